"""How well a reading explains the document, as a sum of named terms."""
