"""The city's year: what its bodies owe by the calendar is done as people do things, most of it in time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from yaodian.core.catalogue import RecordKind
from yaodian.core.catalogue.entry import Entry
from yaodian.core.catalogue.kind import Bears, Field, FieldType
from yaodian.core.duty import Credit, Duty
from yaodian.core.period import Span
from yaodian.core.verdict.demand import Demand
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.verdict import Why
from yaodian.site.actions.form import Form
from yaodian.site.actions.load_example import ExampleRecord
from yaodian.site.jobs.demo.stage import DEMO_DAY, REASONS, luck, moment, weekday
from yaodian.site.models import Ruling, RulingKind
from yaodian.site.queries.attendance import DuePerson
from yaodian.site.queries.census import Census, Place
from yaodian.site.queries.editions import definitions_for
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.kept import LATEST

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
THEMES = ("学习新精神", "为群众办实事", "读书分享", "红色故事", "纪律教育", "岗位练兵", "到社区报到", "节能降耗")
# Of a hundred slots: not done at all, done after the due day, entered after the grace, waived.
MISSED, LATE_DONE, LATE_ENTERED, WAIVED = 4, 3, 6, 1


@dataclass
class Year:
    """`called`: names by id of the city's own bodies and people; chance goes by names, for ids differ each time.

    Bodies of the `story` keep their own year with every kind of record that it has `told`.
    """

    called: Mapping[str, str]
    due: Mapping[str, tuple[DuePerson, ...]]
    told: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()
    records: list[ExampleRecord] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    held: dict[tuple[str, str], list[date]] = field(default_factory=lambda: defaultdict(list))
    _kinds: dict[str, Mapping[str, tuple[RecordKind, str]]] = field(default_factory=dict)

    @cached_property
    def census(self) -> Census:
        return snapshot().census(DEMO_DAY)

    @cached_property
    def below(self) -> Mapping[str, tuple[Place, ...]]:
        """By path the city's bodies directly below it."""
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.census.places.values():
            found[place.above].append(place)
        return {path: tuple(places) for path, places in found.items()}

    def kinds(self, body: str) -> Mapping[str, tuple[RecordKind, str]]:
        """What bodies of this kind may file, each with the edition that defines it."""
        place = self.census.places[body]
        if place.kind not in self._kinds:
            self._kinds[place.kind] = {d.kind.key: (d.kind, d.edition_uid) for d in definitions_for(body, DEMO_DAY)}
        return self._kinds[place.kind]

    def plan(self) -> None:
        """Go through everything that is owed by the calendar, those of many times first: they serve the others too."""
        demands = snapshot().owed(LATEST, YEAR).of(None).demands
        for demand in sorted(demands, key=lambda d: (d.slot.span.days, d.slot.duty.key, d.slot.opens)):
            slot = demand.slot
            if slot.why is Why.NONE and not slot.standing and slot.opens <= DEMO_DAY:
                for filer, bearer in self._filers(demand):
                    self._fulfil(slot, filer, bearer)

    def _filers(self, demand: Demand) -> Iterator[tuple[str, str]]:
        """Who files for whom. Attendance comes of itself with the meetings."""
        duty = demand.slot.duty
        if duty.credit is Credit.ATTENDED:
            return
        for bearer in demand.bearers:
            filer = self.census.home(bearer, duty.bearer)
            if filer in self.called and not (filer in self.story and self.told & set(duty.kinds)):
                yield filer, bearer

    def _fulfil(self, slot: Slot, filer: str, bearer: str) -> None:
        chance = luck(slot.duty.key, slot.cycle, self.called[bearer], of=100)
        found = self._kind_for(slot.duty, filer)
        need = max((n or 1 for n in slot.needs), default=1)
        done = sum(day in slot.span for kind in slot.duty.kinds for day in self.held[bearer, kind])
        if found is None or done >= need or chance < MISSED:
            return
        if chance < MISSED + WAIVED:
            self.rulings.append(_waived(slot, bearer))
            return
        until = min(slot.due, DEMO_DAY)
        share = (until - slot.opens).days + 1 if slot.due > DEMO_DAY else slot.span.days
        for nth in range(done, max(done + 1, round(need * share / slot.span.days))):
            late = chance < MISSED + WAIVED + LATE_DONE and slot.due < DEMO_DAY
            on = _day(slot, self.called[bearer], (nth, need), until, late)
            if on <= DEMO_DAY and not (slot.due > DEMO_DAY and need == 1 and chance < 45):
                self._file(found, Span(on, on), filer, bearer)

    def _kind_for(self, duty: Duty, filer: str) -> tuple[RecordKind, str] | None:
        own = self.kinds(filer)
        return next((own[key] for key in duty.kinds if key in own and own[key][0].bears is not Bears.JOINT), None)

    def _file(self, found: tuple[RecordKind, str], days: Span, filer: str, bearer: str) -> None:
        (kind, edition), on = found, days.first
        person = bearer if bearer != filer else ""
        values = {f.key: v for f in kind.fields if (v := self._value(f, kind, filer, on)) is not None}
        if kind.person_field:
            lecturer = person or self._someone(filer, kind, on)
            if not lecturer:
                return
            values[kind.person_field] = lecturer
            self.held[lecturer, kind.key].append(on)
        due = self.due[filer]
        names = {one.uid: one.name for one in due}
        named = {**names, **({person: ""} if person else {})}
        roster = frozenset(one.uid for one in due if one.full) if kind.quorum else frozenset[str]()
        bodies = {place.uid: place.name for place in self.below.get(self.census.places[filer].path, ())}
        entered = _entered(kind, self.called[filer], on)
        entry = Entry(filer, on, DEMO_DAY, values, due=names, roster=roster, people=named, bodies=bodies)
        self.held[filer, kind.key].append(on)
        confirmed = entered + timedelta(days=2) if luck(self.called[filer], kind.key, on, "confirmed", of=25) else None
        self.records.append(ExampleRecord(Form(kind, entry), edition, entered, confirmed))

    def _someone(self, filer: str, kind: RecordKind, on: date) -> str:
        due = self.due[filer]
        return due[luck(self.called[filer], kind.key, on, of=min(5, len(due)))].uid if due else ""

    def _value(self, one: Field, kind: RecordKind, filer: str, on: date) -> object:
        words = (self.called[filer], kind.key, on, one.key)
        if one.type is FieldType.PERSON:
            return self._someone(filer, kind, on) or None
        if one.type is FieldType.ATTENDANCE:
            return [_line(person, luck(*words, person.name, of=40)) for person in self.due[filer]]
        if one.type is FieldType.BODIES:
            below = self.below.get(self.census.places[filer].path, ())
            return [one.uid for one in below if luck(*words, one.name, of=3)] or [one.uid for one in below[:1]] or None
        return _plain(one, one.key == kind.amount_field, words)


