"""Flow → HTML page as the web has it: header, navigation, article, footer."""

from __future__ import annotations

from html import escape

from bench.invented.flow import Kind, Piece
from bench.invented.html_body import build_body
from bench.invented.phrases import PHRASEBOOKS
from bench.invented.spec import Spec


def set_html(spec: Spec, title: str, pieces: tuple[Piece, ...]) -> bytes:
    """The document as a web page; navigation words and cookies stand where pages have them."""
    book = PHRASEBOOKS[spec.language]
    inside = tuple(piece for piece in pieces if piece.kind is not Kind.NAVIGATION)
    has_cookies = "cookies" in spec.spoilers
    wrapper = "main" if spec.seed % 3 else 'div class="content"'
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{spec.language}">',
        '<head><meta charset="utf-8">',
        f"<title>{escape(title)} | {escape(book.contact[0])}</title>",
        "<style>body { font: 16px/1.5 sans-serif } .item { margin-left: 1em }</style>",
        "<script>window.dataLayer = window.dataLayer || [];</script>",
        "</head>",
        "<body>",
        *(_list_links(book.navigation, "nav") if "navigation" in spec.spoilers else ()),
        *(_cookie_box(book.cookies) if has_cookies else ()),
        f"<{wrapper}>",
        build_body(spec, inside),
        f"</{wrapper.split()[0]}>",
        *_list_links((*book.navigation[1:3], book.headings["contact"][0]), "footer"),
        "</body>",
        "</html>",
        "",
    ]
    return spec.line_end.join("\n".join(lines).split("\n")).encode("utf-8")


def _list_links(words: tuple[str, ...], element: str) -> list[str]:
    entries = [
        f'<li><a href="/{index}">{escape(word)}</a></li>' for index, word in enumerate(words)
    ]
    return [f"<{element}>", "<ul>", *entries, "</ul>", f"</{element}>"]


def _cookie_box(words: tuple[str, ...]) -> list[str]:
    sentence, accept, manage = words
    return [
        '<div id="cookie-banner" role="dialog">',
        f"<p>{escape(sentence)}</p>",
        f"<button>{escape(accept)}</button> <button>{escape(manage)}</button>",
        "</div>",
    ]
