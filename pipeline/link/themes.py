"""Which themes of the sources are one theme of the edition.

The first source's themes are the first themes of the edition. Each next source is matched, one to
one, to the themes of the edition so far, by three rules, each for what the one before left over:

1. equal titles (case and white space aside) are one theme;
2. content: of the pairs whose objectives, or whose titles, are alike enough, those whose
   likeness has the greatest sum;
3. order, only where words cannot tell because no source before is in the same language, and only
   when the source has as many themes as the edition: translations keep the order.

What no rule matches is a theme of its own and comes after the others. A later source never
changes how earlier ones were matched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.link.assignment import assign_pairs
from pipeline.link.likeness import Likenesses, compare_with_groups
from pipeline.link.theme_orders import check_no_gaps, check_orders
from pipeline.link.thresholds import ORDER_WEIGHT, SCORE_DECIMALS
from pipeline.model.frozen import frozen
from pipeline.model.links import LinkMethod, ThemeMatch
from pipeline.model.statements import SourceStatements, StatedTheme


@frozen
class _Link:
    """A statement in its theme of the edition, and why it is there."""

    theme: StatedTheme
    score: float = 1.0
    method: LinkMethod = LinkMethod.SINGLE


@dataclass(slots=True, kw_only=True)
class _EditionThemes:
    """The themes of the edition so far: links by ordinal, in the order of the sources."""

    links: dict[int, list[_Link]] = field(default_factory=dict)

    def ordinals(self) -> list[int]:
        return sorted(self.links)

    def statements(self, ordinal: int) -> list[StatedTheme]:
        return [link.theme for link in self.links[ordinal]]

    def add(self, ordinal: int, link: _Link) -> None:
        self.links.setdefault(ordinal, []).append(link)

    def lowest_free_ordinal(self) -> int:
        ordinal = 1
        while ordinal in self.links:
            ordinal += 1
        return ordinal


def match_themes(
    sources: Sequence[SourceStatements],
    *,
    theme_orders: Mapping[str, tuple[int, ...]] | None = None,
) -> tuple[ThemeMatch, ...]:
    """The themes of an edition, each with the statements of it.

    Args:
        sources: in the order of the edition file.
        theme_orders: by source id, what an editor says instead: the ordinals of the edition's
            themes, one for each of the source's themes in its own order.

    Returns:
        One match a theme, by ordinal from 1 without gaps; every statement is in exactly one.

    Raises:
        ConfigurationError: if ``theme_orders`` names a source that is not there, has not one
            ordinal for each theme, has an ordinal twice or below 1, or leaves a theme that no
            source states.
    """
    orders = theme_orders or {}
    check_orders(sources, orders)
    edition = _EditionThemes()
    languages: set[str] = set()
    for source in sources:
        order = orders.get(source.source_id)
        if order is not None:
            _place_by_editor(edition, source.themes, order)
        else:
            is_translation = _primary_language(source.language) not in languages
            _place_by_evidence(edition, source.themes, is_translation=is_translation)
        if source.themes:
            languages.add(_primary_language(source.language))
    check_no_gaps(edition.ordinals(), orders)
    return tuple(_match(ordinal, edition.links[ordinal]) for ordinal in edition.ordinals())


def _match(ordinal: int, links: Sequence[_Link]) -> ThemeMatch:
    weakest = min(links[1:], key=lambda link: link.score, default=links[0])
    return ThemeMatch(
        ordinal=ordinal,
        statement_ids=tuple(link.theme.statement_id for link in links),
        score=round(weakest.score, SCORE_DECIMALS),
        method=weakest.method,
    )


def _place_by_editor(
    edition: _EditionThemes, themes: Sequence[StatedTheme], order: Sequence[int]
) -> None:
    for theme, ordinal in zip(themes, order, strict=True):
        edition.add(ordinal, _Link(theme=theme, method=LinkMethod.EDITION_FILE))


def _place_by_evidence(
    edition: _EditionThemes, themes: Sequence[StatedTheme], *, is_translation: bool
) -> None:
    ordinals = edition.ordinals()
    groups = [edition.statements(ordinal) for ordinal in ordinals]
    likenesses = compare_with_groups(themes, groups)
    pairs: dict[int, tuple[int, LinkMethod]] = {}
    for method, strengths in (
        (LinkMethod.TITLE, _title_strengths(themes, groups, likenesses)),
        (LinkMethod.CONTENT, _content_strengths(likenesses)),
    ):
        taken = {column for column, _ in pairs.values()}
        free = [
            [
                0.0 if row in pairs or column in taken else strength
                for column, strength in enumerate(row_strengths)
            ]
            for row, row_strengths in enumerate(strengths)
        ]
        pairs.update((row, (column, method)) for row, column in assign_pairs(free))
    if is_translation and len(themes) == len(groups):
        taken = {column for column, _ in pairs.values()}
        rows = [row for row in range(len(themes)) if row not in pairs]
        columns = [column for column in range(len(groups)) if column not in taken]
        pairs.update(
            (row, (column, LinkMethod.ORDER)) for row, column in zip(rows, columns, strict=True)
        )
    for row, theme in enumerate(themes):
        if row in pairs:
            column, method = pairs[row]
            score = 1.0 if method is LinkMethod.TITLE else likenesses[row][column].strength
            link = _Link(theme=theme, score=min(1.0, score), method=method)
            edition.add(ordinals[column], link)
        else:
            edition.add(edition.lowest_free_ordinal(), _Link(theme=theme))


def _title_strengths(
    themes: Sequence[StatedTheme],
    groups: Sequence[Sequence[StatedTheme]],
    likenesses: Likenesses,
) -> list[list[float]]:
    """What speaks for each pair with equal titles: content only chooses among these."""
    return [
        [
            1 + likenesses[row][column].content + nearness
            if _have_equal_titles(themes[row], groups[column])
            else 0.0
            for column, nearness in enumerate(row_nearness)
        ]
        for row, row_nearness in enumerate(_nearness(likenesses))
    ]


def _content_strengths(likenesses: Likenesses) -> list[list[float]]:
    """What speaks for each pair that is alike enough."""
    return [
        [
            likeness.strength + nearness if likeness.is_evidence else 0.0
            for likeness, nearness in zip(*pair_of_rows, strict=True)
        ]
        for pair_of_rows in zip(likenesses, _nearness(likenesses), strict=True)
    ]


def _nearness(likenesses: Likenesses) -> list[list[float]]:
    """How near each theme's place in its source is to each theme's place in the edition."""
    return [
        [
            ORDER_WEIGHT
            * (1 - abs((row + 1) / (len(likenesses) + 1) - (column + 1) / (len(columns) + 1)))
            for column in range(len(columns))
        ]
        for row, columns in enumerate(likenesses)
    ]


def _have_equal_titles(theme: StatedTheme, others: Iterable[StatedTheme]) -> bool:
    title = _fold(theme.text)
    return bool(title) and any(title == _fold(other.text) for other in others)


def _fold(title: str | None) -> str:
    return " ".join((title or "").casefold().split())


def _primary_language(tag: str) -> str:
    """The language of a BCP 47 tag without region or script (``nl`` of ``nl-BE``)."""
    return tag.split("-")[0].casefold()
