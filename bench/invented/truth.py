"""What a document says: the answer that a reader of it should find."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueObjective:
    """An objective: its words without marker and closing list punctuation; what stands under it."""

    text: str
    children: tuple[TrueObjective, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueTheme:
    """A theme: its title without marker (None when no heading stands over it) and objectives."""

    title: str | None
    objectives: tuple[TrueObjective, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The themes of a document, in order."""

    themes: tuple[TrueTheme, ...]

    def to_json(self) -> str:
        """The same as JSON: ``{"themes": [{"title", "objectives": [{"text", "children"}]}]}``."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def read_truth(json_text: str) -> Truth:
    """The inverse of ``Truth.to_json``; plain strings as objectives have no children."""
    return Truth(
        themes=tuple(
            TrueTheme(
                title=theme["title"],
                objectives=tuple(_read_objective(entry) for entry in theme["objectives"]),
            )
            for theme in json.loads(json_text)["themes"]
        )
    )


def _read_objective(entry: object) -> TrueObjective:
    if isinstance(entry, str):
        return TrueObjective(text=entry)
    assert isinstance(entry, dict)
    return TrueObjective(
        text=entry["text"],
        children=tuple(_read_objective(child) for child in entry.get("children", ())),
    )
