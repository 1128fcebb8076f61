"""How well two readings of one file agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import median

from pipeline.model.document import Document
from pipeline.model.geometry import BBox


@dataclass(frozen=True)
class Agreement:
    """Shares are of the lines of the reading with more of them."""

    line_share: float
    line_count: int
    median_iou: float
    pages_with_other_letters: tuple[int, ...]


def compare(one: Document, other: Document) -> Agreement:
    same = total = 0
    overlaps: list[float] = []
    differing: list[int] = []
    for page in one.pages:
        lines = [line for line in one.lines if line.page_number == page.number]
        others = [line for line in other.lines if line.page_number == page.number]
        texts = [line.span.cut(one.text) for line in lines]
        other_texts = [line.span.cut(other.text) for line in others]
        if _count(texts) != _count(other_texts):
            differing.append(page.number)
        matcher = SequenceMatcher(None, texts, other_texts, autojunk=False)
        for block in matcher.get_matching_blocks():
            same += block.size
            for index in range(block.size):
                box, other_box = lines[block.a + index].bbox, others[block.b + index].bbox
                assert box is not None
                assert other_box is not None
                overlaps.append(_overlap(box, other_box))
        total += max(len(texts), len(other_texts))
    return Agreement(same / total, total, median(overlaps), tuple(differing))


def _count(texts: list[str]) -> Counter[str]:
    return Counter("".join(texts).replace(" ", ""))


def _overlap(one: BBox, other: BBox) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / (one.width * one.height + other.width * other.height - shared)
