"""Headings, lists, tables, notes of a Word document are told by what Word makes of them."""

import pytest

from pipeline.extract.docx.numbering import format_number
from pipeline.model.document import ElementKind
from tests.extract.flowing import lines_of_kind, outline_of
from tests.extract.word_files import paragraph, part, read_body, run, table


def test_kinds_of_lines_cover_the_document() -> None:
    document = read_body(paragraph("Thema", "Kop1") + paragraph("doel", "", (1, 0)))
    assert lines_of_kind(document, ElementKind.HEADING) == ["Thema"]
    assert lines_of_kind(document, ElementKind.LIST_ITEM) == ["doel"]


def test_headings_come_from_styles_whatever_their_name_here() -> None:
    document = read_body(
        paragraph("Een", "Kop1")
        + paragraph("Twee", "Kop2")
        + paragraph("Twee ook", "MijnKop")
        + '<w:p><w:pPr><w:outlineLvl w:val="4"/></w:pPr>'
        + run("Vijf")
        + "</w:p>"
        + paragraph("tekst", "Bestaat niet")
        + paragraph("kring", "Kring")
    )
    assert outline_of(document) == [
        ("heading 1", "Een"),
        ("heading 2", "Twee"),
        ("heading 2", "Twee ook"),
        ("heading 5", "Vijf"),
        ("paragraph", "tekst"),
        ("paragraph", "kring"),
    ]


def test_a_title_stands_above_the_headings() -> None:
    document = read_body(paragraph("Programma", "Titel") + paragraph("Thema", "Kop1"))
    assert outline_of(document) == [("heading 1", "Programma"), ("heading 2", "Thema")]


def test_bullets_by_level_from_list_or_style() -> None:
    document = read_body(
        paragraph("een", "", (1, 0))
        + paragraph("diep", "", (1, 1))
        + paragraph("dieper", "", (1, 2))
        + paragraph("twee", "Lijst")
        + paragraph("geen", "Lijst", (0, 0))
        + paragraph("drie", "Lijst")
    )
    assert outline_of(document) == [
        ("list_item 1 •", "een"),
        ("list_item 2 o", "diep"),
        ("list_item 3 ▪", "dieper"),
        ("list_item 1 •", "twee"),
        ("paragraph", "geen"),
        ("list_item 1 •", "drie"),
    ]
    numbers = [line.element.list_number for line in document.lines if line.element]
    assert numbers == [0, 1, 2, 0, None, 3]


def test_word_s_own_styles_for_deeper_lists_are_deeper() -> None:
    document = read_body(
        paragraph("een", "Lijst")
        + paragraph("deel van een", "Lijst2")
        + paragraph("ook deel van een", "Lijst2")
        + paragraph("twee", "Lijst")
    )
    assert outline_of(document) == [
        ("list_item 1 •", "een"),
        ("list_item 2 •", "deel van een"),
        ("list_item 2 •", "ook deel van een"),
        ("list_item 1 •", "twee"),
    ]
    numbers = [line.element.list_number for line in document.lines if line.element]
    assert numbers[0] == numbers[3] != numbers[1] == numbers[2]


def test_numbers_count_as_word_counts() -> None:
    levels = [
        (2, 0), (2, 1), (2, 1), (2, 2), (2, 0), (2, 1), (2, 3), (3, 0), (4, 0), (4, 0), (2, 0),
        (5, 0), (5, 1), (5, 1),
    ]  # fmt: skip
    document = read_body(
        "".join(paragraph(f"p{index}", "", each) for index, each in enumerate(levels))
    )
    assert [line.element.marker for line in document.lines if line.element] == [
        "1.", "a)", "b)", "1.b.I", "2.", "a)", "2.1",
        "3.",  # another list of the same definition counts on
        "5.", "6.",  # one with a start of its own does not
        "7.",
        None, "Doel 01:", "Doel 02:",
    ]  # fmt: skip


