"""Random small worlds: rules, editions, mergers, moves, deeds and decisions, entered at any time."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.core.verdict.cast import Cast, Sheet, d, noon
from tests.core.verdict.rules import BRANCHES, MEMBERS, after, cover, duty, each_time, every, standing, window

from yaodian.core.duty import AnchorKind, AtLeast, Every
from yaodian.core.duty.rule import Credit, Duty
from yaodian.core.period import Rhythm, Span
from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.facts import Facts, RulingKind
from yaodian.core.verdict.reference import judge

BRANCH_NAMES = ("A", "B", "C")
PEOPLE = ("p1", "p2", "p3", "p4")
START = d(10, 1, 2025)
SEEN = Span(d(12, 1, 2025), d(12, 31))
ROSTER_ROWS = ("bodies", "placements", "memberships", "posts", "terms", "entries")

days = st.integers(0, 420).map(lambda n: START + timedelta(days=n))
rhythms = st.sampled_from([Rhythm.MONTH, Rhythm.TWO_MONTHS, Rhythm.QUARTER, Rhythm.HALF, Rhythm.YEAR])


@dataclass(frozen=True)
class World:
    """Editions and facts with a day to look at them on."""

    editions: tuple[Any, ...]
    facts: Facts
    on: date

    def judged(self, known: Any = None) -> Sheet:
        """Everything that meets 2026, as known on 31 January 2027 or at `known`."""
        moment = known or noon(d(1, 31, 2027))
        return Sheet(judge(self.editions, self.facts, on=self.on, known=moment, within=SEEN))


def known_at(facts: Facts, moment: Any, names: tuple[str, ...]) -> Facts:
    """The named rows as they stood at that moment, as if nothing had been entered since."""
    kept = {
        name: tuple(
            replace(row, until=row.until if row.until <= moment else NEVER)
            for row in getattr(facts, name)
            if row.since <= moment
        )
        for name in names
    }
    return replace(facts, **kept)


@st.composite
def rules(draw: st.DrawFn, *, numbers_only: bool = False) -> Duty:
    """One duty: a number, a share, an every-time, a window, an event or what stands."""
    bearer = draw(st.sampled_from([BRANCHES, MEMBERS]))
    more = {"bearer": bearer, "grace": draw(st.sampled_from([0, 7])), "curable": draw(st.booleans())}
    if bearer is MEMBERS:
        more["credit"] = draw(st.sampled_from(Credit))
    shape = draw(st.sampled_from(["count", "share", "both", "window", "event", "standing", "each"]))
    rhythm, count = draw(rhythms), draw(st.integers(1, 4))
    if shape == "count":
        return every(rhythm, count, **more)
    if shape in ("share", "both"):
        share = draw(st.sampled_from(["1/2", "2/3", "1"]))
        quotas = (AtLeast(count),) if shape == "both" else ()
        return duty(
            Every(rhythm), *quotas, *cover(rhythm, share).quotas, **more | {"bearer": BRANCHES, "credit": Credit.DONE}
        )
    if shape == "window":
        return window(*draw(st.sampled_from([((12, 1), (2, 28)), ((3, 1), (5, 15))])), count, **more)
    if shape == "event":
        return after(AnchorKind.DEED, "application", draw(st.integers(5, 90)), **more)
    if shape == "standing" or numbers_only:
        return standing(**more)
    return each_time(rhythm, **more)


@st.composite
def worlds(draw: st.DrawFn, *, excuses: bool = True, numbers_only: bool = False) -> World:
    cast = Cast()
    for name in BRANCH_NAMES:
        cast.body(
            name,
            first=draw(st.sampled_from([d(1, 1, 2020), d(1, 1), d(1, 5), d(7, 2)])),
            entered=draw(st.sampled_from([d(1, 1, 2020), d(2, 10)])),
        )
    for index, person in enumerate(PEOPLE):
        cast.person(person, BRANCH_NAMES[index % 2])
    for person in draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True)):
        moved = draw(days)
        cast.transfer(
            person,
            to=draw(st.sampled_from(BRANCH_NAMES)),
            on=moved,
            entered=moved + timedelta(days=draw(st.integers(0, 60))),
        )
    if draw(st.booleans()):
        last = draw(days.filter(lambda day: day > d(7, 10)))
        cast.end(
            "C",
            last,
            successor=draw(st.sampled_from(["", "A"])),
            entered=last + timedelta(days=draw(st.integers(-5, 40))),
        )
    add_editions(draw, cast, numbers_only)
    add_deeds(draw, cast)
    add_rulings(draw, cast, excuses)
    return World(tuple(cast.editions), cast.facts, draw(days))


def since_some_day(draw: st.DrawFn, rule: Duty) -> Duty:
    """Now and then a regulation that is in force only from a day on."""
    return replace(rule, in_force=draw(days)) if draw(st.integers(0, 3)) == 0 else rule


def add_editions(draw: st.DrawFn, cast: Cast, numbers_only: bool) -> None:
    rule = rules(numbers_only=numbers_only)
    if draw(st.booleans()):
        cast.baseline(since_some_day(draw, draw(rule)), uid="baseline")
    for number in range(draw(st.integers(0 if cast.editions else 1, 3))):
        first = draw(days.filter(lambda day: day.year == 2026))
        cast.edition(
            since_some_day(draw, draw(rule)),
            uid=f"plan{number}",
            first=first,
            last=d(12, 31),
            series=draw(st.sampled_from(["plan", "overlay"])),
            entered=first + timedelta(days=draw(st.integers(-10, 50))),
        )


def add_deeds(draw: st.DrawFn, cast: Cast) -> None:
    for _ in range(draw(st.integers(0, 8))):
        day = draw(days)
        entered = day + timedelta(days=draw(st.sampled_from([0, 3, 90])))
        record = cast.deed(
            draw(st.sampled_from((*BRANCH_NAMES, *PEOPLE))),
            day,
            entered=entered,
            kind=draw(st.sampled_from(["meeting", "meeting", "application"])),
            persons=draw(st.sets(st.sampled_from(PEOPLE))),
            flags=draw(st.sampled_from([{}, {"first_topic": True}, {"first_topic": False}])),
        )
        if draw(st.integers(0, 4)) == 0:
            cast.belongs(record, draw(st.sampled_from(CYCLES)), entered=entered)


def add_rulings(draw: st.DrawFn, cast: Cast, excuses: bool) -> None:
    kinds = [RulingKind.WAIVE, RulingKind.OBJECTION, *([RulingKind.EXCUSE] if excuses else [])]
    for _ in range(draw(st.integers(0, 2))):
        entered = draw(days)
        withdrawn = {"withdrawn": entered + timedelta(days=20)} if draw(st.booleans()) else {}
        cast.rule(
            draw(st.sampled_from(kinds)),
            draw(st.sampled_from(CYCLES)),
            entered=entered,
            person=draw(st.sampled_from(PEOPLE)),
            **withdrawn,
        )


CYCLES = (
    "2026-01",
    "2026-03",
    "2026-B2",
    "2026-Q1",
    "2026-Q2",
    "2026-H1",
    "2026",
    "2025-window",
    "2026-window",
    "r1-1",
)
