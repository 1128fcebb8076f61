"""Programme documents in, tidy data out; every record traced to its words and its place.

``read_dataset`` loads what was published, ``inspect`` looks at one file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

__all__ = ["inspect", "read_dataset"]


def read_dataset(folder: str | Path) -> Mapping[str, pandas.DataFrame]:
    """The tables of a published dataset as data frames, by name (``docs/data-dictionary.md``).

    Args:
        folder: of one edition, such as ``processed/benelux-2021-2024``.

    Raises:
        DatasetNotFoundError: if there is no such folder.
        StoreError: if a file is missing, damaged, of another dataset than the others, or of a
            version of the tables that this program does not know.
    """
    from pipeline.store.frames import read_dataset as read_frames

    return read_frames(Path(folder))


def inspect(
    file: str | Path,
    *,
    language: str | None = None,
    pages: tuple[int, int] | None = None,
    password: str | None = None,
) -> dict[str, object]:
    """What is found in one file: the object that ``programme inspect --format json`` prints.

    Args:
        file: the document.
        language: BCP 47 tag; None: told from the text.
        pages: take records from these physical pages only: first and last, from 1, both included.
        password: opens an encrypted PDF.

    Raises:
        SourceError: if the file cannot be read.
        UsageError: if it has no such pages, or the language is none of ours.
    """
    from pipeline.runner.inspect import show_file
    from pipeline.runner.inspection import describe_inspection

    return show_file(
        Path(file), describe_inspection, language=language, pages=pages, password=password
    )