def _plain(one: Field, is_amount: bool, words: tuple[object, ...]) -> object:
    """What is written, counted or ticked; about half of what may be left empty is."""
    if one.type is FieldType.FLAG:
        return luck(*words, of=60) > 0
    if not (one.required or is_amount or luck(*words, "filled", of=2)):
        return None
    if one.type is FieldType.CHOICE:
        return one.options[luck(*words, of=len(one.options))]
    if one.type is FieldType.DATE:
        return str(words[2])
    if one.type is FieldType.NUMBER:
        return str(1 + luck(*words, of=3))
    return None if one.type is FieldType.FILE else f"示例：{THEMES[luck(*words, of=len(THEMES))]}"


def _line(person: DuePerson, chance: int) -> dict[str, object]:
    absent = chance < len(REASONS)
    return {"person": person.uid, "present": not absent, "reason": REASONS[chance] if absent else ""}


def _day(slot: Slot, called: str, nth: tuple[int, int], until: date, late: bool) -> date:
    """Somewhere in its part of the cycle, or some days after the due day."""
    words = (slot.duty.key, slot.cycle, called, nth[0])
    if late:
        return weekday(slot.due + timedelta(days=2 + luck(*words, of=12)))
    part = max(1, slot.span.days // nth[1])
    first = max(slot.opens, slot.span.first + timedelta(days=part * nth[0]))
    room = max(1, min((until - first).days, part - 3))
    on = weekday(first + timedelta(days=luck(*words, of=room)))
    return on if on <= until else min(first, until)


def _entered(kind: RecordKind, called: str, on: date) -> datetime:
    """Most are entered within days, a few weeks later."""
    chance = luck(called, kind.key, on, "entered", of=100)
    delay = 20 + chance * 5 if chance < LATE_ENTERED else chance % 5
    day = min(on + timedelta(days=delay), DEMO_DAY)
    return moment(day, 9 + chance % 8 if day < DEMO_DAY else 8, chance % 60)


def _waived(slot: Slot, bearer: str) -> Ruling:
    return Ruling(
        since=moment(min(slot.opens + timedelta(days=3), DEMO_DAY), 8),
        kind=RulingKind.WAIVE,
        duty_key=slot.duty.key,
        cycle_key=slot.cycle,
        bearer=bearer,
        reason="示例：与防汛值守时间冲突，经批准本期不开展",
        doc_no="示例〔2026〕12号",
        decided_by="示例市政府机关党委",
        decided_on=slot.opens,
    )
