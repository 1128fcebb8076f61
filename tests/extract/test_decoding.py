"""Bytes become the characters that their author meant, or the doubt is said aloud."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.canonical_text import check_text, make_canonical
from pipeline.extract.decoding import decode_text
from pipeline.model.errors import (
    BrokenSourceError,
    NoTextLayerError,
    SourceTooLargeError,
    UnsupportedSourceError,
)
from pipeline.model.limits import Limits

DUTCH = "Het bevorderen van coördinatie: één Europa, patiënten en ’s lands wijs.\n• Reïntegratie\n"
FRENCH = "Le développement d’une économie à l’écoute, où ça « œuvre » déjà.\n– La sécurité\n"
GERMAN = "Die Förderung der Maßnahmen für grenzüberschreitende Ämter – und Größe.\n"
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy a rozvoj spolupráce.\n" * 5
RUSSIAN = "Развитие сотрудничества между странами и регионами Европы.\n" * 5


@pytest.mark.parametrize("text", [DUTCH, FRENCH, GERMAN, CZECH, RUSSIAN, "plain", "", "𝄞 é"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be-marked"])
def test_unicode_is_read_without_a_word(text: str, encoding: str) -> None:
    if encoding == "utf-16-be-marked":
        data = b"\xfe\xff" + text.encode("utf-16-be")
    else:
        data = text.encode(encoding)
    decoded = decode_text(data, source_id="s")
    assert (decoded.text, decoded.warnings) == (text, ())


@pytest.mark.parametrize("text", [DUTCH, FRENCH, GERMAN, "kort"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_recognised(text: str, encoding: str) -> None:
    decoded = decode_text(text.encode(encoding), source_id="s")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.warnings == (
        f"The file has no byte order mark; it is read as {encoding.upper()}.",
    )


@pytest.mark.parametrize("text", [DUTCH, FRENCH, GERMAN, "Een korte zin met één accent."])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_western_text_of_before_unicode_is_recognised_by_its_letters(
    text: str, encoding: str
) -> None:
    decoded = decode_text(text.encode(encoding), source_id="s")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    (warning,) = decoded.warnings
    assert "The file is not UTF-8" in warning
    assert "Check the accents" in warning


@pytest.mark.parametrize("text", [DUTCH, FRENCH, GERMAN])
def test_latin_1_is_read_as_the_windows_1252_that_holds_it(text: str) -> None:
    data = text.encode("latin-1", errors="ignore")
    decoded = decode_text(data, source_id="s")
    assert decoded.text == data.decode("latin-1")


@pytest.mark.parametrize(
    ("text", "encoding"), [(CZECH, "cp1250"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")]
)
def test_other_encodings_are_left_to_the_detector(text: str, encoding: str) -> None:
    decoded = decode_text(text.encode(encoding), source_id="s")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert len(decoded.warnings) == 1


def test_a_declared_encoding_is_believed_when_it_fits() -> None:
    data = "Ärger über Ölförderung".encode("cp850")
    assert decode_text(data, source_id="s", declared_encoding="cp850").text == (
        "Ärger über Ölförderung"
    )


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "ISO-8859-9"])
def test_a_page_that_says_latin_1_is_read_as_browsers_read_it(declared: str) -> None:
    text = "“één” – à l’œuvre • 5 €"
    data = text.encode("cp1252")
    assert decode_text(data, source_id="s", declared_encoding=declared).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le cœur de la région : l'œuvre coûte 5 € par tête.", "iso8859-15"),
        ("De coördinatie kost 5 € per jaar, en één euro meer.", "iso8859-15"),
        ("Le cœur de la région : l'œuvre coûte 5 € par tête.", "cp1252"),
        ("Prenez ½ tasse de café ou 2½kg de pêches mûres.", "cp1252"),
    ],
)
def test_latin_9_is_told_by_its_own_letters(text: str, encoding: str) -> None:
    decoded = decode_text(text.encode(encoding), source_id="s")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    "declared",
    # Found byte by byte, so not UTF-16; names by which Python knows no encoding of texts; EBCDIC.
    [
        "no-such-encoding", "ascii", "utf-16", "utf-16le", "utf-32", "cp037", "undefined", "hex",
        "rot13", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7",
    ],
)  # fmt: skip
def test_a_declared_encoding_that_does_not_fit_is_not(declared: str) -> None:
    data = DUTCH.encode("cp1252")
    assert decode_text(data, source_id="s", declared_encoding=declared).text == DUTCH


def test_utf_8_is_utf_8_whatever_is_declared() -> None:
    data = DUTCH.encode("utf-8")
    assert decode_text(data, source_id="s", declared_encoding="cp1252").text == DUTCH


def test_utf_8_that_is_cut_off_within_a_character() -> None:
    decoded = decode_text("één coördinatie: é".encode()[:-1], source_id="s")
    assert decoded.text == "één coördinatie: \ufffd"
    assert decoded.warnings == ("The file is UTF-8, but its end is damaged: shown as U+FFFD.",)


def test_utf_8_with_one_bad_byte_does_not_turn_all_accents_into_others() -> None:
    decoded = decode_text(FRENCH.encode() * 3 + b"caf\xe9 " + FRENCH.encode(), source_id="s")
    assert decoded.text == FRENCH * 3 + "caf\ufffd " + FRENCH
    assert decoded.warnings == ("The file is UTF-8, but 1 places are damaged: shown as U+FFFD.",)


def test_capitals_before_a_closing_quote_are_not_damaged_utf_8() -> None:
    text = "“LE CAFÉ” – à côté de l’été, près de la forêt, où ça gèle déjà."
    assert decode_text(text.encode("cp1252"), source_id="s").text == text


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_that_is_cut_off_is_broken(mark: bytes) -> None:
    with pytest.raises(
        BrokenSourceError, match=r"s: the file begins as UTF-16.* cut off"
    ) as caught:
        decode_text(mark + b"a\x00b", source_id="s")
    assert caught.value.source == "s"


@pytest.mark.parametrize(
    "data", [b"a\x00b\x00\x00c" * 50, bytes((i * 7919) % 255 + 1 for i in range(3000))]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedSourceError, match="s: this is no text"):
        decode_text(data, source_id="s")


def test_a_bell_before_every_item_is_no_reason_to_refuse() -> None:
    text = "\x07 Een doelstelling van de Unie\n" * 5
    assert decode_text(text.encode(), source_id="s").text == text


@given(st.binary(max_size=400))
def test_any_bytes_become_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        decoded = decode_text(data, source_id="s")
    except (BrokenSourceError, UnsupportedSourceError):
        return
    assert not decoded.text.startswith("\ufeff") or data.count(b"\xff") or data.count(b"\xef") > 1
    assert "\x00" not in decoded.text


@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"])))
def test_any_text_survives_utf_8(text: str) -> None:
    data = text.encode()
    decoded = decode_text(data, source_id="s")
    assert decoded.text == text.removeprefix("\ufeff") or "\ufffd" in text


# Canonical form.


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    canonical = make_canonical(f"a{end}b{end}{end}c")
    assert (canonical.text, canonical.is_verbatim) == ("a\nb\n\nc", True)


def test_form_feeds_tabs_and_blanks_stay() -> None:
    text = " a\tb \f c\v\xa0d  \n\n"
    assert make_canonical(text).text == text


def test_decomposed_letters_are_composed_and_that_is_no_longer_verbatim() -> None:
    canonical = make_canonical("e\u0301e\u0301n")
    assert (canonical.text, canonical.is_verbatim) == ("één", False)


@given(st.text())
def test_canonical_form_is_final(text: str) -> None:
    once = make_canonical(text).text
    assert make_canonical(once).text == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


# What is no text, or too much.


@pytest.mark.parametrize("text", ["", " \n\t\f\xa0"])
def test_a_blank_file_has_no_text(text: str) -> None:
    with pytest.raises(NoTextLayerError, match="s: the file holds no text, only white space"):
        check_text(text, source_id="s", limits=Limits())


def test_a_text_has_a_greatest_length() -> None:
    check_text("x" * 1000, source_id="s", limits=Limits(char_count=1000))
    with pytest.raises(SourceTooLargeError, match=r"s: 1,001 characters are more than the 1,000"):
        check_text("x" * 1001, source_id="s", limits=Limits(char_count=1000))
