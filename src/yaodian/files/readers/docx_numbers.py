"""Which list and level a paragraph of a .docx belongs to: by itself, or by its style or the one below that."""

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from yaodian.files.readers.list_numbers import DEEPEST, Counters, Level, NumberedList

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STEPS = 20
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class _Style:
    list_id: str | None
    depth: int | None
    based_on: str


class Numbers:
    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = _styles(styles)
        lists, self._depths = _lists(numbering, self._styles)
        self._counters = Counters(lists)

    def label_of(self, paragraph: Element) -> str:
        """The number in front of this paragraph; "" when it has none. To be asked in order."""
        place = self._place(paragraph)
        return self._counters.label(*place) if place else ""

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        list_id, depth = _num_pr(paragraph.find(f"{W}pPr"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        for _ in range(_STEPS):
            inherited = self._styles.get(name)
            if inherited is None or list_id is not None:
                break
            list_id = inherited.list_id
            depth = self._depths.get(name, inherited.depth) if depth is None else depth
            name = inherited.based_on
        if not list_id or list_id == "0":
            return None
        return list_id, min(depth or 0, DEEPEST)


def _num_pr(properties: Element | None) -> tuple[str | None, int | None]:
    numbered = properties.find(f"{W}numPr") if properties is not None else None
    if numbered is None:
        return None, None
    list_id, depth = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
    return (
        list_id.get(f"{W}val") if list_id is not None else None,
        whole(depth.get(f"{W}val"), 0) if depth is not None else None,
    )


def whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and text.isascii() and len(text) < 6 else otherwise


def value(parent: Element, name: str, otherwise: str = "") -> str:
    child = parent.find(f"{W}{name}")
    return child.get(f"{W}val", otherwise) if child is not None else otherwise


def is_on(parent: Element, name: str) -> bool:
    """A switch is on when it stands there without a value."""
    child = parent.find(f"{W}{name}")
    return child is not None and child.get(f"{W}val", "1") not in _OFF


def _styles(styles: Element | None) -> dict[str, _Style]:
    return {
        style.get(f"{W}styleId", ""): _Style(*_num_pr(style.find(f"{W}pPr")), value(style, "basedOn"))
        for style in (styles.iter(f"{W}style") if styles is not None else ())
    }


def _lists(numbering: Element | None, styles: dict[str, _Style]) -> tuple[dict[str, NumberedList], dict[str, int]]:
    """The lists by their id, and the depth that a style stands for."""
    if numbering is None:
        return {}, {}
    shapes: dict[str, dict[int, Level]] = {}
    depths: dict[str, int] = {}
    linked: dict[str, str] = {}
    for shape in numbering.findall(f"{W}abstractNum"):
        name = shape.get(f"{W}abstractNumId", "")
        shapes[name] = {whole(level.get(f"{W}ilvl"), 0): _level(level) for level in shape.findall(f"{W}lvl")}
        depths |= {value(one, "pStyle"): whole(one.get(f"{W}ilvl"), 0) for one in shape.findall(f"{W}lvl")}
        if link := value(shape, "numStyleLink"):
            linked[name] = link
    named = {num.get(f"{W}numId", ""): value(num, "abstractNumId") for num in numbering.findall(f"{W}num")}
    for name, link in linked.items():
        style = styles.get(link)
        shapes[name] = shapes.get(named.get(style.list_id or "", ""), {}) if style else {}
    depths.pop("", None)
    return {num.get(f"{W}numId", ""): _list(num, shapes) for num in numbering.findall(f"{W}num")}, depths


def _list(num: Element, shapes: dict[str, dict[int, Level]]) -> NumberedList:
    shape = value(num, "abstractNumId")
    levels, restarts = dict(shapes.get(shape, {})), []
    for change in num.findall(f"{W}lvlOverride"):
        depth = whole(change.get(f"{W}ilvl"), 0)
        own = change.find(f"{W}lvl")
        if own is not None:
            levels[depth] = _level(own)
        start = value(change, "startOverride")
        if start and depth in levels:
            levels[depth] = replace(levels[depth], start=whole(start, 1))
            restarts.append(min(depth, DEEPEST))
    return NumberedList(shape, levels, tuple(restarts))


def _level(level: Element) -> Level:
    return Level(
        start=whole(value(level, "start", "1"), 1),
        style=value(level, "numFmt", "decimal"),
        pattern=value(level, "lvlText"),
        legal=is_on(level, "isLgl"),
        apart=value(level, "suff", "tab") != "nothing",
    )
