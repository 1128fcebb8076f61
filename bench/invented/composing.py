"""Spec → flow of pieces and truth: what stands in the document, in which order."""

from __future__ import annotations

from dataclasses import dataclass

from bench.invented.draft import Draft
from bench.invented.flow import Kind, Piece
from bench.invented.marks import print_item_mark, to_letter
from bench.invented.spec import Spec
from bench.invented.surroundings import add_back, add_front
from bench.invented.truth import TrueObjective, TrueTheme, Truth
from bench.invented.truth_drawing import draw_themes

#: Abbreviations that keep the full stop they end in.
_ABBREVIATION_ENDS = ("enz.", "etc.", "usw.", "...")
#: Glyphs of sub-objectives by that of the objectives: they must look different.
_SUB_GLYPHS = {
    "•": ("–", "o", "-"),
    "\uf0b7": ("–", "o", "-"),
    "drawn": ("–", "-"),
    "-": ("•", "–", "*"),
    "–": ("•", "·"),
    "—": ("•", "-"),
    "·": ("–", "-"),
    "• 2.": ("–", "-"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A document before it is set."""

    title: str
    pieces: tuple[Piece, ...]
    truth: Truth


def compose(spec: Spec) -> Composition:
    """Writes the document of a spec."""
    draft = Draft(spec)
    title = draft.wording.write_programme_title()
    is_list_alone = spec.theme_shape in ("single", "none")
    themes = draw_themes(draft, 1 if is_list_alone else draft.rng.randrange(3, 9))
    if is_list_alone:
        # The document's one heading is the theme; without a heading the theme has no title.
        heading = title if spec.theme_shape == "single" else None
        themes = (TrueTheme(title=heading, objectives=themes[0].objectives),)
    add_front(draft, title, themes)
    if spec.theme_shape == "table":
        _add_theme_table(draft, themes)
    else:
        is_previous_first = spec.seed % 3 == 0
        if draft.has("previous-programme") and is_previous_first:
            _add_previous_list(draft)
        if spec.theme_mark == "1.2":
            draft.add(Kind.CHAPTER, draft.wording.write_programme_title(), marker="1")
        for number, theme in enumerate(themes, start=1):
            _add_theme(draft, number, theme)
        if draft.has("previous-programme") and not is_previous_first:
            _add_previous_themes(draft)
    add_back(draft)
    return Composition(title=title, pieces=tuple(draft.pieces), truth=Truth(themes=themes))


def _add_previous_list(draft: Draft) -> None:
    """What the programme before this one wanted, looked back on in a list of its own."""
    draft.add(Kind.HEADING, draft.draw_heading("looking-back"))
    draft.add(Kind.PARAGRAPH, draft.wording.write_prose(is_background=True))
    _add_items(draft, 1, draw_themes(draft, 1)[0].objectives, 1)
    draft.running_number = 0


def _add_previous_themes(draft: Draft) -> None:
    """The themes and objectives of the programme before this one, set like its own."""
    draft.add(Kind.HEADING, draft.draw_heading("previous"))
    draft.running_number = 0
    for number, theme in enumerate(draw_themes(draft, 3), start=1):
        _add_theme(draft, number, theme)


def _add_theme(draft: Draft, number: int, theme: TrueTheme) -> None:
    spec, rng, book = draft.spec, draft.rng, draft.book
    if spec.theme_shape == "run-in":
        label = (theme.title or "") + (" :" if spec.language == "fr" else ":")
        body = _run_on(draft, theme.objectives, with_lead=False)
        draft.add(Kind.RUN_IN, body, label=label, marker=draft.print_theme_mark(number))
        return
    if spec.theme_shape in ("heading", "bullets"):
        end = spec.title_end
        if end == ":" and spec.language == "fr":
            end = " :"
        text = (theme.title or "") + end
        if draft.has("item-range") and theme.objectives:
            first = draft.running_number + 1
            text = f"{theme.title} " + rng.choice(book.item_range).format(
                first=first, last=first + len(theme.objectives) - 1
            )
        kind = Kind.THEME if spec.theme_shape == "heading" else Kind.ITEM
        draft.add(kind, text, marker=draft.print_theme_mark(number))
    if not theme.objectives:
        if spec.theme_mark == "" or rng.random() < 0.5:
            draft.add(Kind.PARAGRAPH, draft.wording.write_prose())
        return
    if draft.has("theme-intro") and rng.random() < 0.8:
        draft.add(Kind.PARAGRAPH, _with_note(draft, draft.wording.write_prose()))
    if draft.has("quotes") and draft.quotes and rng.random() < 0.4:
        draft.add(Kind.QUOTE, draft.quotes.pop())
    if draft.has("subheading"):
        draft.add(Kind.SUBHEADING, book.subheadings[spec.seed % len(book.subheadings)])
    if draft.has("lead-in") and spec.objective_shape != "run-on":
        draft.add(Kind.LEAD_IN, rng.choice(book.lead_ins))
    _add_objectives(draft, number, theme)


def _with_note(draft: Draft, text: str) -> str:
    if not draft.has("footnotes") or draft.rng.random() < 0.5:
        return text
    draft.footnote_number += 1
    return f"{text}[{draft.footnote_number}]"


def _add_objectives(draft: Draft, number: int, theme: TrueTheme) -> None:
    spec = draft.spec
    shape = spec.objective_shape
    depth = 2 if spec.theme_shape == "bullets" else 1
    if shape != "items":
        draft.running_number += len(theme.objectives)
    if shape == "paragraphs":
        for objective in theme.objectives:
            draft.add(Kind.PARAGRAPH, objective.text + ".")
    elif shape == "lines":
        for index, objective in enumerate(theme.objectives):
            is_last = index == len(theme.objectives) - 1
            draft.add(Kind.LINE, _close(draft, objective.text, is_last=is_last))
    elif shape == "run-on":
        draft.add(Kind.PARAGRAPH, _run_on(draft, theme.objectives, with_lead=True))
    elif shape == "table":
        head = (draft.book.column_heads[0], draft.book.column_heads[2])
        rows = tuple(
            (f"{number}.{row}", objective.text)
            for row, objective in enumerate(theme.objectives, start=1)
        )
        draft.add(Kind.TABLE, rows=(head, *rows))
    else:
        if draft.has("lead-in-item"):
            draft.add(
                Kind.ITEM,
                draft.rng.choice(draft.book.lead_ins),
                marker=_item_mark(draft, number, 1, draft.running_number + 1),
                depth=depth,
            )
        _add_items(draft, number, theme.objectives, depth)


def _add_items(
    draft: Draft, theme_number: int, objectives: tuple[TrueObjective, ...], depth: int
) -> None:
    spec = draft.spec
    shift = 1 if draft.has("lead-in-item") else 0
    for index, objective in enumerate(objectives):
        draft.running_number += 1
        is_last = index == len(objectives) - 1
        draft.add(
            Kind.ITEM,
            _close(
                draft,
                objective.text,
                is_last=is_last,
                has_children=bool(objective.children),
                is_last_but_one=index == len(objectives) - 2 and not objective.children,
            ),
            marker=_item_mark(draft, theme_number, index + 1 + shift, draft.running_number + shift),
            depth=depth,
        )
        for child_index, child in enumerate(objective.children, start=1):
            mark = {
                "letter": f"{to_letter(child_index)})",
                "number": f"{child_index}.",
            }.get(spec.sub_mark, _sub_glyph(draft))
            draft.add(
                Kind.ITEM,
                _close(draft, child.text, is_last=child_index == len(objective.children)),
                marker=mark,
                depth=depth + 1,
            )
            for grandchild in child.children:
                draft.add(Kind.ITEM, grandchild.text, marker="◦", depth=depth + 2)
    draft.running_number += shift


def _sub_glyph(draft: Draft) -> str:
    choices = _SUB_GLYPHS.get(draft.spec.objective_mark, ("–", "–", "•"))
    return choices[draft.spec.seed % len(choices)]


def _item_mark(draft: Draft, theme_number: int, number: int, running_number: int) -> str:
    return print_item_mark(
        draft.spec.objective_mark,
        number,
        theme_number=theme_number,
        running_number=running_number,
        label=draft.item_label,
        language=draft.spec.language,
    )


def _close(
    draft: Draft,
    text: str,
    *,
    is_last: bool,
    has_children: bool = False,
    is_last_but_one: bool = False,
) -> str:
    end = draft.spec.item_end
    if draft.spec.objective_form == "long":
        end = "."
    if end[:1] in (";", ","):
        joins = end.endswith("&") and is_last_but_one
        end = "." if is_last and not has_children else end[0]
        if end == ";" and draft.spec.language == "fr":
            end = " ;"
        if joins:
            end += f" {draft.book.conjunction}"
    if end == "." and text.endswith(_ABBREVIATION_ENDS):
        return text
    return text + end


def _run_on(draft: Draft, objectives: tuple[TrueObjective, ...], *, with_lead: bool) -> str:
    spec = draft.spec
    lead = draft.rng.choice(draft.book.lead_ins[:-1]) + " " if with_lead else ""
    semicolon = " ; " if spec.language == "fr" else "; "
    texts = [objective.text for objective in objectives]
    if spec.objective_mark == "; ":
        body = semicolon.join(texts)
    elif spec.objective_mark == ", ":
        body = f"{', '.join(texts[:-1])} {draft.book.conjunction} {texts[-1]}"
    elif spec.objective_mark == "a) ":
        body = ", ".join(f"{to_letter(n)}) {text}" for n, text in enumerate(texts, start=1))
    elif spec.objective_mark == "(1) ":
        body = semicolon.join(f"({n}) {text}" for n, text in enumerate(texts, start=1))
    else:
        body = " ".join(f"{spec.objective_mark}{text}" for text in texts)
    return f"{lead}{body}."


def _add_theme_table(draft: Draft, themes: tuple[TrueTheme, ...]) -> None:
    _, theme_head, objective_head, lead_head = draft.book.column_heads
    with_leads = draft.rng.random() < 0.3
    rows: list[tuple[str, ...]] = [
        (theme_head, objective_head, *((lead_head,) if with_leads else ()))
    ]
    for theme in themes:
        for index, objective in enumerate(theme.objectives):
            cells = (theme.title or "" if index == 0 else "", objective.text)
            lead = (draft.rng.choice(draft.book.leads),) if with_leads else ()
            rows.append((*cells, *lead))
    draft.add(Kind.TABLE, rows=tuple(rows))
