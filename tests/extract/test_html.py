"""A web page is read as it is seen, and its furniture is kept apart, not lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.extract.html.document import read_html
from pipeline.extract.list_markers import format_letters, format_roman
from pipeline.extract.markdown.document import read_markdown
from pipeline.model.document import Document, ElementKind
from pipeline.model.errors import BrokenSourceError, NoTextLayerError, SourceTooLargeError
from pipeline.model.limits import Limits
from tests.extract.flowing import check_document, lines_of_kind, outline_of

BROCHURE = Path(__file__).parents[2] / "raw" / "benelux-2021-2024" / "brochure-nl.md"


def read(markup: str) -> Document:
    document = read_html(markup.encode(), source_id="s")
    check_document(document)
    return document


# Text.


def test_white_space_is_folded_as_browsers_do() -> None:
    document = read(
        "<p>  Een\n\t eerste <b> vet </b> <i>en</i>\n schuin&nbsp; woord . </p> <p> b</p>"
    )
    assert document.text == "Een eerste vet en schuin\xa0 woord .\n\nb\n"


def test_inline_elements_do_not_part_words_and_blocks_do() -> None:
    document = read(
        "<p>los<span>se</span> tekst<div>blok</div>na<button>A</button><button>B</button>"
    )
    assert [words for _, words in outline_of(document)] == ["losse tekst", "blok", "na", "A", "B"]


def test_a_break_ends_a_line_and_two_a_paragraph() -> None:
    document = read("<p>een<br>twee<br/>\n<br>drie</p>")
    assert document.text == "een\ntwee\n\ndrie\n"
    assert [line.element.number for line in document.lines if line.element] == [0, 0, 1]


def test_entities_and_soft_hyphens_are_characters() -> None:
    assert read("<p>caf&eacute; &amp; werk&shy;programma &lt;b&gt; &#8226;").text == (
        "café & werk\xadprogramma <b> •\n"
    )


def test_preformatted_text_is_as_typed() -> None:
    document = read("<pre>regel 1\n   • regel 2\n\nregel 3</pre><pre><code>x = 1\ny</code></pre>")
    assert document.text == "regel 1\n   • regel 2\n\nregel 3\n\nx = 1\ny\n"
    assert [kind for kind, _ in outline_of(document)] == ["", "", "", "code", "code"]


def test_bold_and_italic_are_styles() -> None:
    document = read('<p><b>a</b> <em>b</em> <span style="font-weight: 700">c</span> d</p>')
    runs = document.lines[0].runs
    assert [
        (run.span.cut(document.text), run.style.is_bold, run.style.is_italic) for run in runs
    ] == [
        ("a", True, False),
        (" ", False, False),
        ("b", False, True),
        (" ", False, False),
        ("c", True, False),
        (" d", False, False),
    ]


def test_links_are_kept_with_their_words_only() -> None:
    document = read('<p>Zie <a href="http://x">het <b>programma</b></a> en <a name="n">meer</a>.')
    assert [(link.span.cut(document.text), link.target) for link in document.links] == [
        ("het programma", "http://x")
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template><p>x</template>",
        "<noscript>x</noscript>",
        "<!-- x -->",
        "<div hidden>x</div>",
        "<p style='color: red; DISPLAY : none'>x</p>",
        "<span class='a sr-only'>x</span>",
        "<dialog>x</dialog>",
        "<img alt=x>",
        "<select><option>x</select>",
        "<svg><title>x</title></svg>",
    ],
)
def test_what_nobody_sees_is_not_read(unseen: str) -> None:
    assert read(f"<p>a{unseen}b").text.replace("\n", "") == "ab"


# Structure.


def test_headings_have_levels() -> None:
    document = read("<h1>T</h1><h3>a <b>b</b></h3><div role=heading aria-level=2>c</div>")
    assert outline_of(document) == [("heading 1", "T"), ("heading 3", "a b"), ("heading 2", "c")]


def test_lists_nest_and_show_the_markers_that_browsers_draw() -> None:
    document = read(
        "<ul><li>een<ul><li>diep<ul><li>dieper<ul><li>diepst</ul></ul></ul><li>twee</ul>"
        "<ul style='list-style: none'><li>• zelf</ul>"
    )
    assert outline_of(document) == [
        ("list_item 1 •", "een"),
        ("list_item 2 ◦", "diep"),
        ("list_item 3 ▪", "dieper"),
        ("list_item 4 ▪", "diepst"),
        ("list_item 1 •", "twee"),
        ("list_item 1", "• zelf"),
    ]
    numbers = [line.element.list_number for line in document.lines if line.element]
    assert numbers == [0, 1, 2, 3, 0, 4]


@pytest.mark.parametrize(
    ("attributes", "markers"),
    [
        ("", "1. 2. 3."),
        ("start=9", "9. 10. 11."),
        ("reversed", "3. 2. 1."),
        ("type=a start=26", "z. aa. ab."),
        ("type=A", "A. B. C."),
        ("type=i start=3", "iii. iv. v."),
        ("type=I start=8", "VIII. IX. X."),
        ("style='list-style-type: upper-roman'", "I. II. III."),
        ("start=x type=?", "1. 2. 3."),
        ("style='list-style-type: disc'", "• • •"),
    ],
)
def test_numbers_of_ordered_lists(attributes: str, markers: str) -> None:
    document = read(f"<ol {attributes}><li>a<li>b<li>c</ol>")
    assert [line.element.marker for line in document.lines if line.element] == markers.split()


def test_labels_that_float_beside_their_items_are_set_apart() -> None:
    """Writers export lists so: no markers of the browser's, and labels of their own."""
    document = read(
        "<style>ul, li { list-style: none; margin: 0 }</style>"
        '<ul><li><p><span style="display:block;float:left">a)</span>Clean water</p></li></ul>'
        '<p><span style="float: left">T</span>he region grows.</p>'
    )
    assert document.text.strip().split("\n\n") == ["a) Clean water", "The region grows."]
    assert [line.element.marker for line in document.lines if line.element] == [None, None]


