"""Progress goes to standard error, and only where somebody wants it."""

from __future__ import annotations

import pytest

from pipeline.runner.progress import Progress


def tell(progress: Progress) -> None:
    with progress.step("reading"):
        pass


def test_nowhere_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Progress())
    assert capsys.readouterr() == ("", "")


def test_a_line_that_is_wiped_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Progress(is_live=True))
    told = capsys.readouterr().err
    assert "reading" in told
    assert told.endswith("\r\x1b[K")
    assert "\n" not in told


def test_a_line_a_step_when_verbose(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Progress(is_verbose=True))
    told = capsys.readouterr().err
    assert told.startswith("reading: ")
    assert told.endswith(" s\n")


def test_the_line_is_wiped_when_a_step_fails(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError), Progress(is_live=True).step("dividing"):
        _ = 1 // 0
    assert capsys.readouterr().err.endswith("\r\x1b[K")
