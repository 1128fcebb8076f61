"""Shows a report to people and to machines: ``Report`` → text.

Each rendering is a pure function of the report: no clock, no path, no colour. Words of documents
are made harmless for the format they go into.
"""

from pipeline.report.code_quality import render_code_quality
from pipeline.report.json_document import render_json
from pipeline.report.junit import render_junit
from pipeline.report.markdown import render_markdown
from pipeline.report.sarif import render_sarif
from pipeline.report.terminal import render_terminal

__all__ = [
    "render_code_quality",
    "render_json",
    "render_junit",
    "render_markdown",
    "render_sarif",
    "render_terminal",
]
