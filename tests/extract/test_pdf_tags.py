"""The structure of a tagged PDF: which element the marked content of each page belongs to."""

from __future__ import annotations

from pipeline.extract.pdf.document import read_pdf
from pipeline.model.document import Document, ElementKind
from tests.extract.pdf_writing import FONTS, PageWriter, PdfWriter


def write_tagged(
    pages: list[list[tuple[int, str]]], elements: list[str], parents: list[list[int]]
) -> bytes:
    """A tagged file.

    Args:
        pages: for each page its lines, each with its marked-content identifier.
        elements: structure elements, objects 4 and on, the first of them the root's only child;
            "{page1}" stands for a reference to the first page, and so on.
        parents: for each page the element, by its object's number, of each identifier.
    """
    extra_count = 1 + len(elements)
    names = {
        f"page{number}": f"{2 + extra_count + len(FONTS) + 2 * number} 0 R"
        for number in range(1, len(pages) + 1)
    }
    parent_tree = " ".join(
        f"{index} [{' '.join(f'{number} 0 R' for number in numbers)}]"
        for index, numbers in enumerate(parents)
    )
    root = f"<< /Type /StructTreeRoot /K 4 0 R /ParentTree << /Nums [{parent_tree}] >> >>"
    writer = PdfWriter(
        catalogue_entries="/MarkInfo << /Marked true >> /StructTreeRoot 3 0 R",
        extra_objects=[root.encode(), *(one.format(**names).encode() for one in elements)],
    )
    for index, lines in enumerate(pages):
        page: PageWriter = writer.page(entries=f"/StructParents {index}")
        for row, (content_id, words) in enumerate(lines):
            page.raw(f"/Span << /MCID {content_id} >> BDC ")
            page.text(50, 60 + 40 * row, words)
            page.raw("EMC")
    return writer.write()


ELEMENTS = [
    "<< /S /Document /P 3 0 R /K [5 0 R 8 0 R 7 0 R] >>",
    "<< /S /H1 /P 4 0 R /Pg {page1} /K 0 >>",
    # An item whose words stand in three pieces, two on the first page and one on the second.
    "<< /S /LI /P 8 0 R /Pg {page1} /K [1 2 << /Type /MCR /Pg {page2} /MCID 0 >>] >>",
    "<< /S /H2 /P 4 0 R /Pg {page2} /K [1] >>",
    "<< /S /L /P 4 0 R /K [6 0 R] >>",
]


def read_tagged() -> Document:
    pages = [
        [(0, "Working together"), (1, "The neighbours clean the river"), (2, "and its banks and")],
        [(0, "all that flows into it."), (1, "What comes after")],
    ]
    return read_pdf(write_tagged(pages, ELEMENTS, [[5, 6, 6], [6, 7]]), source_id="tagged")


def list_kinds(document: Document) -> list[tuple[str, ElementKind | None]]:
    return [
        (line.span.cut(document.text), line.element.kind if line.element else None)
        for line in document.lines
    ]


def test_every_piece_of_an_element_carries_its_tag() -> None:
    assert list_kinds(read_tagged()) == [
        ("Working together", ElementKind.HEADING),
        ("The neighbours clean the river", ElementKind.LIST_ITEM),
        ("and its banks and", ElementKind.LIST_ITEM),
        ("all that flows into it.", ElementKind.LIST_ITEM),
        ("What comes after", ElementKind.HEADING),
    ]


def test_an_item_that_runs_over_a_page_is_one_element() -> None:
    items = [line.element for line in read_tagged().lines][1:4]
    assert {item.number for item in items if item} == {1}


def test_content_of_another_page_with_the_same_identifier_is_not_taken() -> None:
    """Identifier 1 is the item's on the first page and a heading's on the second."""
    last = read_tagged().lines[-1]
    assert last.element is not None
    assert (last.element.kind, last.element.level) == (ElementKind.HEADING, 2)


def test_rows_are_numbered_through_the_document() -> None:
    """A page tells only of the rows that stand on it."""
    elements = [
        "<< /S /Table /P 3 0 R /K [5 0 R 6 0 R] >>",
        "<< /S /TR /P 4 0 R /K [7 0 R 8 0 R] >>",
        "<< /S /TR /P 4 0 R /K [9 0 R 10 0 R] >>",
        "<< /S /TD /P 5 0 R /Pg {page1} /K 0 >>",
        "<< /S /TD /P 5 0 R /Pg {page1} /K [1 << /Type /MCR /Pg {page2} /MCID 0 >>] >>",
        "<< /S /TD /P 6 0 R /Pg {page2} /K 1 >>",
        "<< /S /TD /P 6 0 R /Pg {page2} /K 2 >>",
    ]
    pages = [
        [(0, "Water"), (1, "Rivers that are clean")],
        [(0, "and wide"), (1, "Roads"), (2, "Roads that are safe")],
    ]
    document = read_pdf(write_tagged(pages, elements, [[7, 8], [8, 9, 10]]), source_id="table")
    cells = [line.element for line in document.lines]
    assert [(cell.row, cell.column) for cell in cells if cell] == [
        (1, 1),
        (1, 2),
        (1, 2),
        (2, 1),
        (2, 2),
    ]
