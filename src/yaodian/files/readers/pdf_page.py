"""Characters and rules of one page of a PDF. Text in another direction than the rest (watermarks) is dropped."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from yaodian.files.readers.layout.drawn import Box, Glyph, Page
from yaodian.files.readers.layout.grids import edge

MOST_PATHS, MOST_POINTS, DEEPEST = 5_000, 200, 4
_QUARTER = math.pi / 2
_PICTURE = 0.25


class _Drawn(NamedTuple):
    """A character with the number of quarter turns that it is turned; None for anything between."""

    text: str
    box: Box
    size: float
    turns: int | None
    spaced: bool


def page_of(page: pdfium.PdfPage) -> Page:
    drawn = list(_characters(page))
    turns = Counter(one.turns for one in drawn if one.turns is not None).most_common(1)
    turned = turns[0][0] if turns else 0
    width, height = page.get_width(), page.get_height()
    if page.get_rotation() in (90, 270):
        width, height = height, width
    rules, pictures = _graphics(page, width * height)
    sheet = _Sheet(width, height, turned or 0)
    glyphs = (Glyph(one.text, sheet.box(one.box), one.size, one.spaced) for one in drawn if one.turns == turned)
    return Page(sheet.wide, sheet.tall, tuple(glyphs), tuple(sheet.box(rule) for rule in rules), pictures)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The page as it is held to be read."""

    width: float
    height: float
    turns: int

    @property
    def wide(self) -> float:
        return self.height if self.turns % 2 else self.width

    @property
    def tall(self) -> float:
        return self.width if self.turns % 2 else self.height

    def box(self, box: Box) -> Box:
        """`box` grows upwards, as PDF has it; `top` its lower edge."""
        left, low, right, high = box
        if not self.turns:
            return Box(left, self.tall - high, right, self.tall - low)
        if self.turns == 1:
            left, low, right, high = low, self.width - right, high, self.width - left
        elif self.turns == 2:
            left, low, right, high = self.width - right, self.height - high, self.width - left, self.height - low
        elif self.turns == 3:
            left, low, right, high = self.height - high, left, self.height - low, right
        return Box(left, self.tall - high, right, self.tall - low)


def _characters(page: pdfium.PdfPage) -> Iterator[_Drawn]:
    """Spaces that pdfium itself puts between Chinese and Latin are none. Size and direction are asked once for each
    run of text, for there are many characters.
    """
    text = page.get_textpage()
    box = raw.FS_RECTF()
    runs: dict[int, tuple[float, int | None]] = {}
    before, spaced = 0, False
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        whole = _whole(before, code)
        before = code if 0xD800 <= code < 0xDC00 else 0
        if whole.isspace():
            spaced = spaced or raw.FPDFText_IsGenerated(text, at) != 1
        if not whole or whole.isspace() or not raw.FPDFText_GetLooseCharBox(text, at, box):
            continue
        run = ctypes.cast(raw.FPDFText_GetTextObject(text, at), ctypes.c_void_p).value or 0
        if run not in runs:
            runs[run] = _run(text, at)
        size, turns = runs[run]
        edges = Box(box.left, box.bottom, box.right, box.top)
        if size > 0 and all(map(math.isfinite, edges)):
            yield _Drawn(whole, edges, size, turns, spaced)
        spaced = False


def _run(text: pdfium.PdfTextPage, at: int) -> tuple[float, int | None]:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    return size, _turns(matrix.a, matrix.b)


def _whole(before: int, code: int) -> str:
    """pdfium hands out characters beyond the first plane in two halves."""
    if 0xD800 <= code < 0xDC00 or not code or code > 0x10FFFF:
        return ""
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((before - 0xD800) << 10) + code - 0xDC00) if before else ""
    return chr(code)


def _turns(a: float, b: float) -> int | None:
    exact = math.atan2(b, a) / _QUARTER
    return round(exact) % 4 if abs(exact - round(exact)) < 0.06 else None


def _graphics(page: pdfium.PdfPage, area: float) -> tuple[list[Box], bool]:
    """The rules of the page, and whether a picture covers much of it."""
    rules: list[Box] = []
    pictures, paths = 0.0, 0
    wanted = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
    for one in page.get_objects(filter=wanted, max_depth=DEEPEST):
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += _area(one)
            continue
        paths += 1
        if paths > MOST_PATHS:
            break
        rules += _rules(one)
    return rules, pictures > _PICTURE * area


def _area(one: pdfium.PdfObject) -> float:
    left, bottom, right, top = one.get_bounds()
    return float(abs(right - left) * abs(top - bottom))


def _rules(path: pdfium.PdfObject) -> Iterator[Box]:
    """Its straight edges along the page; curves and slants are none."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before = start = None
    for at in range(min(raw.FPDFPath_CountSegments(path), MOST_POINTS)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
            yield from edge(before, point)
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            yield from edge(point, start)
        before = point
