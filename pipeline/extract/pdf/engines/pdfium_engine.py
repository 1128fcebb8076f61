"""PDFium's shared library as ``pypdfium2`` brings it, without the bindings of that package.

Importing them makes objects for all 450 functions of PDFium and takes as long as reading a small
brochure; we call 60. Where the package is laid out in another way than we know (PDFium of the
operating system, say), it is imported after all and asked.
"""

from __future__ import annotations

import ctypes
import json
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

_LIBRARY_NAMES = ("libpdfium.so", "libpdfium.dylib")
_VERSION_FILE = "version.json"


class _Configuration(ctypes.Structure):
    """``FPDF_LIBRARY_CONFIG`` of version 2: without own fonts, without JavaScript."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("user_font_paths", ctypes.c_void_p),
        ("isolate", ctypes.c_void_p),
        ("embedder_slot", ctypes.c_uint),
    )


def load_library() -> ctypes.PyDLL:
    """PDFium, ready for use; calls keep the interpreter's lock."""
    library = ctypes.PyDLL(_locate_library())
    library.FPDF_InitLibraryWithConfig(ctypes.byref(_Configuration(version=2)))
    return library


@cache
def read_versions() -> tuple[str, str]:
    """The version of ``pypdfium2`` ("5.15.2") and PDFium's build ("8149")."""
    binding = _read_version_file("pypdfium2")
    library = _read_version_file("pypdfium2_raw")
    if binding is None or library is None or binding.get("n_commits") or binding.get("dirty"):
        import pypdfium2

        return str(pypdfium2.PYPDFIUM_INFO.version), str(pypdfium2.PDFIUM_INFO.build)
    beta = "" if binding.get("beta") is None else f"b{binding['beta']}"
    version = ".".join(str(binding[part]) for part in ("major", "minor", "patch"))
    return version + beta, str(library["build"])


def _locate_library() -> str:
    folder = _find_package("pypdfium2_raw")
    files = [folder / name for name in _LIBRARY_NAMES] if folder else []
    known = next((file for file in files if file.is_file()), None)
    if known:
        return str(known)
    from pypdfium2_raw import bindings

    return str(bindings._libs["pdfium"]._name)


def _read_version_file(package: str) -> dict[str, object] | None:
    folder = _find_package(package)
    if folder is None or not (folder / _VERSION_FILE).is_file():
        return None
    content = json.loads((folder / _VERSION_FILE).read_text(encoding="utf-8"))
    return content if isinstance(content, dict) else None


def _find_package(name: str) -> Path | None:
    found = PathFinder.find_spec(name)
    return Path(found.origin).parent if found and found.origin else None
