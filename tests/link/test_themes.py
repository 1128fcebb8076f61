"""Which themes of the sources are one theme of the edition."""

import itertools
import random
from dataclasses import replace

import pytest

from pipeline.link import match_themes
from pipeline.model.errors import ConfigurationError
from pipeline.model.links import LinkMethod, ThemeMatch
from pipeline.model.statements import SourceStatements
from tests.link.editions import (
    DUTCH_BROCHURE,
    DUTCH_LIST,
    ENGLISH_LIST,
    FRENCH_BROCHURE,
    FRENCH_LIST,
    GERMAN_LIST,
    PAIRS,
    Themes,
    read_brochure,
    read_press,
    state,
)


def grouped(matches: tuple[ThemeMatch, ...]) -> list[list[str]]:
    """The statements of each theme, each as ``source/ordinal``."""
    assert [match.ordinal for match in matches] == list(range(1, len(matches) + 1))
    return [[each.removeprefix("edition/") for each in match.statement_ids] for match in matches]


def link(*sources: SourceStatements, **orders: tuple[int, ...]) -> list[list[str]]:
    theme_orders = {f"edition/{name}": order for name, order in orders.items()}
    return grouped(match_themes(sources, theme_orders=theme_orders))


def test_the_edition_of_the_texts_has_the_themes_the_press_article_has() -> None:
    assert [len(objectives) for _, objectives in read_press()] == [6, 5, 3, 3, 5]
    assert [len(objectives) for _, objectives in read_brochure()] == [5, 5, 3, 4, 4]


@pytest.mark.parametrize("name", PAIRS)
def test_every_theme_finds_its_counterpart(name: str) -> None:
    one, other = PAIRS[name]
    expected = [[f"a/{ordinal}", f"b/{ordinal}"] for ordinal in range(1, len(one) + 1)]
    assert link(state("a", one), state("b", other)) == expected
    assert link(state("b", other), state("a", one)) == [pair[::-1] for pair in expected]


@pytest.mark.parametrize("name", PAIRS)
def test_every_theme_finds_its_counterpart_when_one_source_is_shuffled(name: str) -> None:
    one, other = PAIRS[name]
    orders = list(itertools.permutations(range(len(other))))
    for order in random.Random(0).sample(orders, 20):
        shuffled = [other[index] for index in order]
        expected = [[f"a/{index + 1}", f"b/{order.index(index) + 1}"] for index in range(len(one))]
        assert link(state("a", one), state("b", shuffled)) == expected


def test_unrelated_texts_do_not_link() -> None:
    assert link(state("a", DUTCH_LIST), state("b", read_press())) == [
        *([f"a/{ordinal}"] for ordinal in range(1, 5)),
        *([f"b/{ordinal}"] for ordinal in range(1, 6)),
    ]


def test_a_text_in_the_same_official_language_does_not_link(coalition_bullets: list[str]) -> None:
    """Two hundred themes of five objectives, cut from a text on other things."""
    press = state("press", read_press())
    cuts = random.Random(0).sample(range(len(coalition_bullets) - 25), 40)
    for start in cuts:
        bullets = coalition_bullets[start : start + 25]
        themes: Themes = [(None, bullets[index : index + 5]) for index in range(0, 25, 5)]
        assert len(match_themes([press, state("other", themes)])) == 5 + 5


def test_a_theme_of_one_source_alone_is_left_alone_and_comes_last() -> None:
    other = [*DUTCH_BROCHURE[:1], read_brochure()[1], *DUTCH_BROCHURE[2:]]
    assert link(state("a", DUTCH_LIST), state("b", other)) == [
        ["a/1", "b/1"],
        ["a/2"],
        ["a/3", "b/3"],
        ["a/4", "b/4"],
        ["b/2"],
    ]


def test_a_source_with_fewer_themes_takes_no_wrong_one() -> None:
    for left_out in range(5):
        brochure = [theme for index, theme in enumerate(read_brochure()) if index != left_out]
        matches = match_themes([state("a", read_press()), state("b", brochure)])
        assert len(matches) == 5
        assert matches[left_out].statement_ids == (f"edition/a/{left_out + 1}",)
        assert matches[left_out].method is LinkMethod.SINGLE


def test_equal_titles_decide_against_content() -> None:
    one: Themes = [("Water", ["Dijken versterken langs de rivier"]), ("Lucht", ["Minder uitstoot"])]
    other: Themes = [
        ("LUCHT", ["Dijken versterken langs de rivier"]),
        (" water\n", ["Minder uitstoot"]),
    ]
    matches = match_themes([state("a", one), state("b", other)])
    assert grouped(matches) == [["a/1", "b/2"], ["a/2", "b/1"]]
    assert {match.method for match in matches} == {LinkMethod.TITLE}


