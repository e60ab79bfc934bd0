"""Labels that count: at a line's start, and those that run in behind a title, a sentence or a colon."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yaodian.core.plan.labels import TITLE_END, Label, label_at
from yaodian.core.plan.lines import LONGEST_TITLE, Line, Mark

SHORT_TITLE = 60
MOST_INSIDE = 60
_RUN_IN = re.compile(
    r"(?<=[。；;）)\]】])[ 　]*(?=[第（(①-⑳\d一二三四五六七八九十])"  # behind a sentence
    r"|(?<=[^\W\d][.])(?=[第（(\d一二三四五六七八九十])"  # behind a full stop typed as a point
    r"|(?<=[ 　])(?=[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．])"  # behind a blank
    r"|(?<=[^\d\W])(?=[（(]?[1一](?: ?\.|[)）、．]))"  # the first one, behind a title
    r"|(?<=[:：])(?=[（(]?[1一][)）.、．])"  # or behind a colon
)
_RULE = re.compile(r"[。！\n][^\W\d_]{2,14}(?:制度|机制|办法|规定|职责|细则)\Z")
_STOPS = frozenset("。！？!?\n.")
_COLON = frozenset("：:")


class Series:
    """How far each style of label has counted: what a label inside a line must continue."""

    def __init__(self, opening: Iterable[Label] = ()) -> None:
        self._last: dict[str, Label] = {}
        counted = Counter((label.style, label.number) for label in opening)
        self._seconds = frozenset(style for style, number in counted if number == 2)
        self._again = frozenset(style for (style, number), times in counted.items() if number == 1 and times > 1)

    def take(self, label: Label) -> None:
        """A label closes the series of the styles below it."""
        self._last = {style: last for style, last in self._last.items() if last.rank < label.rank}
        self._last[label.style] = label

    def goes_on(self, label: Label) -> bool:
        """Whether it is the next one of its style."""
        return label.style in self._last and label.number == self._last[label.style].number + 1

    def is_new(self, label: Label) -> bool:
        """Whether an excerpt may begin in the midst of its series: none of its style has been counted."""
        return label.style not in self._last

    def begins_again(self, label: Label) -> bool:
        """Whether several series of its style begin lines of the text."""
        return label.style in self._again

    def is_carried_on(self, label: Label) -> bool:
        """Whether a second one of its style opens a line of the text."""
        return label.style in self._seconds


def labelled(text: str, labels: list[Label], line: Line, number: int) -> Iterator[Mark]:
    """The heading at the line's start and those that run in behind it."""
    for this, following in zip(labels, [*labels[1:], None], strict=True):
        yield _mark(text, this, following.start if following else line.end, number)


def labels_in(text: str, line: Line, series: Series) -> list[Label]:
    """The label at the line's start and those that run in: the next of a series, or the first of a new one."""
    found: list[Label] = []
    first = label_at(text, line.start)
    begin = first.end if first else line.start
    if first:
        found.append(first)
        series.take(first)
    inside = [label_at(text, at.end()) for at in _RUN_IN.finditer(text, begin + 1, line.end)]
    labels = [label for label in inside if label and label.end < line.end and label.style != "阶段"]
    title_end = _title_end(text, begin, line.end if first else min(line.end, begin + LONGEST_TITLE))
    for place, label in enumerate(labels):
        if series.goes_on(label):
            accepted = text[label.start - 1] not in "）)"
        else:
            place_of = _Place(found[-1:], title_end, _second(label, labels[place + 1 :]))
            begun = label.number == 1 or (series.is_new(label) and place_of.second is not None)
            accepted = begun and _opens(text, label, place_of, series)
        if accepted:
            found.append(label)
            series.take(label)
            title_end = _title_end(text, label.end, line.end)
    return found


def _second(label: Label, behind: list[Label]) -> Label | None:
    """The label that carries on in the same line what `label` begins."""
    same = (other for other in behind[:MOST_INSIDE] if other.style == label.style)
    return next((other for other in same if other.number == label.number + 1), None)


class _Place(NamedTuple):
    """Where a first label stands: the label outside it, the end of that one's title, the second of its kind."""

    outer: list[Label]
    title_end: int
    second: Label | None


def _opens(text: str, label: Label, place: _Place, series: Series) -> bool:
    """The first label of a series inside a line: behind a title, a sentence, or a colon whose points are sentences."""
    before = text[max(0, label.start - 3) : label.start].rstrip(" 　")[-1:]
    second = place.second
    carried_on = second is not None or series.is_carried_on(label) or _behind_rule(text, label.start)
    if label.number > 1:
        return before in _STOPS
    if label.start <= place.title_end and before not in _COLON:
        return label.rank > place.outer[0].rank if place.outer else carried_on
    if before in _COLON:
        return _heads_more(text, label) or (second is not None and text[second.start - 1] in _STOPS)
    return (before in _STOPS and (carried_on or _heads_more(text, label))) or _behind_rule(text, label.start)


def _behind_rule(text: str, at: int) -> bool:
    """…挂钩。请假制度1、…: the name of the next rule, between a full stop and its first point."""
    return _RULE.search(text, max(0, at - SHORT_TITLE // 2), at) is not None


def _heads_more(text: str, label: Label) -> bool:
    """一、目标1、…: a label of the outer kind whose short title runs into points of its own."""
    stop = min(label.end + SHORT_TITLE, len(text))
    inner = (label_at(text, at.end()) for at in _RUN_IN.finditer(text, label.end + 1, stop))
    return any(one and one.number == 1 and one.rank > label.rank for one in inner)


def _mark(text: str, label: Label, limit: int, number: int) -> Mark:
    at = label.end
    while at < limit and text[at] in " 　\t":
        at += 1
    end = _title_end(text, at, limit)
    tail = text[end:limit].strip()
    return Mark(label.start, at, max(end, label.end), not tail, label.rank, label, number)


def _title_end(text: str, at: int, limit: int) -> int:
    while at < limit and text[at] not in TITLE_END:
        at += 1
    return at
