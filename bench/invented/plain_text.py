"""Flow → plain text."""

from __future__ import annotations

import random
import textwrap

from bench.invented.flow import Kind, Piece
from bench.invented.phrases import PHRASEBOOKS
from bench.invented.spec import Spec

#: Lines on a page of text with form feeds.
_LINES_A_PAGE = 48
_NBSP = "\N{NO-BREAK SPACE}"
#: Share of blanks inside pieces that become no-break spaces, where the document has any.
_NBSP_SHARE = 0.04
#: Pieces that follow one another without a blank line when items are not spaced.
_COMPACT = frozenset({Kind.ITEM, Kind.LINK, Kind.CONTENTS, Kind.NAVIGATION, Kind.LINE})


def set_plain_text(spec: Spec, title: str, pieces: tuple[Piece, ...]) -> bytes:
    """The document as a text file."""
    rng = random.Random(f"setting {spec.seed}")
    leader = rng.choice((" ..... ", "\t", "   ", " . . . . . . ", " "))
    lines: list[str] = []
    previous: Piece | None = None
    for piece in pieces:
        if previous is not None and _has_blank_before(spec, previous, piece):
            lines.append("")
        lines.extend(_set_piece(spec, piece, leader=leader))
        previous = piece
    if spec.has_no_break_spaces:
        lines = [_stiffen(line, rng) for line in lines]
    if spec.has_form_feeds:
        lines = _break_pages(spec, title, lines)
    return spec.line_end.join([*lines, ""]).encode("utf-8")


def _has_blank_before(spec: Spec, previous: Piece, piece: Piece) -> bool:
    if spec.is_tight:
        return piece.kind is Kind.HEADING
    if previous.kind is piece.kind and piece.kind in _COMPACT:
        return spec.is_spaced and piece.kind in (Kind.ITEM, Kind.LINE)
    if piece.kind is Kind.ITEM and previous.kind in (Kind.LEAD_IN, Kind.THEME, Kind.SUBHEADING):
        return spec.is_spaced or spec.seed % 3 == 0
    if previous.kind is Kind.HEADING and piece.kind in (Kind.CONTENTS, Kind.LINK):
        return spec.seed % 2 == 0
    return not (previous.kind is piece.kind is Kind.TITLE)


def _set_piece(spec: Spec, piece: Piece, *, leader: str) -> list[str]:
    match piece.kind:
        case Kind.THEME | Kind.HEADING | Kind.CHAPTER | Kind.SUBHEADING:
            return _set_heading(spec, piece)
        case Kind.ITEM:
            return _set_item(spec, piece, " " * spec.indent * piece.depth)
        case Kind.LINK:
            return [f"{' ' * spec.indent}{piece.marker} {piece.text}"]
        case Kind.CONTENTS:
            return [f"{join_mark(piece.marker, piece.text)}{leader}{piece.page}"]
        case Kind.FOOTNOTE:
            return [f"{piece.marker} {piece.text}"]
        case Kind.RUN_IN:
            return _wrap(spec, join_mark(piece.marker, f"{piece.label} {piece.text}"))
        case Kind.PAGE_BREAK:
            return []
        case Kind.PARAGRAPH:
            return _wrap(spec, piece.text)
        case _:
            return [piece.text]


def join_mark(mark: str, text: str) -> str:
    """Mark and text on one line."""
    return f"{mark} {text}" if mark else text


def _set_heading(spec: Spec, piece: Piece) -> list[str]:
    if piece.kind is Kind.SUBHEADING:
        return [piece.text]
    if spec.theme_mark == "Label 2|" and piece.marker and piece.kind is Kind.THEME:
        lines = [piece.marker, *_wrap(spec, piece.text)]
    else:
        lines = _wrap(spec, join_mark(piece.marker, piece.text))
    if spec.theme_dress == "capitals" and piece.marker:
        lines = [line.upper() for line in lines]
    if spec.theme_dress == "underlined":
        lines.append("-=~"[spec.seed % 3] * max(len(line) for line in lines))
    return lines


def _set_item(spec: Spec, piece: Piece, indent: str) -> list[str]:
    if spec.is_marker_alone:
        return [indent + piece.marker, *_wrap(spec, piece.text, first=indent, rest=indent)]
    head = indent + piece.marker + spec.marker_gap
    rest = " " * len(head) if spec.has_hanging_indent else ""
    return _wrap(spec, piece.text, first=head, rest=rest)


def _wrap(spec: Spec, text: str, *, first: str = "", rest: str = "") -> list[str]:
    if not spec.wrap_columns:
        return [first + text]
    return textwrap.wrap(
        text,
        width=spec.wrap_columns,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
        expand_tabs=False,
        replace_whitespace=False,
    )


def _stiffen(line: str, rng: random.Random) -> str:
    body = line.lstrip(" \t")
    lead = line[: len(line) - len(body)]
    return lead + "".join(
        _NBSP if char == " " and index > 4 and rng.random() < _NBSP_SHARE else char
        for index, char in enumerate(body)
    )


def _break_pages(spec: Spec, title: str, lines: list[str]) -> list[str]:
    has_furniture = "page-furniture" in spec.spoilers
    word = PHRASEBOOKS[spec.language].page_word
    pages: list[list[str]] = []
    page: list[str] = []
    for line in lines:
        page.append(line)
        # Pages end at a blank line: a break inside a wrapped item is tested by the PDF formats.
        if len(page) >= _LINES_A_PAGE and not line:
            pages.append(page)
            page = []
    pages.append(page)
    result: list[str] = []
    for number, content in enumerate(pages, start=1):
        head = [title, ""] if has_furniture and number > 1 else []
        foot = ["", f"{word} {number}"] if has_furniture else []
        body = [*head, *content, *foot]
        if number > 1:
            body[0] = "\f" + body[0]
        result.extend(body)
    return result
