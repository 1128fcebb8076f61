"""The parts of a Word file, read so that no part can harm: no bombs, no entities, no way out.

A ``.docx`` is a zip file of XML parts with relations between them (ECMA-376, Open Packaging
Conventions). Nothing is unpacked to disk and nothing is fetched; only the parts that hold words
and their styles are read, each up to a bound.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pipeline.model.errors import (
    BrokenSourceError,
    EncryptedSourceError,
    SourceTooLargeError,
    UnsupportedSourceError,
)
from pipeline.model.frozen import frozen

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Uncompressed size of one part. The main part of a programme of 1,000 pages has about 20 MB.
MAX_PART_BYTES = 64 * 1024 * 1024
#: Entries of the archive; a document with a picture on each of 5,000 pages has some more.
MAX_ENTRY_COUNT = 20_000
#: What ``zipfile`` raises for damaged archives: offsets and sizes in them may be anything.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
#: Bit of a zip entry's flags that says it is encrypted.
ENCRYPTED_FLAG = 0x1
#: Last word of the type of the relation to the main part; before it the editions of the standard
#: differ.
MAIN_RELATION = "officeDocument"
EXTERNAL = "External"


@frozen
class Relation:
    """What one part says about another.

    Attributes:
        kind: last word of its type ("styles", "footnotes", "hyperlink").
        target: the other part's name in the archive, or an address outside of it.
        is_external: whether it is an address.
    """

    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of a Word file.

    Args:
        data: the file.
        source_id: for messages.

    Raises:
        BrokenSourceError: if it is no sound zip file, or names parts outside of itself.
        EncryptedSourceError: if it needs a password.
        SourceTooLargeError: if it holds more parts than any document.
        UnsupportedSourceError: if it has no main part.
    """

    def __init__(self, data: bytes, *, source_id: str) -> None:
        self._source_id = source_id
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise self._broken(f"it is no sound zip file ({error})") from None
        self._names = self._check_entries()
        main = [
            relation.target
            for relation in self.relations("").values()
            if relation.kind == MAIN_RELATION and not relation.is_external
        ]
        if len(main) != 1 or main[0] not in self._names:
            raise UnsupportedSourceError(
                f"{source_id}: a zip file without the main part of a Word document. Save the "
                "document as .docx.",
                source=source_id,
            )
        self.main_name = main[0]

    def read_xml(self, name: str) -> _Element | None:
        """The root element of a part; None if there is no such part.

        Raises:
            BrokenSourceError: if it is damaged, or declares a document type (and with it
                entities), which no part of a Word file does.
            SourceTooLargeError: if it is larger than ``MAX_PART_BYTES``.
        """
        from lxml import etree

        if name not in self._names:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self._read_bytes(name), parser)
        except etree.XMLSyntaxError as error:
            raise self._broken(f"{name} is no sound XML ({error.msg})") from None
        if root.getroottree().docinfo.doctype:
            raise self._broken(
                f"{name} declares a document type, with which entities are smuggled in"
            )
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part (``""``: the file) says about others, by relation id.

        Targets within the archive are its names; one that leads out of it is left out.
        """
        folder, own_name = posixpath.split(name)
        root = self.read_xml(posixpath.join(folder, "_rels", f"{own_name}.rels"))
        relations = {}
        for element in [] if root is None else root:
            target, mode = element.get("Target", ""), element.get("TargetMode", "")
            kind = element.get("Type", "").rpartition("/")[2]
            is_external = mode == EXTERNAL
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            relations[element.get("Id", "")] = Relation(
                kind=kind, target=target, is_external=is_external
            )
        return relations

    def _check_entries(self) -> frozenset[str]:
        entries = self._archive.infolist()
        if len(entries) > MAX_ENTRY_COUNT:
            raise SourceTooLargeError(
                f"{self._source_id}: {len(entries):,} parts are more than the {MAX_ENTRY_COUNT:,} "
                "that a document may have. Save it anew, or as PDF.",
                source=self._source_id,
            )
        names = [entry.filename for entry in entries]
        for name in names:
            if name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts:
                raise self._broken(f"its part {name!r} would lie outside of it")
        if len(set(names)) != len(names):
            raise self._broken("it has two parts of one name")
        if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
            raise EncryptedSourceError(
                f"{self._source_id}: the file needs a password. Save it without one.",
                source=self._source_id,
            )
        return frozenset(names)

    def _read_bytes(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as part:
                # The size that an entry declares may be a lie: what is read counts.
                data = part.read(MAX_PART_BYTES + 1)
        except DAMAGE as error:
            raise self._broken(f"{name} cannot be unpacked ({error})") from None
        if len(data) > MAX_PART_BYTES:
            raise SourceTooLargeError(
                f"{self._source_id}: {name} unpacks to more than "
                f"{MAX_PART_BYTES // 1024 // 1024} MB. Save the document in parts.",
                source=self._source_id,
            )
        return data

    def _broken(self, what: str) -> BrokenSourceError:
        return BrokenSourceError(
            f"{self._source_id}: not a sound Word file: {what}. Open it in Word or LibreOffice and "
            "save it anew.",
            source=self._source_id,
        )
