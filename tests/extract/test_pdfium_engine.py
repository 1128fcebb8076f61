"""PDFium is found and named without the package that brings it, and both agree."""

import ctypes
from importlib.machinery import PathFinder

import pypdfium2
import pypdfium2.raw
import pytest

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.pdfium_engine import load_library, read_versions


def test_versions_are_those_that_the_package_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    told = (str(pypdfium2.PYPDFIUM_INFO.version), str(pypdfium2.PDFIUM_INFO.build))
    assert read_versions() == told
    monkeypatch.setattr(PathFinder, "find_spec", lambda _: None)
    assert read_versions() == told


def test_where_the_library_is_not_found_the_package_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = ctypes.cast(load_library().FPDF_GetPageCount, ctypes.c_void_p).value
    monkeypatch.setattr(PathFinder, "find_spec", lambda _: None)
    asked = load_library()
    assert ctypes.cast(asked.FPDF_GetPageCount, ctypes.c_void_p).value == usual


def test_constants_are_those_of_the_package() -> None:
    raw = pypdfium2.raw
    assert pdfium.OBJECT_TEXT == raw.FPDF_PAGEOBJ_TEXT
    assert pdfium.OBJECT_PATH == raw.FPDF_PAGEOBJ_PATH
    assert pdfium.OBJECT_IMAGE == raw.FPDF_PAGEOBJ_IMAGE
    assert pdfium.OBJECT_FORM == raw.FPDF_PAGEOBJ_FORM
    assert pdfium.ERROR_FILE == raw.FPDF_ERR_FILE
    assert pdfium.ERROR_PASSWORD == raw.FPDF_ERR_PASSWORD
    assert pdfium.ERROR_SECURITY == raw.FPDF_ERR_SECURITY
