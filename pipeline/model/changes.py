"""What changed between two versions of a dataset."""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.frozen import frozen

#: The values of a row's primary key, in the order of its columns.
Key = tuple[object, ...]

#: Columns that say where something stands, and in which file: they follow from the document. One
#: new line moves all that stands after it, and changes nothing of it.
PLACE_COLUMNS = frozenset(
    {
        "seq",
        "char_start",
        "char_end",
        "page_number",
        "x0_pt",
        "top_pt",
        "x1_pt",
        "bottom_pt",
        "fragment",
        "prefix",
        "suffix",
        "source_sha256",
    }
)


class ChangeKind(StrEnum):
    """How an edition compares with its earlier version."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@frozen
class CellChange:
    """One value of a row that is another one now."""

    column: str
    before: object
    after: object


@frozen
class RowChange:
    """A row that is in both versions, with other values.

    Attributes:
        key: its primary key in the later version.
        cells: the values that changed, in the order of the columns; never empty.
        renumbered_from: the key of the only row that had its words before, where they are now
            under this one; None when they were nowhere, here, or in more than one place.
    """

    key: Key
    cells: tuple[CellChange, ...]
    renumbered_from: Key | None = None


@frozen
class TableChanges:
    """What changed in one table.

    Attributes:
        table: its name.
        key_columns: of its primary key.
        added: rows that were not there before, in the order of the later version.
        removed: rows that are no longer there, in the order of the earlier version.
        changed: rows that are in both with other values, in the order of the later version.
        moved: rows that are in both, with other values in ``PLACE_COLUMNS`` alone.
    """

    table: str
    key_columns: tuple[str, ...]
    added: tuple[object, ...] = ()
    removed: tuple[object, ...] = ()
    changed: tuple[RowChange, ...] = ()
    moved: tuple[RowChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the table is as it was."""
        return not (self.added or self.removed or self.changed or self.moved)


@frozen
class EditionChanges:
    """What changed in one edition.

    Attributes:
        edition_id: the edition.
        kind: how it compares.
        tables: one for each table, in the order of ``Dataset``.
    """

    edition_id: str
    kind: ChangeKind
    tables: tuple[TableChanges, ...]
