"""Places in a text, after the W3C Web Annotation selectors."""

from __future__ import annotations

from functools import total_ordering

from pipeline.model.frozen import frozen

#: Longest prefix and suffix of a quote, in code points (our reading of W3C TextQuoteSelector:
#: long enough to find a quote again, short enough to read).
CONTEXT_LENGTH = 32


@total_ordering
@frozen
class CharSpan:
    """A half-open stretch ``[start, end)`` of a canonical text, in Unicode code points.

    Spans are ordered by where they start, then by where they end. The W3C ``TextPositionSelector``.

    Raises:
        ValueError: if ``start`` is negative or ``end`` lies before ``start``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __lt__(self, other: CharSpan) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, text: str) -> str:
        """The characters of ``text`` inside the span."""
        return text[self.start : self.end]

    def contains(self, other: CharSpan) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: CharSpan) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def trim(self, text: str) -> CharSpan:
        """The span without white space at either end (empty at its start if all is white)."""
        start, end = self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return CharSpan(start=start, end=end)


@frozen
class TextQuote:
    """Exact words with what stands before and after: the W3C ``TextQuoteSelector``."""

    exact: str
    prefix: str
    suffix: str


def quote_span(text: str, span: CharSpan) -> TextQuote:
    """The quote of ``span``, with at most ``CONTEXT_LENGTH`` code points on either side."""
    return TextQuote(
        exact=span.cut(text),
        prefix=text[max(0, span.start - CONTEXT_LENGTH) : span.start],
        suffix=text[span.end : span.end + CONTEXT_LENGTH],
    )
