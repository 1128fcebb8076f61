"""What an editor says about single lines, and where the outline begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.edition import OutlineOverrides
from pipeline.model.errors import ParseError
from pipeline.model.outline import Role
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.lines.views import LineView


def apply_line_overrides(
    views: Sequence[LineView], overrides: OutlineOverrides
) -> dict[int, Verdict]:
    """Verdicts on lines that the edition file leaves out, by line index.

    Raises:
        ParseError: if a named line is not in the document.
    """
    verdicts: dict[int, Verdict] = {}
    if overrides.pages is not None:
        first, last = overrides.pages
        for view in views:
            number = view.line.page_number
            if number is not None and not first <= number <= last:
                verdicts[view.index] = Verdict(
                    role=Role.CONTEXT, reason=f"outside pages {first}–{last} of the edition file"
                )
    if overrides.starts_at is not None:
        start = _find_line(views, overrides.starts_at, "starts_at")
        for view in views[:start]:
            verdicts[view.index] = Verdict(
                role=Role.CONTEXT, reason="before the start that the edition file sets"
            )
    if overrides.ends_before is not None:
        end = _find_line(views, overrides.ends_before, "ends_before")
        for view in views[end:]:
            verdicts[view.index] = Verdict(
                role=Role.CONTEXT, reason="after the end that the edition file sets"
            )
    for rule in overrides.ignore:
        index = _find_line(views, rule.line, "ignore")
        verdicts[views[index].index] = Verdict(role=Role.CONTEXT, reason=rule.reason)
    return verdicts


#: Roles that an edition file may set for a line.
SETTABLE_ROLES = frozenset(
    {
        Role.THEME,
        Role.OBJECTIVE,
        Role.SUB_OBJECTIVE,
        Role.HEADING,
        Role.CONTEXT,
        Role.INTRO,
        Role.NOTE,
        Role.NAVIGATION,
        Role.FURNITURE,
    }
)


def read_set_roles(views: Sequence[LineView], overrides: OutlineOverrides) -> dict[int, Verdict]:
    """Roles that the edition file sets, by the index of the first line of what has them.

    Raises:
        ParseError: if a line is not in the document, or a role is not one that can be set.
    """
    roles: dict[int, Verdict] = {}
    for rule in overrides.roles:
        if rule.role not in SETTABLE_ROLES:
            known = ", ".join(sorted(SETTABLE_ROLES))
            raise ParseError(
                f'outline.roles: "{rule.role}" is not a role that can be set; expected one of '
                f"{known}."
            )
        position = _find_line(views, rule.line, "roles")
        roles[views[position].index] = Verdict(
            role=Role(rule.role), reason=f"the edition file says so: {rule.reason}"
        )
    return roles


def _find_line(views: Sequence[LineView], wanted: str, key: str) -> int:
    folded = " ".join(wanted.split())
    for position, view in enumerate(views):
        words = view.text
        if view.is_run_in:
            words += f" {views[position + 1].text}"
        if folded in (" ".join(words.split()), " ".join(view.text.split())):
            return position
    raise ParseError(
        f'outline.{key}: no line of the document reads "{folded}"; expected a whole line as '
        "`programme inspect --stage extract` shows it."
    )
