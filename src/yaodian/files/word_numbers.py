"""The numbers that Word writes in front of paragraphs and keeps nowhere in the text."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = "〇一二三四五六七八九"
_CHINESE_FORMATS = frozenset(
    ["chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "ideographDigital"]
)
_PLACE = re.compile("%([1-9])")
DEEPEST = 8


@dataclass(frozen=True)
class _Level:
    start: int
    style: str
    pattern: str


def chinese(number: int) -> str:
    """一 to 九十九; larger numbers digit by digit."""
    if not 0 < number < 100:
        return "".join(_CHINESE[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    lead = {0: "", 1: "十"}.get(tens, f"{_CHINESE[tens]}十" if tens else "")
    return lead + (_CHINESE[ones] if ones else "")


def shown(number: int, style: str) -> str:
    """A number in one of Word's formats; formats we do not know are shown in digits."""
    if style in _CHINESE_FORMATS:
        return chinese(number)
    if style == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if style in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if style == "lowerLetter" else "A") + number - 1)
    return str(number)


class Numbers:
    """Counts as Word does: each list by itself, deeper levels start anew below a shallower one."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels = _levels(numbering)
        self._styles = _styles(styles)
        self._counts: dict[str, list[int | None]] = {}

    def label_of(self, paragraph: Element) -> str:
        """The number in front of this paragraph; "" when it has none. To be asked in order."""
        place = self._place(paragraph)
        if place is None:
            return ""
        list_id, depth = place
        levels = self._levels.get(list_id, {})
        if depth not in levels or levels[depth].style in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(list_id, [None] * (DEEPEST + 1))
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (DEEPEST - depth)
        return _PLACE.sub(lambda found: _count(counts, levels, int(found[1]) - 1), levels[depth].pattern)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        own = _num_pr(paragraph.find(f"{W}pPr"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self._styles.get(style.get(f"{W}val", "")) if style is not None else None
        list_id = (own and own[0]) or (inherited and inherited[0])
        depth = own[1] if own and own[1] is not None else inherited[1] if inherited else None
        if not list_id or list_id == "0":
            return None
        return list_id, min(depth or 0, DEEPEST)


def _count(counts: list[int | None], levels: dict[int, _Level], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    number = counts[depth]
    return shown(level.start if number is None else number, level.style)


def _num_pr(properties: Element | None) -> tuple[str | None, int | None] | None:
    numbered = properties.find(f"{W}numPr") if properties is not None else None
    if numbered is None:
        return None
    list_id, depth = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
    return (
        list_id.get(f"{W}val") if list_id is not None else None,
        _whole(depth.get(f"{W}val"), 0) if depth is not None else None,
    )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise


def _styles(styles: Element | None) -> dict[str, tuple[str | None, int | None]]:
    found: dict[str, tuple[str | None, int | None]] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        place = _num_pr(style.find(f"{W}pPr"))
        if place:
            found[style.get(f"{W}styleId", "")] = place
    return found


def _levels(numbering: Element | None) -> dict[str, dict[int, _Level]]:
    if numbering is None:
        return {}
    shapes = {
        shape.get(f"{W}abstractNumId", ""): {
            _whole(level.get(f"{W}ilvl"), 0): _level(level) for level in shape.findall(f"{W}lvl")
        }
        for shape in numbering.findall(f"{W}abstractNum")
    }
    found: dict[str, dict[int, _Level]] = {}
    for number in numbering.findall(f"{W}num"):
        shape = number.find(f"{W}abstractNumId")
        if shape is not None:
            found[number.get(f"{W}numId", "")] = shapes.get(shape.get(f"{W}val", ""), {})
    return found


def _level(level: Element) -> _Level:
    def value(name: str, otherwise: str) -> str:
        child = level.find(f"{W}{name}")
        return child.get(f"{W}val", otherwise) if child is not None else otherwise

    return _Level(_whole(value("start", "1"), 1), value("numFmt", "decimal"), value("lvlText", ""))
