"""The page as one file: templates, style and script put together, and nothing else let in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.model.findings import Report
from pipeline.model.records import Dataset
from pipeline.report.figures import (
    count_things,
    describe_content,
    describe_tally,
    find_verdict,
)
from pipeline.report.harmless import show_in_page
from pipeline.report.page.finding_views import (
    PAGE_ADDRESS,
    PLACE_ADDRESS,
    SOURCE_ADDRESS,
    group_by_record,
    view_checks,
    view_findings,
)
from pipeline.report.page.overview import draw_matrix
from pipeline.report.page.record_views import list_record_ids, view_records
from pipeline.report.page.roles import ROLE_GROUPS
from pipeline.report.page.source_views import RIBBON_WIDTH, view_sources
from pipeline.report.page.values import PageMaterial

_PACKAGE = "pipeline.report.page"

#: In the order in which they are put together.
STYLES = ("colours.css", "layout.css", "records.css", "places.css", "overview.css", "print.css")
SCRIPTS = (
    "addresses.js",
    "filtering.js",
    "places.js",
    "selecting.js",
    "keyboard.js",
    "starting.js",
)


def render_page(dataset: Dataset, report: Report, material: PageMaterial) -> str:
    """The page as HTML, ending in LF.

    Args:
        dataset: what was found.
        report: what the checks say of it.
        material: places and pictures.
    """
    record_ids = list_record_ids(dataset)
    findings, findings_left_out = view_findings(report, record_ids)
    themes = view_records(dataset, group_by_record(findings), material.links)
    source_ids = [row.source_id for row in dataset.sources]
    style = join_assets(STYLES)
    script = join_assets(SCRIPTS)
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            policy=state_policy(style, script),
            # Our own files, not a document's words.
            style=Markup(style),
            script=Markup(script),
            report=report,
            verdict=find_verdict(report).value,
            content=describe_content(report),
            tally=describe_tally(report),
            themes=themes,
            record_count=len(dataset.theme_statements) + len(dataset.objectives),
            sources=view_sources(dataset, material, findings),
            languages=list_languages(dataset),
            matrix=draw_matrix(themes, source_ids, material.links),
            checks=view_checks(report),
            findings=findings,
            findings_left_out=findings_left_out,
            role_groups=ROLE_GROUPS,
        )
        .rstrip()
        + "\n"
    )


def list_languages(dataset: Dataset) -> tuple[str, ...]:
    """The languages of records, in name order."""
    languages = {row.language for row in dataset.theme_statements}
    return tuple(sorted(languages | {row.language for row in dataset.objectives}))


def join_assets(names: Sequence[str]) -> str:
    """The package's own style or script files, one after the other."""
    folder = resources.files(_PACKAGE) / "assets"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def state_policy(style: str, script: str) -> str:
    """The Content-Security-Policy: this style, this script, pictures in the file, no more."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash_source(script)}'",
            f"style-src '{_hash_source(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash_source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"sha256-{digest}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_make_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        count_things=count_things,
        place_address=PLACE_ADDRESS,
        source_address=SOURCE_ADDRESS,
        page_address=PAGE_ADDRESS,
        ribbon_width=RIBBON_WIDTH,
    )
    return environment


def _make_harmless(value: object) -> object:
    """What Jinja puts into the page, before it escapes it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return show_in_page(value)
    return value
