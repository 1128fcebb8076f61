"""An encrypted source through every command, without its password being written anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.projects import error_of, run_command
from tests.extract.pdf_writing import PdfWriter

PASSWORD = "geheim-woord"
IN_ENVIRONMENT = {"PROGRAMME_PASSWORD": PASSWORD}


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    """A project of nothing but one encrypted document."""
    writer = PdfWriter(password=PASSWORD, title="Werkprogramma 2025-2028")
    page = writer.page()
    page.text(50, 40, "Werkprogramma 2025-2028", size=22, font="F2")
    top = 90
    for theme in ("Schoon water", "Veilige wegen", "Open havens"):
        page.text(50, top, theme, size=15, font="F2")
        top += 30
        for objective in ("Samen meten wij de rivieren", "Wij delen kaarten en kennis"):
            page.text(60, top, f"• {objective} voor {theme.lower()}")
            top += 18
        top += 20
    (tmp_path / "config" / "editions").mkdir(parents=True)
    (tmp_path / "brochure.pdf").write_bytes(writer.write())
    return tmp_path


@pytest.mark.parametrize("command", [("inspect",), ("new", "water-2025-2028")])
def test_without_a_password_the_error_says_how_to_give_one(
    encrypted: Path, command: tuple[str, ...]
) -> None:
    result = run_command(*command, "brochure.pdf", root=encrypted)
    assert result.returncode == 2
    assert "--password" in result.stderr
    assert "PROGRAMME_PASSWORD" in result.stderr


def test_a_wrong_password_has_the_code_of_encrypted_sources(encrypted: Path) -> None:
    command = ("inspect", "brochure.pdf", "--format", "json", "--password", "raden")
    error = error_of(run_command(*command, root=encrypted, environment=IN_ENVIRONMENT))
    assert error["code"] == "source-encrypted"
    assert "does not open it" in error["message"]


def test_all_commands_open_it_and_none_keeps_the_password(encrypted: Path) -> None:
    def do(*arguments: str, by_flag: bool = False) -> str:
        if by_flag:
            result = run_command(*arguments, "--password", PASSWORD, root=encrypted)
        else:
            result = run_command(*arguments, root=encrypted, environment=IN_ENVIRONMENT)
        assert result.returncode == 0, result.stderr + result.stdout
        return result.stdout

    found = json.loads(do("inspect", "brochure.pdf", "--format", "json"))
    assert len(found["themes"]) == 3
    do("new", "water-2025-2028", "brochure.pdf", by_flag=True)
    # Both readings need it: a page that only one engine opens would be a finding.
    assert "6 = 2 + 2 + 2" in do("run")
    assert run_command("validate", root=encrypted).returncode == 2
    do("validate", by_flag=True)
    do("show", "water-2025-2028/brochure-nl/1.1", "--picture", "place.png")
    assert (encrypted / "place.png").read_bytes().startswith(b"\x89PNG")
    for path in encrypted.rglob("*"):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes(), path
