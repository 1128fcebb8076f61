"""Whether the files of a published folder are those that were published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.model.edition import Edition
from pipeline.model.published import PublishedFiles
from pipeline.model.records import Dataset
from pipeline.store.descriptor import DESCRIPTOR_NAME, Descriptor, read_descriptor
from pipeline.store.package.checksums import (
    CHECKSUMS_NAME,
    UNLISTED,
    hash_content,
    parse_checksums,
    render_checksums,
)


def inspect_files(folder: Path, dataset: Dataset, edition: Edition) -> PublishedFiles:
    """Holds every file of the folder against the list, and the descriptors against the rows.

    Args:
        folder: of the edition.
        dataset: the rows in it.
        edition: its file.

    Raises:
        StoreError: if the folder has no descriptor of ours.
    """
    contents = {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(".") and path.name not in UNLISTED
    }
    descriptor = read_descriptor(folder)
    faults = _find_faults(contents, descriptor) | _find_other_descriptors(
        contents, descriptor, dataset, edition
    )
    hashes = {name: hash_content(content) for name, content in contents.items()}
    if not faults and contents[CHECKSUMS_NAME] != render_checksums(hashes):
        faults[CHECKSUMS_NAME] = "is not as it was written"
    return PublishedFiles(
        checked_count=len(contents),
        faults=tuple(f"{name} {fault}." for name, fault in sorted(faults.items())),
    )


def _find_faults(contents: Mapping[str, bytes], descriptor: Descriptor) -> dict[str, str]:
    """What is wrong with files by what the list and our own descriptor say, by name."""
    if CHECKSUMS_NAME not in contents:
        return {CHECKSUMS_NAME: "is missing"}
    listed = parse_checksums(contents[CHECKSUMS_NAME])
    described = {file.path: file.sha256 for file in descriptor.tables}

    def look(name: str) -> Iterator[str]:
        if name not in contents:
            yield f"is listed in {CHECKSUMS_NAME} and is not there"
            return
        sha256 = hash_content(contents[name])
        if name not in listed:
            yield f"is not listed in {CHECKSUMS_NAME}"
        elif sha256 != listed[name]:
            yield f"is not the file that {CHECKSUMS_NAME} lists"
        if sha256 != described.get(name, sha256):
            yield f"is not the file that {DESCRIPTOR_NAME} describes"

    names = (listed.keys() | contents.keys()) - {CHECKSUMS_NAME}
    faults = {name: " and ".join(look(name)) for name in names}
    return {name: fault for name, fault in faults.items() if fault}


def _find_other_descriptors(
    contents: Mapping[str, bytes], descriptor: Descriptor, dataset: Dataset, edition: Edition
) -> dict[str, str]:
    """The descriptors for others' tools that do not say what the rows say, by name."""
    # Imported here: it loads pyarrow.
    from pipeline.store.encode import describe_package

    expected = describe_package(
        dataset, edition, descriptor.tables, dataset_digest=descriptor.dataset_digest
    )
    return {
        name: "is not what the rows and the edition file give"
        for name, content in expected.items()
        if contents.get(name) != content
    }
