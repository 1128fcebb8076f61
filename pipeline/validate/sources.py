"""Sources: the dataset speaks of the files that the edition file names, read as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.findings import Severity
from pipeline.validate.check import REBUILD_ADVICE, Check, Look, Problem, look_at, skip
from pipeline.validate.views import hash_text

if TYPE_CHECKING:
    from pipeline.validate.views import SourceView

#: Lengths of a page are equal when they differ by no more than this: they are published in
#: hundredths of a point.
_LENGTH_TOLERANCE_PT = 0.01


def _look_for_missing(source: SourceView) -> Look:
    problems = []
    if source.row is None:
        problems.append(
            Problem(message=f"{source.source_id} is in the edition file but has no row in sources.")
        )
    elif source.text_row is None:
        problems.append(Problem(message=f"{source.source_id} has no row in texts."))
    if source.document is None:
        problems.append(
            Problem(message=f"{source.source_id} was not read again: {source.spec.path}.")
        )
    return look_at(1, problems)


def _look_for_other_hashes(source: SourceView) -> Look:
    expected = source.spec.sha256
    found = []
    if source.row is not None:
        found.append(("its row in sources", source.row.sha256))
    if source.document is not None:
        found.append(("the file", source.document.source_sha256))
    if source.second is not None:
        found.append(("the file read by the other engine", source.second.source_sha256))
    problems = [
        Problem(
            message=f"{source.source_id}: {what} has SHA-256 {sha256[:12]}…, but the edition file "
            f"says {expected[:12]}…."
        )
        for what, sha256 in found
        if sha256 != expected
    ]
    quoted = [
        Problem(
            message=f"{row.record_id}: its quote was taken from a file with SHA-256 "
            f"{row.source_sha256[:12]}…, but the edition file says {expected[:12]}….",
            record=row.record_id,
        )
        for row in source.evidence
        if row.source_sha256 != expected
    ]
    return look_at(len(found) + len(source.evidence), problems + quoted)


def _look_for_changed_text(source: SourceView) -> Look:
    if source.row is None or source.document is None:
        return skip("the source was not read, or has no row")
    if source.text is not None:
        return look_at(1, ())
    return look_at(
        1,
        [
            Problem(
                message=f"{source.source_id} reads differently now: the dataset was made with "
                f"{source.row.extractor}, this is {source.document.extractor}; "
                f"{len(source.document.text)} characters now, "
                f"{len(source.text_row.text) if source.text_row else 0} then. "
                "Its quotes were not compared."
            )
        ],
    )


def _look_for_other_text_hashes(source: SourceView) -> Look:
    if source.row is None or source.text_row is None:
        return skip("the source has no row in sources or in texts")
    actual = hash_text(source.text_row.text)
    stated = (("texts", source.text_row.text_sha256), ("sources", source.row.text_sha256))
    return look_at(
        len(stated),
        [
            Problem(
                message=f"{source.source_id}: {table}.text_sha256 is {sha256[:12]}…, but the text "
                f"in texts has {actual[:12]}…."
            )
            for table, sha256 in stated
            if sha256 != actual
        ],
    )


def _look_for_other_descriptions(source: SourceView) -> Look:
    row, spec, edition, document = source.row, source.spec, source.edition, source.document
    if row is None:
        return skip("the source has no row")
    pairs: list[tuple[str, object, object]] = [
        ("role", row.role, spec.role),
        ("path", row.path, spec.path),
        ("publisher", row.publisher, edition.publisher),
        ("url", row.url, spec.url),
        ("retrieved_on", row.retrieved_on, spec.retrieved_on),
        ("licence", row.licence, spec.licence),
        ("attribution", row.attribution, spec.attribution),
        ("is_reconstruction", row.is_reconstruction, spec.is_reconstruction),
    ]
    if spec.language is not None:
        pairs.append(("language", row.language, spec.language))
    if spec.title is not None:
        pairs.append(("title", row.title, spec.title))
    if document is not None:
        pairs += [
            ("media_type", row.media_type, document.media_type),
            ("byte_size", row.byte_size, document.byte_size),
            ("status", row.status, document.status),
        ]
    return look_at(
        len(pairs),
        [
            Problem(
                message=f"{source.source_id}: sources.{column} is {found!r}, expected {expected!r}."
            )
            for column, found, expected in pairs
            if found != expected
        ],
    )


def _look_for_other_pages(source: SourceView) -> Look:
    if source.document is None:
        return skip("the source was not read")
    expected = {page.number: page for page in source.document.pages}
    found = {row.page_number: row for row in source.pages}
    if not expected and not found:
        return skip("the source has no pages")
    problems = []
    for number in sorted(expected.keys() | found.keys()):
        where = f"{source.source_id} page {number}"
        page, row = expected.get(number), found.get(number)
        if page is None:
            problems.append(
                Problem(message=f"{where} is in pages, but the file has no such page.", page=number)
            )
        elif row is None:
            problems.append(Problem(message=f"{where} has no row in pages.", page=number))
        elif not (
            abs(row.width_pt - page.width_pt) <= _LENGTH_TOLERANCE_PT
            and abs(row.height_pt - page.height_pt) <= _LENGTH_TOLERANCE_PT
            and row.rotation_deg == page.rotation_deg
            and row.status == page.status
            and row.reader == page.reader
            and row.reader_reason == page.reader_reason
        ):
            problems.append(
                Problem(
                    message=f"{where}: pages says {row.width_pt:g} × {row.height_pt:g} pt, "
                    f"{row.rotation_deg}°, {row.status}, {row.reader}; the file now gives "
                    f"{page.width_pt:g} × {page.height_pt:g} pt, {page.rotation_deg}°, "
                    f"{page.status}, {page.reader}.",
                    page=number,
                )
            )
    return look_at(len(expected.keys() | found.keys()), problems)


SOURCE_CHECKS: tuple[Check[SourceView], ...] = (
    Check(
        code="source-missing",
        severity=Severity.ERROR,
        title="The source is in the dataset and was read again",
        unit="sources",
        advice="Run the edition again; if it stays, see what reading the file says.",
        look=_look_for_missing,
    ),
    Check(
        code="source-hash-mismatch",
        severity=Severity.ERROR,
        title="The file is the one that the edition file names",
        unit="hashes",
        advice="Put the file back, or write the new file's sha256 into the edition file and run "
        "the edition again.",
        look=_look_for_other_hashes,
    ),
    Check(
        code="text-changed",
        severity=Severity.ERROR,
        title="The file still reads as it did",
        unit="texts",
        advice="Run the edition again with these versions and look at what changed, or install "
        "the versions of the lock file.",
        look=_look_for_changed_text,
    ),
    Check(
        code="text-hash-mismatch",
        severity=Severity.ERROR,
        title="The published text has the published hash",
        unit="hashes",
        advice=REBUILD_ADVICE,
        look=_look_for_other_text_hashes,
    ),
    Check(
        code="source-description-mismatch",
        severity=Severity.ERROR,
        title="The source is described as in the edition file, and as it is",
        unit="values",
        advice="Run the edition again: the edition file was changed since.",
        look=_look_for_other_descriptions,
    ),
    Check(
        code="page-mismatch",
        severity=Severity.ERROR,
        title="The pages are those of the file",
        unit="pages",
        advice=REBUILD_ADVICE,
        look=_look_for_other_pages,
    ),
)
