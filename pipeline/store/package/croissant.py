"""``croissant.json``: the edition's folder in Croissant 1.1, for dataset search and loaders.

JSON-LD after https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html; a file object for
each table's file, and a record set over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pipeline.model.records import SourceRow
from pipeline.store.description import Column, ColumnType, ForeignKey, Table
from pipeline.store.descriptor import TableFile
from pipeline.store.package.about import CREATOR, KEYWORDS, About, name_source
from pipeline.store.schema import TABLES

CROISSANT_NAME: Final = "croissant.json"
CONFORMS_TO: Final = "http://mlcommons.org/croissant/1.1"
#: Croissant's tools know Parquet by this name, not by the one since registered with IANA.
_PARQUET_MEDIA_TYPE: Final = "application/x-parquet"

_DATA_TYPES: Final = {
    ColumnType.STRING: "sc:Text",
    ColumnType.INTEGER: "sc:Integer",
    ColumnType.NUMBER: "sc:Float",
    ColumnType.BOOLEAN: "sc:Boolean",
    ColumnType.DATE: "sc:Date",
}
#: Terms that are Croissant's own under their own name; the specification wants all of its context
#: in every file, used or not.
_CROISSANT_TERMS: Final = (
    *("arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field"),
    *("fileObject", "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset"),
    *("jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    **{term: f"cr:{term}" for term in _CROISSANT_TERMS},
}


def describe_croissant(about: About, files: Sequence[TableFile]) -> dict[str, Any]:
    """The descriptor of the published folder.

    ``datePublished``, which the specification asks for, is left out: nothing here is from a clock.

    Args:
        about: the edition.
        files: the tables' files.
    """
    licences = tuple(dict.fromkeys(source.licence for source in about.sources if source.licence))
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": about.title,
        "description": about.description,
        "identifier": about.edition_id,
        "version": about.version,
        "creator": {"@type": "sc:Organization", "name": CREATOR},
        "inLanguage": list(about.languages),
        "keywords": list(KEYWORDS),
        **({"license": list(licences)} if licences else {}),
        **({"temporalCoverage": about.temporal_coverage} if about.temporal_coverage else {}),
        "citeAs": f"{CREATOR}: {about.title} ({about.publisher}), themes and objectives as data, "
        f"{about.edition_id}, version {about.version}",
        "isLiveDataset": False,
        "isBasedOn": [_describe_source(source) for source in about.sources],
        "distribution": [_describe_file(file) for file in files],
        "recordSet": [_describe_record_set(table) for table in TABLES],
    }


def _describe_source(source: SourceRow) -> dict[str, Any]:
    return {
        "@type": "sc:CreativeWork",
        "@id": source.source_id,
        "name": name_source(source),
        "identifier": f"sha256:{source.sha256}",
        "encodingFormat": source.media_type,
        "inLanguage": source.language,
        "publisher": {"@type": "sc:Organization", "name": source.publisher},
        **({"url": source.url} if source.url else {}),
        **({"license": source.licence} if source.licence else {}),
        **({"creditText": source.attribution} if source.attribution else {}),
    }


def _describe_file(file: TableFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.byte_size} B",
        "encodingFormat": _PARQUET_MEDIA_TYPE,
        "sha256": file.sha256,
    }


def _describe_record_set(table: Table) -> dict[str, Any]:
    references = {key.column: key for key in table.foreign_keys}
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"One row for {table.description}.",
        "key": [{"@id": f"{table.name}/{column}"} for column in table.primary_key],
        "field": [
            _describe_field(table, column, references.get(column.name)) for column in table.columns
        ],
    }


def _describe_field(table: Table, column: Column, key: ForeignKey | None) -> dict[str, Any]:
    unit = f" Unit: {column.unit}." if column.unit else ""
    # To the column and not to the field over it: mlcroissant cannot follow a reference to a
    # record set that refers on (its issue 700).
    target = key and {
        "fileObject": {"@id": f"{key.table}.parquet"},
        "extract": {"column": key.target},
    }
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": f"{column.description}{unit}",
        "dataType": _DATA_TYPES[column.type],
        "source": {
            "fileObject": {"@id": table.file_name},
            "extract": {"column": column.name},
        },
        **({"references": target} if target else {}),
    }
