"""Edition file ↔ ``Edition``: the one file that an editor touches, read strictly.

pydantic is imported when a file is read, not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.edition.source_paths import resolve_source_path

if TYPE_CHECKING:
    from pipeline.model.edition import Edition

__all__ = ["edition_json_schema", "load_edition", "resolve_source_path"]


def load_edition(path: Path) -> Edition:
    """Reads an edition file.

    Args:
        path: the file, named ``<edition id>.toml``.

    Raises:
        ConfigurationError: if it is not there, is no TOML, or says anything but what an edition
            file says; the message names every mistake with its place, what was expected and what
            to do.
    """
    from pipeline.edition.loading import read_edition_file

    return read_edition_file(path)


def edition_json_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of edition files, with a description of every key."""
    from pipeline.edition.file_format import make_json_schema

    return make_json_schema()
