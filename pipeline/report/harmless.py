"""Words of documents, made harmless for where they are shown.

Documents are other people's: their words may hold terminal escapes, direction overrides, HTML,
Markdown, or commands to a CI log. Each function here makes one kind of place safe.
"""

from __future__ import annotations

import re
import unicodedata

#: Control and format characters, halves of surrogate pairs, private use: nothing that a reader
#: could see, and much that a terminal or an XML parser trips over.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co"})

#: What begins a command to a CI system when it stands at the beginning of a line of its log: a
#: blank is put behind it.
_LOG_COMMAND = re.compile(r":(?=:)|##(?=\[)")

#: What has a meaning in a message of SARIF: placeholders, and the middle of an embedded link.
_SARIF_MARKUP = {"{": "{{", "}": "}}", "](": "\\]("}
_SARIF_MARK = re.compile(r"[{}]|\]\(")

#: Within a line of Markdown, what begins or ends markup: emphasis, code, links, struck-out words,
#: cells of a table, headings.
_MARKDOWN_MARKUP = re.compile(r"[\\`*_\[\]~|#]")
#: The same for HTML, and for what GitHub makes of bare addresses, names and formulas.
_MARKDOWN_REFERENCES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "@": "&#64;",
    "$": "&#36;",
    "://": "&#58;//",
}
_MARKDOWN_REFERENCE = re.compile(r"[&<>@$]|://|www\.", re.IGNORECASE)


def show_plainly(text: str) -> str:
    """``text`` on one line, with every character that cannot be seen written as an escape."""
    folded = " ".join(text.split())
    return "".join(char if _is_seen(char) else _escape(char) for char in folded)


#: Format characters that join or separate letters (Persian, Indic scripts) or give a blank its
#: direction: seen in their effect, and without any beyond their own line.
_SHAPING = frozenset("\u200c\u200d\u200e\u200f\u061c")


def show_in_page(text: str) -> str:
    """``text`` for an HTML page, lines kept; escaping its markup is left to the template.

    Direction overrides, terminal escapes, soft hyphens and the like are written out: what a page
    proves has to be seen.
    """
    # Most lines hold nothing that cannot be seen, and are asked as a whole.
    return "\n".join(
        line if line.isprintable() else "".join(map(_show_char, line)) for line in text.split("\n")
    )


def _show_char(char: str) -> str:
    if char.isspace():
        return " "
    return char if char in _SHAPING or _is_seen(char) else _escape(char)


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN_CATEGORIES and not _is_noncharacter(char)


def _is_noncharacter(char: str) -> bool:
    # Set aside by Unicode for ever; XML allows none of the first kind.
    return ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def show_in_log(text: str) -> str:
    """``text`` for a terminal, or the log of a CI system, which obeys ``::`` and ``##[``."""
    return _LOG_COMMAND.sub(lambda match: f"{match[0]} ", show_plainly(text))


def show_in_sarif(text: str) -> str:
    """``text`` as a message of SARIF (2.1.0, sections 3.11.5 and 3.11.6) that says just that."""
    return _SARIF_MARK.sub(lambda match: _SARIF_MARKUP[match[0]], show_plainly(text))


def show_in_markdown(text: str) -> str:
    """``text`` as Markdown that says just that, within a line or a cell of a table."""
    escaped = _MARKDOWN_MARKUP.sub(lambda match: f"\\{match[0]}", show_plainly(text))
    return _MARKDOWN_REFERENCE.sub(_refer, escaped)


def _refer(match: re.Match[str]) -> str:
    found = match[0]
    return found[:-1] + "&#46;" if found[-1] == "." else _MARKDOWN_REFERENCES[found]
