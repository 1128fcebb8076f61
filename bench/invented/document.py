"""Spec → file: bytes with what they say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from bench.invented.composing import compose
from bench.invented.docx import set_docx
from bench.invented.flow import Piece
from bench.invented.html import set_html
from bench.invented.markdown import set_markdown
from bench.invented.plain_text import set_plain_text
from bench.invented.spec import Spec
from bench.invented.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedDocument:
    """A file and its truth."""

    spec: Spec
    name: str
    data: bytes
    truth: Truth


class MissingProducerError(Exception):
    """The tool that makes this format is not installed; the document is to be skipped aloud."""


#: Words that a soft hyphen may divide.
_LONG_WORD = re.compile(r"\b[^\W\d_]{10,}\b")
_Setter = Callable[[Spec, str, tuple[Piece, ...]], bytes]


def make_document(spec: Spec) -> InventedDocument:
    """Writes and sets the document of a spec.

    Raises:
        MissingProducerError: if the format's producer is not installed.
    """
    composition = compose(spec)
    title, pieces = composition.title, composition.pieces
    if spec.text_quirk == "soft-hyphens":
        pieces = tuple(replace(piece, text=_add_soft_hyphens(piece.text)) for piece in pieces)
    match spec.format:
        case "txt":
            data = set_plain_text(spec, title, pieces)
        case "md":
            data = set_markdown(spec, title, pieces)
        case "pdf-reportlab":
            data = _set_with("reportlab_pdf", "set_reportlab_pdf", spec, title, pieces)
        case "pdf-weasyprint":
            data = _set_with("css_pdf", "set_weasyprint_pdf", spec, title, pieces)
        case "pdf-chromium":
            data = _set_with("css_pdf", "set_chromium_pdf", spec, title, pieces)
        case "docx":
            data = set_docx(spec, title, pieces)
        case "html":
            data = set_html(spec, title, pieces)
        case _:
            raise MissingProducerError(f"no producer for {spec.format}")
    suffix = spec.format.partition("-")[0]
    return InventedDocument(
        spec=spec,
        name=f"{spec.seed:05d}-{spec.language}.{suffix}",
        data=data,
        truth=composition.truth,
    )


def _add_soft_hyphens(text: str) -> str:
    """A soft hyphen inside every long word, as word processors and web pages leave them."""
    return _LONG_WORD.sub(lambda match: f"{match[0][:5]}\N{SOFT HYPHEN}{match[0][5:]}", text)


def _set_with(module: str, name: str, spec: Spec, title: str, pieces: tuple[Piece, ...]) -> bytes:
    """Producers are optional: what is not installed is missed on import, or when it is called."""
    try:
        setter: _Setter = getattr(import_module(f"bench.invented.{module}"), name)
        return setter(spec, title, pieces)
    except ImportError as error:
        raise MissingProducerError(f"{error.name} is not installed") from error
