"""Words for one document: titles, objectives and prose that do not repeat themselves."""

from __future__ import annotations

import random

from bench.invented.phrases import Phrasebook
from bench.invented.spec import Spec

#: Words that an objective should reach, by the length asked for.
_WORD_GOALS = {"short": (3, 7), "medium": (8, 18), "long": (18, 42)}
#: Longest objective, in words.
_LONGEST = 45
#: Chances of rarer endings.
_ENDS_WITH_ABBREVIATION = 0.06
_HAS_TITLE_TAIL = 0.15


class Wording:
    """Draws phrases from a phrasebook, each at most once a document."""

    def __init__(self, book: Phrasebook, spec: Spec, rng: random.Random) -> None:
        self._book = book
        self._spec = spec
        self._rng = rng
        self._used: set[str] = set()
        self._objects: list[tuple[str, str]] = []
        self._first_year = rng.randrange(2006, 2030)
        self._last_year = self._first_year + rng.randrange(2, 7)

    def write_programme_title(self) -> str:
        """The document's own title."""
        return self._with_years(self._rng.choice(self._book.programme_titles))

    def write_title(self) -> str:
        """A theme's title."""
        from_areas = self._spec.title_length == "areas"
        for _ in range(200):
            title = self._rng.choice(self._book.areas if from_areas else self._book.titles)
            if not self._is_new(title):
                continue
            if not from_areas and self._rng.random() < _HAS_TITLE_TAIL and ":" not in title:
                title += self._rng.choice(self._book.title_tails)
            return title
        raise AssertionError("the phrasebook has too few titles")

    def write_objective(self, *, is_part: bool = False, is_child: bool = False) -> str:
        """An objective without closing punctuation; a part of a sentence has no full stop."""
        form = self._spec.objective_form
        for _ in range(500):
            if form in ("title-colon", "title-dash") and not is_part and not is_child:
                title = self._rng.choice(self._book.brief_titles)
                between = " – " if form == "title-dash" else self._colon()
                text = title + between + self._write_phrase(is_part=False, is_child=False)
            elif form == "long" and not is_part and not is_child:
                text = self._write_sentences(self._rng.randrange(2, 5))
            else:
                text = self._write_phrase(is_part=is_part, is_child=is_child)
            if len(text.split()) >= 2 and self._is_new(text):
                return text
        raise AssertionError("the phrasebook has too few objects")

    def write_paragraph(self) -> str:
        """An objective that is a paragraph: two to four sentences, full stop included."""
        return self._write_sentences(self._rng.randrange(2, 5)) + "."

    def write_prose(self, *, is_background: bool = False) -> str:
        """A paragraph that states no objective."""
        choices = self._book.background if is_background else self._book.intros
        for _ in range(50):
            text = self._rng.choice(choices)
            if self._is_new(text):
                break
        return self._with_years(text)

    def write_declaration(self, theme_count: int, objective_count: int | None) -> str:
        """A sentence that states how many there are."""
        if objective_count is None:
            return self._rng.choice(self._book.declared_themes).format(
                themes=self._spell(theme_count)
            )
        return self._rng.choice(self._book.declared).format(
            themes=self._spell(theme_count), objectives=self._spell(objective_count)
        )

    def write_footnote(self) -> str:
        """The text of a footnote."""
        return self._rng.choice(self._book.footnotes).format(year=self._first_year - 2)

    def _spell(self, number: int) -> str:
        words = self._book.number_words
        if self._spec.has_numbers_in_words and number <= len(words):
            return words[number - 1]
        return str(number)

    def _colon(self) -> str:
        return " : " if self._book.language == "fr" else ": "

    def _is_new(self, text: str) -> bool:
        key = "".join(filter(str.isalnum, text.casefold()))
        if key in self._used:
            return False
        self._used.add(key)
        return True

    def _with_years(self, template: str) -> str:
        return template.format(first=self._first_year, last=self._last_year)

    def _write_sentences(self, count: int) -> str:
        return ". ".join(
            _capitalise(self._grow(self._rng.choice(self._book.sentence), goal=12))
            for _ in range(count)
        )

    def _write_phrase(self, *, is_part: bool, is_child: bool) -> str:
        spec, rng, book = self._spec, self._rng, self._book
        length = rng.choice(("short", "medium", "long")) if spec.length == "mixed" else spec.length
        if is_child:
            length = "short"
        if is_part and length == "long":
            length = "medium"
        form = spec.phrase_form
        if form == "mixed":
            form = rng.choice(("nominal", "infinitive", "sentence"))
        if length == "short" and not is_part and not is_child and rng.random() < 0.15:
            return rng.choice(book.brief_titles)
        templates = {
            "nominal": book.nominal,
            "infinitive": book.infinitive,
            "sentence": book.sentence,
        }[form]
        # Parts that commas divide have none inside.
        goal = 0 if spec.objective_mark == ", " else rng.randrange(*_WORD_GOALS[length])
        text = self._grow(rng.choice(templates), goal=goal)
        if is_part:
            return text
        if rng.random() < _ENDS_WITH_ABBREVIATION and not text.endswith(")"):
            text += rng.choice(book.endings)
        return _capitalise(text)

    def _grow(self, template: str, *, goal: int) -> str:
        self._objects = list(self._book.objects)
        self._rng.shuffle(self._objects)
        text = self._fill(template)
        tails = list(self._book.tails)
        self._rng.shuffle(tails)
        for tail in tails:
            if len(text.split()) >= goal:
                break
            # A bracket or a quotation closes the phrase; two in a row read badly.
            if text.endswith((")", "’", "”", "“", "»")) and not tail.startswith(","):
                continue
            longer = text + self._fill(tail)
            if len(longer.split()) <= _LONGEST:
                text = longer
        return text

    def _fill(self, template: str) -> str:
        # No object comes twice in one objective.
        object_, of = self._objects.pop()
        return template.format(
            object=object_,
            of=of,
            year=self._rng.randrange(self._last_year, self._last_year + 10),
            n=self._rng.choice((3, 5, 12, 25, 40)),
        )


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]
