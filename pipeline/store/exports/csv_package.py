"""The Data Package of an exported folder of CSV files, from that of the published folder."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pipeline.model.errors import StoreError
from pipeline.store.exports.csv_tables import GUARD
from pipeline.store.package.data_package import DATA_PACKAGE_NAME

_GUARD_NOTE: Final = (
    "Texts that a spreadsheet could take for a formula, empty texts, and texts that begin with an "
    "apostrophe have one more apostrophe in front: take it off. An empty cell is a missing value."
)


def render_csv_package(folder: Path, files: Mapping[str, bytes]) -> bytes:
    """The descriptor of the CSV files.

    Args:
        folder: of the published edition.
        files: the CSV files by the name of their table.

    Raises:
        StoreError: if the folder has no ``datapackage.json`` of ours.
    """
    path = folder / DATA_PACKAGE_NAME
    try:
        package = json.loads(path.read_bytes())
        by_name = {resource["name"]: resource for resource in package["resources"]}
        package["resources"] = [
            _describe_resource(by_name[name], content, set(files))
            for name, content in files.items()
        ]
        package["description"] = f"{package['description']} {_GUARD_NOTE}"
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(
            f"{path} is missing or is no descriptor of ours ({type(error).__name__}: {error}); "
            "publish the edition again with `programme run --force`"
        ) from error
    return f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode()


def _describe_resource(
    published: Mapping[str, Any], content: bytes, tables: set[str]
) -> dict[str, Any]:
    schema = copy.deepcopy(published["schema"])
    schema["missingValues"] = [""]
    keys = [
        key
        for key in schema.pop("foreignKeys", ())
        if key["reference"].get("resource", published["name"]) in tables
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "$schema": published["$schema"],
        "name": published["name"],
        "type": "table",
        "title": published["title"],
        "description": published["description"],
        "path": f"{published['name']}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\r\n"},
        "text_guard": GUARD,
        "schema": schema,
    }
