"""Every number that decides structure on a page, with what it was chosen on.

Lengths are in ems (the size of the letters they stand between) unless the name says points, so
that a footnote and a poster are treated alike. "Measured" means: on the PDFs of the repository
and of the shared corpus (three producers of the brochure, Word, LaTeX, InDesign output).
"""

from __future__ import annotations

# --- letters → words -------------------------------------------------------------------------

#: A blank glyph counts when it really opens a gap. Chromium writes soft hyphens as blanks that
#: the next letter overlaps; the narrowest real word space measured was .13.
MIN_BLANK_GAP_EM = 0.05
#: … but text recognition writes a blank between two words wherever they stand, and places words as
#: wide as its own type is: a blank that the next word overlaps is one.
MIN_RECOGNISED_GAP_EM = -0.3
#: Letters without a blank glyph between them are apart from here on. LaTeX writes no blanks and
#: shrinks word spaces to .22; kerning and italics stay under .12.
MIN_WORD_GAP_EM = 0.18
#: … or from here on where PDFium has put a blank of its own, and the gap is wider by so much than
#: those between the letters around it. Words of one text object that kerning parts stood .135 to
#: .179 apart, "l'école" .12; in spaced capitals PDFium puts blanks too, .10 to .17 like all others.
MIN_SEEN_GAP_EM = 0.13
MIN_SEEN_GAP_STEP_EM = 0.1
#: A run whose gaps are this often wider than a word gap is letter-spaced.
LETTER_SPACED_SHARE = 0.4
#: … and hardly a pair of its letters stands as close as in a word: "1 in 9" is not spaced.
MAX_CLOSE_SHARE = 0.1

# --- words → fragments -----------------------------------------------------------------------

#: A gap this wide ends a fragment; fragments are joined again where the page shows one line. Not
#: a round number: cells and tabs are often set exactly one em apart.
FRAGMENT_GAP_EM = 0.93
#: Letters that step back further than this begin a new run.
MAX_STEP_BACK_EM = 0.35
#: … as do letters that overlap the one before by more than its own size.
MIN_GAP_EM = -1.5
#: Runs on one line differ in baseline by less than this (raised and lowered letters apart).
MAX_BASELINE_STEP_EM = 0.12
#: … in recognised text, where each word stands as low as its own letters reach.
MAX_RECOGNISED_STEP_EM = 0.25
#: Smaller letters whose baseline is off by up to this belong to the line they touch.
MAX_RAISED_STEP_EM = 0.6
MAX_RAISED_SIZE_RATIO = 0.85
MAX_RAISED_GAP_EM = 0.35
MAX_RAISED_LETTERS = 8

#: Writing tilted by no more than this reads as upright: scans lie askew by a degree or two.
MAX_TILT_DEG = 3
#: Writing further than this from the edges' directions lies across the page: a watermark, a stamp.
MIN_OBLIQUE_DEG = 15

# --- fragments → lines -----------------------------------------------------------------------

