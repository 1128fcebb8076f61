"""The facts of a page's text objects by PDFium: font, style, size, baseline."""

from __future__ import annotations

from ctypes import c_void_p
from dataclasses import dataclass, field

from pipeline.extract import pdfium_library as pdfium
from pipeline.extract.glyphs import GlyphStyle, Ints
from pipeline.extract.page_frame import PageFrame
from pipeline.extract.pdfium_library import scratch
from pipeline.extract.styles import (
    INVISIBLE_RENDER_MODES,
    STROKED_RENDER_MODES,
    make_style,
    round_direction_deg,
    strip_subset,
)


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    weight: int
    flags: int
    italic_angle_deg: int
    descent: float  # as a part of the em, negative


@dataclass(slots=True)
class Runs:
    """What is known of each text object's stretch of characters; the last two name stretches."""

    style_ids: list[int] = field(default_factory=list)
    baselines: list[float] = field(default_factory=list)
    bottoms: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    content_ids: list[int] = field(default_factory=list)
    turned: list[int] = field(default_factory=list)
    unmapped: list[int] = field(default_factory=list)


class PageFacts:
    """Reads the facts of text objects, each font and style once a page."""

    def __init__(self, text_page: int, frame: PageFrame, is_tagged: bool) -> None:
        self.frame = frame
        self.is_tagged = is_tagged
        self.styles: dict[GlyphStyle, int] = {}
        self.oddities: dict[str, None] = {}
        self._text_page = c_void_p(text_page)
        self._upper_edge = frame.bottom + frame.raw_height
        self._fonts: dict[int, _Font] = {}
        self._cache: dict[tuple[object, ...], tuple[int, float, float, bool]] = {}

    def descents(self) -> dict[str, float]:
        """Descent of each font of the page, by its name as in the styles."""
        return {strip_subset(font.name): font.descent for font in self._fonts.values()}

    def font_name(self, handle: int) -> str:
        """Full name of the font of a text object."""
        font = self._fonts.get(pdfium.get_text_font(c_void_p(handle)))
        return font.name if font else ""

    def read_runs(self, starts: Ints, handles: list[int]) -> Runs:
        """The facts of text objects whose characters begin at ``starts``."""
        text_page, floats, number, channels = (
            self._text_page,
            scratch.floats,
            scratch.number,
            (scratch.channels),
        )
        matrix_reference, number_reference = scratch.float_references[0], scratch.number_reference
        red_reference, green_reference, blue_reference, alpha_reference = scratch.channel_references
        get_matrix, get_size = pdfium.get_char_matrix, pdfium.get_text_font_size
        get_colour, get_font = pdfium.get_fill_colour, pdfium.get_text_font
        get_mode, is_unmapped = pdfium.get_text_render_mode, pdfium.has_unicode_map_error
        upper_edge, cache, runs = self._upper_edge, self._cache, Runs()
        for start, handle in zip(starts.tolist(), handles, strict=True):
            text_object = c_void_p(handle)
            get_matrix(text_page, start, matrix_reference)
            a, b, c, d, _, y = floats  # the matrix moves the object to its baseline
            get_size(text_object, number_reference)
            get_colour(text_object, red_reference, green_reference, blue_reference, alpha_reference)
            key = (
                get_font(text_object),
                get_mode(text_object),
                number.value,
                a,
                b,
                c,
                d,
                *channels,
            )
            facts = cache.get(key)
            if facts is None:
                facts = cache[key] = self._work_out(*key)
            style_id, size, depth, is_turned = facts
            if is_turned:
                runs.turned.append(len(runs.style_ids))
            if is_unmapped(text_page, start):
                runs.unmapped.append(len(runs.style_ids))
            baseline = upper_edge - y
            runs.style_ids.append(style_id)
            runs.baselines.append(baseline)
            runs.bottoms.append(baseline + depth)
            runs.sizes.append(size)
        if runs.unmapped:
            self.oddities["glyphs without a character"] = None
        if self.is_tagged:
            get_content_id = pdfium.get_marked_content_id
            runs.content_ids = [get_content_id(c_void_p(handle)) for handle in handles]
        else:
            runs.content_ids = [-1] * len(handles)
        return runs

    def _work_out(
        self,
        font_handle: int,
        mode: int,
        font_size: float,
        a: float,
        b: float,
        c: float,
        d: float,
        red: int,
        green: int,
        blue: int,
        alpha: int,
    ) -> tuple[int, float, float, bool]:
        """Style number, size, depth below the baseline, and whether it is turned in page space."""
        font = self._fonts.get(font_handle)
        if font is None:
            font = self._fonts[font_handle] = _read_font(font_handle)
        size = abs(font_size) * float((c * c + d * d) ** 0.5)
        raw_direction_deg = round_direction_deg(*((a, b) if font_size >= 0 else (-a, -b)))
        style = make_style(
            font=font.name,
            size_pt=size,
            weight=font.weight,
            flags=font.flags,
            italic_angle_deg=font.italic_angle_deg,
            is_slanted=c != 0 and b == 0,
            is_stroked=mode in STROKED_RENDER_MODES,
            colour=f"#{red:02x}{green:02x}{blue:02x}",
            is_invisible=alpha == 0 or mode in INVISIBLE_RENDER_MODES,
            direction_deg=(raw_direction_deg + self.frame.rotation_deg) % 360,
        )
        if not font.name:
            self.oddities["Type 3 font"] = None
        if size == 0:
            self.oddities["letters of size zero"] = None
        if style.direction_deg != 0 or (b != 0 and self.frame.rotation_deg == 0):
            self.oddities["text that is not upright"] = None
        style_id = self.styles.setdefault(style, len(self.styles))
        return style_id, size, -font.descent * size, raw_direction_deg != 0


def _read_font(handle: int) -> _Font:
    name = scratch.name
    length = pdfium.get_font_base_name(handle, name, len(name))
    has_descent = pdfium.get_font_descent(handle, 1.0, scratch.number_reference)
    descent = scratch.number.value if has_descent else 0.0
    has_angle = pdfium.get_font_italic_angle(handle, scratch.integer_reference)
    return _Font(
        name=name.value.decode("utf-8", "replace") if 0 < length <= len(name) else "",
        weight=pdfium.get_font_weight(handle),
        flags=max(0, pdfium.get_font_flags(handle)),
        italic_angle_deg=scratch.integer.value if has_angle else 0,
        descent=descent,
    )
