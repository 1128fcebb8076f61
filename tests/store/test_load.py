"""What is not one whole dataset of ours is refused, with what to do."""

import io
import json
import shutil
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.digest import digest_dataset
from pipeline.model.errors import DatasetNotFoundError, StoreError
from pipeline.store import load_dataset, publish_dataset, read_descriptor, read_digest
from pipeline.store.encode import encode_dataset
from pipeline.store.parquet import read_file
from pipeline.store.schema import TABLES
from tests.store.samples import EDITION, make_dataset


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)


def rewrite(path: Path, *, metadata: dict[str, str] | None = None, columns: int = 100) -> None:
    """Writes a table anew with some metadata replaced, and only its first columns."""
    table = pq.read_table(path)
    table = table.select(table.column_names[:columns])
    if metadata is not None:
        replaced = {key.encode(): value.encode() for key, value in metadata.items()}
        table = table.replace_schema_metadata({**(table.schema.metadata or {}), **replaced})
    pq.write_table(table, path)


def test_what_was_published_is_what_is_loaded(folder: Path) -> None:
    assert load_dataset(folder) == make_dataset()
    assert read_digest(folder) == digest_dataset(make_dataset())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DatasetNotFoundError, match="publish it with `programme run`"):
        load_dataset(tmp_path / "processed" / "nowhere")


def test_a_folder_without_a_descriptor(folder: Path) -> None:
    (folder / "dataset.json").unlink()
    with pytest.raises(StoreError, match=r"holds no dataset\.json"):
        load_dataset(folder)


@pytest.mark.parametrize("name", [table.file_name for table in TABLES])
def test_a_missing_table_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(StoreError, match=f"{name} is missing .* publish the edition again"):
        load_dataset(folder)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"{}", b'{"edition_id": 1}', b"\xff", b'{"tables": [1]}'],
)
def test_a_damaged_descriptor(folder: Path, content: bytes) -> None:
    (folder / "dataset.json").write_bytes(content)
    with pytest.raises(StoreError, match="not a descriptor of ours"):
        load_dataset(folder)


def test_a_descriptor_with_more_in_it_than_we_know(folder: Path) -> None:
    path = folder / "dataset.json"
    content = json.loads(path.read_bytes())
    path.write_text(json.dumps({**content, "title": "Baie"}), encoding="utf-8")
    assert read_descriptor(folder).edition_id == "baie-2030-2033"


@pytest.mark.parametrize("name", [table.file_name for table in TABLES])
def test_a_file_of_another_run(folder: Path, tmp_path: Path, name: str) -> None:
    other = publish_dataset(make_dataset(note="another"), edition=EDITION, root=tmp_path / "other")
    shutil.copy(other / name, folder / name)
    with pytest.raises(StoreError, match=f"{name} in .* belongs to another dataset"):
        load_dataset(folder)


@pytest.mark.parametrize("version", ["1.1", "2.0", "10.0"])
def test_newer_tables_are_refused_by_name(folder: Path, version: str) -> None:
    rewrite(folder / "objectives.parquet", metadata={"table_schema_version": version})
    with pytest.raises(StoreError, match=rf"objectives\.parquet .*{version}, which is newer"):
        load_dataset(folder)


def test_older_tables_are_refused_with_what_to_do(folder: Path) -> None:
    rewrite(folder / "objectives.parquet", metadata={"table_schema_version": "0.9"})
    with pytest.raises(StoreError, match=r"older than the .* publish the edition again"):
        load_dataset(folder)


def test_a_newer_descriptor_is_refused(folder: Path) -> None:
    path = folder / "dataset.json"
    content = {**json.loads(path.read_bytes()), "table_schema_version": "2.0"}
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(StoreError, match=r"dataset\.json .* newer"):
        load_dataset(folder)


def test_a_version_that_is_none(folder: Path) -> None:
    rewrite(folder / "objectives.parquet", metadata={"table_schema_version": "new"})
    with pytest.raises(StoreError, match="expected a version such as"):
        load_dataset(folder)


def test_a_file_that_another_program_wrote(folder: Path) -> None:
    table = pq.read_table(folder / "pages.parquet").replace_schema_metadata(None)
    pq.write_table(table, folder / "pages.parquet")
    with pytest.raises(StoreError, match="does not say its dataset_digest"):
        load_dataset(folder)


def test_missing_columns_are_named(folder: Path) -> None:
    rewrite(folder / "mentions.parquet", columns=5)
    with pytest.raises(StoreError, match=r"mentions\.parquet .* other columns .*char_end: int64"):
        load_dataset(folder)


def test_a_retyped_column_is_named(folder: Path) -> None:
    path = folder / "pages.parquet"
    table = pq.read_table(path)
    index = table.column_names.index("width_pt")
    column = table.column("width_pt").cast(pa.float32())
    pq.write_table(table.set_column(index, "width_pt", column), path)
    with pytest.raises(StoreError, match="width_pt: float"):
        load_dataset(folder)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"not Parquet at all", b"PAR1" * 100])
def test_a_file_that_is_no_parquet(folder: Path, content: bytes) -> None:
    (folder / "ledger.parquet").write_bytes(content)
    with pytest.raises(StoreError, match=r"ledger\.parquet .* cannot be read as Parquet"):
        load_dataset(folder)


def test_a_file_that_ends_too_early(folder: Path) -> None:
    content = (folder / "evidence.parquet").read_bytes()
    for length in range(0, len(content), 97):
        (folder / "evidence.parquet").write_bytes(content[:length])
        with pytest.raises(StoreError, match="cannot be read as Parquet"):
            load_dataset(folder)


#: Bytes of the sample's file that are surely before its footer.
PAGES_END = 2_000


@settings(max_examples=150, deadline=None)
@given(position=st.integers(4, PAGES_END), bit=st.integers(0, 7))
def test_a_bit_that_has_turned_in_the_data_is_noticed(position: int, bit: int) -> None:
    """Pages have checksums; headers of pages fail by themselves or change nothing."""
    content = bytearray(encode_dataset(make_dataset(), EDITION)["evidence.parquet"])
    first_byte_of_footer = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
    assert first_byte_of_footer > PAGES_END
    whole = pq.read_table(io.BytesIO(bytes(content)))
    content[position] ^= 1 << bit
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.parquet"
        path.write_bytes(content)
        try:
            damaged = read_file(path)
        except StoreError:
            return
    assert damaged.equals(whole)


def test_the_rows_are_not_compared_with_the_digest(folder: Path) -> None:
    """Validation does that: it also says what else is wrong with them."""
    path = folder / "pages.parquet"
    table = pq.read_table(path)
    index = table.column_names.index("page_number")
    field = table.schema.field("page_number")
    column = pa.array([7] * table.num_rows)
    pq.write_table(table.set_column(index, field, column), path)
    loaded = load_dataset(folder)
    assert [row.page_number for row in loaded.pages] == [7, 7]
    assert digest_dataset(loaded) != read_digest(folder)
