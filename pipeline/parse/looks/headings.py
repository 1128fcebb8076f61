"""Whether a unit may head what follows: by its style, or alone on a line without one."""

from __future__ import annotations

import re

from pipeline.parse import thresholds
from pipeline.parse.looks.wording import has_finite_verb
from pipeline.parse.markers.markers import Marker
from pipeline.parse.units.units import Unit
from pipeline.text.languages import Language
from pipeline.text.numbers import find_declarations

#: Prominence of one step each. A step in size outranks capitals, capitals outrank bold, and a
#: plain line that merely stands alone outranks nothing but body text. Chosen on the brochures
#: (sizes), Dutch typescripts (capitals over plain lines) and Markdown (levels).
_PER_SIZE_RATIO = 10.0
CAPITALS = 1.2
BOLD = 0.8
_UNDERLINED = 1.0
_COLOURED = 0.5
ALONE = 0.3
ALONE_CLOSED = 0.2
COUNTED_ALONE = 0.36
_PER_ELEMENT_LEVEL = 1.0
_ELEMENT_BASE = 12.0
#: Levels of headings that formats have.
_ELEMENT_LEVELS = 6
_PER_DECIMAL_LEVEL = 0.25


def measure_level(level: int) -> float:
    """How much a heading stands out that the file itself marks as one, by its level from 1."""
    return _ELEMENT_BASE + _ELEMENT_LEVELS * _PER_ELEMENT_LEVEL - level * _PER_ELEMENT_LEVEL


def measure_decimal_depth(marker: Marker | None) -> float:
    """How much less prominent a heading is for standing deeper by its number: "1.2" under "1"."""
    if marker is None or len(marker.values) < 2:
        return 0.0
    return _PER_DECIMAL_LEVEL * (len(marker.values) - 1)


def measure_style(unit: Unit, *, has_geometry: bool) -> tuple[float, str]:
    """How much a unit's style stands out from the body, and its name."""
    prominence = 0.0
    words: list[str] = []
    if has_geometry and unit.size_ratio >= thresholds.SAME_SIZE_RATIO:
        prominence += _PER_SIZE_RATIO * (round(unit.size_ratio * 20) / 20 - 1)
        words.append(f"{round(unit.size_ratio * 20) * 5} % of body size")
    if unit.is_capitals:
        prominence += CAPITALS
        words.append("capitals")
    if unit.is_bold:
        prominence += BOLD
        words.append("bold")
    if unit.is_coloured:
        prominence += _COLOURED
        words.append("coloured")
    if unit.lines[-1].is_underlined:
        prominence += _UNDERLINED
        words.append("underlined")
    return prominence, ", ".join(words)


def may_head(unit: Unit, *, is_style_closed: bool = False) -> bool:
    """Whether the words are few enough for a heading, and no sentence.

    Args:
        unit: the words.
        is_style_closed: whether titles in the unit's style end in full stops.
    """
    text = unit.text.rstrip()
    if not any(char.isalpha() for char in text):
        return False
    if unit.word_count > thresholds.HEADING_MAX_WORDS:
        return False
    is_sentence = (
        not unit.is_capitals and text.endswith((".", ";", ",")) and not text.endswith("...")
    )
    if is_style_closed and text.endswith(".") and not _SENTENCE_WITHIN.search(text):
        return True
    stands_out = unit.size_ratio >= thresholds.DISPLAY_SIZE_RATIO or unit.lines[-1].is_underlined
    return not (is_sentence and unit.word_count > 12 and not stands_out)


#: A sentence that ends within quotation marks.
_SPEECH_ENDS = (*(f"{end}{mark}" for end in ".!?" for mark in "\"”“»’'"), ". »", ".\u00a0»")
#: Lines of a title without a style, in a narrow column.
_MOST_PLAIN_LINES = 4


def is_plain_heading(
    unit: Unit, below: Unit | None, language: Language, *, is_element: bool
) -> bool:
    """A short line that stands alone above something longer, in text without styles."""
    text = unit.text.strip()
    if is_element or not text or below is None or len(unit.lines) > _MOST_PLAIN_LINES:
        return False
    if unit.is_linked:
        return False  # it leads elsewhere
    is_set_apart = (
        below.marker is not None and unit.space_above and not _SENTENCE_WITHIN.search(text)
    )
    is_short = unit.word_count <= thresholds.PLAIN_HEADING_MAX_WORDS and len(unit.lines) < 3
    if not is_short and not (
        is_set_apart
        and unit.word_count <= thresholds.LONG_PLAIN_HEADING_MAX_WORDS
        and not has_finite_verb(text, language)
        and not find_declarations(text, language=language.tag)
    ):
        return False
    if text.endswith(_SPEECH_ENDS):
        return False  # what somebody said
    if text.endswith((".", ",", ";", ":", "…")) and not (
        # "Onderwijs." alone on its line is a heading all the same; a sentence is none.
        text.endswith(".")
        and unit.space_above
        and (below.marker is not None or not has_finite_verb(text, language))
        and not _SENTENCE_WITHIN.search(text)
        and not find_declarations(text, language=language.tag)
    ):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "'\"“«„‘"):
        return False
    is_longer = below.word_count > max(2 * unit.word_count, thresholds.PLAIN_HEADING_MAX_WORDS / 2)
    if not unit.space_above:
        return below.marker is not None or is_longer
    is_lead_in = below.text.rstrip().endswith(":")
    return below.space_above or below.marker is not None or is_longer or is_lead_in


#: A sentence ends and another begins.
_SENTENCE_WITHIN = re.compile(r"[a-zß-öø-ÿ)][.!?]\s+[^\W\d_a-zß-öø-ÿ]")
