"""Every number that decides structure, in one place, each with what it was chosen on.

Lengths are in ems: one em is the size of the document's body type; in formats without geometry
a column counts as ``COLUMN_EM``. "Chosen on" names the varieties that break when the number is
moved; the figures come from the score dashboard and the real documents of the corpus.
"""

from __future__ import annotations

#: Width of one character cell in plain text, in ems (monospaced type is half an em wide).
COLUMN_EM = 0.5

# --- lines -------------------------------------------------------------------------------------

#: Left edges closer than this are the same edge. Chosen on the brochures: justified text and
#: optical margins move an edge by up to 0.25 em; the smallest real indent met is 0.9 em.
SAME_EDGE_EM = 0.45
#: Type sizes whose ratio is below this are the same size. Chosen on the brochures, where
#: engines round sizes by up to 2 %, and headings start at 1.1 of the body.
SAME_SIZE_RATIO = 1.06
#: Two colours one channel of which (0 to 255) differs by more are seen apart: rich black and black
#: are not, and a heading's dark blue beside black text is.
SEEN_COLOUR_STEP = 48
#: A set line that opens in bold and ends in plain type is no bold line when more than this share of
#: it is plain: a note or a page number behind a heading is less.
BOLD_OPENING_PLAIN_SHARE = 0.2
#: A pitch (top to top) above this multiple of the ordinary one starts a paragraph. Chosen on
#: brochures (items 1.5 apart) and the coalition agreement (1.9).
PARAGRAPH_PITCH_RATIO = 1.28
#: … and above this one after a line in which the next word had room. Chosen on headings set 1.23
#: above their text; wrapped lines of one paragraph differ by up to 1.05.
SHORT_LINE_PITCH_RATIO = 1.12
#: … and above this one where a sentence ends and another begins: browsers round the distances
#: within a paragraph by up to 1.07, and items without marks were met 1.10 apart.
SENTENCE_PITCH_RATIO = 1.09
#: Type is led no tighter than this; so large a share of the distances between lines, alike but for
#: rounding, are those within paragraphs even where most paragraphs are one line.
LEAST_PITCH_EM = 0.95
RECURRING_PITCH_SHARE = 0.08
#: Words stand no further below the numeral that counts them, top to top, in ems of the numeral.
NUMERAL_PITCH_EM = 1.5
SAME_PITCH_RATIO = 1.02
#: Set text parts paragraphs by space when this share of its unmarked body lines has space above:
#: fewer is chance, more is a page of single lines. Chosen on the brochure without bullets (0.4)
#: and the coalition agreement (0.1).
PARAGRAPH_SPACE_SHARE = (0.05, 0.7)
PARAGRAPH_SPACE_MIN_LINES = 8
#: … but not when as many lines without space, and this share of them, begin with a capital that had
#: room above: LibreOffice sets lists without bullets so, and Word the lines of an address.
BROKEN_LINES_MIN = 6
BROKEN_LINES_SHARE = 0.25
#: A line is full when the next line's first word would not have fitted into what is left of the
#: measure, with this many ems to spare for ragged setting.
FULL_LINE_SLACK_EM = 0.6
#: A line that leaves more than this share of its measure free, its next word counted, was ended.
EARLY_END_SHARE = 0.15
#: Text keeps this far from the words of a quote that it runs around: its margin and padding.
ASIDE_GAP_EM = 2.0
#: Plain text is hard-wrapped when at least this share of its longer lines end near one width.
HARD_WRAP_SHARE = 0.35
#: … and at least this share of those go on in lower case on the next line (German nouns and names
#: begin many lines with a capital).
HARD_WRAP_LOWER_SHARE = 0.3
#: … though a line or two were pasted in unwrapped: at most this share of all.
OVERLONG_LINE_SHARE = 0.02
#: Fewer lines than this tell nothing of a measure.
HARD_WRAP_MIN_LINES = 6
#: Hard wrapping narrower or wider than this is not met in practice (columns).
HARD_WRAP_COLUMNS = (40, 132)

# --- furniture ---------------------------------------------------------------------------------

