"""Lines with their measures, and what single lines are: ends of sentences, notes, page edges."""
