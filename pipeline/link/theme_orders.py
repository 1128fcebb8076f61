"""Orders of themes that an editor gave: whether they can hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.errors import ConfigurationError
from pipeline.model.statements import SourceStatements


def check_orders(
    sources: Sequence[SourceStatements], orders: Mapping[str, tuple[int, ...]]
) -> None:
    """Checks that each order fits the themes of its source.

    Args:
        sources: of the edition.
        orders: by source id, the ordinals of its themes in its own order.

    Raises:
        ConfigurationError: if one names a source that is not there, has not one ordinal for each
            theme, or has an ordinal twice or below 1.
    """
    theme_counts = {source.source_id: len(source.themes) for source in sources}
    for source_id, order in orders.items():
        if source_id not in theme_counts:
            raise ConfigurationError(
                f"theme_order is given for {source_id}, which is not a source of the edition; "
                f"its sources are {', '.join(theme_counts) or 'none'}",
                source=source_id,
            )
        if len(order) != theme_counts[source_id]:
            raise ConfigurationError(
                f"theme_order of {source_id} has {len(order)} numbers, but the source states "
                f"{theme_counts[source_id]} themes; give one number for each theme, in the "
                "source's own order",
                source=source_id,
            )
        if len(set(order)) < len(order) or min(order, default=1) < 1:
            raise ConfigurationError(
                f"theme_order of {source_id} is {list(order)}; expected numbers of the edition's "
                "themes from 1, none twice",
                source=source_id,
            )


def check_no_gaps(ordinals: Sequence[int], orders: Mapping[str, tuple[int, ...]]) -> None:
    """Checks that some source states every theme up to the last.

    Args:
        ordinals: of the edition's themes, ascending.
        orders: by source id, the ordinals of its themes.

    Raises:
        ConfigurationError: if an ordinal is missing.
    """
    missing = sorted(set(range(1, max(ordinals, default=0) + 1)) - set(ordinals))
    if missing:
        last = ordinals[-1]
        source_id = next(source_id for source_id, order in orders.items() if last in order)
        raise ConfigurationError(
            f"theme_order of {source_id} speaks of theme {last}, but no source states theme "
            f"{missing[0]}; number the edition's themes without gaps",
            source=source_id,
        )