#: A list marker stands at most this far before its text.
MAX_MARKER_GAP_EM = 5.0
MAX_MARKER_GAP_PT = 54.0
#: Markers from a symbol font sit higher or lower than their text, by at most this.
MAX_MARKER_STEP_EM = 0.35
#: A number without point or bracket stands closer, and is not set larger, than a figure would be
#: ("20 | 21" on a cover are no items).
MAX_BARE_NUMBER_GAP_EM = 2.5
MAX_BARE_NUMBER_SIZE_RATIO = 1.6
#: … unless it is a theme's numeral: at most two digits, beside words that are themselves larger
#: than the page's type by this. Measured on designed brochures: titles from 1.5.
MAX_NUMERAL_DIGITS = 2
MIN_NUMERAL_TITLE_RATIO = 1.25
#: A numeral so many times as large as a title, which fills its corner of the page, may stand this
#: far from it, in its own ems. Met on slides: 3.5 times as large, 2.1 ems apart.
MIN_PAGE_NUMERAL_RATIO = 2.0
MAX_PAGE_NUMERAL_GAP_EM = 2.5
#: A ground of a numeral's own is no wider and no higher than this, in the numeral's ems.
MAX_NUMERAL_GROUND_EM = 6.0
#: Discs and squares behind the numbers of items, and how many of them are a list.
MIN_NUMERAL_GROUND_PT = 8.0
MAX_DISC_PT = 48.0
MIN_DISCS = 2
#: As many numbers at one right edge are page numbers of a contents list.
MIN_PAGE_NUMBERS = 3
MAX_FALL_SHARE = 0.15
#: As many evenly spaced numbers in one column count the lines of the page; and the share of the
#: distances between them that has to be even (headings and paragraphs push some apart).
MIN_LINE_NUMBERS = 5
MIN_EVEN_SHARE = 0.6
#: Numbers as close to the words as these to one another count lines when every line has one and so
#: many of them go on with the line above or begin with the mark of an item: items have one number.
MIN_LINE_SIGNS = 2
#: Fewer count them too when they count in fives and are set so much smaller than what they count:
#: measured at 0.55–0.7; an item's own number is set like its text, or larger.
MAX_LINE_NUMBER_SIZE_RATIO = 0.8
#: … and one that is so much larger than the line beside it never counts lines.
LARGER_NUMBER_RATIO = 1.1
#: Gaps of a justified line are equal; so many in a row that differ by no more part its words,
#: however wide up to the last. Measured on justified columns of ReportLab, whose gaps agree to
#: .01; gaps between the cells of a row never agreed to .2 thrice.
MIN_EQUAL_GAPS = 2
MAX_GAP_STEP_EM = 0.03
MAX_EQUAL_GAP_EM = 9.0
#: … and however large the type: titles of three cards, alike in length, stand further apart.
MAX_EQUAL_GAP_PT = 100.0
#: A justified line may be torn this wide between two words …
MAX_JUSTIFIED_GAP_EM = 3.0
#: … in a line of at least so many letters: shorter ones are cells of tables.
MIN_JUSTIFIED_LETTERS = 20
#: Right edges of justified lines agree within this (browsers round to sixty-fourths); a torn line
#: is told by one within so many ems above or below.
MAX_EDGE_STEP_PT = 0.75
MAX_TORN_REACH_EM = 4.5
#: Two words of one line stand no further apart: a narrow column less a short and a long word.
MAX_TORN_GAP_EM = 14.0
#: Lines of a column that begin at one edge have so many letters.
MIN_LINE_LETTERS = 12
#: Sizes of one type differ by less: boxes are rounded.
MAX_SIZE_STEP_EM = 0.02
#: Right edges of page numbers in a contents list agree within this.
EDGE_TOLERANCE_PT = 3.0

# --- columns ---------------------------------------------------------------------------------

#: Lines closer than this stand beside one another rather than below.
MIN_LINE_STEP_EM = 0.5
#: The narrowest gutter, between the longest line on the left and the first edge on the right.
MIN_GUTTER_EM = 0.8
#: Left edges of one column agree within this.
COLUMN_EDGE_TOLERANCE_PT = 3.0
#: Space above and below a line that is its own: lines of two short columns that lie in each
#: other's leading stand beside one another. Body type is led by .15 to .45.
HALF_LEADING_EM = 0.2
#: Of the lines beside the other side, this share has a neighbour there.
MIN_SIDE_BY_SIDE_SHARE = 0.5

#: A hole in the right column, beside which a heading stands at the left, measures so many ems and
#: is this much wider than any space between its items; a gap at the left of this share of the
#: widest there begins a section too, and the section's right half begins at most this far above
#: its left half. Measured on lists that browsers and ReportLab balance below headings: holes from
#: 3.1 ems.
MIN_HOLE_RATIO = 1.3
MIN_HOLE_EM = 2.4
MIN_SECTION_GAP_SHARE = 0.75
MAX_SECTION_STEP_EM = 2.0
#: Two halves of one list end within this of one another: an item of four lines.
MAX_BALANCE_STEP_EM = 6.0
#: A line that wraps ends this near to its column's right edge: a long word's length.
MAX_RAGGED_EM = 4.0
#: … and ends at most this far below the heading's top: three lines and the space around them.
MAX_SECTION_HEADING_EM = 8.0

