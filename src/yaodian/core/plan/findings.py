"""All commitments of a plan, and the same as the JSON object of the annotation guide."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import TypeVar

from yaodian.core.plan.campaigns import campaigns_in
from yaodian.core.plan.deadlines import deadlines_in
from yaodian.core.plan.deliverables import deliverables_in
from yaodian.core.plan.found import Campaign, Deadline, Deliverable, Findings, Link, Quota
from yaodian.core.plan.links import links_in
from yaodian.core.plan.parties import parties_in
from yaodian.core.plan.quotas import quotas_in
from yaodian.core.plan.tokens import Phrase, phrases_of
from yaodian.core.plan.tree import Plan

LONGEST_STRETCH = 1000
EXAMPLES = ("示例", "例如", "如：", "举例")
REASONS = ("为", "根据", "按照", "依据", "结合", "遵照")
DOCUMENTS = frozenset({"mechanism", "standard", "plan", "other"})
GENERAL = ("指导思想", "总体要求", "总体思路")
LACKING = ("缺", "少")
STOPS = ("；", ";", "。")
WHOLE_YEAR = ("全年", "年度")
_Found = TypeVar("_Found", Quota, Deadline, Deliverable, Campaign, Link)


@dataclass(frozen=True)
class _Stretch:
    """A stretch to read for commitments. `general`: it stands under 指导思想 and the like.

    `introduces`: it says, before the first heading, why the text itself is made: 为…, 制定本办法.
    """

    start: int
    end: int
    general: bool
    row_period: str | None
    introduces: bool = False


def findings(plan: Plan) -> Findings:
    """Everything the plan commits someone to, each list in the order of the text."""
    quotas: list[Quota] = []
    deadlines: list[Deadline] = []
    deliverables: list[Deliverable] = []
    campaigns: list[Campaign] = []
    links: list[Link] = []
    for stretch in _stretches(plan):
        phrases = phrases_of(plan.text, stretch.start, stretch.end)
        here = quotas_in(plan.text, phrases, stretch.row_period)
        quotas += here
        dateline = _is_dateline(plan.text, stretch, phrases)
        links += (link for phrase in phrases for link in links_in(plan.text, phrase))
        for phrase in _asked(phrases):
            deadlines += () if dateline else deadlines_in(plan.text, phrase)
            campaigns += campaigns_in(plan.text, phrase)
            if not stretch.general:
                made = _not_counted(deliverables_in(plan.text, phrase), here)
                deliverables += (one for one in made if not (stretch.introduces and one.kind in DOCUMENTS))
    return Findings(
        plan.headings,
        _sorted(quotas),
        _sorted(deadlines),
        _sorted(deliverables),
        _sorted(campaigns),
        _sorted(links),
        parties_in(plan),
    )


def _is_dateline(text: str, stretch: _Stretch, phrases: list[Phrase]) -> bool:
    """The date below a signature: a line that holds a whole date and nothing else."""
    if len(phrases) != 1 or not all(token.plays("year", "month", "day", "date") for token in phrases[0].tokens):
        return False
    begin, end = text.rfind("\n", 0, stretch.start) + 1, text.find("\n", stretch.end)
    whole = phrases[0].tokens[0].plays("year", "date")
    return whole and text[begin : end if end >= 0 else len(text)].strip() == text[stretch.start : stretch.end].strip()


def _asked(phrases: list[Phrase]) -> Iterator[Phrase]:
    """Without the phrases that only say what is marked down: 未开展活动的，扣1分."""
    scored = False
    for phrase in reversed(phrases):
        here = any(token.plays("scoring") for token in phrase.tokens)
        lacking = any(token.plays("negations") or token.text in LACKING for token in phrase.tokens)
        if not here and not (scored and lacking):
            yield phrase
        scored = here or (scored and phrase.mark not in STOPS)


def _sorted(found: list[_Found]) -> tuple[_Found, ...]:
    key: Callable[[_Found], int] = lambda one: one.start  # noqa: E731
    return tuple(sorted(found, key=key))


def _not_counted(made: Iterator[Deliverable], quotas: list[Quota]) -> Iterator[Deliverable]:
    """What a quota counts is not a deliverable as well."""
    for one in made:
        if not any(quota.start < one.end and one.start < quota.end for quota in quotas):
            yield one


def _stretches(plan: Plan) -> Iterator[_Stretch]:
    general = _General(plan)
    for heading in plan.headings:
        if heading.own_line:
            yield _Stretch(heading.start + len(heading.label), heading.end, False, None)
    rows = _Rows(plan.text)
    for cell in plan.cells:
        yield _Stretch(cell.start, cell.end, False, None)
    for clause in plan.clauses:
        if clause.text.startswith(EXAMPLES):
            continue
        within, row_period = general.holds(clause.start), rows.period_at(clause.start)
        for start, end in _pieces(plan.text, clause.start, clause.end):
            introduces = clause.item is None and clause.text.startswith(REASONS)
            yield _Stretch(start, end, within, row_period, introduces)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence beyond all measure is read in pieces, so that no text costs more than its length."""
    while end - start > LONGEST_STRETCH:
        comma = max(text.rfind(mark, start + 1, start + LONGEST_STRETCH) for mark in "，,；;")
        cut = comma + 1 if comma > start else start + LONGEST_STRETCH
        yield start, cut
        start = cut
    yield start, end


class _General:
    """Where 指导思想 and the like stand."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._at = 0
        self._inside = False

    def holds(self, start: int) -> bool:
        """Asked for ascending places only."""
        headings = self._plan.headings
        while self._at < len(headings) and headings[self._at].start <= start:
            self._inside = headings[self._at].title.startswith(GENERAL)
            self._at += 1
        return self._inside


class _Rows:
    """The cycle that a table row states for all its cells: a cell that begins with 全年."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._period: str | None = None

    def period_at(self, start: int) -> str | None:
        """Asked for ascending places only."""
        if start > self._end:
            begin = self._text.rfind("\n", 0, start) + 1
            end = self._text.find("\n", start)
            self._end = len(self._text) if end < 0 else end
            cells = self._text[begin : self._end].split("|")
            whole = len(cells) > 1 and any(cell.strip().startswith(WHOLE_YEAR) for cell in cells)
            self._period = "year" if whole else None
        return self._period


def as_json(name: str, plan: Plan, found: Findings | None = None) -> dict[str, object]:
    """One object as the annotation guide wants it; `name` becomes `id`."""
    found = found or findings(plan)
    return {
        "id": name,
        "text": plan.text,
        "headings": [{"level": h.level, "label": h.label, "title": h.title, "start": h.start} for h in found.headings],
        "quotas": [asdict(one) for one in found.quotas],
        "deadlines": [asdict(one) for one in found.deadlines],
        "deliverables": [asdict(one) for one in found.deliverables],
        "campaigns": [asdict(one) for one in found.campaigns],
        "links": [asdict(one) for one in found.links],
        "parties": [asdict(one) for one in found.parties],
    }
