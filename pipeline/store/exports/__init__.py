"""A published dataset in other forms: CSV, JSON Lines, XLSX, W3C Web Annotations.

``exporting`` chooses; one module a form turns rows into bytes, the same each time; ``writing``
puts files on disk.
"""
