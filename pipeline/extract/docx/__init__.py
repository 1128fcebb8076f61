"""Word (.docx) → Document."""
