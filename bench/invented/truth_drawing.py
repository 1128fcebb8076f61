"""What the document will say: themes and objectives, before anything is printed."""

from __future__ import annotations

from bench.invented.draft import Draft
from bench.invented.truth import TrueObjective, TrueTheme

#: Most objectives in one document.
_MOST_OBJECTIVES = 60
#: Chances that an objective has others below it, and those again.
_HAS_CHILDREN = 0.45
_HAS_THIRD = 0.3
#: First words of German phrases that are no nouns.
_GERMAN_SMALL_WORDS = frozenset(
    [
        "Die",
        "Der",
        "Das",
        "Den",
        "Ein",
        "Eine",
        "Wir",
        "Jede",
        "Gezielt",
        "Mehr",
        "Schrittweise",
        "Dauerhafte",
    ]
)


def draw_themes(draft: Draft, count: int) -> tuple[TrueTheme, ...]:
    """So many themes with objectives, in the shapes that the spec asks for."""
    spec, rng = draft.spec, draft.rng
    empty = rng.randrange(count) if "empty-theme" in spec.spoilers and count > 3 else -1
    themes = []
    left = _MOST_OBJECTIVES
    is_list_alone = spec.theme_shape in ("single", "none")
    for index in range(count):
        title = draft.wording.write_title()
        if spec.theme_dress == "capitals" and spec.theme_shape == "heading":
            title = title.upper()
        # Two parts joined by "and" are no list yet.
        least = 3 if spec.objective_mark == ", " else 2
        most = 4 if spec.objective_shape == "paragraphs" else 8
        size = min(left, rng.randrange(4, 13) if is_list_alone else rng.randrange(least, most))
        left -= size
        objectives = () if index == empty else tuple(_draw_objective(draft) for _ in range(size))
        themes.append(TrueTheme(title=title, objectives=objectives))
    return tuple(themes)


def _draw_objective(draft: Draft) -> TrueObjective:
    spec, rng = draft.spec, draft.rng
    if spec.objective_shape == "paragraphs":
        return TrueObjective(text=draft.wording.write_paragraph().removesuffix("."))
    text = draft.wording.write_objective(is_part=spec.objective_shape == "run-on")
    if spec.objective_shape == "run-on":
        text = _lower_first(text, is_german=spec.language == "de")
    children: tuple[TrueObjective, ...] = ()
    if spec.sub_mark and rng.random() < _HAS_CHILDREN:
        children = tuple(
            _draw_child(draft, has_children=spec.has_third_level and rng.random() < _HAS_THIRD)
            for _ in range(rng.randrange(2, 4))
        )
    return TrueObjective(text=text, children=children)


def _draw_child(draft: Draft, *, has_children: bool) -> TrueObjective:
    children: tuple[TrueObjective, ...] = ()
    if has_children:
        children = tuple(_draw_child(draft, has_children=False) for _ in range(2))
    return TrueObjective(text=draft.wording.write_objective(is_child=True), children=children)


def _lower_first(text: str, *, is_german: bool) -> str:
    """Lower case for a sentence's part, but not for an acronym or a German noun."""
    if text[1:2].isupper() or (is_german and text.split()[0] not in _GERMAN_SMALL_WORDS):
        return text
    return text[:1].lower() + text[1:]
