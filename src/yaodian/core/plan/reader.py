"""Reading a text as a plan."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from yaodian.core.plan.clauses import sentences
from yaodian.core.plan.labels import label_at
from yaodian.core.plan.numerals import chinese_value
from yaodian.core.plan.outline import Outline, outline_of
from yaodian.core.plan.tree import Clause, Heading, Item, Part, Plan, Reading
from yaodian.core.problem import Problem

_YEAR = re.compile("(20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年")
_ENDINGS = frozenset("。！？!?；;…”）)》」|：:")


def read(text: str) -> Reading:
    """Read a plan. Never fails: what is odd about the text is told in `problems`."""
    outline = outline_of(text)
    title = text[outline.title.start : outline.title.end] if outline.title else ""
    titled = (outline.title.start, outline.title.end) if outline.title else None
    preamble, parts = _Tree(text, outline).grow()
    headings = tuple(sorted((*outline.missing, *outline.headings), key=lambda h: h.start))
    year = _year(title)
    plan = Plan(title, year, text, parts, preamble, headings, outline.contents, titled, outline.cells)
    return Reading(plan, tuple(_problems(plan)))


def _year(title: str) -> int | None:
    found = _YEAR.search(title)
    if not found:
        return None
    return int(found[1]) if found[1].isdecimal() else chinese_value(found[1])


class _Tree:
    """The one place that knows how headings, sentences and the contents' gaps become a tree."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text = text
        self.outline = outline
        self.parts: list[tuple[Heading, list[int]]] = []
        self.items: list[tuple[Heading, int, bool]] = []
        self.clauses: list[tuple[int, int, int | None]] = []
        self.leading: dict[tuple[str, ...], int] = {}
        self.beside = [cell.start for cell in outline.cells]

    def grow(self) -> tuple[tuple[Clause, ...], tuple[Part, ...]]:
        """The sentences before the first heading, and the parts."""
        opened, begin = self.outline.contents or (0, 0)
        self._sentences(0, opened, None)
        edges = [h.start for h in self.outline.headings[1:]] + [len(self.text)]
        first = self.outline.headings[0].start if self.outline.headings else len(self.text)
        self._sentences(begin, first, None)
        for heading, end in zip(self.outline.headings, edges, strict=False):
            self._open(heading)
            self._sentences(heading.leaf_end, end, len(self.items) - 1)
        for heading in self.outline.missing:
            self._open_missing(heading)
        return self._built()

    def _sentences(self, start: int, end: int, item: int | None) -> None:
        title = self.outline.title
        if title and start <= title.start < end:
            self._sentences(start, title.start, item)
            start = title.end
        if item is not None and self.items[item][0].level == 1 and next(self._spans(start, end), None) is None:
            self._drop(item)
            return
        self.clauses += [(a, b, item) for a, b in self._spans(start, end)]

    def _spans(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        spans = sentences(self.text, start, end, self.outline.soft)
        return (span for span in spans if not self._is_beside(span[0]))

    def _is_beside(self, at: int) -> bool:
        """Whether a cell beside a task begins or goes on here: a name or a day is no sentence."""
        place = bisect_right(self.beside, at) - 1
        return place >= 0 and at < self.outline.cells[place].end

    def _drop(self, item: int) -> None:
        """A part whose heading is followed at once by an item needs no item of its own."""
        self.items.pop()
        self.parts[-1][1].remove(item)

    def _open(self, heading: Heading) -> None:
        if heading.level == 1 or not self.parts:
            self.leading.setdefault(self.outline.paths[heading.start][:1], len(self.parts))
            self.parts.append((heading, []))
        self.parts[-1][1].append(len(self.items))
        self.items.append((heading, len(self.parts) - 1, False))

    def _open_missing(self, heading: Heading) -> None:
        outermost = self.outline.paths[heading.start][:1]
        place = self.leading.get(outermost)
        if heading.level == 1 or place is None:
            self.parts.append((heading, []))
            place = len(self.parts) - 1
            self.leading[outermost] = place
        if heading.level > 1:
            self.parts[place][1].append(len(self.items))
            self.items.append((heading, place, True))

    def _built(self) -> tuple[tuple[Clause, ...], tuple[Part, ...]]:
        order = [item for _, members in self.parts for item in members]
        place = {old: new for new, old in enumerate(order)}
        inside: dict[int, list[Clause]] = {old: [] for old in order}
        preamble: list[Clause] = []
        for start, end, item in self.clauses:
            where = preamble if item is None else inside[item]
            where.append(Clause(start, end, self.text[start:end], None if item is None else place[item]))
        return tuple(preamble), tuple(self._part(h, members, inside) for h, members in self.parts)

    def _part(self, heading: Heading, members: list[int], inside: dict[int, list[Clause]]) -> Part:
        items = tuple(self._item(old, tuple(inside[old])) for old in members)
        shown = heading.level == 1
        return Part(heading.label if shown else "", heading.title if shown else "", heading.start, items)

    def _item(self, old: int, clauses: tuple[Clause, ...]) -> Item:
        heading, part, missing = self.items[old]
        if heading.level == 1:
            return Item(None, "", "", heading.leaf_end, clauses, missing, part, 1)
        label = label_at(self.text, heading.start) if heading.label else None
        number = label.number if label else None
        return Item(number, heading.label, heading.title, heading.start, clauses, missing, part, heading.level)


def _problems(plan: Plan) -> list[Problem]:
    found: list[Problem] = []
    if not plan.text.strip():
        return [Problem("全文", "没有可读的文字", "请检查文件是否为空，或将正文粘贴进来")]
    if not plan.headings:
        found.append(Problem("全文", "没有找到带序号的标题", "请确认上传的是要点全文；也可以逐句办理"))
    found += [
        Problem(f"目录“{item.label}{item.title}”", "正文中没有这一条", "请补上该条正文，或确认本年不含此条")
        for item in plan.items
        if item.text_missing
    ]
    last = plan.clauses[-1] if plan.clauses else None
    if last and last.text[-1] not in _ENDINGS:
        found.append(Problem(f"正文末尾“{last.text[-12:]}”", "句子没有写完", "文件可能被截断，请核对原文"))
    return found
