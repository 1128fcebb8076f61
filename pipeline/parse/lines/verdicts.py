"""What is said of a single line, and how two lines are told to say the same."""

from __future__ import annotations

from pipeline.model.frozen import frozen
from pipeline.model.outline import Role


@frozen
class Verdict:
    """A role for a line, with its reason."""

    role: Role
    reason: str


#: What a walk and what trims it both say.
BEFORE_OBJECTIVES = Verdict(role=Role.INTRO, reason="text between a theme and its first objective")


def letters_key(text: str) -> str:
    """The letters of a text, folded: equal for a title in the contents and on its page."""
    return "".join(filter(str.isalpha, text.casefold()))
