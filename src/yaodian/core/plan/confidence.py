"""Sure or to confirm (确定, 待确认): of each finding by what stands around it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from yaodian.core.plan.doubts import DOUBTS, STOPS, Doubt, Finding, Spot
from yaodian.core.plan.found import Findings
from yaodian.core.plan.numerals import chinese_value
from yaodian.core.plan.tree import Clause, Heading, Plan

KINDS = ("headings", "quotas", "deadlines", "deliverables", "campaigns", "links")
OPENERS = frozenset("0123456789（(第“《①②③④⑤⑥⑦⑧⑨")
TOUCHES = 2
SHORT_TITLE = 8
DIGITS = frozenset("0123456789零〇一二三四五六七八九十百两")


@dataclass(frozen=True, slots=True)
class Graded:
    """A finding with what is doubtful about it; nothing: sure (确定)."""

    kind: str
    finding: Finding
    doubts: tuple[Doubt, ...]

    @property
    def is_sure(self) -> bool:
        return not self.doubts


def graded(plan: Plan, found: Findings) -> tuple[Graded, ...]:
    """Every finding in the order of the text, a heading before what stands in it."""
    return tuple(
        Graded(spot.kind, spot.finding, tuple(one for one in DOUBTS if spot.kind in one.kinds and one.holds(spot)))
        for spot in _Walk(plan, found).spots()
    )


class _Walk:
    """What is looked up for each spot; the work is linear in text and findings."""

    def __init__(self, plan: Plan, found: Findings) -> None:
        self.plan = plan
        self.text = plan.text
        self.clauses = plan.clauses
        self.starts = [clause.start for clause in plan.clauses]
        self.titles = [heading.start for heading in plan.headings]
        self.placed = [(one.start, n, kind, one) for n, kind in enumerate(KINDS) for one in getattr(found, kind)]
        self.leaps = dict(_leaps(plan.headings))
        self.inside: dict[tuple[int, str], list[Finding]] = {}
        for start, _, kind, one in self.placed:
            self.inside.setdefault((bisect_right(self.starts, start), kind), []).append(one)

    def spots(self) -> Iterator[Spot]:
        for start, _, kind, one in sorted(self.placed, key=lambda each: each[:2]):
            place = bisect_right(self.starts, start)
            clause = self.clauses[place - 1] if place and start < self.clauses[place - 1].end else None
            row = _line(self.text, start)
            begin, end = (clause.start, clause.end) if clause else row
            yield Spot(
                kind,
                one,
                said=self.text[start : one.end],
                near=self.text[max(0, start - 2) : one.end + 2].replace("\n", ""),
                sentence=self.text[begin:end],
                is_broken=clause is not None and self._is_broken(place - 1, one),
                is_in_row="|" in self.text[slice(*row)],
                is_askew=self._is_askew(*row),
                in_heading=kind != "headings" and self._in_title(one),
                tail=self._tail(one) if isinstance(one, Heading) and one.own_line else "",
                leap=self.leaps.get(start) if kind == "headings" else None,
                beside=tuple(other for other in self.inside[place, kind] if other is not one),
            )

    def _is_broken(self, place: int, one: Finding) -> bool:
        """It reaches to where its line stops in mid-sentence and the next one goes on, or the one in front did."""
        here = self.clauses[place]
        ends = one.end >= here.end - TOUCHES and self._goes_on(place)
        return ends or (one.start <= here.start + TOUCHES and place > 0 and self._goes_on(place - 1))

    def _goes_on(self, place: int) -> bool:
        """Not in a list, whose lines begin with a number or stop with a mark."""
        here = self.clauses[place]
        following = self.clauses[place + 1] if place + 1 < len(self.clauses) else None
        if following is None or here.item != following.item or here.text[-1] in STOPS or following.text[0] in OPENERS:
            return False
        return self.text[here.end : following.start].strip(" \u3000") == "\n" and not _row(here) and not _row(following)

    def _is_askew(self, begin: int, end: int) -> bool:
        cells = self.text.count("|", begin, end)
        above = self.text.count("|", *_line(self.text, max(0, begin - 1))) if begin else cells
        return cells > 0 and above > 0 and cells != above

    def _in_title(self, one: Finding) -> bool:
        """In a heading of a line of its own, or all that stands in a short one: 1、定期走访。"""
        place = bisect_right(self.titles, one.start)
        heading = self.plan.headings[place - 1] if place else None
        if heading is None or one.start >= heading.end:
            return False
        return heading.own_line or (one.end == heading.end and len(heading.title) <= SHORT_TITLE)

    def _tail(self, heading: Heading) -> str:
        """The next line, where it is no heading and nothing but a remnant stands between."""
        begin, end = _line(self.text, min(heading.end + 1, len(self.text)))
        labelled = any(begin <= start < end for start in self.titles[bisect_right(self.titles, heading.start) :][:1])
        return "" if labelled or begin <= heading.start else self.text[begin:end].strip()


def _row(clause: Clause) -> bool:
    return "|" in clause.text


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _leaps(headings: tuple[Heading, ...]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where a number does not follow the one in front of the same style; a list may begin anew with one."""
    last: dict[str, int] = {}
    for heading in headings:
        style = "".join("#" if mark in DIGITS else mark for mark in heading.label).replace("##", "#")
        number = _number(heading.label)
        if number is None:
            continue
        before = last.get(style)
        if before is not None and number not in (1, before + 1):
            yield heading.start, (before, number)
        last[style] = number


def _number(label: str) -> int | None:
    marks = "".join(mark for mark in label if mark in DIGITS)
    return None if not marks else int(marks) if marks.isdecimal() else chinese_value(marks)
