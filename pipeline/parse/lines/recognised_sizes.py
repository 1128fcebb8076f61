"""Type sizes of recognised text: estimated line by line from a picture, and steadied here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.document import Document, Line, PageStatus
from pipeline.model.frozen import replace
from pipeline.model.quantiles import median
from pipeline.parse import thresholds


def steady_sizes(document: Document) -> Sequence[Line]:
    """The lines of a document; those that were recognised, in the few sizes that it has.

    A line without tall letters is estimated smaller than the one above it. Lines that stand as
    those of one paragraph do have one size; near sizes of paragraphs are one as well.
    """
    recognised = {page.number for page in document.pages if page.status is PageStatus.RECOGNISED}
    if not recognised:
        return document.lines
    lines = list(document.lines)
    places = [
        index
        for index, line in enumerate(lines)
        if line.page_number in recognised and line.style.size_pt and line.bbox is not None
    ]
    sizes: dict[int, float] = {}
    counts: Counter[float] = Counter()
    for block in _list_blocks(lines, places):
        size = median(lines[index].style.size_pt or 0.0 for index in block)
        sizes.update(dict.fromkeys(block, size))
        counts[size] += sum(len(lines[index].span) for index in block)
    steady = _group_sizes(counts)
    for index, size in sizes.items():
        line = lines[index]
        lines[index] = replace(line, style=replace(line.style, size_pt=steady[size]))
    return lines


def _list_blocks(lines: Sequence[Line], places: Sequence[int]) -> list[list[int]]:
    """Stretches of lines that may be one paragraph: one edge, one distance, near sizes."""
    blocks: list[list[int]] = []
    for index in places:
        if blocks and blocks[-1][-1] == index - 1 and _may_go_on(lines[index - 1], lines[index]):
            blocks[-1].append(index)
        else:
            blocks.append([index])
    return blocks


def _may_go_on(above: Line, line: Line) -> bool:
    box_above, box = above.bbox, line.bbox
    if box_above is None or box is None or above.region != line.region:
        return False
    smaller, larger = sorted((above.style.size_pt or 1.0, line.style.size_pt or 1.0))
    step = box.bottom - box_above.bottom
    return (
        larger < smaller * thresholds.RECOGNISED_SIZE_SPREAD
        and abs(box.x0 - box_above.x0) < larger
        and 0 < step < thresholds.RECOGNISED_PITCH_EM * larger
    )


def _group_sizes(counts: Mapping[float, int]) -> dict[float, float]:
    """Each size → the one that stands for it: the most used of those near it."""
    if not counts:
        return {}
    spread = thresholds.RECOGNISED_SIZE_SPREAD
    body = min(counts, key=lambda size: (-counts[size], size))
    near = [size for size in counts if body / spread < size < body * spread]
    groups = [[size] for size in sorted(counts) if size not in near]
    while len(groups) > 1:
        # The two groups that are nearest to one another, measured from end to end.
        at = min(range(len(groups) - 1), key=lambda i: groups[i + 1][-1] / groups[i][0])
        if groups[at + 1][-1] >= groups[at][0] * spread:
            break
        groups[at : at + 2] = [groups[at] + groups[at + 1]]
    return dict.fromkeys(near, body) | {
        size: max(group, key=lambda one: (counts[one], one)) for group in groups for size in group
    }
