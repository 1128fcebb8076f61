"""Reads an edition file and makes plain values of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ValidationError

from pipeline.edition.file_format import SCHEMA_VERSION, EditionFile, OutlineTable, SourceTable
from pipeline.edition.messages import explain, report_mistakes, show
from pipeline.edition.rules import count_themes, find_mistakes
from pipeline.model.edition import (
    Acknowledgement,
    Correction,
    Edition,
    Expectation,
    IgnoreRule,
    OutlineOverrides,
    RoleRule,
    SourceSpec,
)
from pipeline.model.errors import ConfigurationError

#: Parts of a path that name an edition file to a person: config/editions/NAME.toml.
SHOWN_PARTS = 3


def read_edition_file(path: Path) -> Edition:
    """Reads, checks and converts an edition file; see ``pipeline.edition.load_edition``."""
    name = "/".join(path.parts[-SHOWN_PARTS:]).lstrip("/")
    content = _read_toml(path, name)
    _check_version(content, name)
    try:
        file = EditionFile.model_validate(content)
    except ValidationError as error:
        raise report_mistakes(name, [explain(each) for each in error.errors()]) from None
    mistakes = list(find_mistakes(file, stem=path.stem))
    if mistakes:
        raise report_mistakes(name, mistakes)
    return _make_edition(file)


def _read_toml(path: Path, name: str) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigurationError(
            f"{name}: there is no such file. An edition is described in "
            "config/editions/<edition id>.toml.",
            source=name,
        ) from None
    except OSError as error:
        raise ConfigurationError(
            f"{name}: cannot be read ({error.strerror}). Check the file and its permissions.",
            source=name,
        ) from None
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            f"{name}: not UTF-8 from byte {error.start} on. Save the file as UTF-8.", source=name
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            f"{name}: not valid TOML: {error}. Check quotes and brackets there, and that no table "
            "or key stands twice.",
            source=name,
        ) from None


def _check_version(content: dict[str, object], name: str) -> None:
    """Checked before all else: another version has other keys."""
    version = content.get("schema_version")
    if version is None:
        raise report_mistakes(
            name,
            [(("schema_version",), f"missing. Write schema_version = {SCHEMA_VERSION} first.")],
        )
    if isinstance(version, bool) or version != SCHEMA_VERSION:
        advice = (
            "The file is for a newer version of this program: update it."
            if isinstance(version, int) and version > SCHEMA_VERSION
            else f"Write schema_version = {SCHEMA_VERSION}."
        )
        message = f"expected {SCHEMA_VERSION}; found {show(version)}. {advice}"
        raise report_mistakes(name, [(("schema_version",), message)])


def _make_edition(file: EditionFile) -> Edition:
    edition = file.edition
    return Edition(
        edition_id=edition.id,
        title=edition.title,
        publisher=edition.publisher,
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        sources=tuple(
            _make_source(edition.id, name, source) for name, source in file.sources.items()
        ),
        expect=Expectation(
            theme_titles=tuple(file.expect.themes) if isinstance(file.expect.themes, list) else (),
            theme_count=count_themes(file),
            objective_counts=tuple(
                (name, tuple(counts)) for name, counts in file.expect.objectives.items()
            ),
        ),
        corrections=tuple(
            Correction(
                record=entry.record, expect=entry.expect, value=entry.value, reason=entry.reason
            )
            for entry in file.corrections
        ),
        acknowledgements=tuple(
            Acknowledgement(code=entry.code, record=entry.record, reason=entry.reason)
            for entry in file.acknowledged
        ),
        accepted_low_confidence=edition.accept_low_confidence,
    )


def _make_source(edition_id: str, name: str, source: SourceTable) -> SourceSpec:
    return SourceSpec(
        name=name,
        source_id=f"{edition_id}/{name}",
        role=source.role,
        path=source.path,
        sha256=source.sha256,
        language=source.language,
        title=source.title,
        url=source.url,
        retrieved_on=source.retrieved_on,
        licence=source.licence,
        attribution=source.attribution,
        is_reconstruction=source.is_reconstruction,
        has_all_themes=source.has_all_themes,
        outline=_make_overrides(source.outline),
        theme_order=None if source.theme_order is None else tuple(source.theme_order),
    )


def _make_overrides(outline: OutlineTable) -> OutlineOverrides:
    return OutlineOverrides(
        pages=(outline.pages[0], outline.pages[1]) if outline.pages else None,
        starts_at=outline.starts_at,
        ends_before=outline.ends_before,
        theme=outline.theme,
        objective=outline.objective,
        ignore=tuple(IgnoreRule(line=entry.line, reason=entry.reason) for entry in outline.ignore),
        roles=tuple(
            RoleRule(line=entry.line, role=entry.role, reason=entry.reason)
            for entry in outline.roles
        ),
    )
