"""One way, or more, in which the valid edition goes wrong for every check, and for no other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from pipeline.model.document import PageStatus
from pipeline.model.edition import Acknowledgement, Expectation
from pipeline.model.outline import Role
from pipeline.model.published import PublishedFiles
from pipeline.model.selectors import CharSpan, quote_span
from tests.validate.builder import BROCHURE, EDITION_ID, PRESS, Case

Mutation = Callable[[Case], Case]


def _drop_document(case: Case) -> Case:
    return case.replace(documents={BROCHURE: case.documents[BROCHURE]})


def _drop_source_row(case: Case) -> Case:
    return case.with_rows("sources", case.dataset.sources[:1])


def _swap_file(case: Case) -> Case:
    specs = list(case.edition.sources)
    specs[0] = dataclasses.replace(specs[0], sha256="0" * 64)
    return case.with_edition(sources=tuple(specs))


def _quote_another_file(case: Case) -> Case:
    return case.with_row("evidence", 3, source_sha256="0" * 64)


def _read_differently(case: Case) -> Case:
    text = case.documents[BROCHURE].text
    return case.with_document(BROCHURE, text=text.replace("ﬃ", "ffi"))


def _forge_text_hash(case: Case) -> Case:
    return case.with_row("texts", 0, text_sha256="0" * 64)


def _forge_text(case: Case) -> Case:
    return case.with_row("texts", 0, text=case.dataset.texts[0].text.replace("België", "belgië"))


def _move_file(case: Case) -> Case:
    return case.with_row("sources", 0, path="other.txt")


def _hide_reconstruction(case: Case) -> Case:
    return case.with_row("sources", 1, is_reconstruction=False)


def _widen_page(case: Case) -> Case:
    return case.with_row("pages", 0, width_pt=500.0)


def _drop_page(case: Case) -> Case:
    return case.with_rows("pages", case.dataset.pages[:1])


def _leave_unread(status: str) -> Mutation:
    def mutate(case: Case) -> Case:
        last = len(case.dataset.pages) - 1
        first, *others = case.documents[BROCHURE].pages[::-1]
        unread = dataclasses.replace(first, status=PageStatus(status))
        return case.with_row("pages", last, status=status).with_document(
            BROCHURE, pages=(*others[::-1], unread)
        )

    return mutate


def _warn(source_id: str, warning: str) -> Mutation:
    return lambda case: case.with_document(source_id, warnings=(warning,))


def _reword(case: Case) -> Case:
    """Evidence and text changed alike, as if the source said so."""
    row = case.index_of("evidence", exact="ook op zee")
    objective = case.index_of("objectives", text="ook op zee")
    return case.with_row("evidence", row, exact="ook op zij").with_row(
        "objectives", objective, text="ook op zij"
    )


def _forge_prefix(case: Case) -> Case:
    return case.with_row("evidence", 2, prefix="anders")


def _forge_suffix(case: Case) -> Case:
    return case.with_row("evidence", 2, suffix="")


def _stretch_record(case: Case) -> Case:
    index = case.index_of("objectives", text="ook op zee")
    return case.with_row("objectives", index, char_end=case.dataset.objectives[index].char_end + 1)


def _stretch_box(case: Case) -> Case:
    index = case.index_of("evidence", exact="schrijdend meten")
    x1_pt = case.dataset.evidence[index].x1_pt
    assert x1_pt is not None
    return case.with_row("evidence", index, x1_pt=x1_pt + 1)


def _forge_fragment(case: Case) -> Case:
    return case.with_row("evidence", 0, fragment="char=0,1")


def _forge_mention(case: Case) -> Case:
    return case.with_row("mentions", 0, surface="Belgie")


def _move_mention(case: Case) -> Case:
    row = case.dataset.mentions[0]
    at = case.documents[PRESS].text.index("Frankrijk")
    return case.with_row(
        "mentions", 0, surface="Frankrijk", char_start=at, char_end=at + len(row.surface) + 3
    )


def _polish_text(case: Case) -> Case:
    index = case.index_of("objectives", text="Efficiënt beleid")
    return case.with_row("objectives", index, text="Doelmatig beleid")


def _name_unknown_language(case: Case) -> Case:
    index = case.index_of("objectives", text="ook op zee")
    return case.with_row("objectives", index, language="tlh")


def _requote(case: Case, record_id: str, start: int, end: int, text: str) -> Case:
    """The case in which the last quote of a record, and so its text, is another."""
    index = max(
        index for index, row in enumerate(case.dataset.evidence) if row.record_id == record_id
    )
    quote = quote_span(case.documents[PRESS].text, CharSpan(start=start, end=end))
    return case.with_row(
        "evidence",
        index,
        char_start=start,
        char_end=end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        fragment=f"char={start},{end}",
    ).with_row(
        "objectives", case.index_of("objectives", objective_id=record_id), text=text, char_end=end
    )


def _take_in_semicolon(case: Case) -> Case:
    row = case.dataset.evidence[case.index_of("evidence", exact="ook op zee")]
    return _requote(case, row.record_id, row.char_start, row.char_end + 1, "ook op zee;")


def _lose_word(case: Case) -> Case:
    row = case.dataset.evidence[case.index_of("evidence", exact="Samen met België zuiveren")]
    end = row.char_end - len(" zuiveren")
    return _requote(case, row.record_id, row.char_start, end, "Samen met België")


def _correct_without_original(case: Case) -> Case:
    return case.with_row("objectives", 0, correction_reason="A wish.")


def _withdraw_correction(case: Case) -> Case:
    return case.with_edition(corrections=())


def _forget_correction(case: Case) -> Case:
    index = case.index_of("objectives", text="Toezicht in Frankrijk")
    return case.with_row(
        "objectives",
        index,
        text="Tezicht in Frankrijk",
        text_before_correction=None,
        correction_reason=None,
    )


def _reread(case: Case, page_index: int, change: Callable[[str], str]) -> Case:
    """The case in which the other engine reads other letters on a page."""
    second = case.second_readings[BROCHURE]
    pages = list(second.pages)
    letters = change(pages[page_index].letters)
    boxes = pages[page_index].packed_boxes[: len(letters) * 16]
    pages[page_index] = dataclasses.replace(pages[page_index], letters=letters, packed_boxes=boxes)
    changed = dataclasses.replace(second, pages=tuple(pages))
    return case.replace(second_readings={BROCHURE: changed})


def _swap_letters(case: Case) -> Case:
    swapped = str.maketrans("GW", "WG")
    return _reread(case, 0, lambda letters: letters.translate(swapped))


def _read_page_once(case: Case) -> Case:
    second = dataclasses.replace(
        case.second_readings[BROCHURE],
        pages=case.second_readings[BROCHURE].pages[:1],
        unreadable=((2, "it stumbles over a font"),),
    )
    return case.replace(second_readings={BROCHURE: second})


def _read_once(case: Case) -> Case:
    return case.replace(second_readings={})


def _read_by_the_same_engine(case: Case) -> Case:
    second = case.second_readings[BROCHURE]
    readers = {page.number: page.reader for page in case.documents[BROCHURE].pages}
    pages = tuple(
        dataclasses.replace(page, reader=readers[page.page_number]) for page in second.pages
    )
    return case.replace(second_readings={BROCHURE: dataclasses.replace(second, pages=pages)})


def _lose_title(case: Case) -> Case:
    # The title comes last in the second reading, and is no record.
    return _reread(case, 0, lambda letters: letters.removesuffix("DELTA2031"))


def _read_stray_digit(case: Case) -> Case:
    return _reread(case, 0, lambda letters: letters.replace("2031", "2O31"))


def _count_other_pages(case: Case) -> Case:
    second = dataclasses.replace(case.second_readings[BROCHURE], page_count=3)
    return case.replace(second_readings={BROCHURE: second})


def _drop_last_stretch(case: Case) -> Case:
    return case.with_rows("ledger", case.dataset.ledger[:-1])


def _shorten_stretch(case: Case) -> Case:
    row = case.dataset.ledger[1]
    return case.with_row("ledger", 1, char_end=row.char_end - 4)


def _claim_twice(case: Case) -> Case:
    row = case.dataset.ledger[-1]
    return case.with_row("ledger", -1, char_start=row.char_start - 4)


def _claim_beyond_end(case: Case) -> Case:
    row = case.dataset.ledger[-1]
    return case.with_row("ledger", -1, char_end=row.char_end + 100)


def _misname_role(case: Case) -> Case:
    index = case.index_of("ledger", record_id=f"{PRESS}/1.1")
    return case.with_row("ledger", index, role=Role.SUB_OBJECTIVE.value)


def _disown_stretch(case: Case) -> Case:
    index = case.index_of("ledger", record_id=f"{PRESS}/1.1")
    return case.with_row("ledger", index, role=Role.CONTEXT.value, record_id=None)


def _call_context_objective(case: Case) -> Case:
    return case.with_row("ledger", 1, role=Role.OBJECTIVE.value)


def _forge_marker(case: Case) -> Case:
    return case.with_row("objectives", 0, marker="*")


def _forget_marker(case: Case) -> Case:
    return case.with_row("objectives", 0, marker=None)


def _strip_theme(case: Case) -> Case:
    """A theme of the brochure without its only objective, and nobody to say how many it has."""
    gone = f"{BROCHURE}/1.1"
    index = case.index_of("ledger", record_id=gone)
    expect = dataclasses.replace(case.edition.expect, objective_counts=())
    return (
        case.with_row("ledger", index, role=Role.CONTEXT.value, record_id=None)
        .with_rows(
            "objectives", [row for row in case.dataset.objectives if row.objective_id != gone]
        )
        .with_rows("evidence", [row for row in case.dataset.evidence if row.record_id != gone])
        .with_edition(expect=expect)
    )


def _count_otherwise(case: Case) -> Case:
    expect = dataclasses.replace(case.edition.expect, objective_counts=(("press", (2, 2)),))
    return case.with_edition(expect=expect)


def _declare_otherwise(case: Case) -> Case:
    return case.with_row("sources", 0, declared_theme_count=9)


def _declare_other_objectives(case: Case) -> Case:
    return case.with_row("sources", 0, declared_objective_count=9)


def _count_nothing(case: Case) -> Case:
    return case.with_edition(expect=Expectation())


def _doubt_record(case: Case) -> Case:
    return case.with_row("objectives", 0, confidence=0.4)


def _doubt_outline(case: Case) -> Case:
    return case.with_row("sources", 0, confidence=0.4)


def _expect_titles(*titles: str) -> Mutation:
    def mutate(case: Case) -> Case:
        expect = dataclasses.replace(case.edition.expect, theme_titles=titles)
        return case.with_edition(expect=expect)

    return mutate


def _split_theme(case: Case) -> Case:
    """The brochure's second theme becomes a third theme of the edition."""
    theme_id = f"{EDITION_ID}/3"
    statement = case.index_of("theme_statements", statement_id=f"{BROCHURE}/2")
    theme = dataclasses.replace(
        case.dataset.themes[1],
        theme_id=theme_id,
        ordinal=3,
        pref_label="Werk dat veilig is",
        pref_label_source_id=BROCHURE,
    )
    moved = [
        dataclasses.replace(row, theme_id=theme_id) if row.statement_id == f"{BROCHURE}/2" else row
        for row in case.dataset.objectives
    ]
    expect = dataclasses.replace(
        case.edition.expect, theme_titles=("Schoon water", "Veilig werk", "Werk dat veilig is")
    )
    return (
        case.with_row("theme_statements", statement, theme_id=theme_id)
        .with_rows("themes", (*case.dataset.themes, theme))
        .with_rows("objectives", moved)
        .with_edition(expect=expect)
    )


