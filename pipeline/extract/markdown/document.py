"""Markdown → Document: the words that a reader of the rendered text sees.

Canonical text is rendered, not raw: marks of headings, items, emphasis, links, escapes and
entities are no part of it, so that a title is its words and nothing else. A soft or hard line
break is a line feed, so every line of the file is a line of the text; elements stand apart as in
``flow``. What the marks say is kept beside the text: heading level, list level and the item's
marker as typed in ``Line.element`` with the lines of the file in its ``path`` ("L12-L14"), bold
and italic in the styles, targets of links in ``Document.links``. Front matter is kept as typed,
as elements of kind ``METADATA``; raw HTML shows what a browser would show of it. ``is_verbatim``
is False: places in the text are not places in the file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from pipeline.extract.canonical_text import check_text, make_canonical
from pipeline.extract.decoding import decode_text
from pipeline.extract.flow import Flow
from pipeline.extract.language_tags import read_language_tag
from pipeline.extract.markdown.front_matter import find_front_matter, read_front_matter
from pipeline.extract.markdown.words import format_path, write_body
from pipeline.extract.media_type import MARKDOWN
from pipeline.model.document import Document, Element, ElementKind
from pipeline.model.errors import BrokenSourceError
from pipeline.model.limits import Limits

#: Lists and quotations within each other; the parser leaves out what is deeper, so we refuse it.
MAX_NESTING = 100
#: "2. Energy" over a line of dashes: a counted title, which CommonMark takes for an item of a list
#: and a rule.
_COUNTED_TITLE = re.compile(
    r"(?P<before>\A|\n[ \t]*\n)(?P<number>\d{1,3})"
    r"(?P<rest>[.)][ \t]+\S[^\n]*\n(?:-{3,}|={3,})[ \t]*(?=\n|\Z))"
)


def read_markdown(data: bytes, *, source_id: str, limits: Limits | None = None) -> Document:
    """Reads a Markdown file: CommonMark with tables, strike-through, definitions, front matter.

    Args:
        data: the file.
        source_id: whose document.
        limits: bounds on its length.

    Raises:
        BrokenSourceError: if it is damaged within its encoding, or nested too deeply.
        UnsupportedSourceError: if it is no text.
        NoTextLayerError: if nothing is to be read in it.
        SourceTooLargeError: if it is too long.
    """
    import markdown_it

    limits = limits or Limits()
    decoded = decode_text(data, source_id=source_id)
    source = make_canonical(decoded.text).text
    check_text(source, source_id=source_id, limits=limits)
    metadata_line_count = find_front_matter(source)
    lines = source.split("\n")
    metadata = lines[:metadata_line_count]
    # Blank lines take its place, so that the parser counts the lines of the file.
    body = "\n".join([""] * metadata_line_count + lines[metadata_line_count:])
    body = _COUNTED_TITLE.sub(r"\g<before>\g<number>\\\g<rest>", body)

    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    tokens = parser.enable(["table", "strikethrough"]).parse(body)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise BrokenSourceError(
            f"{source_id}: lists or quotations are nested too deeply to be read whole (more than "
            f"{MAX_NESTING // 2} lists within each other). Check the indentation.",
            source=source_id,
        )
    flow = Flow()
    _write_metadata(flow, metadata)
    write_body(flow, tokens, source_id=source_id)
    check_text(flow.text, source_id=source_id, limits=limits)
    fields = read_front_matter(metadata)
    return Document(
        source_id=source_id,
        source_sha256=hashlib.sha256(data).hexdigest(),
        media_type=MARKDOWN,
        byte_size=len(data),
        text=flow.text,
        lines=tuple(flow.lines),
        links=tuple(flow.links),
        extractor=f"markdown-it-py {markdown_it.__version__}",
        title=fields.get("title"),
        declared_language=read_language_tag(fields.get("lang") or fields.get("language")),
        warnings=decoded.warnings,
    )


def _write_metadata(flow: Flow, lines: Sequence[str]) -> None:
    if lines:
        path = format_path((0, len(lines)))
        flow.begin(Element(kind=ElementKind.METADATA, path=path))
        flow.write("\n".join(lines))