def test_a_sheet_that_gives_some_lists_their_markers_back_hides_none() -> None:
    document = read(
        "<style>ul { list-style: none } .text ul { list-style: disc }</style><ul><li>Water</ul>"
    )
    assert [line.element.marker for line in document.lines if line.element] == ["•"]


def test_an_item_may_set_its_own_number() -> None:
    document = read("<ol><li>a<li value=7>b<li>c</ol>")
    assert [line.element.marker for line in document.lines if line.element] == ["1.", "7.", "8."]


def test_the_first_block_of_an_item_is_the_item_and_the_rest_are_paragraphs() -> None:
    document = read(
        "<ol><li> <p>Titel</p><p>uitleg</p>los<li><h3>Kop</h3><p>tekst<li><ul><li>x</ul></ol>"
    )
    assert outline_of(document) == [
        ("list_item 1 1.", "Titel"),
        ("paragraph", "uitleg"),
        ("paragraph", "los"),
        ("heading 3 2.", "Kop"),
        ("paragraph", "tekst"),
        ("list_item 2 ◦", "x"),
    ]


def test_cells_have_row_and_column_over_spans() -> None:
    document = read(
        "<table><caption>Titel</caption><tr><th colspan=2>A<th>B"
        "<tr><td rowspan=2>c<td>d<td>e<tr><td><ul><li>x<li>y</ul><td>f</table>"
    )
    assert outline_of(document) == [
        ("caption", "Titel"),
        ("table_cell 1/1", "A"),
        ("table_cell 1/3", "B"),
        ("table_cell 2/1", "c"),
        ("table_cell 2/2", "d"),
        ("table_cell 2/3", "e"),
        ("list_item 1 • 3/2", "x"),
        ("list_item 1 • 3/2", "y"),
        ("table_cell 3/3", "f"),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>a</p></td></tr></table>",
        "<table role=presentation><tr><td>a<td></table>",
        "<table><tr><td><table><tr><td>a</table></table>",
    ],
)
def test_a_table_that_only_places_things_is_no_table(markup: str) -> None:
    assert outline_of(read(markup)) == [("paragraph", "a")]