def test_content_chooses_among_equal_titles() -> None:
    one: Themes = [("Algemeen", ["Dijken versterken"]), ("Algemeen", ["Minder uitstoot"])]
    assert link(state("a", one), state("b", one[::-1])) == [["a/1", "b/2"], ["a/2", "b/1"]]


def test_titles_that_are_nearly_equal_are_evidence() -> None:
    one: Themes = [
        ("Digitalisering en innovatie", ["Een loket voor bedrijven"]),
        ("Zorg dichtbij", ["Artsen delen dossiers"]),
    ]
    other: Themes = [
        ("Zorg van dichtbij", ["Ziekenhuizen werken samen"]),
        ("Innovatie, digitalisering", ["Snelle verbindingen overal"]),
    ]
    assert link(state("a", one), state("b", other)) == [["a/1", "b/2"], ["a/2", "b/1"]]


def test_order_breaks_a_tie() -> None:
    twice: Themes = [
        ("Een", ["Veilige havens"]),
        ("Twee", ["Schone lucht"]),
        ("Drie", ["Veilige havens"]),
    ]
    other: Themes = [(None, objectives) for _, objectives in twice]
    same, first, last = state("b", other), state("b", other[:2]), state("b", other[1:])
    assert link(state("a", twice), same) == [["a/1", "b/1"], ["a/2", "b/2"], ["a/3", "b/3"]]
    assert link(state("a", twice), first) == [["a/1", "b/1"], ["a/2", "b/2"], ["a/3"]]
    assert link(state("a", twice), last) == [["a/1"], ["a/2", "b/1"], ["a/3", "b/2"]]


def test_themes_without_a_title_link_by_their_objectives() -> None:
    untitled: Themes = [(None, objectives) for _, objectives in read_brochure()[::-1]]
    matches = match_themes([state("a", read_press()), state("b", untitled)])
    assert grouped(matches) == [[f"a/{n}", f"b/{6 - n}"] for n in range(1, 6)]
    assert {match.method for match in matches} == {LinkMethod.CONTENT}


def test_themes_with_neither_title_nor_objectives_are_left_alone() -> None:
    assert link(state("a", [(None, [])]), state("b", [(None, [])])) == [["a/1"], ["b/1"]]


def test_a_translation_keeps_the_order_when_it_has_as_many_themes() -> None:
    french = state("fr", FRENCH_LIST, language="fr")
    matches = match_themes([french, state("de", GERMAN_LIST, language="de")])
    assert grouped(matches) == [[f"fr/{n}", f"de/{n}"] for n in range(1, 5)]
    assert {match.method for match in matches} == {LinkMethod.ORDER}
    assert all(match.score < 0.125 for match in matches)


def test_a_translation_follows_words_that_are_the_same_in_both_languages_first() -> None:
    french: Themes = [*FRENCH_LIST[:2], ("Zones Natura 2000", ["Les sites Natura 2000 en Eifel"])]
    german: Themes = [("Gebiete von Natura 2000", ["Natura 2000 in der Eifel"]), *GERMAN_LIST[:2]]
    sources = [state("fr", french, language="fr"), state("de", german, language="de")]
    assert link(*sources) == [["fr/1", "de/2"], ["fr/2", "de/3"], ["fr/3", "de/1"]]


def test_a_translation_with_another_number_of_themes_is_left_to_the_editor() -> None:
    french = state("fr", FRENCH_LIST, language="fr")
    english = state("en", ENGLISH_LIST, language="en")
    assert len(link(french, english)) == len(FRENCH_LIST) + len(ENGLISH_LIST)
    assert link(french, english, en=(1, 2, 3, 4, 5)) == [
        *([f"fr/{n}", f"en/{n}"] for n in range(1, 5)),
        ["en/5"],
    ]


def test_order_does_not_speak_for_sources_in_one_language() -> None:
    flemish = state("b", DUTCH_LIST[::-1], language="nl-BE")
    dutch = state("a", read_press()[:4], language="nl-NL")
    assert len(link(dutch, flemish)) == 8


def test_a_third_source_joins_the_themes_that_the_first_two_make() -> None:
    french = state("fr", FRENCH_LIST, language="fr")
    german = state("de", GERMAN_LIST, language="de")
    brochure = state("brochure", FRENCH_BROCHURE[::-1], language="fr")
    assert link(french, german, brochure) == [
        [f"fr/{n}", f"de/{n}", f"brochure/{5 - n}"] for n in range(1, 5)
    ]


