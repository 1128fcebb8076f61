"""What belongs to the page, the site or the letter, and not to the programme's text."""
