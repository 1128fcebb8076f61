"""Bullets: what glyph a text opens with."""

from __future__ import annotations

import unicodedata

from pipeline.parse.markers.markers import Marker, MarkerKind

#: Symbols of everyday prose that open a line without marking it.
_PROSE_SYMBOLS = frozenset("\"'“”„‘’‚«‹([{<§€$£¥©®™&%@/\\|^`´¿¡…°_=,;:.!?")
_GLYPH_CATEGORIES = frozenset({"Pd", "Po", "So", "Sm", "Sk", "Co", "Cc", "Cf", "Pf", "Sc", "Pc"})
_ALWAYS_GLYPHS = frozenset("•‣⁃▪▫■□●○◦◆◇▶►▸▹➢➤➔→⇒✓✔✗☐☑★☆❖·∙⋅*➜➡🔹🔸►")
#: Arrows of two signs, as they are typed: ">> More trains".
_TYPED_ARROWS = (">>", "->", "=>", "-->", "==>")
#: Word's bullet of the second level, a word in none of the languages.
_COURIER_BULLET = "o"
_WORD_LIKE_GLYPHS = frozenset("oOøØvlnqux")  # Courier "o", Wingdings letters left as letters

#: What text recognition makes of bullets and nobody types as one.
MISREAD_GLYPHS = frozenset("em=°¢©®«")


def read_glyph(text: str) -> Marker | None:
    """The glyph that a text opens with, where it marks rather than belongs to the words."""
    head = text[0]
    if text.startswith(_TYPED_ARROWS):
        arrow = text.split(None, 1)[0]
        length = len(text) - len(text[len(arrow) :].lstrip())
        is_arrow = arrow in _TYPED_ARROWS and length < len(text)
        return (
            Marker(kind=MarkerKind.GLYPH, form=arrow, length=length, printed=arrow)
            if is_arrow
            else None
        )
    if head.isalnum() and head not in _WORD_LIKE_GLYPHS and head not in MISREAD_GLYPHS:
        return None
    rest = text[1:]
    stripped = rest.lstrip()
    gap = len(rest) - len(stripped)
    if head in MISREAD_GLYPHS:
        # What text recognition makes of a bullet needs company, and a capital behind it.
        is_bullet = bool(gap) and stripped[:1].isupper()
        glyph = Marker(kind=MarkerKind.GLYPH, form=head, length=1 + gap, printed=head, is_weak=True)
        return glyph if is_bullet else None
    if head in _PROSE_SYMBOLS:
        return None
    category = unicodedata.category(head)
    repeated = _read_repeated(text, category)
    if repeated is not None:
        return repeated
    is_private = category in {"Co", "Cc"}
    length = 1 + gap
    if head in _ALWAYS_GLYPHS or is_private:
        if rest and not gap and not (is_private or stripped[:1].isalnum()):
            return None
        if head == "*" and rest and not gap:
            return None
        return Marker(kind=MarkerKind.GLYPH, form=head, length=length, printed=head)
    if category in _GLYPH_CATEGORIES and (gap or not rest):
        repeats = len(text) - len(text.lstrip(head))
        if repeats > 3:
            return None
        return Marker(kind=MarkerKind.GLYPH, form=head, length=length, printed=head)
    if category == "Pd" and stripped[:1].isalpha() and not gap:
        return Marker(kind=MarkerKind.GLYPH, form=head, length=1, printed=head, is_weak=True)
    is_before_word = gap and (stripped[:1].isupper() or head == _COURIER_BULLET)
    if head in _WORD_LIKE_GLYPHS and (not rest or is_before_word):
        return Marker(kind=MarkerKind.GLYPH, form=head, length=length, printed=head, is_weak=True)
    return None


def _read_repeated(text: str, category: str) -> Marker | None:
    """A glyph typed twice before the words: "-- …", "•• …", ">> …"."""
    head = text[0]
    is_glyph = head in _ALWAYS_GLYPHS or category in _GLYPH_CATEGORIES
    if not is_glyph or text[1:2] != head or not text[2:3].isspace():
        return None
    words = text[2:].lstrip()
    return Marker(
        kind=MarkerKind.GLYPH, form=text[:2], length=len(text) - len(words), printed=text[:2]
    )
