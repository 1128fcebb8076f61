"""Invented documents: always the same, true to what they claim, and of every variety."""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.invented import MissingProducerError, Spec, draw_spec, make_document
from bench.invented.composing import compose
from bench.invented.flow import Kind
from bench.invented.truth import TrueObjective, read_truth
from bench.invented.varieties import (
    COUNTING_MARKS,
    DECLARED,
    DRAWN_MARKS,
    FORMATS,
    GLYPHS,
    ITEM_ENDS,
    LANGUAGES,
    LATER_SPOILERS,
    LAYOUTS,
    MARKDOWN_DRESSES,
    MARKER_GAPS,
    OBJECTIVE_FORMS,
    OBJECTIVE_SHAPES,
    PLAIN_TEXT_DRESSES,
    RUN_ON_MARKS,
    SPOILERS,
    STYLED_DRESSES,
    SUB_MARKS,
    TEXT_QUIRKS,
    THEME_MARKS,
    THEME_SHAPES,
)
from bench.matching import letters_of

_ROOT = Path(__file__).parents[2]
_FAST_FORMATS = ("txt", "md", "html", "docx")
_SEEDS = range(40)
_SEEDS_FOR_VARIETY = range(3000)
#: Letters that show that an objective is there, though a page may end in its middle.
_OPENING_LETTERS = 16


def _make_or_skip(spec: Spec) -> bytes:
    try:
        return make_document(spec).data
    except MissingProducerError as error:
        pytest.skip(f"{spec.format}: {error}")


def _flatten(objectives: tuple[TrueObjective, ...]) -> Iterator[str]:
    for objective in objectives:
        yield objective.text
        yield from _flatten(objective.children)


@pytest.mark.parametrize("format", [*_FAST_FORMATS, "pdf-reportlab"])
def test_a_spec_always_gives_the_same_bytes(format: str) -> None:
    for seed in range(0, 12):
        spec = draw_spec(seed, format=format)
        assert draw_spec(seed, format=format) == spec
        assert _make_or_skip(spec) == _make_or_skip(spec)


def test_the_hash_seed_changes_nothing() -> None:
    program = (
        "import hashlib\n"
        "from bench.invented import draw_spec, make_document\n"
        "h = hashlib.sha256()\n"
        "for seed in range(30):\n"
        "    for format in ('txt', 'md', 'html', 'docx'):\n"
        "        h.update(make_document(draw_spec(seed, format=format)).data)\n"
        "print(h.hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=_ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "4711")
    }
    assert len(digests) == 1


@pytest.mark.parametrize("format", _FAST_FORMATS)
def test_titles_and_objectives_stand_in_the_file(format: str) -> None:
    for seed in _SEEDS:
        document = make_document(draw_spec(seed, format=format))
        printed = letters_of(_read_words(format, document.data))
        for theme in document.truth.themes:
            assert letters_of(theme.title or "") in printed, (seed, theme.title)
            for text in _flatten(theme.objectives):
                assert letters_of(text) in printed, (seed, text)


def _read_words(format: str, data: bytes) -> str:
    if format in ("txt", "md"):
        return data.decode("utf-8")
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read("word/document.xml")
    return html.unescape(re.sub(r"<[^>]*>", " ", data.decode("utf-8")))


@pytest.mark.parametrize("format", ["pdf-weasyprint", "pdf-chromium"])
def test_a_producer_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingProducerError, match=r"(?i)weasyprint|chromium"):
        make_document(draw_spec(0, format=format))


@pytest.mark.parametrize("format", ["pdf-reportlab", "pdf-weasyprint"])
def test_pages_show_what_they_claim(format: str) -> None:
    import pypdfium2

    for seed in range(8):
        spec = draw_spec(seed, format=format)
        data = _make_or_skip(spec)
        pdf = pypdfium2.PdfDocument(data)
        printed = letters_of("".join(page.get_textpage().get_text_range() for page in pdf))
        for theme in compose(spec).truth.themes:
            for text in _flatten(theme.objectives):
                assert letters_of(text)[:_OPENING_LETTERS] in printed, (seed, text)


def test_every_variety_is_drawn() -> None:
    specs = [draw_spec(seed) for seed in _SEEDS_FOR_VARIETY]
    headings = [spec for spec in specs if spec.theme_shape == "heading"]
    assert {spec.language for spec in specs} == set(LANGUAGES)
    assert {spec.format for spec in specs} == set(FORMATS)
    assert {spec.theme_shape for spec in specs} == set(THEME_SHAPES)
    assert {spec.theme_dress for spec in headings} == {
        *PLAIN_TEXT_DRESSES,
        *MARKDOWN_DRESSES,
        *STYLED_DRESSES,
    }
    assert {spec.theme_mark for spec in headings} == set(THEME_MARKS)
    assert {spec.objective_shape for spec in specs} == set(OBJECTIVE_SHAPES)
    assert {spec.objective_mark for spec in specs} == {
        "",
        *GLYPHS,
        *COUNTING_MARKS,
        *DRAWN_MARKS,
        *RUN_ON_MARKS,
    }
    assert {spec.objective_form for spec in specs} == set(OBJECTIVE_FORMS)
    assert {spec.sub_mark for spec in specs} == set(SUB_MARKS)
    assert {spec.item_end for spec in specs} == set(ITEM_ENDS)
    assert {spec.declared for spec in specs} == set(DECLARED)
    assert set().union(*(spec.spoilers for spec in specs)) == {*SPOILERS, *LATER_SPOILERS}
    assert {spec.layout for spec in specs} == set(LAYOUTS)
    assert {spec.marker_gap for spec in specs} == set(MARKER_GAPS)
    assert {spec.text_quirk for spec in specs} == set(TEXT_QUIRKS)
    assert any(spec.is_marker_alone for spec in specs)
    assert any(spec.has_third_level for spec in specs)


def test_truths_have_the_shapes_that_programmes_have() -> None:
    truths = [(spec, compose(spec).truth) for spec in map(draw_spec, range(400))]
    themes = [theme for _, truth in truths for theme in truth.themes]
    texts = [text for theme in themes for text in _flatten(theme.objectives)]
    assert any(theme.title is None for theme in themes)
    assert any(not theme.objectives for theme in themes)
    assert any(each.children for theme in themes for each in theme.objectives)
    lengths = {len(text.split()) for text in texts}
    assert min(lengths) <= 3
    assert max(lengths) >= 40
    assert not any(text.endswith((";", ",")) for text in texts)
    assert all(theme.title is None or theme.title.strip() for theme in themes)


def test_a_truth_survives_its_json() -> None:
    for seed in range(20):
        truth = compose(draw_spec(seed)).truth
        assert read_truth(truth.to_json()) == truth


def test_a_wrong_declaration_is_wrong_and_a_right_one_right() -> None:
    for spec in map(draw_spec, range(600)):
        if not spec.declared or spec.has_numbers_in_words:
            continue
        composition = compose(spec)
        prose = " ".join(piece.text for piece in composition.pieces if piece.kind is Kind.PARAGRAPH)
        numbers = {int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", prose)}
        is_stated = len(composition.truth.themes) in numbers
        if spec.declared == "right":
            assert is_stated
