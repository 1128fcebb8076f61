"""Document → Outline: what is furniture, what a heading, what a list; then which are themes.

Nothing here is written for one document: structure is inferred from marks, styles, places and
numbers, and decided for the document as a whole. An edition file may override.
"""

from pipeline.parse.outline import find_outline

__all__ = ["find_outline"]