#: Columns that an upright line parts are of one width: the narrowest is this part of the widest,
#: which has the gutter on both its sides.
MIN_EQUAL_COLUMN_RATIO = 0.85

# --- tables ----------------------------------------------------------------------------------

#: A horizontal stroke or bar no thicker than this is a rule; text on its two sides is apart.
MAX_RULE_PT = 3.0
MIN_RULE_LENGTH_PT = 20.0
#: Lines of two columns are on one baseline when they differ by less.
MAX_ROW_STEP_EM = 0.2
#: Columns whose lines share baselines this often, and hold so few letters (the median of one
#: side), are columns of a table.
MIN_ALIGNED_SHARE = 0.7
MIN_GRID_ROWS = 3
MAX_CELL_LETTERS = 9
#: Blocks of lines on two sides that begin on one baseline this often are rows of a table, if
#: there are at least so many. A block ends at a gap of more than this, beyond the line's height.
MIN_BLOCK_SHARE = 0.8
MIN_BLOCKS = 3
BLOCK_GAP_EM = 0.45
#: … and, before a section's heading, by this more than the lines' usual gap: leading may be wide.
MIN_OVER_LEADING = 1.2
#: Two sides of which this share of lines begins with a list marker are two lists.
MIN_LIST_SHARE = 0.3
#: … and so are two that hold so many items each, wherever these begin.
MIN_LIST_ITEMS = 3
#: Two sides that both begin with letters this much larger than the rest are two columns.
HEADING_RATIO = 1.1

#: Borders of cells are longer than this, and meet within the other. Measured: segments of a cell's
#: border end up to 1.1 points short of the corner (Chromium, WeasyPrint, ReportLab).
MIN_BORDER_PT = 5.0
BORDER_TOLERANCE_PT = 2.0
#: Lines of one table break at the same places to half a line's width; two tables whose columns
#: differ by their words were met 1.4 points apart.
BREAK_TOLERANCE_PT = 1.0
#: Lines that part the cells of one row stand at one height to within this.
LEVEL_TOLERANCE_PT = 1.0
#: A page with more drawings than this is a map or a chart.
MAX_BORDERS = 1000
#: Where columns stand close, the engine sees one line through both cells; a word that begins
#: this near to the column's edge, after such a gap, begins a cell there. Cells padded by 3 points
#: leave .55 of a letter of 11 points.
MAX_GLUED_STEP_PT = 0.6
MIN_GLUED_GAP_EM = 0.38
#: The words of an item hang no further than this from its mark.
MAX_HANG_EM = 2.5
#: Columns are no narrower than this.
MIN_COLUMN_PT = 14.0
#: Lines in letters that differ by more than this share from the table's are a quote beside it.
MAX_CELL_SIZE_STEP = 0.15
#: Rows are parted by steps this much larger than from line to line within a cell; ReportLab's
#: default padding gives 1.5, browsers' 3 points give 1.3.
MIN_ROW_STEP_RATIO = 1.15
#: Lines of one cell are no further apart, baseline to baseline: where no cell wraps, the narrowest
#: step is that from row to row. Body type is set 1.15 to 1.45 apart.
MAX_CELL_PITCH_EM = 1.5
#: … nor more than this where a cell runs over rows whose borders are not drawn.
MAX_GAP_IN_CELL_EM = 2.0
#: Lines of one cell leave no more white between them, and the first and last of it to its borders.
#: Browsers' tables are padded by up to an em.
MAX_CELL_LEADING_EM = 0.5
MAX_CELL_PADDING_EM = 1.2
#: From one row to the next, baseline to baseline, where a table's own rows do not tell: a header
#: and one row with the padding that ReportLab and browsers give them.
BAND_STEP_EM = 2.3
#: Grounds side by side are cells of one row when they are no taller than this part of the page,
#: and columns or halves otherwise.
MAX_ROW_SHARE = 0.25
#: Cells that do not begin on the first line of their row are at most this share.
MAX_LATE_SHARE = 0.1
#: Lines of a cell begin within this of the column's edge, all but such a share.
MAX_STRAY_EM = 2.5
MAX_STRAY_SHARE = 0.15
#: The main column of a table has this many times the letters of any other; where it has not, all
#: cells have to be there, and to differ in lines. Columns of prose are of one length.
MIN_MAIN_RATIO = 1.8
#: Cells with no more letters are markers; a first column with many of them is no column.
MAX_MARKER_LETTERS = 3
#: In as many rows do the cells differ in lines, unless every cell has one; in columns of prose
#: they rarely do.
MIN_UNEVEN_SHARE = 0.5

