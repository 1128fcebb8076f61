"""``datapackage.json``: the edition's folder as a Data Package v2.

Made from the description of the tables, like the Arrow metadata and the data dictionary. After
https://datapackage.org/standard/data-package/ and https://datapackage.org/standard/table-schema/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pipeline.model.digest import DIGEST_VERSION
from pipeline.model.records import SourceRow
from pipeline.store.description import Column, ColumnType, ForeignKey, Table
from pipeline.store.descriptor import TableFile
from pipeline.store.package.about import CREATOR, KEYWORDS, About, name_file, name_source
from pipeline.store.schema import TABLE_SCHEMA_VERSION, TABLES

DATA_PACKAGE_NAME: Final = "datapackage.json"
_PROFILES: Final = "https://datapackage.org/profiles/2.0"
#: As registered with IANA.
PARQUET_MEDIA_TYPE: Final = "application/vnd.apache.parquet"

_FIELD_TYPES: Final = {
    ColumnType.STRING: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.NUMBER: "number",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "date",
}
#: What the profile allows as the name of a licence; anything else but a URL is words.
_LICENCE_NAME: Final = re.compile(r"[-a-zA-Z0-9._]+")
_URL: Final = re.compile(r"https?://\S+")


def describe_data_package(about: About, files: Sequence[TableFile]) -> dict[str, Any]:
    """The descriptor of the published folder.

    Args:
        about: the edition.
        files: the tables' files, in the order of ``TABLES``.
    """
    by_name = {file.name: file for file in files}
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": about.edition_id,
        "title": about.title,
        "description": about.description,
        "version": about.version,
        "keywords": list(KEYWORDS),
        "contributors": [{"title": CREATOR, "roles": ["creator"]}],
        **_describe_licences(about.sources),
        "sources": [_describe_source(source) for source in about.sources],
        "edition_id": about.edition_id,
        "publisher": about.publisher,
        **({"temporal_coverage": about.temporal_coverage} if about.temporal_coverage else {}),
        "dataset_digest": about.dataset_digest,
        "digest_version": DIGEST_VERSION,
        "table_schema_version": TABLE_SCHEMA_VERSION,
        "resources": [_describe_resource(table, by_name[table.name]) for table in TABLES],
    }


def describe_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table, with keys in both directions.

    A foreign key is satisfied by a theme without objectives; so where every row of the other
    table has to be spoken of, that table has a key back, and fails by it.
    """
    keys = [*_keys_from(table), *_keys_back_to(table)]
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_describe_field(column) for column in table.columns],
        # An empty text is a text: the context before the first words of a document.
        "missingValues": [],
        "primaryKey": list(table.primary_key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _describe_resource(table: Table, file: TableFile) -> dict[str, Any]:
    # No `bytes`: frictionless does not measure Parquet files and takes any number for a wrong
    # one; dataset.json, croissant.json have it.
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "title": table.name.replace("_", " ").capitalize(),
        "description": f"One row for {table.description}.",
        "path": file.path,
        "format": "parquet",
        "mediatype": PARQUET_MEDIA_TYPE,
        "hash": f"sha256:{file.sha256}",
        "schema": describe_schema(table),
    }


def _describe_field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if not column.is_nullable:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": _FIELD_TYPES[column.type],
        "description": column.description,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _keys_from(table: Table) -> Iterator[dict[str, Any]]:
    for key in table.foreign_keys:
        # A reference without a resource is one to the table itself.
        other = {} if key.table == table.name else {"resource": key.table}
        yield {"fields": [key.column], "reference": {**other, "fields": [key.target]}}


def _keys_back_to(table: Table) -> Iterator[dict[str, Any]]:
    for other in TABLES:
        for key in other.foreign_keys:
            if key.is_mutual and key.table == table.name:
                yield _key_back(other, key)


def _key_back(other: Table, key: ForeignKey) -> dict[str, Any]:
    return {
        "fields": [key.target],
        "reference": {"resource": other.name, "fields": [key.column]},
    }


def _describe_source(source: SourceRow) -> dict[str, Any]:
    optional = {
        "path": source.url,
        "licence": source.licence,
        "attribution": source.attribution,
        "retrieved_on": source.retrieved_on.isoformat() if source.retrieved_on else None,
    }
    return {
        "title": name_source(source),
        **{name: value for name, value in optional.items() if value is not None},
        "source_id": source.source_id,
        "file": name_file(source),
        "hash": f"sha256:{source.sha256}",
        "bytes": source.byte_size,
        "mediatype": source.media_type,
        "language": source.language,
        "publisher": source.publisher,
        "is_reconstruction": source.is_reconstruction,
    }


def _describe_licences(sources: Sequence[SourceRow]) -> dict[str, Any]:
    """The licences of the package: those of its sources, if each states one of a known form."""
    licences = [_describe_licence(source.licence) for source in sources]
    known = [licence for licence in licences if licence is not None]
    if not known or len(known) < len(licences):
        return {}
    return {"licenses": [one for index, one in enumerate(known) if one not in known[:index]]}


def _describe_licence(licence: str | None) -> dict[str, str] | None:
    if licence is None:
        return None
    if _LICENCE_NAME.fullmatch(licence):
        return {"name": licence}
    return {"path": licence} if _URL.fullmatch(licence) else None
