"""Files that are damaged, made to bring a reader down, or merely enormous, and how they end."""