# --- panels ----------------------------------------------------------------------------------

#: A filled rectangle with at least this share of the page is a half or a box, and with more than
#: the other the page's ground.
MIN_PANEL_SHARE = 0.02
MAX_PANEL_SHARE = 0.93

#: A stroked path with as many segments may close around text; fewer are lines.
MIN_FRAME_SEGMENTS = 4
#: A bar that a heading stands on is no taller than this, and no lower than a line of small type.
BAR_HEIGHT_PT = (8.0, 70.0)
#: Grounds that run off the page for trimming reach no further.
MAX_BLEED_PT = 40.0
#: Cards stand apart by at least this (cells of tables touch) and at most that (what stands further
#: apart is another group). Measured on brochures set by browsers: 10 to 23 points.
MIN_CARD_GAP_PT = 3.0
MAX_CARD_GAP_PT = 48.0
#: Cards of a row differ in width by at most this share; two boxes alone are halves or columns.
MAX_CARD_STEP_SHARE = 0.1
MIN_CARDS = 3
#: Text that begins no further than this below a box goes on with it: the box heads its column.
MAX_BELOW_HEAD_EM = 2.5
#: Grounds beside the text are as many at least, as high as two lines, and hold a heading.
MIN_SIDE_HEADS = 2
MIN_SIDE_HEAD_HEIGHT_PT = 24.0
MAX_SIDE_HEAD_LETTERS = 90
#: … larger than the text: the first cells of a table's rows are not.
MIN_SIDE_HEAD_RATIO = 1.15
#: A card has room for two words and a line.
MIN_CARD_WIDTH_PT = 60.0
MIN_CARD_HEIGHT_PT = 18.0
#: An upright line before a side box is as high as four lines of text.
MIN_UPRIGHT_RULE_PT = 50.0
#: … and without a ground the type beside the line is smaller than the text by this at least.
MAX_RULED_SIDE_SIZE_RATIO = 0.95
#: A box beside text, no wider than this part of it, tells of something else. Measured on the
#: designed brochures: side boxes .33 to .5; halves and columns are equal.
MAX_SIDE_BOX_SHARE = 0.7
#: … and its own heading is no larger than this times the text beside it; titles of themes are
#: 1.4 times at least.
MAX_SIDE_BOX_HEADING_RATIO = 1.35
#: … where so many items at least stand in the text beside it.
MIN_SIDE_LIST_ITEMS = 2

# --- key figures -----------------------------------------------------------------------------

#: So many numbers side by side, or stacked, in type this much larger than the body, each of so few
#: letters and with a unit of so few ("mln", "Jahre"), with words below it no further than this many
#: ems, are key figures. Measured on designed brochures: ratios from 2.0, gaps up to .6.
MIN_KEY_FIGURES = 2
MIN_KEY_FIGURE_RATIO = 1.5
MAX_KEY_FIGURE_LETTERS = 12
MAX_UNIT_LETTERS = 6
MAX_KEY_FIGURE_GAP_EM = 1.2
#: … and the words are set no larger than this times the body: below a numeral stands a title.
MAX_KEY_FIGURE_WORDS_RATIO = 1.15

# --- pull quotes ---------------------------------------------------------------------------------

#: A quotation in larger type of its own, of so many lines no further apart than this, is one that
#: the text runs around. Measured on quotes set by ReportLab and browsers: 1.2 to 1.35 apart.
MIN_QUOTE_LINES = 2
MAX_QUOTE_LINES = 16
MAX_QUOTE_PITCH_EM = 1.8
#: … where no line begins below or above it within this.
QUOTE_REACH_EM = 4.0
#: Letters of another size that stand further apart than this are no words of one line: a quote in
#: the margin begins where the text ends.
MAX_MIXED_GAP_EM = 0.5
MIN_MIXED_RATIO = 1.2

