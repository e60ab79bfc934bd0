"""From marks to headings with their nesting; the table of contents told apart from the body."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from yaodian.core.plan.columns import Cell, cells_in
from yaodian.core.plan.labels import Label, label_at
from yaodian.core.plan.lines import Line, Mark, is_short, lines_of
from yaodian.core.plan.marks import OWN_HEADINGS, marks_of
from yaodian.core.plan.tree import Heading
from yaodian.core.plan.wraps import soft_breaks

DEEPEST = 3
FEWEST_LISTED = 3
CONTENTS_WORDS = frozenset({"目录", "目次", "目 录", "目　录"})
_LEADERS = "….·⋯-— 　\t0123456789"

Path = tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """The headings of a text. `missing`: those that only the contents name, by their path of labels.

    `soft` are newlines that end nothing, `cells` what stands beside the tasks of tables; `paths` gives
    every heading (by its start) the normalised labels from the outermost inwards.
    """

    headings: tuple[Heading, ...]
    missing: tuple[Heading, ...]
    paths: dict[int, Path]
    title: Line | None
    contents: tuple[int, int] | None
    soft: frozenset[int] = frozenset()
    cells: tuple[Cell, ...] = ()


def outline_of(text: str) -> Outline:
    """Read the headings of a whole text."""
    soft = soft_breaks(text)
    lines = lines_of(text, soft)
    cells = tuple(cells_in(text, lines))
    page = _contents_page(text, lines)
    title, front = _titled(text, lines, page)
    marks = marks_of(text, lines, page.after)
    if title and title.start >= lines[page.after].start and _is_one_of_several(text, title, marks):
        marks.insert(0, Mark(title.start, title.start, title.end, True, 0, None, page.after))
        title = None
    headings, paths = _levelled(text, marks)
    if page.after == 0:
        return Outline(headings, (), paths, title, None, soft, cells)
    listed, listed_paths = _levelled(text, marks_of(text, lines[: page.after], page.first))
    present = set(paths.values())
    missing = tuple(h for h in listed if listed_paths[h.start] not in present)
    paths.update({h.start: listed_paths[h.start] for h in missing})
    return Outline(headings, missing, paths, title, (lines[front].start, lines[page.after - 1].end), soft, cells)


class _Page(NamedTuple):
    """Numbers of lines: where the contents open, their first entry, and the first line after them; 0 for none."""

    opening: int = 0
    first: int = 0
    after: int = 0


def _contents_page(text: str, lines: list[Line]) -> _Page:
    opening = _opening(text, lines)
    first = opening + (opening < len(lines) and text[lines[opening].start : lines[opening].end] in CONTENTS_WORDS)
    after = first
    while after < len(lines) and is_short(text, lines[after], 60) and label_at(text, lines[after].start):
        after += 1
    if after - first < FEWEST_LISTED:
        return _Page()
    begun = _name(text, lines[first])
    for at in range(first + 1, len(lines)):
        if _name(text, lines[at]) == begun:
            return _Page(opening, first, min(at, after))
    return _Page()


def _opening(text: str, lines: list[Line]) -> int:
    """Contents stand first, or behind a title with its number and date, and the word 目录."""
    for at in range(min(5, len(lines))):
        if text[lines[at].start : lines[at].end] in CONTENTS_WORDS:
            return at
    return 0


def _name(text: str, line: Line) -> tuple[str, int, str]:
    """Style, number and the first characters of the title: enough to know a heading again."""
    label = label_at(text, line.start)
    if label is None:
        return "", 0, ""
    return label.style, label.number, text[label.end : line.end].strip()[:4]


def _titled(text: str, lines: list[Line], page: _Page) -> tuple[Line | None, int]:
    """The title, and the number of the line with which the contents begin.

    It stands behind the contents, and what is short in front of them belongs to their page; or in front alone.
    """
    behind = _title_line(text, lines, page.after)
    if behind is None and page.opening:
        return _title_line(text, lines, 0), page.opening
    alone = all(is_short(text, line, 60) for line in lines[: page.opening])
    return behind, 0 if behind and alone else page.opening


def _title_line(text: str, lines: list[Line], after: int) -> Line | None:
    if after >= len(lines) or not is_short(text, lines[after], 60) or label_at(text, lines[after].start):
        return None
    return lines[after] if after + 1 < len(lines) else None


def _is_one_of_several(text: str, title: Line, marks: Iterable[Mark]) -> bool:
    """Several rules in one file: the first line heads the first of them and names no file."""
    ends = text.endswith(OWN_HEADINGS, title.start, title.end)
    return ends and any(mark.rank == 0 for mark in marks)


def _inner_ranks(marks: list[Mark]) -> dict[str, float]:
    """Styles that this text nests the other way round: 一、总则 第一条 … 二、职责, 1、分工（一）组长 … 2、要求."""
    labels = [mark.label for mark in marks if mark.label]
    following: dict[str, Label] = {}
    found: dict[str, float] = {}
    for before, label in zip(reversed(labels[:-1]), reversed(labels[1:]), strict=True):
        following[label.style] = label
        goes_on = following.get(before.style)
        turned = label.number == 1 and label.rank < before.rank and label.style not in found
        if turned and goes_on and goes_on.start > label.start and goes_on.number == before.number + 1:
            found[label.style] = before.rank + 0.25
    return found


def _unseen_ranks(marks: list[Mark]) -> list[float]:
    """The parents that an excerpt has cut off: those its first style has further on, else every outer style."""
    outer = sorted({mark.rank for mark in marks if mark.label and mark.rank < marks[0].rank})
    above: list[float] = []
    for mark in (mark for mark in marks[1:] if outer and mark.label):
        while above and above[-1] >= mark.rank:
            above.pop()
        if above and above[0] == outer[0] and mark.rank == marks[0].rank:
            return above
        above.append(mark.rank)
    return outer


def _levelled(text: str, marks: list[Mark]) -> tuple[tuple[Heading, ...], dict[int, Path]]:
    """Give each mark the depth at its place, as if parents cut off by an excerpt were visible."""
    headings: list[Heading] = []
    paths: dict[int, Path] = {}
    inner = _inner_ranks(marks)
    marks = [replace(mark, rank=inner.get(mark.label.style, mark.rank)) if mark.label else mark for mark in marks]
    stack: list[tuple[float, str]] = [(rank, "") for rank in _unseen_ranks(marks)]
    for mark in marks:
        while stack and stack[-1][0] >= mark.rank:
            stack.pop()
        label = text[mark.start : mark.label.end] if mark.label else ""
        title = text[mark.title_start : mark.title_end].rstrip(_LEADERS)
        name = f"{mark.label.style}{mark.label.number}" if mark.label else title
        stack.append((mark.rank, name))
        if len(stack) <= DEEPEST:
            headings.append(Heading(len(stack), label, title, mark.start, mark.title_end, mark.own_line))
            paths[mark.start] = tuple(place for _, place in stack)
    return tuple(headings), paths
