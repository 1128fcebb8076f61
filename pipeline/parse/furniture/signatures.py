"""Who signed: "(s) J. Peeters", with the offices over the names, at the end of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.model.outline import Role
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.lines.views import LineView
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language

#: "J. Peeters", "Marie-Claire van den Broeck": nothing but names and what joins them.
_NAMES = re.compile(r"(?:[A-ZÀ-Ý][\w.'’-]*|\b(?:van|von|den|der|de|du|la|le|ten|ter|zu)\b|\s|,)+")
#: "Le Secrétaire," over a name, "Par le Collège :" over that.
_OFFICE_MAX_WORDS = 6
_OFFICE_ENDS = (",", ":")
_MOST_OFFICES = 3


def find_signatures(views: Sequence[LineView], language: Language) -> dict[int, Verdict]:
    """Verdicts on lines that open with a sign for "signed" and hold names, and the offices above.

    Args:
        views: the lines, in reading order.
        language: the document's.
    """
    verdict = Verdict(role=Role.FURNITURE, reason="who signed")
    verdicts: dict[int, Verdict] = {}
    for position, view in enumerate(views):
        if not _is_signature(view.text, language):
            continue
        nearest_first = reversed(views[max(0, position - _MOST_OFFICES) : position])
        offices = takewhile(lambda above: _names_office(above.text), nearest_first)
        verdicts.update((line.index, verdict) for line in (view, *offices))
    return verdicts


def _is_signature(text: str, language: Language) -> bool:
    words = text.split(maxsplit=1)
    return (
        len(words) > 1
        and fold_case(words[0]) in language.furniture.signature_marks
        and _NAMES.fullmatch(words[1].strip()) is not None
    )


def _names_office(text: str) -> bool:
    stripped = text.rstrip()
    return stripped.endswith(_OFFICE_ENDS) and len(stripped.split()) <= _OFFICE_MAX_WORDS