def test_elements_have_their_path() -> None:
    document = read("<body><div><p>a</p></div><div><p>b</p><p><a href=u>c</a></p></div>")
    assert [line.element.path for line in document.lines if line.element] == [
        "html/body/div[1]/p[1]",
        "html/body/div[2]/p[1]",
        "html/body/div[2]/p[2]",
    ]


# The page's furniture.


@pytest.mark.parametrize(
    "markup",
    [
        "<nav><ul><li>X</ul></nav>",
        "<header><a href=/>X</a></header>",
        "<footer><p>X</footer>",
        "<aside>X</aside>",
        "<div role=navigation>X</div>",
        "<div class='site-footer'>X</div>",
        "<div id=cookieBanner>X</div>",
        "<ol class=breadcrumbs><li>X</ol>",
        "<form>X</form>",
        "<button>X</button>",
        "<a class=skip-link href=#m>X</a>",
    ],
)
def test_furniture_is_navigation_and_still_in_the_text(markup: str) -> None:
    document = read(f"{markup}<h1>Titel</h1><p>Een alinea over het programma.</p>")
    assert lines_of_kind(document, ElementKind.NAVIGATION) == ["X"]
    assert [kind for kind, _ in outline_of(document)].count("paragraph") == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<body class='has-sidebar menu-closed'><h1>T</h1><p>X",
        "<form id=aspnetForm><h1>T</h1><p>X</form>",
        "<div class='with-sidebar'><p>X, dat vrijwel alles is wat hier staat</div><p>y",
        "<header><h1>T</h1><p>X</p></header>",
        "<article><header><p>X</p></header><p>y</article>",
        "<p class=informatie>X",
    ],
)
def test_a_name_that_only_sounds_like_furniture_hides_nothing(markup: str) -> None:
    assert not lines_of_kind(read(markup), ElementKind.NAVIGATION)


def test_what_stands_beside_the_main_part_is_navigation_but_for_the_title() -> None:
    document = read("<h1>Titel</h1><div>Naast</div><main><p>Tekst</main><div>Onder</div>")
    assert outline_of(document) == [
        ("heading 1", "Titel"),
        ("navigation", "Naast"),
        ("paragraph", "Tekst"),
        ("navigation", "Onder"),
    ]


def test_footnotes_are_notes() -> None:
    document = read(
        "<p>Een zin met een noot.<sup>1</sup> En nog een zin.</p>"
        "<section class=footnotes><p>1 De noot.</section><div role=doc-endnote>2 Slot</div>"
    )
    assert lines_of_kind(document, ElementKind.NOTE) == ["1 De noot.", "2 Slot"]


# The file.


