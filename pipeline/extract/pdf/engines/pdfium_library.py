"""PDFium's functions as the reader calls them: bare C symbols, with the cheapest calls there are.

``ctypes.PYFUNCTYPE`` keeps the interpreter lock, which a call of a tenth of a microsecond is not
worth giving up. The functions that are called often have no declared argument types: converting
arguments costs as much as the call. PDFium is not safe for threads, so a
process reads one file at a time (``pipeline.sandbox`` gives every file a process).
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from ctypes import c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from itertools import starmap
from typing import Any

import numpy as np

from pipeline.extract.pdf.engines.pdfium_engine import load_library

_Pointer = c_void_p
_library = load_library()


def _bind(name: str, result: Any, *argument_types: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *argument_types)((name, _library))


#: An address as the functions below take it: ready, where a ``c_void_p`` is converted each time.
as_pointer: Callable[[int], Any] = c_void_p.from_param

# Called for every character, text object or drawing: arguments go through as they are, addresses
# by ``as_pointer``, numbers as int, memory as a reference made beforehand.
get_loose_char_box = _bind("FPDFText_GetLooseCharBox", None)
get_text_object = _bind("FPDFText_GetTextObject", c_size_t)
get_text = _bind("FPDFText_GetText", c_int)
get_unicode = _bind("FPDFText_GetUnicode", c_uint)
has_unicode_map_error = _bind("FPDFText_HasUnicodeMapError", c_int)
get_char_origin = _bind("FPDFText_GetCharOrigin", None)
get_char_matrix = _bind("FPDFText_GetMatrix", None)
get_char_box = _bind("FPDFText_GetCharBox", None)
get_text_font = _bind("FPDFTextObj_GetFont", c_size_t)
get_text_font_size = _bind("FPDFTextObj_GetFontSize", None)
get_text_render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int)
get_fill_colour = _bind("FPDFPageObj_GetFillColor", c_int)
get_stroke_colour = _bind("FPDFPageObj_GetStrokeColor", c_int)
get_marked_content_id = _bind("FPDFPageObj_GetMarkedContentID", c_int)
get_object = _bind("FPDFPage_GetObject", c_size_t)
get_object_type = _bind("FPDFPageObj_GetType", c_int)
get_object_bounds = _bind("FPDFPageObj_GetBounds", c_int)
get_path_draw_mode = _bind("FPDFPath_GetDrawMode", None)
count_path_segments = _bind("FPDFPath_CountSegments", c_int)
count_form_objects = _bind("FPDFFormObj_CountObjects", c_int)
count_structure_roots = _bind("FPDF_StructTree_CountChildren", c_int)
get_structure_root = _bind("FPDF_StructTree_GetChildAtIndex", c_size_t)
count_structure_children = _bind("FPDF_StructElement_CountChildren", c_int)
get_structure_child = _bind("FPDF_StructElement_GetChildAtIndex", c_size_t)
get_structure_type = _bind("FPDF_StructElement_GetType", c_ulong)
get_child_content = _bind("FPDF_StructElement_GetChildMarkedContentID", c_int)

# Called a few times a page or file: arguments are converted and checked.
load_document = _bind("FPDF_LoadMemDocument64", c_size_t, _Pointer, c_size_t, c_char_p)
load_document_file = _bind("FPDF_LoadDocument", c_size_t, c_char_p, c_char_p)
close_document = _bind("FPDF_CloseDocument", None, _Pointer)
get_last_error = _bind("FPDF_GetLastError", c_ulong)
count_pages = _bind("FPDF_GetPageCount", c_int, _Pointer)
get_metadata = _bind("FPDF_GetMetaText", c_ulong, _Pointer, c_char_p, _Pointer, c_ulong)
set_active = _bind("FPDFPageObj_SetIsActive", c_int, _Pointer, c_int)
is_tagged = _bind("FPDFCatalog_IsTagged", c_int, _Pointer)
get_document_language = _bind("FPDFCatalog_GetLanguage", c_ulong, _Pointer, _Pointer, c_ulong)

load_page = _bind("FPDF_LoadPage", c_size_t, _Pointer, c_int)
close_page = _bind("FPDF_ClosePage", None, _Pointer)
load_text_page = _bind("FPDFText_LoadPage", c_size_t, _Pointer)
close_text_page = _bind("FPDFText_ClosePage", None, _Pointer)
get_page_rotation = _bind("FPDFPage_GetRotation", c_int, _Pointer)
get_page_bounding_box = _bind("FPDF_GetPageBoundingBox", c_int, _Pointer, _Pointer)
count_chars = _bind("FPDFText_CountChars", c_int, _Pointer)

get_font_base_name = _bind("FPDFFont_GetBaseFontName", c_size_t, _Pointer, c_char_p, c_size_t)
get_font_flags = _bind("FPDFFont_GetFlags", c_int, _Pointer)
get_font_weight = _bind("FPDFFont_GetWeight", c_int, _Pointer)
get_font_italic_angle = _bind("FPDFFont_GetItalicAngle", c_int, _Pointer, _Pointer)
get_font_descent = _bind("FPDFFont_GetDescent", c_int, _Pointer, c_float, _Pointer)

count_objects = _bind("FPDFPage_CountObjects", c_int, _Pointer)
get_form_object = _bind("FPDFFormObj_GetObject", c_size_t, _Pointer, c_ulong)
get_object_matrix = _bind("FPDFPageObj_GetMatrix", c_int, _Pointer, _Pointer)

get_structure_tree = _bind("FPDF_StructTree_GetForPage", c_size_t, _Pointer)
close_structure_tree = _bind("FPDF_StructTree_Close", None, _Pointer)

enumerate_links = _bind("FPDFLink_Enumerate", c_int, _Pointer, _Pointer, _Pointer)
get_link_rectangle = _bind("FPDFLink_GetAnnotRect", c_int, _Pointer, _Pointer)
get_link_action = _bind("FPDFLink_GetAction", c_size_t, _Pointer)
get_link_destination = _bind("FPDFLink_GetDest", c_size_t, _Pointer, _Pointer)
get_action_destination = _bind("FPDFAction_GetDest", c_size_t, _Pointer, _Pointer)
get_action_address = _bind("FPDFAction_GetURIPath", c_ulong, _Pointer, _Pointer, _Pointer, c_ulong)
get_destination_page = _bind("FPDFDest_GetDestPageIndex", c_int, _Pointer, _Pointer)

# Constants of ``fpdf_edit.h`` and ``fpdfview.h``.
OBJECT_TEXT = 1
OBJECT_PATH = 2
OBJECT_IMAGE = 3
OBJECT_FORM = 5
ERROR_FILE = 2
ERROR_PASSWORD = 4
ERROR_SECURITY = 5


def ask_each(function: Any, *arguments: Iterable[Any]) -> Iterator[Any]:
    """What a function returns for each set of arguments.

    ``map`` does the same and takes an eighth longer: it packs the arguments once more.
    """
    return starmap(function, zip(*arguments, strict=False))


def call_each(function: Any, *arguments: Iterable[Any]) -> None:
    """Call a function that writes to memory, once for each set of arguments, without a loop."""
    deque(ask_each(function, *arguments), maxlen=0)


class Memory:
    """Cells for C to write to, one for each character or object of a page, reused for the next.

    Attributes:
        cells: what C wrote, one row a cell; what it did not write is of the page before.
    """

    def __init__(self, c_type: Any, width: int = 1, *, capacity: int = 256) -> None:
        """Make room for ``capacity`` cells of ``width`` values."""
        self._c_type = c_type
        self._width = width
        self._make(capacity)

    def _make(self, capacity: int) -> None:
        self._memory = (self._c_type * (self._width * capacity))()
        self.cells = np.frombuffer(self._memory, dtype=self._c_type).reshape(capacity, self._width)
        self._references: list[Any] = []
        self._columns: list[list[Any]] = []

    @property
    def references(self) -> list[Any]:
        """One to each cell, made once."""
        if not self._references:
            self._references = self._refer(0)
        return self._references

    @property
    def columns(self) -> list[list[Any]]:
        """One to the first value of each cell, to the second, and so on, made once."""
        if not self._columns:
            self._columns = [self._refer(column) for column in range(self._width)]
        return self._columns

    def refer(self, index: int) -> Any:
        """A reference to one cell."""
        return ctypes.byref(self._memory, index * self._width * ctypes.sizeof(self._c_type))

    def _refer(self, column: int) -> list[Any]:
        step = ctypes.sizeof(self._c_type)
        places = range(column * step, ctypes.sizeof(self._memory), self._width * step)
        return [ctypes.byref(self._memory, place) for place in places]

    def reserve(self, count: int) -> None:
        """Make room for ``count`` cells."""
        if count > len(self.cells):
            self._make(count + count // 2)


class _Scratch:
    """Variables for C to write to, with their references made once; valid until the next call."""

    def __init__(self) -> None:
        self.floats = (c_float * 6)()
        self.float_references = [ctypes.byref(self.floats, 4 * index) for index in range(6)]
        self.x, self.y = c_double(), c_double()
        self.x_reference, self.y_reference = ctypes.byref(self.x), ctypes.byref(self.y)
        self.number = c_float()
        self.number_reference = ctypes.byref(self.number)
        self.integer = c_int()
        self.integer_reference = ctypes.byref(self.integer)
        self.other_integer = c_int()
        self.other_integer_reference = ctypes.byref(self.other_integer)
        self.channels = (c_uint * 4)()
        self.channel_references = [ctypes.byref(self.channels, 4 * index) for index in range(4)]
        self.name = ctypes.create_string_buffer(256)


scratch = _Scratch()
