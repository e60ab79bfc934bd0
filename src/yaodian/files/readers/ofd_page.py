"""Characters and rules of one page of an OFD. Measures become points, as in a PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from xml.etree.ElementTree import Element

from yaodian.files.readers.layout.drawn import Box, Glyph, Page
from yaodian.files.readers.layout.grids import edge

_POINTS = 72 / 25.4
_ASCENT, _DESCENT = 0.85, 0.15
_PICTURE = 0.25
# Millimetres, where no size can be made out.
_USUAL = 5.0
MOST_CHARACTERS = 20_000
# How many numbers each drawing command takes.
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_A4 = (0.0, 0.0, 210.0, 297.0)


def local(element: Element) -> str:
    """Its name without the namespace, which not all programs spell alike."""
    return element.tag.rsplit("}", 1)[-1]


def page_of(content: Element, size: str) -> Page:
    box = _numbers(size) if len(_numbers(size)) == 4 else list(_A4)
    glyphs: list[Glyph] = []
    rules: list[Box] = []
    pictures = 0.0
    for one in content.iter():
        name = local(one)
        if name == "TextObject":
            glyphs += _glyphs(one)
        elif name == "PathObject":
            rules += _rules(one)
        elif name == "ImageObject":
            _, _, wide, high = _boundary(one)
            pictures += wide * high
    width, height = box[2], box[3]
    return Page(width * _POINTS, height * _POINTS, tuple(glyphs), tuple(rules), pictures > _PICTURE * width * height)


@dataclass(frozen=True, slots=True)
class _Frame:
    """From the measures of an object to those of the page."""

    left: float
    top: float
    matrix: tuple[float, float, float, float, float, float]

    def place(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return (self.left + a * x + c * y + e) * _POINTS, (self.top + b * x + d * y + f) * _POINTS


def _frame(one: Element) -> _Frame:
    left, top, _, _ = _boundary(one)
    matrix = _numbers(one.get("CTM", ""))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1, 0, 0, 1, 0, 0)
    return _Frame(left, top, (a, b, c, d, e, f))


def _boundary(one: Element) -> tuple[float, float, float, float]:
    found = _numbers(one.get("Boundary", ""))
    left, top, width, height = found if len(found) == 4 else (0.0, 0.0, 0.0, 0.0)
    return left, top, width, height


def _glyphs(one: Element) -> Iterator[Glyph]:
    """Text that is turned (a watermark) is dropped."""
    frame = _frame(one)
    size = next(iter(_numbers(one.get("Size", ""))), 0.0) or _USUAL
    a, b, _, d, _, _ = frame.matrix
    drawn, wide = size * abs(d) * _POINTS, size * abs(a) * _POINTS
    if abs(b) > 0.05 * abs(a) or drawn <= 0:
        return
    x = y = 0.0
    for code in (child for child in one if local(child) == "TextCode"):
        x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
        text = (code.text or "").strip("\r\n")[:MOST_CHARACTERS]
        across, down = _steps(code.get("DeltaX", ""), len(text)), _steps(code.get("DeltaY", ""), len(text))
        at_x, at_y, spaced = x, y, False
        for mark, right, below in zip(text, chain(across, repeat(size)), chain(down, repeat(0.0)), strict=False):
            left, base = frame.place(at_x, at_y)
            if mark.isspace():
                spaced = True
            else:
                box = Box(left, base - _ASCENT * drawn, left + _wide(mark, wide), base + _DESCENT * drawn)
                yield Glyph(mark, box, drawn, spaced)
                spaced = False
            at_x, at_y = at_x + right, at_y + below


def _wide(mark: str, size: float) -> float:
    return size * (0.5 if mark.isascii() else 1.0)


def _steps(said: str, most: int) -> Iterator[float]:
    """Distances to the next character; `g 3 2.5` is three times 2.5."""
    words = iter(said.split())
    left = most
    for word in words:
        times, value = (next(words, "1"), next(words, "0")) if word == "g" else ("1", word)
        count = min(left, int(_number(times, 1)) if times.isdecimal() else 1)
        yield from repeat(_number(value, 0.0), count)
        left -= count
        if left <= 0:
            return


def _rules(one: Element) -> Iterator[Box]:
    frame = _frame(one)
    data = next((child.text or "" for child in one if local(child) == "AbbreviatedData"), "")
    words = iter(data.split())
    before = start = frame.place(0.0, 0.0)
    for word in words:
        numbers = [_number(next(words, "0"), 0.0) for _ in range(_TAKES.get(word, 0))]
        point = frame.place(*numbers[-2:]) if len(numbers) > 1 else start
        if word in ("S", "M"):
            start = point
        elif word in ("L", "C"):
            yield from edge(before, point)
        before = point


def _numbers(said: str) -> list[float]:
    return [_number(word, 0.0) for word in said.split()[:16]]


def _number(word: str | None, otherwise: float) -> float:
    """Measures beyond any sheet of paper are none."""
    try:
        value = float(word or "")
    except ValueError:
        return otherwise
    return value if abs(value) < 1e6 else otherwise
