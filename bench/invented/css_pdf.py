"""Flow → PDF by engines that set HTML and CSS: WeasyPrint and Chromium."""

from __future__ import annotations

import base64
import hashlib
import itertools
import os
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from importlib import import_module
from pathlib import Path

from bench.invented.flow import Piece
from bench.invented.html_body import build_body
from bench.invented.marks_font import build_marks_font
from bench.invented.phrases import PHRASEBOOKS
from bench.invented.spec import Spec

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
_CHROMIUM_SECONDS = 60
#: Run state of the repository, never committed.
_CACHE = Path(__file__).parents[2] / ".programme" / "bench"
#: Of a column, by layout; of a title in ems, and of the average letter of a bold word.
_COLUMN_WIDTHS_PT = {"two-columns": 218.0, "spread": 487.0, "halves": 313.0}
_TITLE_EM = 2.0
_WIDEST_LETTER_EM = 0.72
#: Letters that ligatures and capitals may hide.
_MOST_LOST_SHARE = 0.02
_PALETTE = ("#003399", "#a6192e", "#00695c", "#6a1b9a", "#bf5700")


def set_weasyprint_pdf(spec: Spec, title: str, pieces: tuple[Piece, ...]) -> bytes:
    """The document as PDF bytes by WeasyPrint."""
    try:
        weasyprint = import_module("weasyprint")
    except OSError as error:  # Pango is a system library
        raise ImportError(str(error), name="a library of WeasyPrint") from error

    def set_as(spec: Spec) -> bytes:
        page = build_print_page(spec, title, pieces)

        def produce() -> bytes:
            data = weasyprint.HTML(string=page).write_pdf()
            assert isinstance(data, bytes)
            return data

        return _remember(f"weasyprint {weasyprint.__version__}", page, produce)

    data = set_as(spec)
    # It loses pages of some documents in columns: what is not printed cannot be found.
    return data if _holds_all(data, pieces) else set_as(replace(spec, layout="one-column"))


def _holds_all(data: bytes, pieces: Sequence[Piece]) -> bool:
    """Whether as good as all letters of the pieces are in the file."""
    import pypdfium2

    texts = (text for piece in pieces for text in (piece.text, *itertools.chain(*piece.rows)))
    wanted = Counter(filter(str.isalpha, "".join(texts).casefold()))
    printed: Counter[str] = Counter()
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            printed.update(page.get_textpage().get_text_range().casefold())
    return (wanted - printed).total() <= _MOST_LOST_SHARE * wanted.total()


def set_chromium_pdf(spec: Spec, title: str, pieces: tuple[Piece, ...]) -> bytes:
    """The document as PDF bytes by Chromium."""
    program = find_chromium()
    if program is None:
        raise ImportError("Chromium", name="Chromium")
    page = build_print_page(spec, title, pieces)
    return _remember("chromium", page, lambda: print_with_chromium(program, page))


def find_chromium() -> str | None:
    """The program's path; None where it is not installed."""
    return next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)


