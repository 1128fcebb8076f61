"""How the page names and colours what became of a stretch of text."""

from __future__ import annotations

from pipeline.model.frozen import frozen
from pipeline.model.outline import Role
from pipeline.report.page.stretches import UNCLAIMED_ROLE


@frozen
class RoleGroup:
    """Roles that look alike on the page: more than six tints nobody can tell apart.

    Attributes:
        name: its CSS class.
        title: for the legend.
        explanation: what it is, in a sentence.
        roles: those in it.
    """

    name: str
    title: str
    explanation: str
    roles: tuple[str, ...]


ROLE_GROUPS = (
    RoleGroup(
        name="theme",
        title="Theme",
        explanation="A record: the title of a theme.",
        roles=(Role.THEME,),
    ),
    RoleGroup(
        name="objective",
        title="Objective",
        explanation="A record: an objective under a theme.",
        roles=(Role.OBJECTIVE,),
    ),
    RoleGroup(
        name="sub-objective",
        title="Sub-objective",
        explanation="A record: an objective under another.",
        roles=(Role.SUB_OBJECTIVE,),
    ),
    RoleGroup(
        name="words-around",
        title="Words around",
        explanation="No record: text that introduces, explains or concludes.",
        roles=(Role.TITLE, Role.HEADING, Role.INTRO, Role.CONTEXT, Role.NOTE),
    ),
    RoleGroup(
        name="furniture",
        title="Furniture",
        explanation="No record: what a page or site carries around its text.",
        roles=(Role.FURNITURE, Role.CONTENTS, Role.NAVIGATION, Role.HIDDEN),
    ),
    RoleGroup(
        name="unclaimed",
        title="Unaccounted for",
        explanation="Neither a record nor left out for a reason. There should be none.",
        roles=(UNCLAIMED_ROLE,),
    ),
)

_GROUP_NAMES = {role: group.name for group in ROLE_GROUPS for role in group.roles}


def find_group(role: str) -> str:
    """The name of a role's group; a role from elsewhere counts as words around."""
    return _GROUP_NAMES.get(role, "words-around")