def test_a_third_source_finds_a_theme_that_only_the_second_has() -> None:
    sources = [state("a", DUTCH_LIST[:3]), state("b", DUTCH_BROCHURE), state("c", DUTCH_LIST[3:])]
    assert link(*sources) == [["a/1", "b/1"], ["a/2", "b/2"], ["a/3", "b/3"], ["b/4", "c/1"]]


def test_titles_made_alike_are_no_evidence() -> None:
    one: Themes = [*DUTCH_LIST, ("Een veilige regio", ["Meer agenten op straat"])]
    other: Themes = [*DUTCH_BROCHURE, ("Een duurzame regio", ["Zonnepanelen langs het spoor"])]
    assert link(state("a", one), state("b", other))[4:] == [["a/5"], ["b/5"]]


def test_a_later_source_never_changes_how_earlier_ones_were_matched() -> None:
    two = [state("a", read_press()), state("b", read_brochure()[::-1])]
    three = [*two, state("c", DUTCH_LIST)]
    assert grouped(match_themes(three))[:5] == grouped(match_themes(two))


def test_sub_objectives_count_as_content() -> None:
    flat = state("b", [(None, ["Wij willen:", *objectives]) for _, objectives in read_press()])
    nested = tuple(
        replace(theme, objectives=(replace(theme.objectives[0], children=theme.objectives[1:]),))
        for theme in flat.themes
    )
    sources = [state("a", read_brochure()), replace(flat, themes=nested)]
    assert link(*sources) == [[f"a/{n}", f"b/{n}"] for n in range(1, 6)]


def test_no_sources_and_no_themes_are_no_matches() -> None:
    assert match_themes([]) == ()
    assert match_themes([state("a", []), state("b", [])]) == ()
    assert link(state("a", []), state("b", DUTCH_LIST)) == [[f"b/{n}"] for n in range(1, 5)]


def test_a_match_says_how_sure_its_least_sure_link_is() -> None:
    sources = [state("a", read_press()), state("b", read_brochure())]
    scores = [match.score for match in match_themes(sources)]
    assert scores == [round(score, 4) for score in scores]
    assert all(0.125 <= score < 0.5 for score in scores)


class TestAnEditorsOrder:
    """``theme_order`` of the edition file."""

    press, brochure = state("press", read_press()), state("brochure", read_brochure())

    def test_replaces_what_content_says(self) -> None:
        matches = match_themes(
            [self.press, self.brochure], theme_orders={"edition/brochure": (2, 1, 3, 4, 5)}
        )
        assert grouped(matches)[:2] == [["press/1", "brochure/2"], ["press/2", "brochure/1"]]
        assert {match.method for match in matches} == {LinkMethod.EDITION_FILE}

    def test_of_the_first_source_numbers_the_edition(self) -> None:
        assert link(self.press, self.brochure, press=(5, 4, 3, 2, 1)) == [
            [f"press/{n}", f"brochure/{n}"] for n in (5, 4, 3, 2, 1)
        ]

    def test_may_add_a_theme_of_its_own(self) -> None:
        linked = link(self.press, self.brochure, brochure=(1, 2, 3, 4, 6), press=(1, 2, 3, 4, 5))
        assert linked[4:] == [["press/5"], ["brochure/5"]]

    @pytest.mark.parametrize(
        ("order", "complaint"),
        [
            ((1, 2, 3, 4), "4 numbers, but the source states 5"),
            ((1, 2, 3, 4, 4), "none twice"),
            ((0, 1, 2, 3, 4), "from 1"),
            ((1, 2, 3, 4, 7), "no source states theme 6"),
        ],
    )
    def test_that_cannot_be_is_refused(self, order: tuple[int, ...], complaint: str) -> None:
        with pytest.raises(ConfigurationError, match=complaint) as caught:
            match_themes([self.press, self.brochure], theme_orders={"edition/brochure": order})
        assert caught.value.source == "edition/brochure"

    def test_of_an_unknown_source_is_refused(self) -> None:
        with pytest.raises(ConfigurationError, match="not a source of the edition"):
            match_themes([self.press], theme_orders={"edition/flyer": (1,)})

    def test_gives_the_same_in_any_order_of_its_keys(self) -> None:
        orders = {"edition/press": (2, 1, 3, 4, 5), "edition/brochure": (1, 2, 3, 5, 4)}
        sources = [self.press, self.brochure]
        backwards = dict(reversed(orders.items()))
        assert match_themes(sources, theme_orders=orders) == match_themes(
            sources, theme_orders=backwards
        )
