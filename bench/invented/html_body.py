"""Flow → the body of an HTML document, for the web and for print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from bench.invented.flow import Kind, Piece
from bench.invented.marks_font import MARKS
from bench.invented.plain_text import join_mark
from bench.invented.spec import Spec
from bench.invented.varieties import GLYPHS

#: Marks that an ordered or unordered list makes by itself.
_NATIVE_MARKS = ("2.", "2. on", "1. 1.", "drawn")
_THIRD_MARK = "◦"
_NUMBER = re.compile(r"(\d+)\.$")
_LISTED = (Kind.ITEM, Kind.LINK)


def build_body(spec: Spec, pieces: tuple[Piece, ...]) -> str:
    """The pieces as HTML elements, one a line."""
    parts: list[str] = []
    run: list[Piece] = []
    for piece in pieces:
        if piece.kind in _LISTED:
            run.append(piece)
            continue
        if run:
            parts.append(_set_list(spec, run))
            run = []
        parts.append(_set_piece(spec, piece))
    if run:
        parts.append(_set_list(spec, run))
    return "\n".join(part for part in _group_contents(parts) if part)


def _group_contents(parts: list[str]) -> Iterator[str]:
    """Contents entries, which come one by one, belong in one list."""
    entries: list[str] = []
    for part in parts:
        if part.startswith('<li class="toc"'):
            entries.append(part)
            continue
        if entries:
            yield '<ul class="toc">\n' + "\n".join(entries) + "\n</ul>"
            entries = []
        yield part
    if entries:
        yield '<ul class="toc">\n' + "\n".join(entries) + "\n</ul>"


def _set_piece(spec: Spec, piece: Piece) -> str:
    words = _words(spec, piece.text)
    match piece.kind:
        case Kind.TITLE:
            return f"<h1>{words}</h1>"
        case Kind.CHAPTER:
            return f"<h2>{_words(spec, join_mark(piece.marker, piece.text))}</h2>"
        case Kind.THEME | Kind.HEADING:
            return _set_heading(spec, piece)
        case Kind.SUBHEADING:
            return f"<h4>{words}</h4>"
        case Kind.RUN_IN:
            head = _words(spec, join_mark(piece.marker, piece.label))
            return f"<p><strong>{head}</strong> {words}</p>"
        case Kind.CONTENTS:
            entry = _words(spec, join_mark(piece.marker, piece.text))
            if spec.is_paged:
                return (
                    f'<li class="toc"><span class="entry">{entry}</span>'
                    f'<span class="page">{piece.page}</span></li>'
                )
            return f'<li class="toc"><a href="#section-{piece.page}">{entry}</a></li>'
        case Kind.NAVIGATION:
            return f'<a class="skip" href="/{len(piece.text)}">{words}</a>'
        case Kind.TABLE:
            return _set_table(spec, piece)
        case Kind.QUOTE:
            return f'<aside class="quote">{words}</aside>'
        case Kind.FOOTNOTE:
            return f'<p class="note">{piece.marker} {words}</p>'
        case Kind.PAGE_BREAK:
            return '<div class="break"></div>'
        case _:
            return f"<p>{words}</p>"


def _words(spec: Spec, text: str) -> str:
    escaped = escape(text, quote=False)
    if not spec.is_paged:
        return escaped
    return "".join(
        f'<span class="mark">{char}</span>' if _needs_marks_font(char) else char for char in escaped
    )


def _needs_marks_font(char: str) -> bool:
    return char in MARKS and ord(char) > 0xFF and char not in "•–—"


def _set_heading(spec: Spec, piece: Piece) -> str:
    if spec.theme_mark == "Label 2|" and piece.marker and piece.kind is Kind.THEME:
        label = f'<p class="label">{escape(piece.marker)}</p>\n'
        return label + _dress(spec, _words(spec, piece.text))
    return _dress(spec, _words(spec, join_mark(piece.marker, piece.text)))


def _dress(spec: Spec, words: str) -> str:
    match spec.theme_dress:
        case "bold":
            return f'<p class="head"><strong>{words}</strong></p>'
        case "coloured":
            return f'<p class="head coloured" style="color: #a6192e">{words}</p>'
        case "plain":
            return f'<p class="head plain">{words}</p>'
        case "ruled":
            return f'<h2 class="ruled">{words}</h2>'
        case "capitals":
            return f'<h3 class="capitals">{words}</h3>'
        case _:
            return f'<h2 class="larger">{words}</h2>'


# --- lists -------------------------------------------------------------------------------------


def _set_list(spec: Spec, run: list[Piece]) -> str:
    if _is_literal(spec, run):
        return "\n".join(_set_literal_item(spec, piece) for piece in run)
    return "\n".join(_nest(spec, run))


def _is_literal(spec: Spec, run: list[Piece]) -> bool:
    if run[0].kind is Kind.LINK:
        return False
    if spec.is_marker_alone or spec.uses_literal_marks:
        return True
    has_glyphs_only = all(piece.marker in (*GLYPHS, _THIRD_MARK) for piece in run)
    return not (has_glyphs_only or spec.objective_mark in _NATIVE_MARKS)


def _set_literal_item(spec: Spec, piece: Piece) -> str:
    gap = "<br>" if spec.is_marker_alone else spec.marker_gap.replace("\t", "\u2003") or " "
    mark = _words(spec, piece.marker)
    if spec.objective_mark == "digit" and piece.marker == "6":
        mark = '<span class="mark">6</span>'
    words = _words(spec, piece.text)
    return f'<p class="item depth{piece.depth}">{mark}{gap}{words}</p>'


def _nest(spec: Spec, run: list[Piece]) -> Iterator[str]:
    """Nested lists; an item with items under it stays open around them."""
    depths: list[int] = []
    closers: list[str] = []
    for piece in run:
        while depths and depths[-1] > piece.depth:
            yield closers.pop()
            depths.pop()
        number = _NUMBER.match(piece.marker)
        is_first = not depths or depths[-1] < piece.depth
        is_restart = bool(number) and number is not None and number[1] == "1" and not is_first
        if is_restart and spec.objective_mark == "1. 1." and piece.depth == depths[-1]:
            # Writers who start a new list for every item get "1." each time.
            yield closers.pop()
            depths.pop()
            is_first = True
        if is_first:
            opener, closer = _list_tags(piece, number)
            yield opener
            depths.append(piece.depth)
            closers.append(f"</li>{closer}")
        else:
            yield "</li>"
        words = _words(spec, piece.text)
        if piece.kind is Kind.LINK:
            words = f'<a href="https://www.example.org/{len(words)}">{words}</a>'
        yield f"<li>{words}"
    while closers:
        yield closers.pop()


def _list_tags(piece: Piece, number: re.Match[str] | None) -> tuple[str, str]:
    if number:
        start = f' start="{number[1]}"' if number[1] != "1" else ""
        return f"<ol{start}>", "</ol>"
    if piece.marker in ("•", "") or piece.kind is Kind.LINK:
        return "<ul>", "</ul>"
    glyph = piece.marker.replace("\\", "")
    return f"<ul style='list-style-type: \"{glyph}  \"'>", "</ul>"


def _set_table(spec: Spec, piece: Piece) -> str:
    head, *rows = piece.rows
    lines = ["<table>", "<thead><tr>"]
    lines += [f"<th>{_words(spec, cell)}</th>" for cell in head]
    lines.append("</tr></thead>\n<tbody>")
    spans = _row_spans(rows) if spec.seed % 2 else {}
    for index, row in enumerate(rows):
        cells = []
        for column, cell in enumerate(row):
            if column == 0 and spans:
                if index not in spans:
                    continue
                cells.append(f'<td rowspan="{spans[index]}">{_words(spec, cell)}</td>')
            else:
                cells.append(f"<td>{_words(spec, cell)}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    lines.append("</tbody></table>")
    return "\n".join(lines)


def _row_spans(rows: list[tuple[str, ...]]) -> dict[int, int]:
    """Rows of one theme share its cell: row index → rows spanned."""
    starts = [index for index, row in enumerate(rows) if row[0]]
    ends = [*starts[1:], len(rows)]
    return {start: end - start for start, end in zip(starts, ends, strict=True)}
