"""Ways to look at documents of formats without places."""

from pipeline.model.document import Document, Element, ElementKind, Line


def words_of(document: Document, line: Line) -> str:
    return line.span.cut(document.text)


def outline_of(document: Document) -> list[tuple[str, str]]:
    """Each line with its kind, level and marker: ("list_item 2 •", "words")."""
    return [(describe(line.element), words_of(document, line)) for line in document.lines]


def describe(element: Element | None) -> str:
    if element is None:
        return ""
    place = ""
    if element.row is not None:
        place = f"{element.row}/{element.column}"
    level = str(element.level) if element.level else ""
    parts = [element.kind.value, level, element.marker or "", place]
    return " ".join(part for part in parts if part)


def lines_of_kind(document: Document, kind: ElementKind) -> list[str]:
    return [
        words_of(document, line)
        for line in document.lines
        if line.element is not None and line.element.kind is kind
    ]


def check_document(document: Document) -> None:
    """What holds for every document: lines ascend, cover every letter, and elements are whole."""
    text = document.text
    end = 0
    for line in document.lines:
        assert line.span.start >= end
        assert line.span.trim(text) == line.span
        assert len(line.span) > 0
        assert "\n" not in line.span.cut(text)
        assert not text[end : line.span.start].strip()
        end = line.span.end
        for run in line.runs:
            assert line.span.contains(run.span)
        if line.runs:
            assert [run.span.end for run in line.runs[:-1]] == [
                run.span.start for run in line.runs[1:]
            ]
    assert not text[end:].strip()
    numbers = [line.element.number for line in document.lines if line.element is not None]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(set(numbers))))
    starts = [link.span.start for link in document.links]
    assert starts == sorted(starts)
    for link in document.links:
        assert any(line.span.contains(link.span) for line in document.lines)