def test_a_numbered_heading_has_its_number_as_marker() -> None:
    document = read_body(paragraph("Thema", "Kop1", (2, 0)) + paragraph("Doel", "Kop2", (2, 1)))
    assert outline_of(document) == [("heading 1 1.", "Thema"), ("heading 2 a)", "Doel")]


def test_an_empty_item_counts_though_it_says_nothing() -> None:
    document = read_body(
        paragraph("een", "", (2, 0)) + paragraph("", "", (2, 0)) + paragraph("drie", "", (2, 0))
    )
    assert [line.element.marker for line in document.lines if line.element] == ["1.", "3."]


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (28, "lowerLetter", "bb"),
        (2, "upperLetter", "B"),
        (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"),
        (3, "none", ""),
        (3, "cardinalText", "3"),
    ],
)
def test_number_formats(number: int, number_format: str, shown: str) -> None:
    assert format_number(number, number_format) == shown


def test_cells_have_row_and_column() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    body = table(
        (paragraph("Thema"), paragraph("Doel"), paragraph("Jaar")),
        (
            paragraph("A"),
            paragraph("een", "", (1, 0)) + paragraph("twee", "", (1, 0)),
            paragraph("2030"),
        ),
    ) + table((paragraph("breed"), paragraph("naast")), (paragraph("onder"),)).replace(
        "<w:tcPr/>", wide, 1
    )
    assert outline_of(read_body(body)) == [
        ("table_cell 1/1", "Thema"),
        ("table_cell 1/2", "Doel"),
        ("table_cell 1/3", "Jaar"),
        ("table_cell 2/1", "A"),
        ("list_item 1 • 2/2", "een"),
        ("list_item 1 • 2/2", "twee"),
        ("table_cell 2/3", "2030"),
        ("table_cell 1/1", "breed"),
        ("table_cell 1/3", "naast"),
        ("table_cell 2/1", "onder"),
    ]


def test_a_table_that_only_places_things_is_no_table() -> None:
    assert outline_of(read_body(table((table((paragraph("a"),)) + paragraph("b"),)))) == [
        ("paragraph", "a"),
        ("paragraph", "b"),
    ]


def test_contents_and_captions_are_told_apart() -> None:
    document = read_body(paragraph("Thema\t3", "Inhopg1") + paragraph("Figuur 1", "Bijschrift"))
    assert outline_of(document) == [("navigation", "Thema\t3"), ("caption", "Figuur 1")]


def test_notes_follow_the_text_in_the_order_of_their_references() -> None:
    footnotes = part(
        "footnotes",
        f'<w:footnote w:id="-1" w:type="separator">{paragraph("-")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("tweede")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph("eerste")}{paragraph("vervolg")}</w:footnote>'
        f'<w:footnote w:id="9">{paragraph("nergens")}</w:footnote>',
    )
    endnotes = part("endnotes", f'<w:endnote w:id="1">{paragraph("slot")}</w:endnote>')
    document = read_body(
        f'<w:p>{run("Zin")}<w:r><w:footnoteReference w:id="7"/></w:r>{run(" en")}'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>',
        footnotes=footnotes,
        endnotes=endnotes,
    )
    assert outline_of(document) == [
        ("paragraph", "Zin en"),
        ("note 1", "eerste"),
        ("note", "vervolg"),
        ("note 2", "tweede"),
        ("note i", "slot"),
    ]


def test_page_headers_are_navigation() -> None:
    document = read_body(paragraph("tekst"), header1=part("hdr", paragraph("Kop van de bladzijde")))
    assert outline_of(document) == [("paragraph", "tekst"), ("navigation", "Kop van de bladzijde")]


def test_elements_have_their_path() -> None:
    document = read_body(paragraph("a") + table((paragraph("b"), paragraph("c"))) + paragraph("d"))
    assert [line.element.path for line in document.lines if line.element] == [
        "body/p[1]",
        "body/tbl[1]/tr[1]/tc[1]/p[1]",
        "body/tbl[1]/tr[1]/tc[2]/p[1]",
        "body/p[2]",
    ]
