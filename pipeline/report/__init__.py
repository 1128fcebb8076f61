"""Shows a report, or what changed, to people and to machines: ``Report``, changes → text.

Each rendering is a pure function of its values: no clock, no path, no colour. Words of documents
are made harmless for the format they go into. The page that shows the records too is ``page``.
"""

from pipeline.report.annotations import render_annotations
from pipeline.report.changes import render_changes, render_changes_markdown
from pipeline.report.changes_document import render_changes_json
from pipeline.report.code_quality import render_code_quality
from pipeline.report.json_document import render_json
from pipeline.report.json_reading import read_json
from pipeline.report.junit import render_junit
from pipeline.report.markdown import render_findings_markdown, render_markdown
from pipeline.report.sarif import render_sarif
from pipeline.report.terminal import render_terminal

__all__ = [
    "read_json",
    "render_annotations",
    "render_changes",
    "render_changes_json",
    "render_changes_markdown",
    "render_code_quality",
    "render_findings_markdown",
    "render_json",
    "render_junit",
    "render_markdown",
    "render_sarif",
    "render_terminal",
]
