"""A Word document is read as Word shows it, and nothing in it can harm."""

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.extract.docx import package as docx_package
from pipeline.extract.docx.document import read_docx
from pipeline.extract.docx.numbering import format_number
from pipeline.extract.media_type import DOCX, recognise_media_type
from pipeline.model.document import Document, ElementKind
from pipeline.model.errors import (
    BrokenSourceError,
    EncryptedSourceError,
    NoTextLayerError,
    PipelineError,
    SourceTooLargeError,
    UnsupportedSourceError,
)
from pipeline.model.limits import Limits
from tests.extract.flowing import check_document, lines_of_kind, outline_of
from tests.extract.word_files import (
    STRICT_WORD,
    make_docx,
    paragraph,
    part,
    relations,
    run,
    table,
)

EMPHASIS = '<w:rStyle w:val="Nadruk"/>'
NOT_BOLD = '<w:b w:val="false"/>'
SHOWN = '<w:vanish w:val="0"/>'


def read(body: str, **parts: str) -> Document:
    """The document of a body, and of parts by name without folder and suffix."""
    data = make_docx(body, parts={f"word/{name}.xml": text for name, text in parts.items()})
    document = read_docx(data, source_id="s")
    check_document(document)
    return document


# Words.


def test_runs_make_paragraphs_and_breaks_make_lines() -> None:
    document = read(
        f"<w:p>{run('Een ')}{run('zin', '<w:b/>')}<w:r><w:br/><w:t>regel</w:t><w:tab/><w:t>twee"
        f"</w:t></w:r></w:p>{paragraph('Alinea')}"
    )
    assert document.text == "Een zin\nregel\ttwee\n\nAlinea\n"
    assert [line.element.number for line in document.lines if line.element] == [0, 0, 1]


def test_special_characters() -> None:
    document = read(
        "<w:p><w:r><w:t>Noordzee</w:t><w:noBreakHyphen/><w:t>energie</w:t><w:softHyphen/>"
        '<w:t>plan </w:t><w:sym w:font="Wingdings" w:char="F0D8"/></w:r></w:p>'
    )
    assert document.text == "Noordzee\u2011energie\xadplan \uf0d8\n"


def test_inserted_words_are_shown_and_deleted_and_hidden_ones_are_not() -> None:
    document = read(
        f"<w:p>{run('a')}<w:ins>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>"
        f"{run('d', '<w:vanish/>')}{run('e', SHOWN)}"
        f"<w:moveFrom>{run('f')}</w:moveFrom><w:moveTo>{run('g')}</w:moveTo></w:p>"
    )
    assert document.text == "abeg\n"


def test_styles_are_inherited_and_overridden() -> None:
    document = read(
        f"<w:p>{run('licht ')}{run('vet ', '<w:b/>')}{run('schuin', EMPHASIS)}"
        f"</w:p>{paragraph('Kop', 'Kop1')}"
        f'<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr>{run("mager", NOT_BOLD)}</w:p>'
    )
    body, heading, light = document.lines
    assert [(each.style.is_bold, each.style.is_italic) for each in body.runs] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert (body.style.font, body.style.size_pt) == ("Calibri", 11.0)
    assert (heading.style.is_bold, heading.style.size_pt) == (True, 16.0)
    assert heading.style.colour == "#1f3864"
    assert not light.style.is_bold


def test_links_and_fields_show_their_words() -> None:
    document = read(
        f'<w:p>{run("Zie ")}<w:hyperlink r:id="rId3">{run("hier")}</w:hyperlink>{run(" of ")}'
        f'<w:hyperlink w:anchor="slot">{run("onder")}</w:hyperlink>{run(", ")}'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://example.com" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("daar")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'{run(", pagina ")}<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>{run(".")}</w:p>'
    )
    assert document.text == "Zie hier of onder, daar, pagina 7.\n"
    assert [(link.span.cut(document.text), link.target) for link in document.links] == [
        ("hier", "https://example.org/"),
        ("onder", "#slot"),
        ("daar", "https://example.com"),
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('Kader')}{paragraph('punt', '', (1, 0))}</w:txbxContent>"
    document = read(
        f"<w:p>{run('voor')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run(' na')}</w:p>{paragraph('verder')}"
    )
    assert outline_of(document) == [
        ("paragraph", "voor na"),
        ("paragraph", "Kader"),
        ("list_item 1 •", "punt"),
        ("paragraph", "verder"),
    ]


