"""An edition file as plain values: what is particular to one edition, and nothing inferred."""

from __future__ import annotations

import datetime

from pipeline.model.frozen import frozen


@frozen
class IgnoreRule:
    """Lines that an editor leaves out.

    Attributes:
        line: the whole line as printed, white space folded.
        reason: why, for the ledger.
    """

    line: str
    reason: str


@frozen
class RoleRule:
    """A line whose role an editor sets.

    Attributes:
        line: the first line of the block as printed, white space folded.
        role: "theme", "objective", "sub-objective", "context", "heading" …
        reason: why.
    """

    line: str
    role: str
    reason: str


@frozen
class OutlineOverrides:
    """What an editor says about the structure of one source; None and empty mean: infer.

    Attributes:
        pages: physical pages to read for records, from 1, both ends included.
        starts_at: words of the line at which the outline begins.
        ends_before: words of the line at which it ends.
        theme: what themes look like: a key of ``Decision.chosen``/``runner_up``, e.g.
            "numbered", "heading", "capitals", "bold", "label", "items-level-1".
        objective: what objectives look like: "items", "paragraphs", "parts" …; "none": themes only.
        ignore: lines to leave out.
        roles: lines whose role is set.
    """

    pages: tuple[int, int] | None = None
    starts_at: str | None = None
    ends_before: str | None = None
    theme: str | None = None
    objective: str | None = None
    ignore: tuple[IgnoreRule, ...] = ()
    roles: tuple[RoleRule, ...] = ()


NO_OVERRIDES = OutlineOverrides()


@frozen
class SourceSpec:
    """A source document of the edition.

    Attributes:
        name: the table's name in the edition file ("press-nl").
        source_id: ``<edition id>/<name>``.
        role: "press_release", "brochure" …
        path: relative to ``raw/<edition id>/``, POSIX.
        sha256: of the file as received, lower-case hex.
        language: BCP 47 tag; None: inferred.
        has_all_themes: whether every theme in ``[expect]`` should be in it.
        theme_order: which statement is which theme, when an editor overrides the linking:
            edition theme ordinals by statement order; None: linked by content.
    """

    name: str
    source_id: str
    role: str
    path: str
    sha256: str
    language: str | None = None
    title: str | None = None
    url: str | None = None
    retrieved_on: datetime.date | None = None
    licence: str | None = None
    attribution: str | None = None
    is_reconstruction: bool = False
    has_all_themes: bool = True
    outline: OutlineOverrides = NO_OVERRIDES
    theme_order: tuple[int, ...] | None = None


@frozen
class Expectation:
    """What a person who read the documents says they hold.

    Attributes:
        theme_titles: the titles in the words of one source, in the edition's order; empty when
            only a number was given, or nothing.
        theme_count: how many themes; None when nothing was said.
        objective_counts: (source name, top-level objectives of each theme in that source's own
            order).
    """

    theme_titles: tuple[str, ...] = ()
    theme_count: int | None = None
    objective_counts: tuple[tuple[str, tuple[int, ...]], ...] = ()


@frozen
class Correction:
    """A word put right by an editor; it stops the run when ``expect`` no longer holds.

    Attributes:
        record: statement or objective id.
        expect: the text as read.
        value: the text to publish.
        reason: why.
    """

    record: str
    expect: str
    value: str
    reason: str


@frozen
class Acknowledgement:
    """A finding that an editor has seen and accepts.

    Attributes:
        code: the finding's code.
        record: the record or source id it is about; None for the edition.
        reason: why it is accepted.
    """

    code: str
    record: str | None
    reason: str


@frozen
class Edition:
    """One edition of a programme, as its file says.

    Attributes:
        edition_id: ``[a-z0-9][a-z0-9-]{0,63}``.
        sources: in the file's order, which is the order of everything.
        accepted_low_confidence: editor's word that publishing below the confidence threshold is
            fine, with the reason; None without it.
    """

    edition_id: str
    title: str
    publisher: str
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    sources: tuple[SourceSpec, ...]
    expect: Expectation
    corrections: tuple[Correction, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    accepted_low_confidence: str | None = None
