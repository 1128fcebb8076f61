"""What must hold between the keys of an edition file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.edition.file_format import EditionFile, OutlineTable
from pipeline.edition.messages import Mistake, show, suggest


def find_mistakes(file: EditionFile, *, stem: str) -> Iterator[Mistake]:
    """The mistakes of a file whose keys are right one by one.

    Args:
        file: what it says.
        stem: its name without ``.toml``.
    """
    yield from _check_edition(file, stem)
    yield from _check_sources(file)
    yield from _check_expectations(file)
    yield from _check_theme_orders(file)
    yield from _check_corrections(file)
    yield from _check_acknowledgements(file)


def count_themes(file: EditionFile) -> int | None:
    """How many themes the editor expects; None when that is not said."""
    themes = file.expect.themes
    return len(themes) if isinstance(themes, list) else themes


def _check_edition(file: EditionFile, stem: str) -> Iterator[Mistake]:
    edition = file.edition
    if edition.id != stem:
        yield (
            ("edition", "id"),
            f"the file is named {stem}.toml, the edition {edition.id!r}. Make them equal.",
        )
    if edition.starts_on and edition.ends_on and edition.ends_on < edition.starts_on:
        yield (
            ("edition", "ends_on"),
            f"{edition.ends_on} lies before starts_on ({edition.starts_on}).",
        )


def _check_sources(file: EditionFile) -> Iterator[Mistake]:
    names_by_path: dict[str, str] = {}
    names_by_hash: dict[str, str] = {}
    for name, source in file.sources.items():
        if other := names_by_path.get(source.path):
            yield (
                ("sources", name, "path"),
                f"{source.path!r} is the file of {other!r} already. A source needs its own file.",
            )
        elif other := names_by_hash.get(source.sha256):
            message = (
                f"the same as that of {other!r}, so the file is the same. Give the hash of "
                f"{source.path}, or leave one of the two sources out."
            )
            yield ("sources", name, "sha256"), message
        names_by_path.setdefault(source.path, name)
        names_by_hash.setdefault(source.sha256, name)
        yield from _check_outline(("sources", name, "outline"), source.outline)


def _check_outline(key: tuple[str, ...], outline: OutlineTable) -> Iterator[Mistake]:
    if outline.pages and outline.pages[1] < outline.pages[0]:
        yield (
            (*key, "pages"),
            f"expected the first page before the last; found {show(outline.pages)}.",
        )
    for index in _find_repeated([entry.line for entry in outline.ignore]):
        yield (*key, "ignore", index, "line"), "this line is there already."
    for index in _find_repeated([entry.line for entry in outline.roles]):
        yield (*key, "roles", index, "line"), "the role of this line is set already."


def _check_expectations(file: EditionFile) -> Iterator[Mistake]:
    themes = file.expect.themes
    if isinstance(themes, list):
        for index in _find_repeated(themes):
            yield ("expect", "themes", index), f"the title {show(themes[index])} is there already."
    theme_count = count_themes(file)
    for name, counts in file.expect.objectives.items():
        key = ("expect", "objectives", name)
        source = file.sources.get(name)
        if source is None:
            close = suggest(name, list(file.sources))
            hint = f"Did you mean {close!r}?" if close else f"Sources: {', '.join(file.sources)}."
            yield key, f"there is no source of that name. {hint}"
        elif theme_count is not None and source.has_all_themes and len(counts) != theme_count:
            message = (
                f"{len(counts)} counts for {theme_count} themes. Give one for each theme; or, if "
                f"the source does not state all, has_all_themes = false under [sources.{name}]."
            )
            yield key, message


def _check_theme_orders(file: EditionFile) -> Iterator[Mistake]:
    theme_count = count_themes(file)
    for name, source in file.sources.items():
        key = ("sources", name, "theme_order")
        order = source.theme_order or []
        if len(set(order)) != len(order):
            yield key, f"expected every theme once; found {show(order)}."
        elif theme_count is not None and order and max(order) > theme_count:
            yield key, f"there are {theme_count} themes; found {show(order)}."


def _check_corrections(file: EditionFile) -> Iterator[Mistake]:
    for index, correction in enumerate(file.corrections):
        edition_id, name, _ = correction.record.split("/")
        key = ("corrections", index, "record")
        if edition_id != file.edition.id:
            yield key, f"{correction.record!r} is a record of another edition, {edition_id!r}."
        elif name not in file.sources:
            yield key, f"{correction.record!r}: there is no source {name!r} in this edition."
        if correction.expect == correction.value:
            yield ("corrections", index, "value"), "the same as expect: nothing is corrected."
    for index in _find_repeated([correction.record for correction in file.corrections]):
        yield ("corrections", index, "record"), "corrected already; make it one correction."


def _check_acknowledgements(file: EditionFile) -> Iterator[Mistake]:
    for index in _find_repeated([(entry.code, entry.record) for entry in file.acknowledged]):
        yield ("acknowledged", index, "code"), "acknowledged already."


def _find_repeated(values: Sequence[object]) -> Iterator[int]:
    """The indexes of values that stand in the list before."""
    for index, value in enumerate(values):
        if value in values[:index]:
            yield index
