"""Flow → Markdown."""

from __future__ import annotations

import re
import textwrap

from bench.invented.flow import Kind, Piece
from bench.invented.plain_text import join_mark
from bench.invented.spec import Spec

_NATIVE_BULLETS = ("-", "*", "+")
_NATIVE_NUMBER = re.compile(r"\d+[.)]$")
_COMPACT = frozenset({Kind.ITEM, Kind.LINK, Kind.CONTENTS, Kind.NAVIGATION})


def set_markdown(spec: Spec, title: str, pieces: tuple[Piece, ...]) -> bytes:
    """The document as a Markdown file."""
    lines: list[str] = []
    if spec.seed % 4 == 0:
        lines += ["---", f'title: "{title}"', f"lang: {spec.language}", "---", ""]
    previous: Piece | None = None
    for piece in pieces:
        if previous is not None and _has_blank_before(spec, previous, piece):
            lines.append("")
        lines.extend(_set_piece(spec, piece))
        previous = piece
    return spec.line_end.join([*lines, ""]).encode("utf-8")


def _has_blank_before(spec: Spec, previous: Piece, piece: Piece) -> bool:
    if previous.kind is piece.kind and piece.kind in _COMPACT:
        return spec.is_spaced and piece.kind is Kind.ITEM
    # Some writers put the list straight under its lead-in.
    is_list_after_text = piece.kind is Kind.ITEM and previous.kind is Kind.LEAD_IN
    return not (is_list_after_text and spec.seed % 3 == 0)


def _set_piece(spec: Spec, piece: Piece) -> list[str]:
    match piece.kind:
        case Kind.TITLE:
            return _set_title(spec, piece.text)
        case Kind.CHAPTER | Kind.THEME | Kind.HEADING:
            return _set_heading(spec, piece)
        case Kind.SUBHEADING:
            return [f"### {piece.text}" if spec.theme_dress == "atx" else f"*{piece.text}*"]
        case Kind.ITEM:
            return _set_item(spec, piece)
        case Kind.LINK:
            return [f"- [{piece.text}](https://www.example.org/{abs(hash_text(piece.text))})"]
        case Kind.CONTENTS:
            words = join_mark(piece.marker, piece.text)
            return [f"- [{words}](#{_slug(words)})"]
        case Kind.NAVIGATION:
            bullet = "- " if spec.seed % 2 else ""
            return [f"{bullet}[{piece.text}](/{_slug(piece.text)}){'' if bullet else '  '}"]
        case Kind.FOOTNOTE:
            return [f"[^{piece.marker.strip('[.]')}]: {piece.text}"]
        case Kind.RUN_IN:
            head = join_mark(piece.marker, f"**{piece.label}**")
            return _wrap(spec, f"{head} {piece.text}", first="", rest="")
        case Kind.TABLE:
            return _set_table(piece)
        case Kind.PAGE_BREAK:
            return []
        case _:
            return _wrap(spec, _with_notes(piece.text), first="", rest="")


def hash_text(text: str) -> int:
    """A small number for an address that does not change from run to run."""
    return sum(ord(char) * index for index, char in enumerate(text, start=1)) % 9973


def _set_title(spec: Spec, text: str) -> list[str]:
    if spec.theme_dress == "setext":
        return [text, "=" * len(text)]
    if spec.theme_dress == "bold" and spec.seed % 2:
        return [f"**{text}**"]
    return [f"# {text}"]


def _set_heading(spec: Spec, piece: Piece) -> list[str]:
    if spec.theme_mark == "Label 2|" and piece.marker and piece.kind is Kind.THEME:
        label = f"**{piece.marker}**" if spec.theme_dress == "bold" else piece.marker
        return [label, "", *_dress(spec, piece.text, level=2)]
    level = 1 if piece.kind is Kind.CHAPTER else 2
    return _dress(spec, join_mark(piece.marker, piece.text), level=level)


def _dress(spec: Spec, text: str, *, level: int) -> list[str]:
    match spec.theme_dress:
        case "atx":
            return [f"{'#' * level} {text}"]
        case "setext":
            return [text, "-" * len(text)]
        case "bold":
            return [f"**{text}**"]
        case _:
            return [text]


def _set_item(spec: Spec, piece: Piece) -> list[str]:
    mark = piece.marker
    is_under_number = (
        spec.theme_dress == "plain"
        and spec.theme_shape == "heading"
        and _NATIVE_NUMBER.match({"2.": "2.", "2)": "2)", "1. 1.": "1."}.get(spec.theme_mark, ""))
    )
    depth_indent = 3 if _NATIVE_NUMBER.match(mark) or is_under_number else max(2, spec.indent)
    levels = piece.depth - 1 + (1 if is_under_number else 0)
    width = depth_indent * levels
    root = spec.theme_glyph if spec.theme_shape == "bullets" else spec.objective_mark
    if not (is_under_number or root in _NATIVE_BULLETS or _NATIVE_NUMBER.match(root)):
        # Below no list of Markdown's own, four blanks would make a code block.
        width = min(width, 2 + levels - 1 if levels else 0)
    indent = " " * width
    if mark in _NATIVE_BULLETS or _NATIVE_NUMBER.match(mark):
        gap = " "
    else:
        gap = spec.marker_gap if spec.marker_gap != "\t" else " "
    head = f"{indent}{mark}{gap}"
    return _wrap(spec, piece.text, first=head, rest=" " * len(head))


def _wrap(spec: Spec, text: str, *, first: str, rest: str) -> list[str]:
    if not spec.wrap_columns:
        return [first + text]
    return textwrap.wrap(
        text,
        width=spec.wrap_columns,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _with_notes(text: str) -> str:
    return re.sub(r"\[(\d+)\]$", r"[^\1]", text)


def _set_table(piece: Piece) -> list[str]:
    head, *rows = piece.rows
    return [
        f"| {' | '.join(head)} |",
        "|" + " --- |" * len(head),
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _slug(text: str) -> str:
    return "-".join(re.findall(r"\w+", text.casefold()))
