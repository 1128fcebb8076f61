"""What each term of a reading's score counts for, each with what it was chosen on."""

from __future__ import annotations

from pipeline.model.frozen import frozen


@frozen
class Weights:
    """What each term counts for."""

    #: Themes have objectives: the first thing that tells a theme from any other heading.
    covered: float = 3.0
    #: Themes without objectives are few.
    bare: float = -3.0
    #: Objectives stand under themes: what looks like one elsewhere is unexplained.
    captured: float = 3.0
    #: The words of the document are those of its themes and objectives, introductions aside.
    explained: float = 1.0
    #: A handful of themes, not one and not fifty (82 real programmes: 3–12 in 85 %).
    plausible_count: float = 1.0
    #: Titles are short and no sentences.
    title_like: float = 1.0
    #: A label ("Thema 2:") says what it is.
    labelled: float = 0.8
    #: A label that names an objective says that it is no theme.
    mislabelled: float = -2.0
    #: "Part I" over several headings holds a programme of its own, and its themes are these.
    parted: float = -1.6
    #: … and so does any level of headings that stand over others and head nothing themselves.
    outer: float = -1.6
    #: Numbers run 1, 2, 3 …
    counted: float = 0.4
    #: The count that the document declares.
    declared: float = 1.2
    #: The headings that a contents list announces.
    announced: float = 1.0
    #: … and no others that are set in a style of their own.
    unannounced: float = -0.8
    #: Themes alike: all with objectives directly below, or all with sub-headings.
    mixed: float = -3.0
    #: One level, one style; two styles of one level lie close together (brochures set the titles
    #: of narrow columns smaller).
    styles: float = -0.15
    spread: float = -0.08
    #: … but where the file itself numbers the levels of its headings, one level it is.
    levels: float = -1.2
    #: Every further style beyond items of lists is a poorer guess at what an objective is.
    items: float = 1.4
    headings: float = 0.2
    parts: float = 1.2
    paragraphs: float = 0.0
    none: float = 0.0
    #: A theme is a heading rather than an item, and anything rather than a lead-in line.
    lead_in: float = -0.8
    item_shaped: float = -0.3
    #: Items of many words are aims with parts, not titles; so are items built on a verb.
    wordy: float = -2.5
    clauses: float = -2.0
    #: … and where they are themes, few are without objectives.
    gaps: float = -3.0
    untitled: float = -1.2
    #: Upper levels are themes, lower ones divide them.
    top_level: float = 0.8
    #: Objectives are more than a word or two.
    worded: float = 0.6
    #: A title set like the themes and worded like one is none of them.
    title_above: float = 0.5
    #: Objectives that all run on in parts are several each.
    unsplit: float = -1.0
    #: What stands after a lead-in is a part of its own only beside others with several.
    tails: float = -1.5
    #: A label that names objectives ("Action 3:") says what they are.
    named: float = 0.8
    #: Where the themes are counted, a heading without a number beside them is none.
    uncounted: float = -1.2
    #: Objectives that nearly all have objectives under them are more likely themes.
    parents: float = -1.5
    #: … but headings that are sentences, each over a list, are aims with their measures.
    aims: float = 1.8
    #: Headings that are counted on from theme to theme, or in each, are a list.
    counted_headings: float = 0.8
    #: A heading over prose is an aim where it is worded as one ("We build homes") or labelled; a
    #: name ("Data protection") heads a part of its theme.
    nameless: float = -3.0
    #: Objectives say what shall be: where most tell what has been, it is a report.
    told: float = -4.0
    #: Prose of many sentences under a theme is a chapter, its paragraphs no objectives.
    prose: float = -1.2


WEIGHTS = Weights()
