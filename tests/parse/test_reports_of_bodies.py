"""Structure of reports by bodies that number everything: paragraphs, labels, facts, dates, sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from pipeline.parse import find_outline
from tests.parse.documents import Paper, set_document, typed_document, unclaimed, words_of

_FIELDS = {
    "Rivers are governed fairly": ["help the States to found boards", "publish all levels"],
    "Towns withstand floods": ["extend the warning to all towns", "restore the old wetlands"],
    "Money reaches the villages": ["open a fund for small works", "train the treasurers"],
}
_PROSE = (
    "The review found that the work did most good where money, knowledge and people of the place "
    "came together, and least where one of them stood alone."
)


def _read_typed(text: str, language: str = "en") -> list[str]:
    document = typed_document(text)
    outline = find_outline(document, language=language)
    assert unclaimed(document, outline) == ""
    return words_of(document, outline)


def _read_set(paper: Paper, language: str = "en") -> list[str]:
    document = set_document(paper.lines)
    outline = find_outline(document, language=language)
    assert unclaimed(document, outline) == ""
    return words_of(document, outline)


def _records(fields: Mapping[str, Sequence[str]] = _FIELDS) -> list[str]:
    return [row for title, aims in fields.items() for row in (f"# {title}", *_aims(aims))]


def _aims(aims: Sequence[str]) -> list[str]:
    return [f"- {aim}" for aim in aims]


def test_paragraphs_that_are_numbered_to_be_cited_are_no_list() -> None:
    paper = Paper()
    number = 1
    paper.add("I. Introduction", size=14, bold=True, gap=20)
    for letter, (title, aims) in zip("ABC", _FIELDS.items(), strict=True):
        paper.add(f"{letter}. Outcome {ord(letter) - 64}: {title}", size=12, bold=True, gap=16)
        paper.add(f"{number}. {_PROSE}", gap=10)
        paper.add(f"{number + 1}. In support of this outcome, the board will:", gap=10)
        number += 2
        for at, aim in zip("abc", aims, strict=False):
            paper.add(f"({at}) {aim}", x0=80.0, gap=4)
    assert _read_set(paper) == _records()


def test_a_label_behind_a_count_belongs_to_the_mark() -> None:
    text = "\n\n".join(
        f"{letter}. Outcome {number}: {title}\n\n" + "\n".join(f"- {aim}" for aim in aims)
        for number, (letter, (title, aims)) in enumerate(
            zip("ABC", _FIELDS.items(), strict=True), start=1
        )
    )
    assert _read_typed(text) == _records()


def test_labels_may_be_first_letters_with_stops() -> None:
    text = "\n\n".join(
        f"O.S. {number} – {title}\n\n"
        + "\n".join(f"O.O.{number}.{at} {aim}" for at, aim in enumerate(aims, start=1))
        for number, (title, aims) in enumerate(
            {
                "Une commune accueillante": ["Ouvrir une crèche", "Soutenir les écoles"],
                "Une commune durable": ["Planter mille arbres", "Rénover la piscine"],
            }.items(),
            start=1,
        )
    )
    assert _read_typed(text, "fr") == [
        "# Une commune accueillante",
        "- Ouvrir une crèche",
        "- Soutenir les écoles",
        "# Une commune durable",
        "- Planter mille arbres",
        "- Rénover la piscine",
    ]


def test_labels_of_objectives_over_others_are_the_themes_whatever_stands_between() -> None:
    text = "BELEIDSNOTA\n\n" + "\n\n".join(
        f"STRATEGISCHE DOELSTELLING {number}\n\n{title}\n\n{_PROSE}\n\nOperationele doelstellingen\n\n"
        + "\n\n".join(f"OD {number}.{at}  {aim}" for at, aim in enumerate(aims, start=1))
        for number, (title, aims) in enumerate(_FIELDS.items(), start=1)
    )
    assert _read_typed(text, "nl") == _records()


def test_what_is_told_of_each_numbered_measure_is_none() -> None:
    paper = Paper()
    number = 0
    for letter, (title, aims) in zip("ABC", _FIELDS.items(), strict=True):
        paper.add(f"Theme {letter}", size=12, gap=30, colour="#660033")
        paper.add(title, size=24, bold=True, gap=4)
        paper.add(f"{title}: so it is said, and so it shall be seen to be done.", gap=10)
        paper.add("Measures", bold=True, gap=10)
        for aim in aims:
            number += 1
            paper.add(f"{number} {aim}", bold=True, gap=12)
            for name, fact in (("Lead", "Council"), ("Funds", "none")):
                paper.add(name, size=8, colour="#660033", gap=6)
                paper.add(fact, gap=2)
    assert _read_set(paper) == _records()


def test_a_timetable_of_something_ends_the_last_theme() -> None:
    text = "\n\n".join(
        f"# {number}. {title}\n\n" + "\n".join(f"- {aim}" for aim in aims)
        for number, (title, aims) in enumerate(_FIELDS.items(), start=1)
    )
    text += "\n\nTimetable of the bills\n\n- Act on rivers\n- Act on banks\n"
    words = _read_typed(text)
    assert "- Act on rivers" not in words
    assert len(words) == 9


def test_page_numbers_of_all_pages_count_pages() -> None:
    paper = Paper()
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        paper.add(title, size=20, bold=True, gap=24)
        for aim in aims:
            paper.add(f"• {aim}")
        paper.top = 770.0
        paper.add(f"{number}/3", size=9.0)
        paper.turn()
    assert _read_set(paper) == _records()


def test_a_note_may_be_called_before_the_stop_that_ends_the_clause() -> None:
    paper = Paper()
    for title, aims in _FIELDS.items():
        paper.add(title, size=20, bold=True, gap=24)
        paper.add(f"(a) {aims[0]}1;")
        paper.add(f"(b) {aims[1]}.")
    lines = list(paper.lines)
    assert len(lines) == 9
    paper.top = 740.0
    paper.add("1 See the report of the board.", size=7.0)
    assert not any("See the report" in row for row in _read_set(paper))


def test_labels_may_count_by_the_codes_of_a_register() -> None:
    paper = Paper()
    number = 0
    for at, (title, aims) in enumerate(_FIELDS.items(), start=1):
        paper.add(f"Priority policy aim BD-{at:04}: {title}", size=14, bold=True, gap=24)
        paper.add(_PROSE, gap=8)
        for aim in aims:
            number += 1
            paper.add(f"Action ACT-{number:03}: {aim}", size=12, bold=True, gap=12)
            paper.add("No funds are set aside.", gap=6)
        paper.turn()
    assert _read_set(paper) == _records()


def test_text_is_wrapped_though_one_line_was_pasted_in_whole() -> None:
    themes = ("Homes", "Health", "Work", "Energy", "Water", "Schools", "Justice", "Farming")
    items = (
        "Bring forward what was planned for {} at the docks of Port Sheehy and at old\nBarrack yard.",
        "Give all who asked for {} in the last six months the right to an answer before\nMay 2028.",
        "Publish a plan for {} with the councils of all counties and with all towns of the\nMidlands.",
    )
    text = "\n\n".join(
        f"{theme}\n\n" + "\n".join(f"• {item.format(theme.lower())}" for item in items)
        for theme in themes
    )
    words = _read_typed(f"{text}\n\n{' '.join([_PROSE] * 2)}")
    objectives = [row for row in words if row.startswith("- ")]
    assert len(objectives) == len(themes) * len(items)
    assert all(row.endswith(("Barrack yard", "May 2028", "Midlands")) for row in objectives)


def test_what_a_resolution_recalls_is_none_of_what_it_decides() -> None:
    fields = {
        "SALAIRES": ("l'index protège", ["d'exiger un index plein", "de refuser tout saut"]),
        "SANTÉ": ("le stress monte", ["de réduire les horaires", "de former les délégués"]),
        "CLIMAT": ("l'air se réchauffe", ["de taxer le kérosène", "d'isoler les écoles"]),
    }
    text = "\n\n".join(
        f"RÉSOLUTION {number} – {title}\n\nConsidérant\n\n– que {reason},\n\n"
        f"– que {reason} plus vite,\n\nle congrès décide :\n\n"
        + "\n\n".join(f"{at}° {aim} ;" for at, aim in enumerate(aims, start=1))
        for number, (title, (reason, aims)) in enumerate(fields.items(), start=1)
    )
    assert _read_typed(text, "fr") == _records({t: aims for t, (_, aims) in fields.items()})


def test_arrows_may_be_typed_with_two_signs() -> None:
    text = "\n\n".join(
        f"{title.upper()}\n\nOur demands\n\n" + "\n\n".join(f">> {aim}" for aim in aims)
        for title, aims in _FIELDS.items()
    )
    assert _read_typed(text) == [row.upper() if row[0] == "#" else row for row in _records()]


def test_codes_of_two_levels_are_labels_whatever_they_abbreviate() -> None:
    text = "\n\n".join(
        f"Priority {number}: {title}\n\n"
        + "\n".join(f"- SO {number}.{at} {aim}" for at, aim in enumerate(aims, start=1))
        for number, (title, aims) in enumerate(_FIELDS.items(), start=1)
    )
    assert _read_typed(text) == _records()


def test_fields_may_be_labelled_with_their_initials() -> None:
    fields = {
        "Energie": ["Netze bauen"],
        "Mobilität": ["Takt verdichten"],
        "Wald": ["Neu pflanzen"],
    }
    text = "\n\n".join(
        f"Handlungsfeld {title[0]}: {title}\n\n- {aims[0]}\n- Bürger beteiligen"
        for title, aims in fields.items()
    )
    assert _read_typed(text, "de")[::3] == ["# Energie", "# Mobilität", "# Wald"]


def test_a_numeral_alone_over_a_title_counts_it() -> None:
    paper = Paper()
    for numeral, (title, aims) in zip(("I", "II", "III"), _FIELDS.items(), strict=True):
        paper.add(numeral, size=28, colour="#aa0000", gap=30)
        paper.add(title, size=16, bold=True, gap=6)
        for at, aim in enumerate(aims, start=1):
            paper.add(f"{at}. {aim}")
        paper.turn()
    assert _read_set(paper) == _records()


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("nl", "Aanleiding en context"),
        ("de", "Einleitung und Hintergrund"),
        ("fr", "Introduction et contexte"),
        ("en", "Background & context"),
        ("nl", "Financiën in cijfers"),
        ("de", "Der Haushalt in Zahlen"),
        ("fr", "La ville en chiffres"),
        ("en", "The budget in figures"),
    ],
)
def test_chapters_around_those_of_the_programme_are_no_themes(language: str, title: str) -> None:
    text = f"1. {title}\n\n{_PROSE}\n\n" + "\n\n".join(
        f"{number}. {name}\n\n" + "\n".join(f"- {aim}" for aim in aims)
        for number, (name, aims) in enumerate(_FIELDS.items(), start=2)
    )
    assert _read_typed(f"{text}\n", language) == _records()
