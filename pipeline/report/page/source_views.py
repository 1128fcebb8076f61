"""Sources as the page shows them: pages with places over them, or a text with stretches."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import frozen
from pipeline.model.records import Dataset, SourceRow
from pipeline.report.page.finding_views import FindingView
from pipeline.report.page.roles import ROLE_GROUPS, RoleGroup, find_group
from pipeline.report.page.sheet_views import SheetView, view_sheets
from pipeline.report.page.stretch_views import StretchView, view_stretches
from pipeline.report.page.stretches import Stretch, cut_stretches
from pipeline.report.page.values import PageMaterial

#: Parts that the ribbon of a source is drawn in; more would be thinner than a pixel.
RIBBON_WIDTH = 1000.0


@frozen
class RoleShare:
    """How much of a source is of one group of roles.

    Attributes:
        group: which.
        char_count: characters without white space.
        role_counts: (role, characters) of the roles in it, most first.
    """

    group: RoleGroup
    char_count: int
    role_counts: tuple[tuple[str, int], ...]


@frozen
class RibbonPart:
    """Neighbouring stretches of one group, in ``RIBBON_WIDTH`` units."""

    group: str
    x: float
    width: float


@frozen
class SourceView:
    """A source.

    Attributes:
        row: what the dataset says of it.
        name: short.
        sheets: its pages; empty where the format has none.
        stretches: its text, where the format has no pages; else empty.
        findings: about it as a whole.
        shares: what became of its characters, groups without any left out.
        ribbon: the same in reading order.
    """

    row: SourceRow
    name: str
    sheets: tuple[SheetView, ...]
    stretches: tuple[StretchView, ...]
    findings: tuple[FindingView, ...]
    shares: tuple[RoleShare, ...]
    ribbon: tuple[RibbonPart, ...]

    @property
    def char_count(self) -> int:
        """Characters without white space."""
        return sum(share.char_count for share in self.shares)


def view_sources(
    dataset: Dataset, material: PageMaterial, findings: Sequence[FindingView]
) -> tuple[SourceView, ...]:
    """All sources, in their order."""
    texts = {row.source_id: row.text for row in dataset.texts}
    all_stretches = cut_stretches(dataset)
    return tuple(
        _view_source(
            dataset,
            row,
            texts.get(row.source_id, ""),
            all_stretches.get(row.source_id, ()),
            material,
            [one for one in findings if one.source_id == row.source_id],
        )
        for row in dataset.sources
    )


def _view_source(
    dataset: Dataset,
    row: SourceRow,
    text: str,
    stretches: Sequence[Stretch],
    material: PageMaterial,
    findings: Sequence[FindingView],
) -> SourceView:
    pages = [page for page in dataset.pages if page.source_id == row.source_id]
    starts = [one.char_start for one in findings if one.char_start is not None]
    lengths = [len("".join(stretch.span.cut(text).split())) for stretch in stretches]
    return SourceView(
        row=row,
        name=row.source_id.removeprefix(f"{dataset.edition_id}/"),
        sheets=view_sheets(
            pages,
            text=text,
            stretches=stretches,
            evidence=[one for one in dataset.evidence if one.source_id == row.source_id],
            boxes=material.boxes.get(row.source_id, {}),
            pictures=material.pictures.get(row.source_id, ()),
            findings=findings,
        ),
        stretches=()
        if pages
        else view_stretches(text, [(one, one.span) for one in stretches], starts),
        findings=tuple(
            one
            for one in findings
            if one.record_id is None and one.page_number is None and one.char_start is None
        ),
        shares=_find_shares(stretches, lengths),
        ribbon=_draw_ribbon(stretches, lengths),
    )


def _find_shares(stretches: Sequence[Stretch], lengths: Sequence[int]) -> tuple[RoleShare, ...]:
    counts: dict[str, dict[str, int]] = {group.name: {} for group in ROLE_GROUPS}
    for stretch, length in zip(stretches, lengths, strict=True):
        if stretch.role is not None:
            of_group = counts[find_group(stretch.role)]
            of_group[stretch.role] = of_group.get(stretch.role, 0) + length
    return tuple(
        RoleShare(
            group=group,
            char_count=sum(counts[group.name].values()),
            role_counts=tuple(sorted(counts[group.name].items(), key=lambda one: (-one[1], one))),
        )
        for group in ROLE_GROUPS
        if counts[group.name]
    )


def _draw_ribbon(stretches: Sequence[Stretch], lengths: Sequence[int]) -> tuple[RibbonPart, ...]:
    merged: list[tuple[str, int]] = []
    for stretch, length in zip(stretches, lengths, strict=True):
        if stretch.role is None or length == 0:
            continue
        group = find_group(stretch.role)
        if merged and merged[-1][0] == group:
            merged[-1] = group, merged[-1][1] + length
        else:
            merged.append((group, length))
    total = sum(length for _, length in merged)
    parts = []
    position = 0
    for group, length in merged:
        parts.append(
            RibbonPart(
                group=group,
                x=round(position / total * RIBBON_WIDTH, 1),
                width=round(length / total * RIBBON_WIDTH, 1),
            )
        )
        position += length
    return tuple(parts)
