"""What ``programme new`` proposes: years and publisher as the documents say, in a valid edition file."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.edition import load_edition
from pipeline.runner.proposal import UNKNOWN_PUBLISHER, ProposedEdition, ProposedSource, find_years
from pipeline.runner.proposal_text import quote_toml, render_edition_file
from pipeline.runner.publishers import find_publisher


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Werkprogramma 2025-2028", (2025, 2028)),
        ("Programme 2027 – 2030", (2027, 2030)),
        ("benelux-2025-2028", (2025, 2028)),
        ("budget 2023/2024, plan 2025-2028 and again 2025-2028", (2025, 2028)),
        ("2028-2025", None),
        ("1902-1985", None),
        ("call 02-2025-2028-11 now", None),
        ("in 2025", None),
        ("", None),
    ],
)
def test_years_of_a_programme(text: str, years: tuple[int, int] | None) -> None:
    assert find_years(text) == years


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("Werkprogramma 2025 tot 2028", (2025, 2028)),
        ("Werkprogramma 2025 tot en met 2028", (2025, 2028)),
        ("Arbeitsprogramm 2025 bis 2028", (2025, 2028)),
        ("Programme de travail 2025 à 2028", (2025, 2028)),
        ("Programme 2025–2028", (2025, 2028)),
        ("Plan 2025/2028", (2025, 2028)),
        ("for the years 2025 to 2028", (2025, 2028)),
        ("the bill of 2025, to be paid in 2028", None),
        ("2025 toute l'année 2028", None),
    ],
)
def test_years_with_words_between(words: str, years: tuple[int, int] | None) -> None:
    assert find_years(words) == years


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Inleiding\nUitgever: Benelux Unie, Brussel", "Benelux Unie"),
        ("Published by the Five Islands Council in 2031.", "Five Islands Council"),
        ("Herausgegeben vom Rat", None),
        ("Herausgeber: Rat der Grenzregion", "Rat der Grenzregion"),
        ("Éditeur : Alliance des vallées\n© 2027 Imprimerie du Pont", "Alliance des vallées"),
        ("© 2025-2026 Union of Ports. All rights reserved.", "Union of Ports"),
        ("Publishers everywhere complain.", None),
        ("published by far the best programme of all, as everyone agreed that evening", None),
    ],
)
def test_the_publisher_that_a_document_names(text: str, publisher: str | None) -> None:
    assert find_publisher([text]) == publisher


@settings(deadline=None)  # the first example imports the reader of edition files
@given(
    title=st.none() | st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip),
    years=st.none() | st.tuples(st.integers(1900, 2000), st.integers(2001, 2030)),
    languages=st.lists(st.sampled_from(["nl", "fr-BE"]), min_size=1, max_size=3),
)
def test_every_proposal_is_a_valid_edition_file(
    tmp_path_factory: pytest.TempPathFactory,
    title: str | None,
    years: tuple[int, int] | None,
    languages: list[str],
) -> None:
    proposed = ProposedEdition(
        edition_id="invented",
        title=title,
        years=years,
        sources=tuple(
            ProposedSource(
                name=f"press-{number}",
                role="press_release",
                file_name=f"press-{number}.txt",
                sha256=f"{number:064x}",
                language=language,
            )
            for number, language in enumerate(languages)
        ),
    )
    path = tmp_path_factory.getbasetemp() / "invented.toml"
    path.write_text(render_edition_file(proposed), encoding="utf-8", newline="\n")
    edition = load_edition(path)
    assert edition.title == (title or "invented")
    assert edition.publisher == UNKNOWN_PUBLISHER
    assert (edition.starts_on, edition.ends_on) == (proposed.starts_on, proposed.ends_on)
    assert [source.language for source in edition.sources] == languages
    # The example under [expect] is one in its shape.
    text = path.read_text(encoding="utf-8")
    head, _, example = text.partition("# [expect]\n")
    path.write_text(head + "[expect]\n" + example.replace("# ", ""), encoding="utf-8", newline="\n")
    assert load_edition(path).expect.theme_count == 3


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_survives_as_a_toml_string(text: str) -> None:
    assert tomllib.loads(f"key = {quote_toml(text)}\n") == {"key": text}


def test_lone_surrogates_become_replacement_characters() -> None:
    quoted = quote_toml("a\ud800b")
    assert tomllib.loads(f"key = {quoted}") == {"key": "a\ufffdb"}
