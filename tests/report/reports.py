"""Reports made by hand: one of an edition in which all is well, one in which little is."""

from __future__ import annotations

from pipeline.model.findings import (
    CheckOutcome,
    FileRegion,
    Finding,
    Report,
    Severity,
    SourceSummary,
    ThemeSummary,
)
from pipeline.model.selectors import CharSpan

EDITION_ID = "delta-2031"
PRESS = f"{EDITION_ID}/press"
BROCHURE = f"{EDITION_ID}/brochure"

#: Words as a document may hold them: terminal escape, HTML, Markdown, a CI command, a direction
#: override, a link, a cell of a table.
HOSTILE = (
    "\x1b[31mrood {0} <script>alert(1)</script> **vet** | `x` [klik](javascript:alert(1))\n"
    "::error::gehackt \u202etxt $x$ @iemand www.example.org https://example.org ##[error]"
)

_SOURCES = (
    SourceSummary(
        source_id=PRESS,
        role="press_release",
        path="press.txt",
        is_reconstruction=False,
        theme_count=2,
        objective_count=1204,
        sub_objective_count=1,
        char_count=12_345,
        record_char_count=10_000,
        ignored_char_count=2_345,
        unclaimed_char_count=0,
        confidence=0.973,
    ),
    SourceSummary(
        source_id=BROCHURE,
        role="brochure",
        path="brochure.pdf",
        is_reconstruction=True,
        theme_count=1,
        objective_count=4,
        sub_objective_count=0,
        char_count=900,
        record_char_count=700,
        ignored_char_count=190,
        unclaimed_char_count=10,
        confidence=0.5,
    ),
)

_THEMES = (
    ThemeSummary(
        theme_id=f"{EDITION_ID}/1",
        ordinal=1,
        labels=((PRESS, "Schoon water"), (BROCHURE, "Water dat schoon is, voor iedereen")),
        objective_counts=((PRESS, 1200), (BROCHURE, 4)),
    ),
    ThemeSummary(
        theme_id=f"{EDITION_ID}/2",
        ordinal=2,
        labels=((PRESS, None),),
        objective_counts=((PRESS, 4),),
    ),
)


def _outcome(code: str, source: str | None, *findings: Finding) -> CheckOutcome:
    return CheckOutcome(
        code=code,
        severity=Severity.ERROR,
        title=f"What {code} is about holds",
        advice=f"Look at what {code} is about.",
        source=source,
        checked_count=7,
        unit="quotes",
        findings=findings,
    )


def _skipped(code: str, source: str | None) -> CheckOutcome:
    return CheckOutcome(
        code=code,
        severity=Severity.ERROR,
        title=f"What {code} is about holds",
        advice=f"Look at what {code} is about.",
        source=source,
        checked_count=0,
        unit="pages",
        skipped_reason="the source has no pages",
    )


def make_good_report() -> Report:
    """All checks pass."""
    return Report(
        edition_id=EDITION_ID,
        title="Deltaprogramma 2031",
        dataset_digest="ab" * 32,
        pipeline_version="1.2.3",
        sources=_SOURCES,
        themes=_THEMES,
        outcomes=(
            _outcome("quote-mismatch", PRESS),
            _outcome("quote-mismatch", BROCHURE),
            _skipped("page-mismatch", PRESS),
            _outcome("page-mismatch", BROCHURE),
            _outcome("theme-count", None),
            _skipped("digest-mismatch", None),
        ),
    )


def make_bad_report(words: str = HOSTILE) -> Report:
    """Errors, warnings, an acknowledged error, and words that would like to be more."""
    error = Finding(
        code="quote-mismatch",
        severity=Severity.ERROR,
        message=f'{BROCHURE}/1.2: the quote "{words}" is not there. Run the edition again.',
        source=BROCHURE,
        record=f"{BROCHURE}/1.2",
        span=CharSpan(start=10, end=20),
        page=3,
    )
    accepted = Finding(
        code="theme-empty",
        severity=Severity.WARNING,
        message=f"{PRESS}/2 has no objectives.",
        source=PRESS,
        record=f"{PRESS}/2",
        span=CharSpan(start=40, end=60),
        region=FileRegion(start_line=4, start_column=3, end_line=5, end_column=9),
        acknowledged_reason=words,
    )
    missing = Finding(
        code="theme-missing",
        severity=Severity.ERROR,
        message=f"{BROCHURE} does not state {EDITION_ID}/2.",
        source=BROCHURE,
        record=f"{EDITION_ID}/2",
    )
    whole = Finding(
        code="theme-count", severity=Severity.ERROR, message="There are 2 themes, not 3."
    )
    many = tuple(
        Finding(
            code="page-letters-stray",
            severity=Severity.WARNING,
            message=f"{BROCHURE} page {number}: 1 more (x).",
            source=BROCHURE,
            page=number,
        )
        for number in range(1, 121)
    )
    good = make_good_report()
    return Report(
        edition_id=EDITION_ID,
        title=words,
        dataset_digest="cd" * 32,
        pipeline_version="1.2.3",
        sources=good.sources,
        themes=(
            ThemeSummary(
                theme_id=f"{EDITION_ID}/1",
                ordinal=1,
                labels=((PRESS, words), (BROCHURE, words)),
                objective_counts=((PRESS, 1200), (BROCHURE, 4)),
            ),
            good.themes[1],
        ),
        outcomes=(
            _outcome("quote-mismatch", PRESS),
            _outcome("quote-mismatch", BROCHURE, error),
            _outcome("theme-empty", PRESS, accepted),
            _outcome("theme-empty", BROCHURE),
            _skipped("page-letters-stray", PRESS),
            _outcome("page-letters-stray", BROCHURE, *many),
            _outcome("theme-missing", None, missing),
            _outcome("theme-count", None, whole),
        ),
    )
