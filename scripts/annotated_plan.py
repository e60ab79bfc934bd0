"""A plan with what it asks for marked inside its text. The marks: tests/core/plan/annotated/README.md.

For example: 各支部⟦q >= 1 次 quarter›每季度至少召开一次党员大会⟧。
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from yaodian.core.problem import Problem

Finding = dict[str, object]
Annotation = dict[str, list[Finding]]

LISTS = ("headings", "quotas", "deadlines", "deliverables", "campaigns", "links")
PERIODS = "day|week|half-month|month|two-months|quarter|semester|half-year|year|once|-"
THINGS = "ledger|list|mechanism|plan|report|standard|team|brand|platform|training|campaign|other"
DAYS = (
    r"(\d{4}-)?\d\d-\d\d|Q[1-4]|year-(start|end)|half-year-end|semester-start|holidays"
    r"|rel:-?\d+[hdwmy]|monthly-\d{1,2}|event:.+"
)
# What a mark says before its ›, by its first letter.
HEADS = {
    "h": re.compile(r"h(?P<level>[123])"),
    "t": re.compile(r"t(?P<level>[123])"),
    "q": re.compile(rf"q (?P<comparator>>=|<=|=) (?P<count>\d+(\.\d+)?|-) (?P<unit>\S+) (?P<period>{PERIODS})"),
    "d": re.compile(rf"d (?P<date>{DAYS})"),
    "m": re.compile(rf"m (?P<kind>{THINGS})"),
    "c": re.compile("c"),
    "l": re.compile("l"),
}
LIST_OF = dict(zip("qdmcl", LISTS[1:], strict=True)) | {"h": LISTS[0], "t": LISTS[0]}
BRACKET = re.compile("⟦|⟧")
LONGEST_HEAD = re.compile("[^⟦⟧›\n]{0,40}›")
TITLE = re.compile("[^。；：|\n]*")


@dataclass(frozen=True)
class Mark:
    """One mark: what its head says and which stretch of the plain text it stands around."""

    head: re.Match[str]
    start: int
    end: int

    @property
    def letter(self) -> str:
        return self.head[0][0]


@dataclass
class Marked:
    """The plain text, its marks in the order of their ends, and everything that is wrong with them."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, what: str, mend: str) -> None:
        line = self.text.count("\n") + 1
        self.problems.append(Problem(f"第{line}行，“{self.text[-12:]}”之后".replace("\n", " "), what, mend))


def read_marks(marked: str) -> Marked:
    """Take the marks out of the text; a mark with a fault is told and left out."""
    found = Marked()
    open_marks: list[tuple[re.Match[str] | None, int]] = []
    at = 0
    for bracket in BRACKET.finditer(marked):
        found.text += marked[at : bracket.start()]
        at = bracket.end()
        if bracket[0] == "⟧":
            _close(found, open_marks)
        else:
            head = LONGEST_HEAD.match(marked, at)
            open_marks.append((_head_of(found, head), len(found.text)))
            at = head.end() if head else at
    found.text += marked[at:]
    for _ in open_marks:
        found.refuse("标记没有结束", "补上 ⟧")
    return found


def _head_of(found: Marked, head: re.Match[str] | None) -> re.Match[str] | None:
    words = head[0][:-1] if head else ""
    pattern = HEADS.get(words[:1])
    known = pattern.fullmatch(words) if pattern else None
    if known is None:
        found.refuse(f"标记开头“{words}”看不懂", "按 tests/core/plan/annotated/README.md 改写，以 › 结束")
    return known


def _close(found: Marked, open_marks: list[tuple[re.Match[str] | None, int]]) -> None:
    if not open_marks:
        found.refuse("⟧ 没有开头", "补上 ⟦ 或者删去 ⟧")
        return
    head, start = open_marks.pop()
    inside = found.text[start:]
    if not inside.strip() or inside != inside.strip():
        found.refuse(f"标记里的“{inside}”是空的，或者头尾有空白", "标记只围住文字")
    elif head is not None:
        found.marks.append(Mark(head, start, len(found.text)))


def annotation(found: Marked) -> Annotation:
    """The six lists of the guide, each in the order of the text."""
    lists: Annotation = {name: [] for name in LISTS}
    for mark in sorted(found.marks, key=lambda mark: (mark.start, -mark.end)):
        lists[LIST_OF[mark.letter]].append(SAYS[mark.letter](found.text, mark))
    return lists


def _span(text: str, mark: Mark) -> Finding:
    return {"start": mark.start, "end": mark.end, "surface": text[mark.start : mark.end]}


def _label(text: str, mark: Mark) -> Finding:
    title = TITLE.match(text, mark.end)
    words = title[0].strip() if title else ""
    return {"level": int(mark.head["level"]), "label": text[mark.start : mark.end], "title": words, "start": mark.start}


def _title(text: str, mark: Mark) -> Finding:
    return {"level": int(mark.head["level"]), "label": "", "title": text[mark.start : mark.end], "start": mark.start}


def _quota(text: str, mark: Mark) -> Finding:
    said = {name: None if value == "-" else value for name, value in mark.head.groupdict().items()}
    count = said["count"]
    return _span(text, mark) | said | {"count": None if count is None else float(count)}


def _said(text: str, mark: Mark) -> Finding:
    return _span(text, mark) | mark.head.groupdict()


def _campaign(text: str, mark: Mark) -> Finding:
    return {"start": mark.start, "end": mark.end, "name": text[mark.start : mark.end]}


SAYS: dict[str, Callable[[str, Mark], Finding]] = {
    "h": _label,
    "t": _title,
    "q": _quota,
    "d": _said,
    "m": _said,
    "c": _campaign,
    "l": _span,
}


def documents(files: dict[str, str]) -> Iterator[dict[str, object]]:
    """One document a file, as in a corpus: `id`, `text` and the six lists. The newline at a file's end is not text."""
    for name, marked in sorted(files.items()):
        found = read_marks(marked.removesuffix("\n"))
        if found.problems:
            raise UnreadableMarks(name, found.problems)
        yield {"id": name, "text": found.text, **annotation(found)}


class UnreadableMarks(ValueError):
    """A file of annotated clauses that breaks the rules of its marks, with all that is wrong."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        told = "\n".join(f"  {one.where}：{one.what}；{one.mend}" for one in problems)
        super().__init__(f"{name}：\n{told}")
