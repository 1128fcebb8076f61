"""Small sources for tests: marked-up lines become a document and its outline.

``# title`` is a theme, ``* words`` an objective, ``** words`` one below it (more stars: deeper),
``#`` alone a theme without a heading; anything else is context. An item goes on in lines that
begin with ``>``. ``;`` at the end of an item is punctuation and lies outside its words.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence

from pipeline.model.document import Document, Line
from pipeline.model.outline import Block, Outline, Role
from pipeline.model.selectors import CharSpan

SOURCE_ID = "an-edition/a-source"
CHAR_WIDTH_PT, LINE_HEIGHT_PT, LEFT_PT = 5.0, 12.0, 50.0
_MARK = re.compile(r"(#|\*+|>) ?")


def make_source(
    markup: Sequence[str],
    *,
    language: str = "nl",
    media_type: str = "text/plain",
    is_verbatim: bool = True,
    lines_per_page: int | None = None,
) -> tuple[Document, Outline]:
    """A document with the lines as given, and the outline that their marks stand for."""
    text = "".join(f"{line}\n" for line in markup)
    lines: list[Line] = []
    blocks: list[Block] = []
    boxes = [float("nan")] * (4 * len(text))
    start = 0
    for index, line in enumerate(markup):
        page = None if lines_per_page is None else index // lines_per_page + 1
        row = index if lines_per_page is None else index % lines_per_page
        span = CharSpan(start=start, end=start + len(line))
        if len(line.strip()) and line != "#":
            lines.append(Line(span=span.trim(text), page_number=page))
        for column in range(len(line)) if page else ():
            x0, top = LEFT_PT + column * CHAR_WIDTH_PT, row * LINE_HEIGHT_PT
            at = 4 * (start + column)
            boxes[at : at + 4] = x0, top, x0 + CHAR_WIDTH_PT, top + LINE_HEIGHT_PT
        _add_block(blocks, line, span)
        start = span.end + 1
    document = Document(
        source_id=SOURCE_ID,
        source_sha256="0" * 64,
        media_type=media_type,
        byte_size=len(text.encode()),
        text=text,
        lines=tuple(lines),
        packed_boxes=struct.pack(f"{len(boxes)}f", *boxes) if lines_per_page else b"",
        is_verbatim=is_verbatim,
        extractor="test",
    )
    return document, Outline(blocks=tuple(blocks), language=language)


def _add_block(blocks: list[Block], line: str, span: CharSpan) -> None:
    mark = _MARK.match(line)
    if line == "#":
        blocks.append(Block(role=Role.THEME, spans=(), extents=(), level=1, reason="implied"))
        return
    if mark is None:
        if line.strip():
            blocks.append(Block(role=Role.CONTEXT, spans=(), extents=(span,), reason="prose"))
        return
    words_end = span.end - 1 if line.endswith(";") else span.end
    words = CharSpan(start=span.start + mark.end(), end=words_end)
    if mark[1] == ">":
        last = blocks.pop()
        blocks.append(
            Block(
                role=last.role,
                spans=(*last.spans, words),
                extents=(*last.extents, span),
                marker=last.marker,
                level=last.level,
                reason=last.reason,
                confidence=last.confidence,
            )
        )
        return
    role = {"#": Role.THEME, "*": Role.OBJECTIVE}.get(mark[1], Role.SUB_OBJECTIVE)
    blocks.append(
        Block(
            role=role,
            spans=(words,),
            extents=(span,),
            marker=mark[1],
            level=1 if mark[1] == "#" else 1 + len(mark[1]),
            reason=f"marked {mark[1]}",
            confidence=0.9,
        )
    )
