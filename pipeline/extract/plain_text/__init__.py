"""Plain text → Document."""
