"""A record, its quote, its place."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

from tests.commands.projects import EDITION_ID, error_of, replace_source, run_command

PRESS_RECORD = f"{EDITION_ID}/press-nl/2.3"
BROCHURE_RECORD = f"{EDITION_ID}/brochure-nl/1.1"


def test_an_objective_with_its_quote_and_place(published_once: Path) -> None:
    result = run_command("show", PRESS_RECORD, root=published_once)
    assert result.returncode == 0, result.stderr
    folded = " ".join(result.stdout.split())
    quote = "De verdere implementatie van het Benelux-Politieverdrag, een verdrag dat voorziet in"
    assert folded.count(quote) == 2  # as text and as quote
    assert "Een sterke en duurzame Benelux" not in folded
    for words in (PRESS_RECORD, "press-nl.txt", "characters", "nl"):
        assert words in folded


def test_a_wrapped_objective_has_a_quote_a_line_and_boxes(published_once: Path) -> None:
    result = run_command("show", BROCHURE_RECORD, "--format", "json", root=published_once)
    shown = json.loads(result.stdout)
    assert shown["record"]["text"] == "Inzetten op Europese Green Deal en Circulaire Economie"
    assert len(shown["evidence"]) == 2
    assert all(row["page_number"] == 2 for row in shown["evidence"])
    assert all(0 < row["x0_pt"] < row["x1_pt"] < 596 for row in shown["evidence"])
    assert shown["source"]["is_reconstruction"] is True


def test_the_reconstruction_is_called_one(published_once: Path) -> None:
    assert "reconstruction" in run_command("show", BROCHURE_RECORD, root=published_once).stdout


def test_a_theme_statement_and_a_theme(published_once: Path) -> None:
    for record in (f"{EDITION_ID}/press-nl/2", f"{EDITION_ID}/2"):
        result = run_command("show", record, root=published_once)
        assert result.returncode == 0, result.stderr
        assert "Een veilige en rechtvaardige Benelux" in result.stdout


def test_a_picture_of_the_place(published_once: Path, tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "place.png"
    result = run_command("show", BROCHURE_RECORD, "--picture", picture, root=published_once)
    assert result.returncode == 0, result.stderr
    shown = run_command("show", BROCHURE_RECORD, "--format", "json", root=published_once)
    first = json.loads(shown.stdout)["evidence"][0]
    image = Image.open(io.BytesIO(picture.read_bytes())).convert("RGB")
    pixels_per_pt = image.width / 595
    left = round((first["x0_pt"] - 1) * pixels_per_pt)
    middle = round((first["top_pt"] + first["bottom_pt"]) / 2 * pixels_per_pt)
    around = {image.getpixel((x, middle)) for x in range(left - 12, left + 4)}
    assert (214, 40, 40) in around, "no red frame at the left of the words"


def test_a_text_has_no_picture(published_once: Path, tmp_path: Path) -> None:
    picture = tmp_path / "place.png"
    result = run_command("show", PRESS_RECORD, "--picture", picture, root=published_once)
    assert result.returncode == 2
    assert "no page" in result.stderr
    assert not picture.exists()


def test_no_picture_of_another_file_than_the_dataset_was_made_from(
    published: Path, tmp_path: Path
) -> None:
    other = (published / "raw" / EDITION_ID / "brochure-nl.libreoffice.pdf").read_bytes()
    replace_source(published, "brochure-nl.pdf", other, pin=False)
    picture = tmp_path / "place.png"
    result = run_command("show", BROCHURE_RECORD, "--picture", picture, root=published)
    assert result.returncode == 2
    assert "no longer the file" in result.stderr
    assert hashlib.sha256(other).hexdigest() not in result.stderr
    assert not picture.exists()


@pytest.mark.parametrize(
    ("record", "hint"),
    [
        (f"{EDITION_ID}/press-nl/2.33", f"{EDITION_ID}/press-nl/2.3"),
        ("benelux-1999/press-nl/1.1", EDITION_ID),
        ("", EDITION_ID),
    ],
)
def test_an_unknown_record_exits_2_with_a_hint(
    published_once: Path, record: str, hint: str
) -> None:
    result = run_command("show", record, "--format", "json", root=published_once)
    assert result.returncode == 2
    assert hint in error_of(result)["message"]
    assert hint in result.stderr
