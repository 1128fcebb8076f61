"""A proof of the dataset that shares no code with the pipeline: DuckDB and the raw bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.commands.projects import EDITION_ID, TABLES, read_rows

#: Code points of context on either side of a quote.
CONTEXT_LENGTH = 32

WHITE_SPACE = r"[\s\p{Z}]"


@pytest.fixture(scope="module")
def tables(published_once: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for table in TABLES:
        path = published_once / "processed" / EDITION_ID / f"{table}.parquet"
        connection.execute(f"CREATE VIEW {table} AS FROM read_parquet('{path}')")
    return connection


def count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row
    return int(row[0])


def test_every_quote_is_in_its_text(tables: duckdb.DuckDBPyConnection) -> None:
    assert count(tables, "SELECT count(*) FROM evidence") >= 43 + 10
    wrong = """
        SELECT count(*) FROM evidence JOIN texts USING (source_id)
        WHERE substr(text, char_start + 1, char_end - char_start) <> exact
           OR substr(text, char_start + 1 - length(prefix), length(prefix)) <> prefix
           OR substr(text, char_end + 1, length(suffix)) <> suffix
    """
    assert count(tables, wrong) == 0


def test_every_record_has_quotes(tables: duckdb.DuckDBPyConnection) -> None:
    records = """
        SELECT objective_id AS id FROM objectives
        UNION ALL SELECT statement_id FROM theme_statements
    """
    assert count(tables, f"SELECT count(*) FROM ({records})") == 53
    assert (
        count(tables, f"SELECT count(*) FROM ({records}) ANTI JOIN evidence ON id = record_id") == 0
    )
    assert (
        count(tables, f"SELECT count(*) FROM evidence ANTI JOIN ({records}) ON id = record_id") == 0
    )


def test_press_quotes_are_in_the_raw_bytes(published_once: Path) -> None:
    raw = (published_once / "raw" / EDITION_ID / "press-nl.txt").read_bytes()
    quotes = [
        row for row in read_rows(published_once, "evidence") if "press-nl" in row["source_id"]
    ]
    assert len(quotes) >= 22 + 5
    for row in quotes:
        # Code points, counted by hand over the bytes: those that continue one are not counted.
        starts = [index for index, byte in enumerate(raw) if byte & 0xC0 != 0x80] + [len(raw)]
        found = raw[starts[row["char_start"]] : starts[row["char_end"]]]
        assert found == row["exact"].encode("utf-8")


def test_the_ledger_claims_every_letter_once(tables: duckdb.DuckDBPyConnection) -> None:
    claims = """
        SELECT source_id, index, substr(text, index + 1, 1) AS letter, count(ledger.seq) AS claims
        FROM (SELECT source_id, text, unnest(range(length(text))) AS index FROM texts)
        LEFT JOIN ledger USING (source_id)
        WHERE ledger.seq IS NULL OR (char_start <= index AND index < char_end)
        GROUP BY ALL
    """
    letters = f"SELECT sum(length(regexp_replace(text, '{WHITE_SPACE}', '', 'g'))) FROM texts"
    claimed_once = f"""
        SELECT count(*) FROM ({claims})
        WHERE claims = 1 AND NOT regexp_matches(letter, '{WHITE_SPACE}')
    """
    assert count(tables, claimed_once) == count(tables, letters)
    assert count(tables, f"SELECT count(*) FROM ({claims}) WHERE claims > 1") == 0


def test_keys_resolve_both_ways(tables: duckdb.DuckDBPyConnection) -> None:
    for child, parent, key in (
        ("objectives", "theme_statements", "statement_id"),
        ("theme_statements", "objectives", "statement_id"),
        ("theme_statements", "themes", "theme_id"),
        ("themes", "theme_statements", "theme_id"),
        ("objectives", "sources", "source_id"),
        ("sources", "objectives", "source_id"),
        ("texts", "sources", "source_id"),
        ("pages", "sources", "source_id"),
        ("mentions", "objectives", "objective_id"),
    ):
        orphans = f"SELECT count(*) FROM {child} ANTI JOIN {parent} USING ({key})"
        assert count(tables, orphans) == 0, f"{child} without {parent}"


def test_the_brochure_says_that_it_is_a_reconstruction(published_once: Path) -> None:
    flags = {row["role"]: row["is_reconstruction"] for row in read_rows(published_once, "sources")}
    assert flags == {"press_release": False, "brochure": True}


def test_themes_of_both_sources_are_the_same_five(tables: duckdb.DuckDBPyConnection) -> None:
    rows = tables.execute(
        "SELECT theme_id, list(ordinal ORDER BY source_id) FROM theme_statements GROUP BY ALL"
    ).fetchall()
    assert sorted(rows) == [(f"{EDITION_ID}/{n}", [n, n]) for n in range(1, 6)]


@pytest.fixture(scope="module")
def quotes(published_once: Path) -> list[dict[str, Any]]:
    """The evidence, each row with the text of its source."""
    texts = {row["source_id"]: row["text"] for row in read_rows(published_once, "texts")}
    rows = read_rows(published_once, "evidence")
    return [{**row, "text": texts[row["source_id"]]} for row in rows]


def test_every_quote_is_found_again_by_its_words_and_their_context(
    quotes: list[dict[str, Any]],
) -> None:
    """As annotation tools do: without positions, and in one place only."""
    for row in quotes:
        whole = re.escape(row["prefix"] + row["exact"] + row["suffix"])
        # Overlapping occurrences count too.
        starts = [match.start() for match in re.finditer(f"(?={whole})", row["text"])]
        assert starts == [row["char_start"] - len(row["prefix"])], row["record_id"]


def test_every_quote_is_found_again_by_its_context_alone(quotes: list[dict[str, Any]]) -> None:
    for row in quotes:
        # Less than a whole context stands only at the ends of a text.
        begin = "" if len(row["prefix"]) == CONTEXT_LENGTH else r"\A"
        end = "" if len(row["suffix"]) == CONTEXT_LENGTH else r"\Z"
        around = f"{begin}{re.escape(row['prefix'])}(.*?){re.escape(row['suffix'])}{end}"
        found = re.findall(f"(?={around})", row["text"], flags=re.DOTALL)
        assert found == [row["exact"]], row["record_id"]
