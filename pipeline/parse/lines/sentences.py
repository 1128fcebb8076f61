"""What the words at the end of a line say: whether a sentence ends there, or breaks off."""

from __future__ import annotations

from pipeline.parse.lines.views import LineView
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language

#: What closes a sentence, or leads in to something else.
TERMINAL = (".", "!", "?", ";", ":", "…", ".”", ".»", '."', "?”")
#: Signs that no sentence and no title begins with.
GOING_ON = "(%)&/"


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence or a lead-in does."""
    return text.rstrip().endswith(TERMINAL)


def is_open(text: str) -> bool:
    """Whether a line ends in a word, or in what closes brackets or a quotation around one."""
    return text.rstrip()[-1:].isalnum() or text.rstrip().endswith((")", "”", "»", "’", "‘", "“"))


def breaks_off(text: str, language: Language) -> bool:
    """Whether a line ends where no sentence, item or title does: "… together with the"."""
    words = text.split()
    last = fold_case(words[-1]) if words else ""
    return last in language.detection.function_words or text.rstrip().endswith(("(", "/"))


def ends_line_above(above: LineView, view: LineView, language: Language) -> bool:
    """Whether a short line is the last word of the line above: "… until|1 May.", "… are|back."."""
    own, other = view.line.element, above.line.element
    if own is not None and other is not None:
        is_near = (own.kind, own.number) == (other.kind, other.number)
    else:
        is_near = own is other and view.blank_before == 0 and above.line.region == view.line.region
    begins_within = view.text[:1].islower() or view.text[:1].isdigit()
    goes_on = (begins_within and above.text.rstrip()[-1:].islower()) or breaks_off(
        above.text, language
    )
    return is_near and goes_on