# --- drop caps ------------------------------------------------------------------------------------

#: A letter (and a quotation mark) this much larger than the lines beside it, of which there are so
#: many, that stands no further before them than this, on the baseline of the last to this much of
#: its size. Measured on letters over two to five lines set by browsers and WeasyPrint: ratios from
#: 2.2, gaps up to .5, steps up to .3.
MAX_DROP_CAP_LETTERS = 2
MIN_DROP_CAP_RATIO = 1.7
MIN_DROP_CAP_LINES = 2
MAX_DROP_CAP_GAP_EM = 1.0
MAX_DROP_CAP_STEP_EM = 0.55

# --- letters painted twice ----------------------------------------------------------------------

#: Two equal letters this close are one, painted twice for weight or shadow. No two letters of a
#: word are: the narrowest, "ll" in a condensed face, step .19.
MAX_DOUBLE_STEP_EM = 0.12
#: Side of the squares in which doubles are looked for; no letter that can be told is smaller.
DOUBLE_GLYPH_CELL_PT = 4.0

#: A filled path of so many segments is two rectangles, one in the other: a border, not a ground.
FRAME_SEGMENTS = 10

# --- visibility ---------------------------------------------------------------------------------

#: Two colours no channel of which (0–255) differs by more cannot be told apart on paper.
MAX_COLOUR_STEP = 6
#: Fills narrower than this are rules and bullets, not grounds that letters stand on.
MIN_GROUND_PT = 4.0

# --- drawn list markers -------------------------------------------------------------------------

#: A drawn marker measures this much of the letters beside it, along its longer side …
MIN_DRAWN_MARKER_EM = 0.12
MAX_DRAWN_MARKER_EM = 1.6
#: … is not much taller than wide (the borders of table cells are) …
MAX_DRAWN_MARKER_SLIMNESS = 2.0
#: (no letters are so small or large that their markers lie outside this)
MIN_DRAWN_MARKER_PT = 0.8
MAX_DRAWN_MARKER_PT = 60.0
#: … and its middle lies in this part of the line's height, from the top.
DRAWN_MARKER_BAND = (0.2, 0.95)
#: A drawing that occurs once in a document is no list marker.
MIN_DRAWN_MARKERS = 2
#: Sizes of drawn markers are told apart to this.
DRAWN_MARKER_STEP_PT = 0.5

# --- page status --------------------------------------------------------------------------------

#: A poster with a whole law on it has 100,000 characters.
MAX_PAGE_CHARS = 500_000
#: Two readings of one page share at least this much of their letters; two pages of prose in one
#: language share about .85, and are told apart only when lengths differ too.
MIN_SHARED_LETTERS = 0.95
#: A page is garbled when more than this share of its letters is no letter of any language.
MAX_STRANGE_SHARE = 0.2
#: A page without letters is a scan when pictures cover this share of it …
MIN_SCAN_SHARE = 0.05
#: … or when it holds this many drawings: letters turned into outlines.
MIN_OUTLINES = 40
#: Unseen letters are what text recognition read in a picture when pictures cover this share of
#: the page: scanning software makes one picture a page, or strips of it, margins cut off at most …
MIN_RECOGNISED_SHARE = 0.5
#: … and when the letters that are seen (stamps, added page numbers) are no more than this share …
MAX_SEEN_SHARE = 0.1
#: … or are few, no larger than this share of the page's longer side (13.5 points on A4), and in
#: its margins, this share of each side: the stamps of e-signing services and registries take up
#: to 9 % and 120 letters, a page number beside them a few; a paragraph has more. A page that is
#: covered so much and has no other letters is a scan …
MAX_STAMP_LETTERS = 160
MAX_STAMP_SIZE_SHARE = 0.016
STAMP_MARGIN_SHARE = 0.1
#: … as it is with a signature's name and date inside: so few letters on so little of the page.
MAX_SIGNATURE_LETTERS = 100
MAX_SIGNATURE_SHARE = 0.04

# --- tags ---------------------------------------------------------------------------------------

#: Tags are believed when they hold at least this share of a document's letters.
MIN_TAGGED_SHARE = 0.9
