"""Tables of pages: with lines, with some, with none; and their rows over pages."""
