"""``report.html``: written by a run, and made again by ``programme report``."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from pipeline.extract import read_document
from pipeline.model.limits import Limits
from pipeline.model.selectors import CharSpan
from pipeline.runner.page import (
    COARSE_PIXELS_PER_PT,
    FEW_PAGES,
    MOST_PICTURES,
    choose_pages,
    draw_pictures,
    find_boxes,
)
from pipeline.sandbox import Sandbox
from pipeline.store import load_dataset
from tests.commands.projects import (
    EDITION_ID,
    REPOSITORY,
    read_published,
    replace_in_edition,
    replace_source,
    run_command,
)
from tests.report.page.editions import BROCHURE, Line, build_edition

BROCHURE_PDF = REPOSITORY / "raw" / EDITION_ID / "brochure-nl.pdf"


def _page(root: Path) -> Path:
    return root / "processed" / EDITION_ID / "report.html"


def test_a_run_writes_it_beside_the_dataset(published_once: Path) -> None:
    html = _page(published_once).read_text(encoding="utf-8")
    assert "Gemeenschappelijk Werkprogramma 2021-2024" in html
    assert f'id="{EDITION_ID}/press-nl/2.3"' in html
    assert html.count("<img ") == 5


def test_its_pictures_show_the_pages(published_once: Path) -> None:
    html = _page(published_once).read_text(encoding="utf-8")
    pictures = re.findall(r'src="data:image/png;base64,([^"]+)"', html)
    assert len(pictures) == 5
    for picture in pictures:
        image = Image.open(io.BytesIO(base64.b64decode(picture)))
        assert abs(image.width / image.height - 595.28 / 841.89) < 0.01
        assert len(image.convert("RGB").getcolors(100_000) or ()) > 3, "an empty page"


def test_made_again_it_is_the_same_and_the_run_is_still_current(published: Path) -> None:
    before = read_published(published)
    _page(published).unlink()
    result = run_command("report", EDITION_ID, root=published)
    assert (result.returncode, result.stdout) == (0, f"processed/{EDITION_ID}/report.html\n")
    assert read_published(published) == before
    assert "unchanged" in run_command("run", root=published).stdout


def test_a_failed_run_leaves_it_with_its_other_reports(published: Path) -> None:
    good = read_published(published)
    replace_in_edition(published, "press-nl = [6, 5, 3, 3, 5]", "press-nl = [6, 5, 4, 3, 5]")
    result = run_command("run", root=published)
    assert result.returncode == 1
    assert read_published(published) == good
    failed = published / ".programme" / "failed" / EDITION_ID / "report.html"
    assert 'class="verdict verdict-failed"' in failed.read_text(encoding="utf-8")


def test_no_page_of_another_file_than_the_dataset_was_made_from(published: Path) -> None:
    before = _page(published).read_bytes()
    other = (published / "raw" / EDITION_ID / "brochure-nl.libreoffice.pdf").read_bytes()
    replace_source(published, "brochure-nl.pdf", other)
    result = run_command("report", EDITION_ID, root=published)
    assert result.returncode == 2
    assert "no longer reads as it did" in result.stderr
    assert _page(published).read_bytes() == before


@pytest.mark.parametrize("damage", ["missing", "broken", "of another dataset"])
def test_no_page_without_what_the_checks_said(published: Path, damage: str) -> None:
    path = published / "processed" / EDITION_ID / "report.json"
    if damage == "missing":
        path.unlink()
    elif damage == "broken":
        path.write_text("{", encoding="utf-8")
    else:
        text = re.sub(
            '"dataset_digest": "[^"]+"', '"dataset_digest": "00"', path.read_text("utf-8")
        )
        path.write_text(text, encoding="utf-8")
    result = run_command("report", EDITION_ID, root=published)
    assert result.returncode == 2
    assert "programme run --force" in result.stderr


def test_an_edition_that_is_not_published_has_no_page(project: Path) -> None:
    result = run_command("report", EDITION_ID, root=project)
    assert result.returncode == 2
    assert f"programme run {EDITION_ID}" in result.stderr


def test_a_page_that_cannot_be_drawn_costs_no_other_its_picture(tmp_path: Path) -> None:
    with Sandbox(Limits()) as sandbox:
        pictures = draw_pictures(
            {BROCHURE: (1, 2, 99), "gone": (1,)},
            {BROCHURE: BROCHURE_PDF, "gone": tmp_path / "gone.pdf"},
            sandbox,
        )
    reasons = [one.undrawn_reason for one in pictures[BROCHURE]]
    assert reasons[:2] == [None, None]
    assert "there is no page 99" in (reasons[2] or "")
    assert pictures["gone"][0].undrawn_reason is not None


def test_many_pages_are_drawn_coarsely_and_those_with_records_first() -> None:
    lines = [
        Line(text=f"Thema {page}", role="theme", number=str(page - 99), page=page)
        if page >= 100
        else Line(text="Inleiding", page=page)
        for page in range(1, MOST_PICTURES + 11)
    ]
    chosen = choose_pages(build_edition({"brochure": lines}).dataset)[BROCHURE]
    assert len(chosen) == MOST_PICTURES
    assert set(range(100, MOST_PICTURES + 11)) <= set(chosen)
    assert list(chosen) == sorted(chosen)
    with Sandbox(Limits()) as sandbox:
        pictures = draw_pictures(
            {BROCHURE: (1,) * (FEW_PAGES + 1)}, {BROCHURE: BROCHURE_PDF}, sandbox
        )
    assert pictures[BROCHURE][0].width_px == pytest.approx(595.28 * COARSE_PIXELS_PER_PT, abs=1)


def test_boxes_of_a_stretch_are_those_of_its_lines() -> None:
    document = read_document(BROCHURE_PDF, source_id=BROCHURE, limits=Limits())
    start = document.text.index("Inzetten op Europese")
    end = document.text.index("culaire Economie") + len("culaire Economie")
    span = CharSpan(start=start, end=end)
    boxes = find_boxes(document, [CharSpan(start=0, end=5), span])[span]
    assert [one.page_number for one in boxes] == [2, 2]
    # As `programme show` prints them in the README.
    found = [
        [round(value, 1) for value in (box.bbox.x0, box.bbox.top, box.bbox.x1, box.bbox.bottom)]
        for box in boxes
    ]
    assert found == [[68.0, 278.4, 310.6, 290.4], [68.0, 295.4, 171.0, 307.4]]


def test_a_text_has_no_boxes() -> None:
    path = REPOSITORY / "raw" / EDITION_ID / "press-nl.txt"
    document = read_document(path, source_id="press", limits=Limits())
    assert find_boxes(document, [CharSpan(start=0, end=5)]) == {}


def test_every_record_of_the_dataset_has_a_place_in_the_page(published_once: Path) -> None:
    html = _page(published_once).read_text(encoding="utf-8")
    dataset = load_dataset(published_once / "processed" / EDITION_ID)
    for row in dataset.evidence:
        assert f'id="place:{row.record_id}"' in html
        if row.page_number is not None:
            assert re.search(
                rf'<a class="place"[^>]*data-record="{re.escape(row.record_id)}"', html
            )


def test_photographs_keep_their_colours(tmp_path: Path) -> None:
    from pipeline.extract.pdf.page_picture import draw_small_pages

    photograph = Image.merge(
        "RGB",
        [Image.linear_gradient("L").rotate(angle).resize((400, 500)) for angle in (0, 90, 180)],
    )
    path = tmp_path / "photograph.pdf"
    photograph.save(path, "PDF")
    (drawn,) = draw_small_pages(path, page_numbers=[1], pixels_per_pt=1.0)
    assert drawn.media_type == "image/webp"
    assert len(drawn.content) < 30_000
    (text,) = draw_small_pages(BROCHURE_PDF, page_numbers=[2], pixels_per_pt=1.0)
    assert text.media_type == "image/png"