#: Lines within this share of the page height from its top or bottom edge may be running heads.
MARGIN_BAND_SHARE = 0.12
#: A running head stands on at least this share of the pages (and on at least three).
RUNNING_SHARE = 0.4
RUNNING_MIN_PAGES = 3
#: … and where its numbers differ, this share of them are the page's own, but for one offset.
RUNNING_OFFSET_SHARE = 0.8
#: Lines at one height of the pages are the names of their chapters when this share of them repeats
#: what is set larger elsewhere: titles of two lines, and of parts that the page opens with, do not.
CHAPTER_HEADS_SHARE = 0.6
#: A title at the edge of a later page is told from a word of the text by as many letters.
RUNNING_MIN_LETTERS = 8
#: As many numbers in one column count the lines of the page.
LINE_NUMBERS_MIN = 5
#: … on all pages together when they go on from page to page this often: pictures take lines away.
LINE_NUMBERS_JOINT_SHARE = 0.8
#: Numbers that count on in a text without pages are those of its pages when there are this many,
#: each this many lines from the last: typed pages have 30 lines and more, 20 at a chapter's end.
TYPED_PAGES_MIN = 2
TYPED_PAGE_MIN_LINES = 12
#: … or when as many lines beside them come back with them.
TYPED_HEADS_MIN = 3
#: A contents entry ends in a page number; at least this many in a row make a contents list.
CONTENTS_MIN_ENTRIES = 3
#: A contents entry of fewer letters proves nothing ("Zorg" may stand anywhere).
CONTENTS_MIN_LETTERS = 3
#: Lines in a contents list that do not stand again in the text, at most this many in a row.
CONTENTS_MAX_STRANGERS = 1

#: Notes at the foot are set smaller than the text by this at least (9 points below 10), and what
#: calls them than the line it stands in (raised figures measure .58 to .75).
NOTE_SIZE_RATIO = 0.93
NOTE_CALL_SIZE_RATIO = 0.85

# --- headings ----------------------------------------------------------------------------------

#: A heading has at most this many words. The longest theme title met has 31 (a French charter).
HEADING_MAX_WORDS = 36
#: A whole sentence is a heading only in type this much larger than the body: an introduction is
#: often set a little larger (1.08 on the brochures).
DISPLAY_SIZE_RATIO = 1.3
#: A size a little larger than the body's is one of running text when it has this share of the words
#: and most of what is set in it are sentences. Headings have less than a tenth of the words.
TEXT_SIZE_SHARE = 0.15
#: In formats without type sizes a plain line is a heading only up to this many words.
PLAIN_HEADING_MAX_WORDS = 16
#: … and to this many, without a verb, where it stands apart and directly above a list.
LONG_PLAIN_HEADING_MAX_WORDS = 24
#: Letters that a line in capitals needs at least, so that "EU" or "A4" is none.
CAPITALS_MIN_LETTERS = 4
#: … and its longest word this many ("NL | FR | DE" is a choice of languages).
CAPITALS_MIN_WORD_LETTERS = 3

# --- lists -------------------------------------------------------------------------------------

#: Levels of one list stand further apart than this: the narrowest met is .9, in browsers' lists of
#: small type; optical margins move marks by up to .25.
LEAST_INDENT_EM = 0.8
#: A weak marker (a letter that is also a word, a bare digit) must open this many lines alike.
WEAK_MARKER_MIN_COUNT = 3
#: Letters that text recognition makes of bullets ("e", "m") are bullets when they are this share of
#: all the marks that may be: of one list on scans it takes a third to all of them for letters.
MISREAD_BULLET_SHARE = 0.1
#: One number at the start of this share of the lines that begin with one is an icon of a font.
REPEATED_ICON_SHARE = 0.6
#: A dash of another length than most is a slip when it makes up less than this share of them;
#: more are a level of their own.
STRAY_DASH_SHARE = 0.2
#: A number marker above this is a year or a quantity; 165 is the longest run met.
LARGEST_ITEM_NUMBER = 400
#: Items turn from bold to plain where this share of them does so within a line: 8 of 10 bold
#: openings do not end with their line; a bold title over text never turns in one.
TURNING_SHARE = 0.4
#: A count of objectives runs through the themes when it goes on from one to the next this often, in
#: as many; what stands outside it is then a small part: measured on programmes of 34 to 100 counted
#: measures, with a form to fill in or a list of members behind them.
COUNTED_THEMES_MIN = 3
COUNTED_JOINT_SHARE = 0.8
OUTSIDE_COUNT_SHARE = 0.35
#: Text recognition estimates sizes line by line, from the heights of letters: what is set in one
#: size comes out up to a fifth apart.
RECOGNISED_SIZE_SPREAD = 1.2
#: Lines of one paragraph are no further apart than this in it, top to top.
RECOGNISED_PITCH_EM = 1.6
