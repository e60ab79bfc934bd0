"""The reading of a plan as cards: what is to be confirmed first, what was said by whom, what last year offers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yaodian.core.plan import Findings, Plan
from yaodian.core.plan.confidence import Graded, graded
from yaodian.core.plan.correction import MAKERS, Correction, Stance
from yaodian.core.plan.doubts import Finding
from yaodian.core.plan.explain import NAMES, date_says, explained, says
from yaodian.core.plan.found import Deadline, Deliverable, Quota
from yaodian.core.plan.missed import missed
from yaodian.core.plan.tree import Heading
from yaodian.core.propose.recall import Recalled
from yaodian.site.actions.correct_reading import MISSED, token_of
from yaodian.site.models import Correction as Row
from yaodian.site.pages.reading_form import Place
from yaodian.site.queries.readings import value_of

MISSED_WORDS = "可能漏读"
CHANGEABLE = ("quotas", "deadlines", "deliverables", "headings")


@dataclass(frozen=True, slots=True)
class Card:
    """A finding, or a sentence without one. `said`: what somebody said about it; `offer`: what was said last year."""

    place: Place
    words: str
    says: str
    rule: str
    example: str
    doubts: tuple[str, ...]
    before: str
    here: str
    after: str
    fields: Mapping[str, str]
    said: Row | None = None
    said_says: str = ""
    offer: Recalled | None = None
    offer_says: str = ""

    @property
    def kind(self) -> str:
        return self.place[0]

    @property
    def key(self) -> str:
        return "-".join(map(str, self.place))

    @property
    def seen(self) -> str:
        return token_of(self.said)

    @property
    def may_change(self) -> bool:
        return self.kind in CHANGEABLE

    @property
    def is_missed(self) -> bool:
        return self.kind == MISSED

    @property
    def is_to_confirm(self) -> bool:
        return self.said is None and bool(self.doubts or self.offer)


class Deck:
    """All cards of a plan, in the order of its text."""

    def __init__(self, plan: Plan, found: Findings, rows: Iterable[Row], offers: Iterable[Recalled]) -> None:
        self.plan = plan
        self.rows = {(row.kind, row.start, row.stop): row for row in rows}
        self.offers = {(o.correction.kind, o.correction.start, o.correction.end): o for o in offers}
        grades = graded(plan, found)
        cards = [*map(self._graded, grades), *self._missed(found), *self._by_hand(grades)]
        self.cards = tuple(sorted(cards, key=lambda card: (card.place[1], card.place[2], card.kind)))

    def _graded(self, one: Graded) -> Card:
        place = (one.kind, one.finding.start, one.finding.end)
        told = explained(one.kind, one.finding)
        doubts = tuple(doubt.words for doubt in one.doubts)
        return self._card(place, (NAMES[one.kind], told.says, told.rule, told.example), doubts, fields_of(one.finding))

    def _missed(self, found: Findings) -> Iterator[Card]:
        filled = [row.start for row in self.rows.values() if row.stance in (Stance.ADDED, Stance.CHANGED)]
        for clause in missed(self.plan, found):
            if not any(clause.start <= start < clause.end for start in filled):
                words = (MISSED_WORDS, "这一句有时间或数量，却没有读出要求", "", "")
                yield self._card((MISSED, clause.start, clause.end), words, ("看看是不是有要办的事",), {})

    def _by_hand(self, grades: Iterable[Graded]) -> Iterator[Card]:
        """What was put in by hand, and what was said of a finding that is cut otherwise by now."""
        known = {(one.kind, one.finding.start, one.finding.end) for one in grades}
        for place in self.rows.keys() - known:
            if place[0] in MAKERS:
                yield self._card(place, (NAMES[place[0]], "人工补读", "", ""), (), {})
        for place, offer in self.offers.items():
            if place not in known and place not in self.rows and offer.correction.stance is Stance.ADDED:
                yield self._card(place, (NAMES[place[0]], "去年补读过的一句", "", ""), (), {})

    def _card(
        self, place: Place, words: tuple[str, str, str, str], doubts: tuple[str, ...], fields: Mapping[str, str]
    ) -> Card:
        row, offer = self.rows.get(place), self.offers.get(place)
        before, here, after = around(self.plan, place)
        said = _words_of(value_of(row)) if row else ""
        told = _words_of(offer.correction) if offer else ""
        return Card(place, *words, doubts, before, here, after, fields, row, said, offer, told)

    def to_confirm(self) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if card.is_to_confirm)

    def said(self) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if card.said)

    def at(self, key: str) -> Card | None:
        return next((card for card in self.cards if card.key == key), None)

    def next_key(self, place: Place) -> str:
        """The next one to confirm behind this place, else the first."""
        left = [card for card in self.to_confirm() if card.place != place]
        behind = [card for card in left if (card.place[1], card.place[2]) >= place[1:]]
        return next((card.key for card in (*behind, *left)), "")


def around(plan: Plan, place: Place) -> tuple[str, str, str]:
    """The sentence or line in front of the spot, the spot, and behind it."""
    _, start, end = place
    clause = next((c for c in plan.clauses if c.start <= start < c.end), None)
    line_end = plan.text.find("\n", end)
    line = plan.text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(plan.text)
    begin, stop = (clause.start, max(clause.end, end)) if clause else line
    return plan.text[begin:start], plan.text[start:end], plan.text[end:stop]


def fields_of(finding: Finding) -> dict[str, str]:
    """What the small form begins with."""
    match finding:
        case Heading():
            return {"level": str(finding.level)}
        case Quota():
            count = "" if finding.count is None else f"{finding.count:g}"
            cycle = finding.period or ""
            return {"count": count, "comparator": finding.comparator, "unit": finding.unit or "", "period": cycle}
        case Deadline():
            return {"date": date_says(finding.date)}
        case Deliverable():
            return {"made": finding.kind}
        case _:
            return {}


def _words_of(said: Correction) -> str:
    """改为每季度1次, 补读数量：每月1次, 不是, 读得对, 没有漏."""
    if said.stance not in (Stance.CHANGED, Stance.ADDED):
        return {Stance.WRONG: "不是", Stance.RIGHT: "读得对", Stance.NONE: "没有漏"}[said.stance]
    shown = "" if said.kind in ("campaigns", "links") else says(MAKERS[said.kind](" " * said.end, said, None))
    if said.kind in ("headings", "deliverables"):
        shown = shown.split("，", 1)[0]
    return f"改为{shown}" if said.stance is Stance.CHANGED else f"补读{NAMES[said.kind]}{'：' if shown else ''}{shown}"