def _repeat_mention(case: Case) -> Case:
    return case.with_rows("mentions", (*case.dataset.mentions, case.dataset.mentions[-1]))


def _repeat_objective(case: Case) -> Case:
    return case.with_rows("objectives", (*case.dataset.objectives, case.dataset.objectives[-1]))


def _lose_objective_of_mention(case: Case) -> Case:
    return case.with_row("mentions", -1, objective_id=f"{BROCHURE}/2.9")


def _add_theme_without_statement(case: Case) -> Case:
    theme = dataclasses.replace(
        case.dataset.themes[1], theme_id=f"{EDITION_ID}/3", ordinal=3, pref_label="Niemand"
    )
    expect = Expectation(theme_count=3, objective_counts=case.edition.expect.objective_counts)
    specs = tuple(dataclasses.replace(spec, has_all_themes=False) for spec in case.edition.sources)
    return case.with_rows("themes", (*case.dataset.themes, theme)).with_edition(
        expect=expect, sources=specs
    )


def _drop_evidence(case: Case) -> Case:
    gone = f"{PRESS}/2.1.1"
    index = case.index_of("ledger", record_id=gone)
    return case.with_rows(
        "evidence", [row for row in case.dataset.evidence if row.record_id != gone]
    ).with_row("ledger", index, role=Role.CONTEXT.value, record_id=None)


