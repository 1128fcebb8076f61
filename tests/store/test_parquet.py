"""The same rows are the same bytes, and what cannot be right is not written."""

import dataclasses
import datetime
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.digest import digest_dataset
from pipeline.model.errors import StoreError
from pipeline.model.records import Dataset, EvidenceRow, SourceRow
from pipeline.store.encode import encode_dataset
from pipeline.store.load import load_dataset
from pipeline.store.parquet import arrow_schema, decode_rows, encode_table
from pipeline.store.schema import TABLES
from tests.store.samples import EDITION, make_dataset

BY_NAME = {table.name: table for table in TABLES}

_PRINT_HASHES = """
import hashlib, json, sys
from pipeline.store.encode import encode_dataset
from tests.store.samples import EDITION, make_dataset
files = encode_dataset(make_dataset(), EDITION)
print(json.dumps({name: hashlib.sha256(content).hexdigest() for name, content in files.items()}))
"""


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    """Under another hash seed, time zone, locale, folder and number of threads."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "77",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "OMP_NUM_THREADS": "1",
        "ARROW_NUM_THREADS": "1",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    output = subprocess.run(
        [sys.executable, "-c", _PRINT_HASHES],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
    ).stdout
    here = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in encode_dataset(make_dataset(), EDITION).items()
    }
    assert json.loads(output) == here


def test_rows_come_back_as_they_went(tmp_path: Path) -> None:
    dataset = make_dataset()
    _write(tmp_path, encode_dataset(dataset, EDITION))
    assert load_dataset(tmp_path) == dataset


def test_an_edition_without_rows_can_be_held(tmp_path: Path) -> None:
    nothing = Dataset(edition_id="nowhere", **{table.name: () for table in TABLES})
    _write(tmp_path, encode_dataset(nothing, EDITION))
    assert load_dataset(tmp_path) == nothing


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
_FLOATS = st.floats(allow_nan=False, allow_infinity=False)
_INTEGERS = st.integers(-(2**63), 2**63 - 1)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.builds(
            EvidenceRow,
            **{
                name: strategy
                for names, strategy in (
                    (("record_id", "source_id", "source_sha256"), _TEXTS),
                    (("exact", "prefix", "suffix"), _TEXTS),
                    (("seq", "char_start", "char_end"), _INTEGERS),
                    (("page_number",), st.none() | _INTEGERS),
                    (("x0_pt", "top_pt", "x1_pt", "bottom_pt"), st.none() | _FLOATS),
                    (("fragment",), st.none() | _TEXTS),
                )
                for name in names
            },
        ),
        max_size=5,
    )
)
def test_whatever_a_row_holds_comes_back(rows: list[EvidenceRow]) -> None:
    content = encode_table(BY_NAME["evidence"], rows, metadata={})
    table = pq.read_table(io.BytesIO(content))
    assert decode_rows(BY_NAME["evidence"], table) == tuple(rows)


def test_a_file_says_what_it_is() -> None:
    files = encode_dataset(make_dataset(), EDITION)
    for table in TABLES:
        schema = pq.read_schema(io.BytesIO(files[table.file_name]))
        metadata = schema.metadata or {}
        assert list(metadata) == sorted(metadata)
        assert metadata[b"dataset_digest"].decode() == digest_dataset(make_dataset())
        assert metadata[b"digest_version"] == b"programme-data/1"
        assert metadata[b"edition_id"] == b"baie-2030-2033"
        assert metadata[b"table"].decode() == table.name
        assert metadata[b"table_schema_version"] == b"1.0"
        assert metadata[b"pipeline_version"]
        assert schema.equals(arrow_schema(table))


def test_a_column_says_what_it_is() -> None:
    schema = pq.read_schema(io.BytesIO(encode_dataset(make_dataset(), EDITION)["evidence.parquet"]))
    metadata = schema.field("top_pt").metadata or {}
    assert metadata[b"unit"] == b"PDF point (1/72 inch)"
    assert metadata[b"description"] == b"Upper edge, from the top of the page, downwards."


def test_a_file_has_the_layout_that_was_decided_on() -> None:
    file = pq.ParquetFile(io.BytesIO(encode_dataset(make_dataset(), EDITION)["objectives.parquet"]))
    assert file.metadata.format_version == "2.6"
    assert file.metadata.num_row_groups == 1
    group = file.metadata.row_group(0)
    assert {group.column(index).compression for index in range(group.num_columns)} == {"ZSTD"}


def test_the_digest_does_not_depend_on_the_writer(tmp_path: Path) -> None:
    """Other compression, row groups and dictionaries are other bytes of the same dataset."""
    files = encode_dataset(make_dataset(), EDITION)
    for table in TABLES:
        rows = pq.read_table(io.BytesIO(files[table.file_name]))
        pq.write_table(
            rows,
            tmp_path / table.file_name,
            compression="gzip",
            row_group_size=3,
            use_dictionary=False,
            version="1.0" if table.name == "sources" else "2.4",
        )
        assert (tmp_path / table.file_name).read_bytes() != files[table.file_name]
    (tmp_path / "dataset.json").write_bytes(files["dataset.json"])
    assert digest_dataset(load_dataset(tmp_path)) == digest_dataset(make_dataset())


def _source(**changes: object) -> SourceRow:
    row = make_dataset().sources[0]
    values = {name: getattr(row, name) for name in SourceRow.__annotations__}
    return SourceRow(**{**values, **changes})


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"sha256": None}, "sha256 of baie-2030-2033/lettre-fr is missing"),
        ({"confidence": float("nan")}, "is nan; expected double"),
        ({"confidence": float("inf")}, "is inf; expected double"),
        ({"confidence": True}, "is True; expected double"),
        ({"title": "half a pair \ud83c"}, "title holds a value that cannot be stored as string"),
        ({"byte_size": 2**63}, "byte_size holds a value that cannot be stored as int64"),
        ({"byte_size": "many"}, "is 'many'; expected int64"),
        ({"byte_size": 1.5}, "is 1.5; expected int64"),
        ({"retrieved_on": "2030-02-28"}, "expected date32.day. or nothing"),
        ({"retrieved_on": datetime.datetime(2030, 2, 28, 12)}, "expected date32.day. or nothing"),
        ({"is_reconstruction": "no"}, "is 'no'; expected bool"),
    ],
)
def test_a_value_that_does_not_fit_its_column_is_refused(
    changes: dict[str, object], complaint: str
) -> None:
    with pytest.raises(StoreError, match=complaint):
        encode_table(BY_NAME["sources"], [_source(**changes)], metadata={})


def test_a_whole_number_in_a_column_of_numbers_is_the_same_number(tmp_path: Path) -> None:
    dataset = make_dataset()
    whole = dataclasses.replace(dataset, sources=(_source(confidence=1), *dataset.sources[1:]))
    _write(tmp_path, encode_dataset(whole, EDITION))
    loaded = load_dataset(tmp_path)
    assert isinstance(loaded.sources[0].confidence, float)
    assert digest_dataset(loaded) == digest_dataset(whole)


def test_missing_where_it_may_be_missing_is_kept() -> None:
    content = encode_table(BY_NAME["sources"], [_source(retrieved_on=None)], metadata={})
    assert pq.read_table(io.BytesIO(content)).column("retrieved_on").to_pylist() == [None]


def test_large_tables_have_row_groups_of_one_size() -> None:
    row = make_dataset().mentions[0]
    content = encode_table(BY_NAME["mentions"], [row] * 100_000, metadata={})
    file = pq.ParquetFile(io.BytesIO(content))
    sizes = [file.metadata.row_group(index).num_rows for index in range(file.num_row_groups)]
    assert sizes == [65_536, 100_000 - 65_536]


def test_dates_are_dates() -> None:
    table = pq.read_table(io.BytesIO(encode_dataset(make_dataset(), EDITION)["sources.parquet"]))
    assert table.schema.field("retrieved_on").type == pa.date32()
    assert table.column("retrieved_on").to_pylist()[0] == datetime.date(2030, 2, 28)


def test_rows_out_of_order_are_not_encoded() -> None:
    dataset: Dataset = make_dataset()
    with pytest.raises(StoreError, match="not sorted"):
        encode_dataset(dataclasses.replace(dataset, texts=dataset.texts[::-1]), EDITION)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)
