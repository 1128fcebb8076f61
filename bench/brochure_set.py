"""Brochures designed by hand, one unlike the other, and how the pipeline does on them.

The generator (``bench.invented``) knows a handful of layouts; these were designed one by one, as
a ministry's designer would: cards, side boxes, pull quotes, big numerals, rows of key figures,
spreads. Sources are HTML with style sheets, whose attributes ``data-t`` and ``data-o`` mark the
themes and objectives; the truth stands beside each as JSON, and so does the PDF that Chromium or
WeasyPrint printed from it. ``look`` is for looking at; ``held`` is only scored.

``python -m bench.brochure_set`` prints the PDFs and truths anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from bench.invented.css_pdf import find_chromium, print_with_chromium
from bench.invented.truth import TrueObjective, TrueTheme, Truth, read_truth
from bench.matching import DocumentScore, score_document
from bench.parts import HELD, LOOKED_AT, read_found, score_parts

_FOLDER = Path(__file__).parent / "gold" / "brochures"
#: What a font needs on a screen of few dots, and for setting more text.
_UNSEEN_FONT_TABLES = frozenset(
    ("fpgm", "prep", "cvt ", "gasp", "GPOS", "GSUB", "GDEF", "kern", "hdmx", "VDMX", "LTSH")
)


def list_brochures(part: str) -> tuple[Path, ...]:
    """The sources of a part of the set, by name."""
    return tuple(sorted((_FOLDER / part).glob("*.html")))


def read_truth_of(source: Path) -> Truth:
    """What a brochure says."""
    return read_truth(source.with_suffix(".truth.json").read_text(encoding="utf-8"))


def read_marked_truth(page: str) -> Truth:
    """The truth that the attributes of a source mark, in the order of the source."""
    from lxml import html

    themes: list[tuple[str, list[str]]] = []
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        words = " ".join("".join(_own_words(element)).split())
        if "data-t" in element.attrib:
            themes.append((words, []))
        elif "data-o" in element.attrib:
            themes[-1][1].append(words)
    return Truth(
        themes=tuple(
            TrueTheme(title=title, objectives=tuple(TrueObjective(text=text) for text in texts))
            for title, texts in themes
        )
    )


def _own_words(element: Any) -> Iterator[str]:
    """The words of an element without the calls of notes."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag != "sup":
            yield from _own_words(child)
        if child.tail:
            yield child.tail


def print_brochure(source: Path) -> bytes:
    """The brochure as PDF bytes, by the producer its source names, or by Chromium without tags.

    Raises:
        ImportError: when that is not installed.
    """
    page = source.read_text(encoding="utf-8")
    if '<meta name="producer" content="weasyprint">' in page:
        data = import_module("weasyprint").HTML(string=page).write_pdf()
        assert isinstance(data, bytes)
        return data
    program = find_chromium()
    if program is None:
        raise ImportError("Chromium", name="Chromium")
    is_tagged = '<meta name="producer" content="tagged">' in page
    return print_with_chromium(program, page, is_tagged=is_tagged)


def drop_hints(data: bytes) -> bytes:
    """The same PDF with fonts that hold outlines only: less than half the size.

    Raises:
        ImportError: when pikepdf or fontTools is not installed.
    """
    pikepdf = import_module("pikepdf")
    fonts = import_module("fontTools.ttLib")
    opened = pikepdf.open(BytesIO(data))
    for entry in opened.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry:
            stream = entry["/FontFile2"]
            font = fonts.TTFont(
                BytesIO(stream.read_bytes()), recalcBBoxes=False, recalcTimestamp=False
            )
            for table in _UNSEEN_FONT_TABLES.intersection(font.keys()):
                del font[table]
            for name in font.getGlyphOrder():
                font["glyf"][name].removeHinting()
            kept = BytesIO()
            font.save(kept)
            stream.write(kept.getvalue())
            stream["/Length1"] = len(kept.getvalue())
    shrunk = BytesIO()
    opened.save(
        shrunk,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        recompress_flate=True,
        deterministic_id=True,
    )
    return shrunk.getvalue()


def print_brochures() -> None:
    """Prints every brochure anew and writes its truth; those without a producer are told."""
    for source in (*list_brochures(LOOKED_AT), *list_brochures(HELD)):
        truth = read_marked_truth(source.read_text(encoding="utf-8"))
        source.with_suffix(".truth.json").write_text(truth.to_json() + "\n", encoding="utf-8")
        try:
            source.with_suffix(".pdf").write_bytes(drop_hints(print_brochure(source)))
        except ImportError as error:
            print(f"SKIPPED {source.name}: {error.name} is not installed", file=sys.stderr)


def score_brochure(source: Path) -> DocumentScore:
    """How the pipeline does on a brochure's PDF."""
    found, error = read_found(source.with_suffix(".pdf"))
    return score_document(read_truth_of(source), found, has_failed=bool(error))


def score_brochure_set(*, show: int) -> dict[str, list[DocumentScore]]:
    """Prints a row for each part, and up to ``show`` differences of those to look at."""
    return score_parts("brochures", _list_printed, read_truth_of, show=show)


def _list_printed(part: str) -> tuple[Path, ...]:
    return tuple(source.with_suffix(".pdf") for source in list_brochures(part))


if __name__ == "__main__":
    print_brochures()