def print_with_chromium(program: str, page: str, *, is_tagged: bool = True) -> bytes:
    """A page of HTML as PDF bytes, with or without tags that tell its structure."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                *([] if is_tagged else ["--disable-pdf-tagging"]),
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={target}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=_CHROMIUM_SECONDS,
            env={**os.environ, "TZ": "UTC"},
        )
        return target.read_bytes()


def _remember(producer: str, page: str, produce: Callable[[], bytes]) -> bytes:
    """What was produced from the same page before; these engines take a second each."""
    key = hashlib.sha256(f"{producer}\n{page}".encode()).hexdigest()
    path = _CACHE / f"{key}.pdf"
    if path.exists():
        return path.read_bytes()
    data = produce()
    _CACHE.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}")
    partial.write_bytes(data)
    partial.replace(path)
    return data


def build_print_page(spec: Spec, title: str, pieces: tuple[Piece, ...]) -> str:
    """The page with its style sheet and the marks font inside."""
    font = base64.b64encode(build_marks_font()).decode("ascii")
    body = build_body(spec, pieces)
    if spec.layout == "halves":
        body = f'<div class="panels">{body}</div>'
    return (
        f'<!DOCTYPE html><html lang="{spec.language}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>"
        f'@font-face {{ font-family: "Bench Marks"; '
        f"src: url(data:font/ttf;base64,{font}) format('truetype') }}\n"
        f"{_build_style(spec, title)}</style></head><body>{body}</body></html>"
    )


def _build_style(spec: Spec, title: str) -> str:
    rng = random.Random(f"setting {spec.seed}")
    colour = rng.choice(_PALETTE)
    size = rng.choice((9, 10, 11))
    family = rng.choice(("serif", "sans-serif"))
    page_size = {"spread": "A3 landscape", "halves": "A4 landscape"}.get(spec.layout, "A4")
    columns = 1 if spec.layout == "one-column" else 2
    gap = "12mm" if spec.layout == "two-columns" else "32mm"
    # Headings across columns: the list below runs over both.
    spans = "all" if columns == 2 and spec.seed % 4 == 0 else "none"
    rules = [
        (
            f"body {{ font: {size}pt/1.35 {family}; margin: 0; column-count: {columns};"
            f" column-gap: {gap}; hyphens: {'auto' if spec.is_hyphenated else 'manual'};"
            f" text-align: {'justify' if spec.is_justified else 'left'} }}"
        ),
        f"h1 {{ font-size: {_TITLE_EM:g}em; color: {colour}; text-align: left; line-height: 1.2 }}",
        (
            "h2, h3, h4, .head { text-align: left; break-after: avoid; hyphens: manual;"
            f" column-span: {spans} }}"
        ),
        (f"h2 {{ font-size: {rng.choice((1.2, 1.4, 1.7))}em; color: {colour} }}"),
        f"h2.ruled {{ color: black; border-bottom: 0.7pt solid {colour} }}",
        "h3 { font-size: 1em } h4 { font-size: 1em; font-style: italic; margin-bottom: 0 }",
        ".head { margin: 1.2em 0 0.5em } .label { margin: 1em 0 0; break-after: avoid }",
        '.mark { font-family: "Bench Marks" }',
        '::marker { font-family: "Bench Marks", ' + family + " }",
        f"li {{ margin-bottom: {'0.7em' if spec.is_spaced else '0.15em'} }}",
        "ul, ol { padding-left: 1.5em; margin: 0.5em 0 }",
        ".item { margin: 0 0 0.3em 0 } .depth2 { margin-left: 1.5em } .depth3 { margin-left: 3em }",
        "table { border-collapse: collapse; width: 100% }",
        "th { text-align: left; background: #ddd } td, th { vertical-align: top; padding: 3pt }",
        f"td, th {{ border: {spec.seed % 2 * 0.5}pt solid #888 }}",
        "td:first-child { width: 25% }",
        "ul.toc { list-style: none; padding: 0 } li.toc { display: flex }",
        ".toc .page { margin-left: auto } .break { break-after: page }",
        (
            f".quote {{ float: right; width: 35%; margin: 0 0 1em 1em; padding: 0.5em;"
            f" font-size: 1.3em; color: {colour}; background: #eee }}"
        ),
        ".note { font-size: 0.75em }",
    ]
    if spec.has_hanging_indent and spec.uses_literal_marks:
        rules.append(".item { padding-left: 1.2em; text-indent: -1.2em }")
    if spec.objective_mark == "drawn" and spec.format == "pdf-weasyprint":
        rules.append(
            "li { list-style: none } li:not(.toc)::before { content: ''; position: absolute;"
            f" width: 0.35em; height: 0.35em; margin: 0.45em 0 0 -0.9em; background: {colour} }}"
        )
    if columns == 2:
        # Typesetters take smaller letters when a word of the title is wider than its column.
        longest = max(map(len, title.split()))
        narrowed = _COLUMN_WIDTHS_PT[spec.layout] / (_WIDEST_LETTER_EM * size * longest)
        if narrowed < _TITLE_EM:
            rules.append(f"h1 {{ font-size: {narrowed:.2f}em }}")
    if spans == "all":
        # What counts a heading that runs over both columns does so too.
        rules.append(".label { column-span: all }")
    if "quotes" in spec.spoilers and columns == 2 and spec.format == "pdf-weasyprint":
        # It loses all lines but the first of some floats in columns.
        rules.append(".quote { float: none; width: auto; margin: 0 0 1em }")
    if spec.text_quirk == "soft-hyphens" and spec.format == "pdf-weasyprint":
        # It writes ligatures without their letters into texts with soft hyphens: no reader of
        # the text could know them.
        rules.append("body { font-variant-ligatures: none }")
    if spec.layout == "halves":
        rules.append(".panels > h2, .panels > h3 { background: #e8f0fa }")
    margin = "24mm 22mm"
    furniture = ""
    if "page-furniture" in spec.spoilers:
        word = PHRASEBOOKS[spec.language].page_word
        furniture = (
            f'@bottom-center {{ content: "{word} " counter(page); font-size: 8pt }}'
            f' @top-left {{ content: "{title}"; font-size: 8pt }}'
        )
    rules.append(f"@page {{ size: {page_size}; margin: {margin}; {furniture} }}")
    return "\n".join(rules)
