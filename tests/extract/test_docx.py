"""A Word document is read as Word shows it."""

import io
import zipfile

import pytest

from pipeline.extract.docx.document import read_docx
from pipeline.extract.media_type import DOCX, recognise_media_type
from pipeline.model.errors import NoTextLayerError, SourceTooLargeError
from pipeline.model.limits import Limits
from tests.extract.flowing import outline_of
from tests.extract.word_files import (
    STRICT_WORD,
    make_docx,
    paragraph,
    part,
    read_body,
    relations,
    run,
)

EMPHASIS = '<w:rStyle w:val="Nadruk"/>'
NOT_BOLD = '<w:b w:val="false"/>'
SHOWN = '<w:vanish w:val="0"/>'


def test_runs_make_paragraphs_and_breaks_make_lines() -> None:
    document = read_body(
        f"<w:p>{run('Een ')}{run('zin', '<w:b/>')}<w:r><w:br/><w:t>regel</w:t><w:tab/><w:t>twee"
        f"</w:t></w:r></w:p>{paragraph('Alinea')}"
    )
    assert document.text == "Een zin\nregel\ttwee\n\nAlinea\n"
    assert [line.element.number for line in document.lines if line.element] == [0, 0, 1]


def test_breaks_between_sentences_part_paragraphs() -> None:
    aims = [f"We plant a hedge along road number {number} of the valley." for number in range(3)]
    words = "<w:br/>".join(f"<w:t>{aim}</w:t>" for aim in aims)
    document = read_body(f"<w:p><w:r>{words}</w:r></w:p>")
    assert [line.element.number for line in document.lines if line.element] == [0, 1, 2]


def test_special_characters() -> None:
    document = read_body(
        "<w:p><w:r><w:t>Noordzee</w:t><w:noBreakHyphen/><w:t>energie</w:t><w:softHyphen/>"
        '<w:t>plan </w:t><w:sym w:font="Wingdings" w:char="F0D8"/></w:r></w:p>'
    )
    assert document.text == "Noordzee\u2011energie\xadplan \uf0d8\n"


def test_inserted_words_are_shown_and_deleted_and_hidden_ones_are_not() -> None:
    document = read_body(
        f"<w:p>{run('a')}<w:ins>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>"
        f"{run('d', '<w:vanish/>')}{run('e', SHOWN)}"
        f"<w:moveFrom>{run('f')}</w:moveFrom><w:moveTo>{run('g')}</w:moveTo></w:p>"
    )
    assert document.text == "abeg\n"


def test_styles_are_inherited_and_overridden() -> None:
    document = read_body(
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
    document = read_body(
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
    document = read_body(
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
    document = read_body(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('a')}</w:sdtContent></w:sdt>"
        f"<w:customXml>{paragraph('b')}</w:customXml><w:ins>{paragraph('c')}</w:ins>"
        f"<w:p><w:sdt><w:sdtContent>{run('d')}</w:sdtContent></w:sdt></w:p>"
        f"<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"
    )
    assert [words for _, words in outline_of(document)] == ["a", "b", "c", "d", "x=1"]


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
    assert outline_of(strict) == outline_of(read_body(body))


def test_a_document_of_the_main_part_alone_is_enough() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", relations(("r", "officeDocument", "/main/d.xml", "")))
        archive.writestr("main/d.xml", part("document", f"<w:body>{paragraph('x')}</w:body>"))
    assert read_docx(buffer.getvalue(), source_id="s").text == "x\n"


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(NoTextLayerError):
        read_body(paragraph(" ", "", (1, 0)))


def test_a_document_of_pictures_says_so() -> None:
    with pytest.raises(NoTextLayerError, match=r"pictures and no text.*OCR"):
        read_body("<w:p><w:r><w:drawing/></w:r></w:p>")


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ('<w:altChunk r:id="rId9"/>', "a file of another kind that is embedded whole"),
        ('<w:p><w:subDoc r:id="rId9"/></w:p>', "a document that is linked to"),
        (
            '<w:p><w:r><w:drawing><d:relIds xmlns:d="x:diagram" r:dm="rId9"/></w:drawing></w:r></w:p>',
            "a SmartArt drawing",
        ),
    ],
)
def test_words_that_stand_elsewhere_are_missed_aloud(element: str, told: str) -> None:
    document = read_body(paragraph("voor") + element + paragraph("na"))
    assert document.text == "voor\n\nna\n"
    (warning,) = document.warnings
    assert warning.startswith(f"{told} is part of the text, and nothing of it was read")


def test_a_document_that_is_read_whole_has_no_warnings() -> None:
    assert read_body(paragraph("voor") + "<w:p><w:r><w:drawing/></w:r></w:p>").warnings == ()


def test_a_document_that_is_too_long_is_refused() -> None:
    with pytest.raises(SourceTooLargeError):
        read_docx(make_docx(paragraph("x" * 11)), source_id="s", limits=Limits(char_count=10))
