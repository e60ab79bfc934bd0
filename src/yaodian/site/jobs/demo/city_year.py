"""The city's year: what its bodies owe by the calendar is done as people do things, most of it in time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from yaodian.core.catalogue import RecordKind
from yaodian.core.catalogue.kind import Bears
from yaodian.core.duty import Credit, Duty
from yaodian.core.period import Span
from yaodian.core.verdict.demand import Demand
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.verdict import Why
from yaodian.site.actions.form import Form
from yaodian.site.actions.load_example import ExampleRecord
from yaodian.site.jobs.demo.city_forms import Host
from yaodian.site.jobs.demo.stage import DEMO_DAY, drawn, luck, moment, weekday
from yaodian.site.models import Ruling, RulingKind
from yaodian.site.queries.attendance import DuePerson
from yaodian.site.queries.census import Census, Place
from yaodian.site.queries.editions import definitions_for
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.kept import LATEST

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
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
    _hosts: dict[str, Host] = field(default_factory=dict)

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
        if found is None or chance < MISSED:
            return
        need = max((n or 1 for n in slot.needs), default=1)
        done = sum(day in slot.span for kind in slot.duty.kinds for day in self.held.get((bearer, kind), ()))
        if done >= need:
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
                self._file(found, on, filer, bearer)

    def _kind_for(self, duty: Duty, filer: str) -> tuple[RecordKind, str] | None:
        own = self.kinds(filer)
        return next((own[key] for key in duty.kinds if key in own and own[key][0].bears is not Bears.JOINT), None)

    def _file(self, found: tuple[RecordKind, str], on: date, filer: str, bearer: str) -> None:
        (kind, edition), host = found, self._host(filer)
        person = bearer if bearer != filer else ""
        values = host.values(kind, on)
        if kind.person_field:
            lecturer = person or host.someone(kind, on)
            if not lecturer:
                return
            values[kind.person_field] = lecturer
            self.held[lecturer, kind.key].append(on)
        self.held[filer, kind.key].append(on)
        words = f"{host.called}|{kind.key}|{on}"
        entered = _entered(words, on)
        confirmed = entered + timedelta(days=2) if drawn(f"{words}|confirmed", 25) else None
        form = Form(kind, host.entry(kind, on, values, person))
        self.records.append(ExampleRecord(form, edition, entered, confirmed))

    def _host(self, uid: str) -> Host:
        if uid not in self._hosts:
            below = self.below.get(self.census.places[uid].path, ())
            self._hosts[uid] = Host(uid, self.called[uid], self.due[uid], below)
        return self._hosts[uid]


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


def _entered(words: str, on: date) -> datetime:
    """Most are entered within days, a few weeks later."""
    chance = drawn(f"{words}|entered", 100)
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
