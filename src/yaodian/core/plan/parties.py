"""Who is named for a task: in the columns of its row, behind 责任单位：, or by 由…牵头."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from yaodian.core.plan.found import Party
from yaodian.core.plan.tree import Plan

RULES = {
    "表格列": "工作任务|牵头单位\n建立值班台账|办公室",
    "写明单位": "建立值班台账（责任单位：办公室；配合单位：后勤科）",
    "由谁牵头": "由办公室牵头，后勤科配合，建立值班台账",
}
PARTS = {"牵头": "lead", "主办": "lead", "承办": "lead", "责任": "responsible", "落实": "responsible"} | {
    "配合": "support", "协办": "support", "参与": "support", "协助": "support"
}  # fmt: skip
SHOWN = frozenset({"lead", "responsible", "support", "leader"})
_PART = "|".join(PARTS)
_NAMED = re.compile(
    rf"(?P<part>{_PART})(?P<whom>单位|部门|科室|处室|机构|领导|人)?\s*[:：]\s*(?P<names>(?:(?![，,、]\s*\w{{2,6}}[:：])[^;；。\n|)）:：]){{2,80}})"
)
_LEADS = re.compile(r"(?:由|[（(|])(?P<lead>[^，,。；;、由（()）|\n]{2,24})牵头")
_HELPS = re.compile(r"(?:牵头)(?:负责)?[，,；;](?P<names>[^，,。；;（()）|\n]{2,60}?)(?:等)?(?:配合|参与|协助)")
_SPLIT = re.compile(r"[、，,；;\s]+")


def parties_in(plan: Plan) -> tuple[Party, ...]:
    """All parties named in the plan, in the order of the text."""
    found = [*_in_columns(plan), *_written(plan)]
    return tuple(sorted(found, key=lambda party: (party.start, party.end)))


def _in_columns(plan: Plan) -> Iterator[Party]:
    """The cells of named columns; 甲科牵头，乙科配合 in one cell is told apart."""
    for cell in plan.cells:
        if cell.column in SHOWN and "牵头" not in plan.text[cell.start : cell.end]:
            yield _party(plan.text, (cell.start, cell.end), cell.column, cell.row, "表格列")


def _written(plan: Plan) -> Iterator[Party]:
    text, places = plan.text, _Places(plan)
    for found in _NAMED.finditer(text):
        part = "leader" if found["whom"] in ("领导", "人") else PARTS[found["part"]]
        yield _party(text, found.span("names"), part, places.row_of(found.start()), "写明单位")
    for pattern, group, part in ((_LEADS, "lead", "lead"), (_HELPS, "names", "support")):
        for found in pattern.finditer(text):
            yield _party(text, found.span(group), part, places.row_of(found.start()), "由谁牵头")


class _Places:
    """What a party is named for: the sentence it stands in, or the item whose heading or end it stands in."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._clauses = [clause.start for clause in plan.clauses]
        self._headings = [heading.start for heading in plan.headings]

    def row_of(self, at: int) -> tuple[int, int]:
        """The stretch for a party named at `at`."""
        place = bisect_right(self._clauses, at) - 1
        if place >= 0 and at < self._plan.clauses[place].end:
            clause = self._plan.clauses[place]
            return clause.start, clause.end
        above = bisect_right(self._headings, at)
        begin = self._headings[above - 1] if above else 0
        ends = self._headings[above] if above < len(self._headings) else len(self._plan.text)
        line = self._plan.text.find("\n", at)
        inside = above and at < self._plan.headings[above - 1].end
        return begin, ends if inside or line < 0 else line


def _party(text: str, span: tuple[int, int], part: str, row: tuple[int, int], rule: str) -> Party:
    surface = text[slice(*span)]
    names = tuple(name for name in _SPLIT.split(surface.strip()) if name)
    return Party(*span, surface, part, names, row, rule)