def _disagree_on_theme(case: Case) -> Case:
    return case.with_row("objectives", 0, theme_id=f"{EDITION_ID}/2")


def _relabel(case: Case) -> Case:
    return case.with_row("themes", 0, pref_label="Schoner water")


def _rename_theme(case: Case) -> Case:
    """A theme called after its title, everywhere alike."""
    old, new = f"{EDITION_ID}/2", f"{EDITION_ID}/veilig-werk"
    for table in ("themes", "theme_statements", "objectives"):
        rows = getattr(case.dataset, table)
        case = case.with_rows(
            table,
            [
                dataclasses.replace(row, theme_id=new) if row.theme_id == old else row
                for row in rows
            ],
        )
    return case


def _skip_number(case: Case) -> Case:
    return case.with_row("ledger", -1, seq=99)


def _swap_rows(table: str, first: int, second: int) -> Mutation:
    def mutate(case: Case) -> Case:
        rows = list(getattr(case.dataset, table))
        rows[first], rows[second] = rows[second], rows[first]
        return case.with_rows(table, rows)

    return mutate


def _set(table: str, index: int, **columns: object) -> Mutation:
    return lambda case: case.with_row(table, index, **columns)


def _forge_digest(case: Case) -> Case:
    return case.replace(published_digest="0" * 64)


