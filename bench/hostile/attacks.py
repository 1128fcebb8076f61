"""Files that are small to send and large to read, endless, or plainly enormous; made here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bench.hostile.attack import CELLS, DEEP, ENDLESS, LAUGHS, MANY, OUTSIDE, Attack, Many
from bench.hostile.attacks_docx import list_docx
from bench.hostile.attacks_pdf import list_pdf

_SENTENCE = "Samen meten wij de rivieren en delen wij kaarten en kennis. "


def list_attacks() -> tuple[Attack, ...]:
    """All of them, by kind and name."""
    found = (*_list_texts(), *_list_markdown(), *_list_html(), *list_docx(), *list_pdf())
    return tuple(sorted(found, key=lambda attack: (attack.kind, attack.name)))


# --- plain text


def _list_texts() -> Iterator[Attack]:
    for name, repeated in {
        "letters": "a",
        "words": _SENTENCE,
        "blanks": " ",
        "brackets": "(",
        "dots": ".",
        "digits": "1.",
        "hyphens": "samen-",
        "bullets": "• ",
        "accents": "e\u0301",
        "semicolons": "een doel; ",
    }.items():
        text = Many("Titel ", repeated, ENDLESS // len(repeated), " 7")
        yield Attack("one line of 3 MB", f"line-of-{name}.txt", text)
    for name, line in {
        "bullets": "• Doel {0} van allen\n",
        "numbers": "{0}. Doel {0} van allen\n",
        "dotted": "{0}.1.1 Doel van allen\n",
        "romans": "IV. Doel {0} van allen\n",
        "capitals": "THEMA {0}\n",
        "different": "{0} {0}{0} {0}\n",
        "blank": "\n",
    }.items():
        yield Attack("20,000 items", f"items-{name}.txt", Many("", line, MANY))
    yield Attack("deep nesting", "stairs.txt", partial(_write_stairs, 2_000))
    yield Attack("wrong bytes", "zeros.txt", partial(bytes, 1_000_000))
    yield Attack("wrong bytes", "all-bytes.txt", lambda: bytes(range(256)) * 4_000)
    yield Attack("wrong bytes", "half-utf-16.txt", lambda: _SENTENCE.encode("utf-16")[:-1])
    yield Attack("wrong bytes", "surrogates.txt", lambda: b"doel \xed\xa0\x80 \xff\xfe\n" * 900)
    yield Attack("nothing in it", "empty.txt", bytes)
    yield Attack("nothing in it", "blank.txt", lambda: b" \r\n\t\x0c" * 1_000)


def _write_stairs(count: int) -> bytes:
    return "\n".join(" " * number + "- doel" for number in range(count)).encode()


# --- Markdown


def _list_markdown() -> Iterator[Attack]:
    yield Attack("deep nesting", "quotes.md", Many("", "> ", DEEP, "doel"))
    yield Attack("deep nesting", "lists.md", Many("", "- ", DEEP, "doel"))
    yield Attack("deep nesting", "brackets.md", Many("", "[", DEEP, "doel](x)"))
    yield Attack("deep nesting", "emphasis.md", Many("", "*a **a ", DEEP // 2))
    yield Attack("deep nesting", "stairs.md", partial(_write_stairs, 2_000))
    row = "| doel " * 1_000 + "|\n"
    table = Many(row + "|---" * 1_000 + "|\n", row, CELLS // 1_000)
    yield Attack("a million cells", "table.md", table)
    items = Many("# Werkprogramma\n\n", "- Doel {0} van allen\n", MANY)
    yield Attack("20,000 items", "items.md", items)
    yield Attack("20,000 items", "references.md", Many("", "[a{0}]: x\n\n[a{0}]\n\n", MANY))
    yield Attack("one line of 3 MB", "backticks.md", Many("", "`", ENDLESS))
    yield Attack("one line of 3 MB", "links.md", Many("", "[a](b) ", ENDLESS // 7))


# --- HTML


def _list_html() -> Iterator[Attack]:
    for tag in ("ul><li", "div", "b", "table><tr><td", "blockquote", "section"):
        name = tag.partition(">")[0]
        text = Many("<!doctype html><body>", f"<{tag}>", DEEP, "doel")
        yield Attack("deep nesting", f"{name}.html", text)
    row = "<tr>" + "<td>doel" * 1_000
    table = Many("<!doctype html><table>", row, CELLS // 1_000, "</table>")
    yield Attack("a million cells", "table.html", table)
    span = "<table><tr><td colspan=100000 rowspan=65534>doel<td>doel</table>"
    yield Attack("a million cells", "span.html", Many("<!doctype html>", span, 20))
    for name, before, each in (
        ("items", "<ul>", "<li>Doel {0} van allen"),
        ("breaks", "<p>", "• Doel {0} van allen<br>"),
        ("attributes", "<p", " a{0}=b"),
    ):
        text = Many(f"<!doctype html>{before}", each, MANY, ">doel")
        yield Attack("20,000 items", f"{name}.html", text)
    for name, before, repeated in (
        ("paragraph", "<p>", _SENTENCE),
        ("unclosed", "<p ", "a"),
        ("comment", "<!--", "-"),
    ):
        text = Many(f"<!doctype html>{before}", repeated, ENDLESS // len(repeated))
        yield Attack("one line of 3 MB", f"{name}.html", text)
    laughs, outside = LAUGHS.format("html"), OUTSIDE.format("html")
    yield Attack("entities", "laughs.html", Many(laughs, "<html>&j;</html>", 1))
    yield Attack("entities", "outside.html", Many(outside, "<html><p>&x;doel</p></html>", 1))
