"""Drop caps: a paragraph's first letter, so large that its first lines run around it.

On the page it stands on the baseline of the second or third of these lines; it belongs to the
first. The lines beside it begin where the paragraph does, and not where the letter makes room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.rows.lines import add_blank
from pipeline.model.frozen import frozen

#: What may stand before the letter in its type, or between it and the rest of its word.
_SIGNS = frozenset("\"'“”„«‚‘’")


@frozen
class DropCap:
    """A large first letter.

    Attributes:
        cap: the letter.
        first: the run that its line goes on with.
        beside: first runs of the lines beside it, that line's included.
    """

    cap: Fragment
    first: Fragment
    beside: tuple[Fragment, ...]


def find_drop_caps(runs: Sequence[Fragment], ink: Ink) -> list[DropCap]:
    """The drop caps of a page.

    Args:
        runs: of letters in one style.
        ink: of the glyphs they are made of.
    """
    caps = [run for run in runs if run.letter_count <= limit.MAX_DROP_CAP_LETTERS]
    caps = [run for run in caps if _is_capital(ink.cut(run.pieces[0]))]
    if not caps:
        return []
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[run.size] += run.letter_count
    least = limit.MIN_DROP_CAP_RATIO * sizes.most_common(1)[0][0]
    found = [_find_lines(cap, runs, ink) for cap in caps if cap.size >= least]
    return [one for one in found if one is not None]


def give_to_lines(caps: Sequence[DropCap], fragments: Sequence[Fragment], ink: Ink) -> None:
    """Put each letter before the line that it begins, and move the lines beside it to its edge.

    Args:
        caps: of the page.
        fragments: of its other runs.
        ink: of the glyphs they are made of.
    """
    by_first_run = {fragment.pieces[0]: fragment for fragment in fragments}
    for one in caps:
        for run in one.beside:
            fragment = by_first_run.get(run.pieces[0])
            if fragment is not None:
                fragment.x0 = one.cap.x0
        first = by_first_run[one.first.pieces[0]]
        first.blanks.insert(0, add_blank(ink, one.cap.pieces[0], first.pieces[0]))
        first.pieces.insert(0, one.cap.pieces[0])
        first.letter_count += one.cap.letter_count


def _is_capital(text: str) -> bool:
    letters = [character for character in text if character not in _SIGNS]
    return len(letters) == 1 and letters[0].isupper()


def _find_lines(cap: Fragment, runs: Sequence[Fragment], ink: Ink) -> DropCap | None:
    """What runs around a letter: lines of one type, from one edge close to it, within a sentence.

    A letter that numbers a heading has a title beside it, which begins with a capital.
    """
    beside = [
        run
        for run in runs
        if run is not cap
        and cap.x1 - run.size / 2 <= run.x0 <= cap.x1 + limit.MAX_DROP_CAP_GAP_EM * run.size
        and cap.size >= limit.MIN_DROP_CAP_RATIO * run.size
        and cap.top - run.size / 2 <= run.top
        and run.baseline <= cap.baseline + limit.MAX_DROP_CAP_STEP_EM * run.size
    ]
    beside.sort(key=lambda run: (run.baseline, run.x0))
    if len(beside) < limit.MIN_DROP_CAP_LINES:
        return None
    first, last = beside[0], beside[-1]
    stands_on_last = abs(cap.baseline - last.baseline) <= limit.MAX_DROP_CAP_STEP_EM * last.size
    if not stands_on_last or not _goes_on(ink.cut(first.pieces[0])):
        return None
    return DropCap(cap=cap, first=first, beside=tuple(beside))


def _goes_on(text: str) -> bool:
    """Whether a line begins within a word or a sentence; a first word may be all in capitals."""
    return text[:1].islower() or text[:1] in _SIGNS or (text[:2].isupper() and not text.isupper())
