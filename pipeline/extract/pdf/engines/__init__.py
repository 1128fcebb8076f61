"""What PDFium and pdfplumber find on a page, in one form: letters, drawings, links, tags."""