def test_title_and_language_are_the_pages_own() -> None:
    document = read("<html lang=nl-be><title> Werk\n programma</title><p>x")
    assert (document.title, document.declared_language) == ("Werk programma", "nl-BE")
    assert document.media_type == "text/html"
    assert not document.is_verbatim


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ("<meta charset=cp850>", "cp850"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
        ("<meta charset=iso-8859-1>", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_the_encoding_is_the_one_declared_unless_the_bytes_say_otherwise(
    declaration: str, encoding: str
) -> None:
    words = "Привет" if encoding in {"koi8-r", "windows-1251"} else "één Größe"
    markup = f"{declaration}<html><body><p>{words}</p></body></html>"
    document = read_html(markup.encode(encoding), source_id="s")
    assert document.text == f"{words}\n"


@pytest.mark.parametrize("markup", ["<p> </p>", "<script>x</script>", "<!-- x -->", "<img>", " "])
def test_a_page_on_which_nothing_is_seen_is_refused(markup: str) -> None:
    with pytest.raises(NoTextLayerError):
        read(markup)


def test_a_page_nested_too_deeply_is_refused_and_not_cut_off() -> None:
    assert read("<div>" * 300 + "diep" + "</div>" * 300 + "<p>na").text == "diep\n\nna\n"
    with pytest.raises(BrokenSourceError, match="cannot be read to its end"):
        read("<div>" * 5000 + "diep" + "</div>" * 5000 + "<p>na")


def test_a_page_that_is_too_long_is_refused() -> None:
    with pytest.raises(SourceTooLargeError):
        read_html(b"<p>" + b"x" * 11, source_id="s", limits=Limits(char_count=10))


def test_entities_are_not_declared_and_files_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    document = read(
        f'<!DOCTYPE html [<!ENTITY a "bom"><!ENTITY b SYSTEM "file://{secret}">]><p>x &a; &b;</p>'
    )
    assert document.text == "x &a; &b;\n"


def test_brackets_that_belong_to_no_declaration_stay() -> None:
    assert read("<!DOCTYPE html><p>[doel]></p>").text == "[doel]>\n"


LETTERS = "qxyz"
WORD = st.text(alphabet=LETTERS, min_size=1, max_size=5)
TAGS = st.sampled_from(
    [
        " ", "<p>", "</p>", "<b>", "</b>", "<ul>", "<ol>", "<li>", "</ul>", "</ol>", "<br>", "<h2>",
        "</h2>", "<table>", "<tr>", "<td>", "</table>", "<nav>", "</nav>", "<div class=footer>",
        "</div>", "<pre>", "</pre>", "<a href=#>", "</a>", "<main>", "</main>", "<dl><dt>", "<dd>",
        "&nbsp;", "<hr>", "<blockquote>", "<section>", "</section>", "</body>", "<form>", "</form>",
    ]
)  # fmt: skip


@given(st.lists(st.tuples(WORD, TAGS), min_size=1, max_size=30))
def test_no_word_is_lost_whatever_the_markup(pairs: list[tuple[str, str]]) -> None:
    document = read("".join(word + tag for word, tag in pairs))
    letters = "".join(char for char in document.text if char in LETTERS)
    assert letters == "".join(word for word, _ in pairs)


def test_the_transcript_as_a_page_says_the_same_as_the_transcript() -> None:
    data = BROCHURE.read_bytes()
    page = read(MarkdownIt("commonmark").render(data.decode("utf-8")))
    transcript = read_markdown(data, source_id="s")
    for kind in (ElementKind.HEADING, ElementKind.LIST_ITEM):
        assert lines_of_kind(page, kind) == lines_of_kind(transcript, kind)
    assert [link.target for link in page.links] == [link.target for link in transcript.links]


def test_letters_and_roman_numerals() -> None:
    assert [format_letters(number) for number in (0, 1, 26, 27, 702, 703)] == (
        ["0", "a", "z", "aa", "zz", "aaa"]
    )
    assert [format_roman(number) for number in (0, 1, 4, 9, 14, 40, 1994, 4000)] == (
        ["0", "i", "iv", "ix", "xiv", "xl", "mcmxciv", "4000"]
    )


def test_a_table_that_places_a_page_is_no_table() -> None:
    items = "".join(f"<p>{number}. Een punt van het programma</p>" for number in range(12))
    document = read(
        f"<table><tr><td>Menu</td><td><p>Inleiding</p>{items}</td></tr></table>"
        "<table><tr><td>2030</td><td><p>Een</p><p>Twee</p></td></tr></table>"
    )
    cells = lines_of_kind(document, ElementKind.TABLE_CELL)
    assert [words for words in cells if words] == ["2030", "Een", "Twee"]


def test_breaks_part_paragraphs_where_they_end_sentences() -> None:
    prose = "<br>".join(
        f"Titel {n}<br>Het bestuur voert in {2030 + n} een kaart in die in alle voertuigen geldt."
        for n in range(3)
    )
    address = "Secretariaat<br>Postbus 12<br>1000 AA Dorp<br>Nederland"
    document = read(f"<div>{prose}</div><p>{address}</p>")
    numbers = [line.element.number for line in document.lines if line.element]
    assert len(set(numbers[:6])) == 6
    assert len(set(numbers[6:])) == 1


def test_a_button_that_is_a_heading_unfolds_its_part() -> None:
    document = read(
        "<p>tekst</p><h3><button>Wonen</button></h3><p>inhoud</p><button>Sluit</button>"
    )
    assert lines_of_kind(document, ElementKind.HEADING) == ["Wonen"]
    assert lines_of_kind(document, ElementKind.NAVIGATION) == ["Sluit"]
