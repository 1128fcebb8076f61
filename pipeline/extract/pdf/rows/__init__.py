"""Letters → fragments: stretches of one row of a page, and what joins them into lines."""
