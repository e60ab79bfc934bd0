"""Lists and styles of a .doc: which number stands in front of a paragraph. [MS-DOC] 2.4.6.3, 2.9.150, 2.9.131."""

import struct
from dataclasses import dataclass, replace

from yaodian.files.readers.doc.fib import LIST_USES, LISTS, STYLES, Head
from yaodian.files.readers.doc.properties import LEVEL, LIST, Changes, Paragraph, changes, number
from yaodian.files.readers.list_numbers import DEEPEST, Counters, Level, NumberedList

_STEPS = 20
_BULLET, _NONE = 23, 255
# The formats of numbers in the order of their codes; the names are those of .docx.
_NAMES = {
    **{0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter"},
    **{10: "ideographDigital", 11: "japaneseCounting", 14: "decimal", 16: "japaneseLegal", 17: "japaneseCounting"},
    **{18: "decimalEnclosedCircle", 22: "decimalZero", _BULLET: "bullet", 26: "decimalEnclosedFullstop"},
    **{27: "decimalEnclosedParen", 28: "decimalEnclosedCircle", 29: "ideographEnclosedCircle"},
    **{30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting", 34: "ideographLegalTraditional"},
    **{35: "taiwaneseCountingThousand", 36: "taiwaneseCounting", 37: "chineseCounting", 38: "chineseLegalSimplified"},
    **{39: "chineseCountingThousand", _NONE: "none"},
}


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: int
    changes: Changes


class Numbers:
    def __init__(self, head: Head) -> None:
        self._styles = _styles(head.part(STYLES))
        self._counters = Counters(_uses(head.part(LIST_USES), _shapes(head.part_and_more(LISTS))))

    def label_of(self, paragraph: Paragraph | None) -> str:
        """To be asked in order, once for each paragraph."""
        if paragraph is None:
            return ""
        which = self._said(paragraph, LIST)
        return self._counters.label(str(which), self._said(paragraph, LEVEL)) if which else ""

    def _said(self, paragraph: Paragraph, name: int) -> int:
        """By the paragraph itself, or by its style or the one that is based on."""
        found, style = paragraph.changes, paragraph.style
        for _ in range(_STEPS):
            if name in found or style not in self._styles:
                break
            found, style = self._styles[style].changes, self._styles[style].based_on
        return number(found, name)


def _styles(data: bytes) -> dict[int, _Style]:
    if len(data) < 6:
        return {}
    size, count, base = struct.unpack_from("<HHH", data)
    at, found = 2 + size, {}
    for place in range(count):
        (length,) = struct.unpack_from("<H", data.ljust(at + 2, b"\0"), at)
        own = data[at + 2 : at + 2 + length]
        if len(own) > base >= 10 and own[2] & 0x0F == 1:
            found[place] = _style(own, base)
        at += 2 + length
    return found


def _style(own: bytes, base: int) -> _Style:
    (name_length,) = struct.unpack_from("<H", own.ljust(base + 2, b"\0"), base)
    at = base + 2 + 2 * (name_length + 1)
    size = int.from_bytes(own[at : at + 2], "little")
    return _Style(int.from_bytes(own[2:4], "little") >> 4, changes(own[at + 4 : at + 2 + size]))


def _shapes(data: bytes) -> dict[int, dict[int, Level]]:
    """Levels of each list by its id. The list heads come first, then all levels one behind the other."""
    if len(data) < 2:
        return {}
    (count,) = struct.unpack_from("<h", data)
    heads = [data[2 + 28 * n : 30 + 28 * n] for n in range(max(0, count))]
    at, found = 2 + 28 * len(heads), {}
    for one in heads:
        if len(one) < 28:
            break
        levels = {}
        for depth in range(1 if one[26] & 1 else 9):
            levels[depth], at = _level(data, at)
        found[struct.unpack_from("<i", one)[0]] = levels
    return found


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """A level and where the next one begins. Numbers of levels stand in its text as characters 0 to 8."""
    start, style, flags = struct.unpack_from("<iBB", data, at)
    follow, for_characters, for_paragraphs = data[at + 15], data[at + 24], data[at + 25]
    at += 28 + for_characters + for_paragraphs
    (length,) = struct.unpack_from("<H", data, at)
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    pattern = "".join(f"%{ord(mark) + 1}" if mark < "\x09" else mark for mark in text)
    named = _NAMES.get(style, "decimal")
    return Level(max(start, 0), named, pattern, bool(flags & 0x04), follow != 2), at + 2 + 2 * length


def _uses(data: bytes, shapes: dict[int, dict[int, Level]]) -> dict[str, NumberedList]:
    """Lists as paragraphs name them: from 1, each with what it changes of its shape."""
    if len(data) < 4:
        return {}
    (count,) = struct.unpack_from("<I", data)
    heads = [data[4 + 16 * n : 20 + 16 * n] for n in range(min(count, len(data) // 16))]
    at, found = 4 + 16 * len(heads), {}
    for place, one in enumerate(heads, 1):
        (shape,) = struct.unpack_from("<i", one)
        found[str(place)], at = _use(data, at + 4, count=one[12], plain=NumberedList(str(shape), shapes.get(shape, {})))
    return found


def _use(data: bytes, at: int, *, count: int, plain: NumberedList) -> tuple[NumberedList, int]:
    """What one list changes: where a level starts, or the whole level."""
    levels, restarts = dict(plain.levels), []
    for _ in range(count):
        if at + 8 > len(data):
            break
        start, flags = struct.unpack_from("<iI", data, at)
        at, depth = at + 8, flags & 0x0F
        if flags & 0x20:
            levels[depth], at = _level(data, at)
        if flags & 0x10 and depth in levels:
            levels[depth] = replace(levels[depth], start=max(start, 0))
            restarts.append(min(depth, DEEPEST))
    return NumberedList(plain.shape, levels, tuple(restarts)), at
