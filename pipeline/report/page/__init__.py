"""``report.html``: one file that shows every record at its place, and what became of the rest.

It is complete without its script, and asks nothing of any network. Templates and assets are files
of this package; every value in them is computed by the modules beside them, and every word of a
document goes through Jinja's escaping.
"""

from pipeline.report.page.rendering import render_page
from pipeline.report.page.stretches import cut_stretches
from pipeline.report.page.values import PageMaterial, PagePicture, PlacedBox, RecordLink

__all__ = [
    "PageMaterial",
    "PagePicture",
    "PlacedBox",
    "RecordLink",
    "cut_stretches",
    "render_page",
]