def test_content_controls_and_tracked_paragraphs_are_looked_through() -> None:
    document = read(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('a')}</w:sdtContent></w:sdt>"
        f"<w:customXml>{paragraph('b')}</w:customXml><w:ins>{paragraph('c')}</w:ins>"
        f"<w:p><w:sdt><w:sdtContent>{run('d')}</w:sdtContent></w:sdt></w:p>"
        f"<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"
    )
    assert [words for _, words in outline_of(document)] == ["a", "b", "c", "d", "x=1"]


# Structure.


def test_headings_come_from_styles_whatever_their_name_here() -> None:
    document = read(
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
    document = read(paragraph("Programma", "Titel") + paragraph("Thema", "Kop1"))
    assert outline_of(document) == [("heading 1", "Programma"), ("heading 2", "Thema")]


def test_bullets_by_level_from_list_or_style() -> None:
    document = read(
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
    document = read(
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
    document = read("".join(paragraph(f"p{index}", "", each) for index, each in enumerate(levels)))
    assert [line.element.marker for line in document.lines if line.element] == [
        "1.", "a)", "b)", "1.b.I", "2.", "a)", "2.1",
        "3.",  # another list of the same definition counts on
        "5.", "6.",  # one with a start of its own does not
        "7.",
        None, "Doel 01:", "Doel 02:",
    ]  # fmt: skip


def test_a_numbered_heading_has_its_number_as_marker() -> None:
    document = read(paragraph("Thema", "Kop1", (2, 0)) + paragraph("Doel", "Kop2", (2, 1)))
    assert outline_of(document) == [("heading 1 1.", "Thema"), ("heading 2 a)", "Doel")]


def test_an_empty_item_counts_though_it_says_nothing() -> None:
    document = read(
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
    assert outline_of(read(body)) == [
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
    assert outline_of(read(table((table((paragraph("a"),)) + paragraph("b"),)))) == [
        ("paragraph", "a"),
        ("paragraph", "b"),
    ]


def test_contents_and_captions_are_told_apart() -> None:
    document = read(paragraph("Thema\t3", "Inhopg1") + paragraph("Figuur 1", "Bijschrift"))
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
    document = read(
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
    document = read(paragraph("tekst"), header1=part("hdr", paragraph("Kop van de bladzijde")))
    assert outline_of(document) == [("paragraph", "tekst"), ("navigation", "Kop van de bladzijde")]


def test_elements_have_their_path() -> None:
    document = read(paragraph("a") + table((paragraph("b"), paragraph("c"))) + paragraph("d"))
    assert [line.element.path for line in document.lines if line.element] == [
        "body/p[1]",
        "body/tbl[1]/tr[1]/tc[1]/p[1]",
        "body/tbl[1]/tr[1]/tc[2]/p[1]",
        "body/p[2]",
    ]


# The file.


def test_title_and_language_are_the_files_own() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="x:cp" xmlns:dc="x:dc"><dc:title> Het\n programma</dc:title>'
        "<dc:language>nl-NL</dc:language></cp:coreProperties>"
    )
    data = make_docx(paragraph("tekst"), parts={"docProps/core.xml": core})
    document = read_docx(data, source_id="s")
    assert (document.title, document.declared_language) == ("Het programma", "nl-NL")
    assert document.media_type == DOCX
    assert recognise_media_type(data, "a.docx") == DOCX


def test_the_strict_edition_of_the_standard_is_read_alike() -> None:
    body = paragraph("Thema", "Kop1") + paragraph("doel", "", (1, 0))
    strict = read_docx(make_docx(body, namespace=STRICT_WORD), source_id="s")
    assert outline_of(strict) == outline_of(read(body))


def test_a_document_of_the_main_part_alone_is_enough() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", relations(("r", "officeDocument", "/main/d.xml", "")))
        archive.writestr("main/d.xml", part("document", f"<w:body>{paragraph('x')}</w:body>"))
    assert read_docx(buffer.getvalue(), source_id="s").text == "x\n"


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(NoTextLayerError):
        read(paragraph(" ", "", (1, 0)))


def test_a_document_that_is_too_long_is_refused() -> None:
    with pytest.raises(SourceTooLargeError):
        read_docx(make_docx(paragraph("x" * 11)), source_id="s", limits=Limits(char_count=10))


# What would harm.


def with_document(text: str) -> bytes:
    return make_docx("", parts={"word/document.xml": text})


SMUGGLER = (
    '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&NAME;</w:t></w:r></w:p></w:body></w:document>'
)


def test_entities_are_refused_before_they_grow() -> None:
    laughs = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>' + SMUGGLER.replace(
        "NAME", "l9"
    )
    for encoding in ("utf-8", "utf-16"):
        data = make_docx("", parts={"word/document.xml": text.encode(encoding)})
        with pytest.raises(BrokenSourceError, match=r"declares a document type|no sound XML"):
            read_docx(data, source_id="s")


def test_files_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    data = with_document(
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>' + SMUGGLER.replace("NAME", "x")
    )
    with pytest.raises(BrokenSourceError, match="declares a document type"):
        read_docx(data, source_id="s")


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART_BYTES", 1024 * 1024)
    data = make_docx(paragraph("x" * 2 * 1024 * 1024))
    assert len(data) < 20_000
    with pytest.raises(SourceTooLargeError, match=r"word/document.xml unpacks to more than 1 MB"):
        read_docx(data, source_id="s")


def test_bombs_in_parts_that_hold_no_words_are_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART_BYTES", 1024 * 1024)
    data = make_docx(paragraph("x"), parts={"word/media/image1.png": bytes(4 * 1024 * 1024)})
    assert read_docx(data, source_id="s").text == "x\n"


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = make_docx(paragraph("x" * 10_000))
    size = next(
        entry.file_size
        for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()
        if entry.filename == "word/document.xml"
    )
    lied = data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    with pytest.raises(BrokenSourceError):
        read_docx(lied, source_id="s")


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil", "word/../../evil.xml", r"word\..\x"])
def test_parts_that_would_lie_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(BrokenSourceError, match="would lie outside of it"):
        read_docx(make_docx(paragraph("x"), parts={name: "x"}), source_id="s")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO(make_docx(paragraph("x")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(BrokenSourceError, match="two parts of one name"):
        read_docx(buffer.getvalue(), source_id="s")


def test_a_relation_that_leads_out_finds_nothing() -> None:
    data = make_docx(
        paragraph("x"),
        parts={
            "word/_rels/document.xml.rels": relations(
                ("rId1", "styles", "../../../etc/passwd", ""),
                ("rId2", "header", "file:///etc/passwd", "External"),
            )
        },
    )
    assert read_docx(data, source_id="s").text == "x\n"


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_ENTRY_COUNT", 5)
    with pytest.raises(SourceTooLargeError, match="parts are more than the 5"):
        read_docx(make_docx(paragraph("x")), source_id="s")


def test_a_password_is_asked_for() -> None:
    data = bytearray(make_docx(paragraph("x")))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(EncryptedSourceError, match="needs a password"):
        read_docx(bytes(data), source_id="s")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (make_docx(paragraph("x"))[:1500], BrokenSourceError),
        (b"", BrokenSourceError),
        (make_docx("<w:p>"), BrokenSourceError),
        (with_document(""), BrokenSourceError),
        (with_document("<x/>"), NoTextLayerError),
        (make_docx("", parts={"_rels/.rels": relations()}), UnsupportedSourceError),
        (make_docx("", parts={"_rels/.rels": "<x"}), BrokenSourceError),
        (make_docx("<w:p>" * 300 + "</w:p>" * 300), BrokenSourceError),
    ],
)
def test_a_damaged_file_ends_in_an_error_of_ours(data: bytes, kind: type[PipelineError]) -> None:
    with pytest.raises(kind):
        read_docx(data, source_id="s")


def test_any_bytes_changed_end_in_a_document_or_an_error_of_ours() -> None:
    data = make_docx(paragraph("Thema", "Kop1", (2, 0)) + table((paragraph("a"), paragraph("b"))))
    for position in range(0, len(data), 7):
        changed = bytearray(data)
        changed[position] ^= 0x55
        try:
            check_document(read_docx(bytes(changed), source_id="s"))
        except PipelineError:
            continue


def test_kinds_of_lines_cover_the_document() -> None:
    document = read(paragraph("Thema", "Kop1") + paragraph("doel", "", (1, 0)))
    assert lines_of_kind(document, ElementKind.HEADING) == ["Thema"]
    assert lines_of_kind(document, ElementKind.LIST_ITEM) == ["doel"]


def test_breaks_between_sentences_part_paragraphs() -> None:
    aims = [f"We plant a hedge along road number {number} of the valley." for number in range(3)]
    words = "<w:br/>".join(f"<w:t>{aim}</w:t>" for aim in aims)
    document = read(f"<w:p><w:r>{words}</w:r></w:p>")
    assert [line.element.number for line in document.lines if line.element] == [0, 1, 2]