def _edit_file(case: Case) -> Case:
    fault = "datapackage.json is not the file that SHA256SUMS lists."
    return case.replace(published_files=PublishedFiles(checked_count=16, faults=(fault,)))


def _acknowledge_nothing(case: Case) -> Case:
    return case.with_edition(
        acknowledgements=(
            Acknowledgement(code="theme-empty", record=f"{PRESS}/1", reason="It was empty once."),
        )
    )


def _accept_without_need(case: Case) -> Case:
    return case.with_edition(accepted_low_confidence="I looked at it.")


MUTATIONS: dict[str, Sequence[Mutation]] = {
    "source-missing": (_drop_document, _drop_source_row),
    "source-hash-mismatch": (_swap_file, _quote_another_file),
    "text-changed": (_read_differently,),
    "text-hash-mismatch": (_forge_text_hash, _forge_text),
    "source-description-mismatch": (_move_file, _hide_reconstruction),
    "page-mismatch": (_widen_page, _drop_page),
    "page-not-read": tuple(map(_leave_unread, ("scanned", "corrupt", "garbled", "recognised"))),
    "reading-warning": (
        _warn(PRESS, "The file is UTF-8, but its end is damaged: shown as U+FFFD."),
        _warn(BROCHURE, "page 2 holds more than was read"),
    ),
    "quote-mismatch": (_reword, _set("sources", 0, declared_theme_quote="drie thema’s")),
    "context-mismatch": (_forge_prefix, _forge_suffix),
    "span-mismatch": (_stretch_record,),
    "place-mismatch": (_stretch_box, _forge_fragment, _set("ledger", -1, page_number=1)),
    "mention-mismatch": (_forge_mention, _move_mention),
    "text-not-recomputable": (_polish_text, _name_unknown_language),
    "list-punctuation": (_take_in_semicolon,),
    "correction-incomplete": (_correct_without_original,),
    "correction-mismatch": (_withdraw_correction, _forget_correction),
    "second-reader-mismatch": (_swap_letters,),
    "second-reader-unconfirmed": (_read_page_once, _read_once, _read_by_the_same_engine),
    "page-letters-differ": (_lose_title,),
    "page-letters-stray": (_read_stray_digit,),
    "page-count-differs": (_count_other_pages,),
    "ledger-gap": (_drop_last_stretch, _shorten_stretch),
    "ledger-overlap": (_claim_twice, _claim_beyond_end),
    "ledger-record-mismatch": (_misname_role, _disown_stretch, _call_context_objective),
    "words-dropped": (_lose_word,),
    "marker-mismatch": (_forge_marker, _forget_marker),
    "theme-empty": (_strip_theme,),
    "objective-count": (_count_otherwise,),
    "declared-count-mismatch": (_declare_otherwise, _declare_other_objectives),
    "not-counted": (_count_nothing,),
    "low-confidence": (_doubt_record, _doubt_outline),
    "theme-missing": (_expect_titles("Schoon water", "Velig werk"), _split_theme),
    "theme-count": (_expect_titles("Schoon water"),),
    "duplicate-key": (_repeat_mention, _repeat_objective),
    "dangling-key": (_lose_objective_of_mention, _add_theme_without_statement, _drop_evidence),
    "key-disagreement": (_disagree_on_theme,),
    "label-mismatch": (_relabel,),
    "id-not-structural": (_rename_theme,),
    "bad-ordinal": (_skip_number,),
    "bad-order": (
        _swap_rows("sources", 0, 1),
        _swap_rows("mentions", 0, 1),
        _swap_rows("evidence", 1, 2),
        _swap_rows("objectives", 2, 3),
    ),
    "null-in-required": (_set("mentions", 0, vocabulary=None), _set("ledger", 0, reason=None)),
    "wrong-type": (_set("mentions", 0, vocabulary=7),),
    "bad-value": (_set("objectives", 0, confidence=1.5), _set("ledger", 0, reason=" ")),
    "digest-mismatch": (_forge_digest,),
    "file-changed": (_edit_file,),
    "acknowledgement-unused": (_acknowledge_nothing, _accept_without_need),
}
