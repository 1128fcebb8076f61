"""Lines → units: an item with its continuation lines, a heading of three lines, a paragraph."""
