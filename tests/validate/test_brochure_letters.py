"""On the real brochure, both engines find the same letters in every line and on every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import read_again, read_document
from pipeline.validate.letters import count_letters
from pipeline.validate.second_reader import place_letters, read_box

RAW = Path(__file__).resolve().parents[2] / "raw" / "benelux-2021-2024"


@pytest.mark.parametrize(
    "name", ["brochure-nl.pdf", "brochure-nl.chromium.pdf", "brochure-nl.libreoffice.pdf"]
)
def test_the_second_reader_reads_every_line_in_its_place(name: str) -> None:
    document = read_document(RAW / name, source_id=name)
    second = read_again(RAW / name, document)

    assert [page.page_number for page in second.pages] == [page.number for page in document.pages]
    for page, again in zip(document.pages, second.pages, strict=True):
        assert again.reader != page.reader
        letters = place_letters(again)
        lines = [line for line in document.lines if line.page_number == page.number]
        for line in lines:
            assert line.bbox is not None
            words = line.span.cut(document.text)
            assert count_letters(read_box(letters, line.bbox)) == count_letters([words]), words
        texts = [line.span.cut(document.text) for line in lines]
        assert count_letters([again.letters]) == count_letters(texts)
