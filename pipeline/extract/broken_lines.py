"""Lines broken on purpose, in web pages and Markdown: paragraphs, or one that is wrapped."""

from __future__ import annotations

from collections.abc import Iterable

#: Characters of a stretch on average; verses and addresses have fewer.
_STRETCH_CHARS = 35
#: Share of stretches that are whole sentences: half where every other is a title.
_SENTENCE_SHARE = 0.4
#: Lines that are all sentences, and words of the shortest of them.
_FEWEST_SENTENCES = 2
_FEWEST_WORDS = 3


def are_paragraphs(stretches: Iterable[str], *, fewest: int) -> bool:
    """Whether what stands between line breaks is long and mostly whole sentences, or all are.

    Lines wrapped by hand end within their sentences; verses and addresses end in none.

    Args:
        stretches: of one paragraph, in order; blank ones do not count.
        fewest: of them that part paragraphs.
    """
    texts = [text for stretch in stretches if (text := stretch.strip())]
    sentences = sum(text.endswith((".", "!", "?", "…")) for text in texts)
    if len(texts) >= _FEWEST_SENTENCES and sentences == len(texts):
        return min(len(text.split()) for text in texts) >= _FEWEST_WORDS
    return (
        len(texts) >= fewest
        and sum(map(len, texts)) >= _STRETCH_CHARS * len(texts)
        and sentences >= _SENTENCE_SHARE * len(texts)
    )
