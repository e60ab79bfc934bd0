"""Random years: editions, rosters, deeds and decisions in any order, from one random number generator.

A small town of one committee, two departments and three branches is enough to meet every rule; what is random is who
lives when, what is known when, what is owed and what is done. Drawn evenly from a seed: hypothesis' own strategies lean
to small and empty worlds, in which hardly a verdict but “not yet” comes up.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from random import Random

from yaodian.core.duty import (
    After,
    AnchorKind,
    AtLeast,
    Coverage,
    Credit,
    Duty,
    Every,
    EveryTime,
    Face,
    Occasion,
    Quota,
    Standing,
    Window,
)
from yaodian.core.duty.edition import Edition
from yaodian.core.period import LAST_DAY, Offset, OffsetUnit, Rhythm, Span
from yaodian.core.roster.rows import NEVER, Body, Entry, Membership, Placement, Post, Term
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.facts import Belonging, Deed, Facts, Ruling, RulingKind

KINDS = ("meeting", "lecture", "study")
BRANCHES = ("b1", "b2", "b3")
PERSONS = tuple(f"p{i}" for i in range(6))
START = date(2025, 11, 1)
EARLY = datetime(2025, 1, 1, tzinfo=UTC)
ALWAYS = Span(date(2020, 1, 1), LAST_DAY)
LOOKS = (date(2026, 1, 20), date(2026, 4, 5), date(2026, 7, 8), date(2026, 10, 9), date(2027, 1, 5), date(2027, 2, 20))
CYCLES = ("2025", "2026", "2026", "2026-01", "2026-02", "2026-Q1", "2026-H1", "2026-W06", "2026-B1", "2026-window")

BEARERS = (
    Selector(Who.BODIES, ("branch",)),
    Selector(Who.BODIES, ("branch",)),
    Selector(Who.BODIES, ("dept", "branch")),
    Selector(Who.BODIES, here=True),
    Selector(Who.HOLDERS, ("branch",), ("secretary",)),
    Selector(Who.MEMBERS),
    Selector(Who.ROSTER, roster="abroad"),
)
COVERED = (
    Selector(Who.MEMBERS),
    Selector(Who.STAFF),
    Selector(Who.BODIES, ("dept", "branch")),
    Selector(Who.HOLDERS, (), ("secretary",)),
    Selector(Who.ROSTER, roster="abroad"),
)
AFTERS = (
    After(AnchorKind.TERM_END, "", Offset(0, OffsetUnit.DAY), opens=Offset(-6, OffsetUnit.MONTH)),
    After(AnchorKind.POST_START, "secretary", Offset(6, OffsetUnit.MONTH)),
    After(AnchorKind.ROSTER_ENTRY, "abroad", Offset(2, OffsetUnit.MONTH), repeats=True),
    After(AnchorKind.DEED, "lecture", Offset(10, OffsetUnit.WORKDAY)),
)
SLOW = (Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF, Rhythm.YEAR)
WINDOWS = (Window(1, 1, 3, 31), Window(11, 15, 2, 28), Window(4, 1, 6, 30))


@dataclass(frozen=True, slots=True)
class World:
    editions: tuple[Edition, ...]
    facts: Facts
    on: date
    known: datetime


def world_of(r: Random) -> World:
    """One random world."""
    bodies, places = _bodies(r)
    facts = Facts(
        bodies=bodies,
        placements=places,
        memberships=_memberships(r),
        posts=tuple(
            Post(since=_moment(r), uid=f"post{i}", person=p, body=b, title="secretary", valid=_span(r))
            for i, (p, b) in enumerate(_pairs(r))
        ),
        terms=tuple(Term(since=EARLY, uid=f"term{b}", body=b, valid=Span(date(2023, 1, 1), _day(r))) for b in BRANCHES),
        entries=tuple(
            Entry(since=_moment(r), uid=f"e{i}", roster="abroad", body=b, person=p, valid=_span(r))
            for i, (p, b) in enumerate(_pairs(r))
        ),
        deeds=_deeds(r),
        belongings=_belongings(r),
        rulings=_rulings(r),
    )
    on = r.choice(LOOKS)
    known = datetime(on.year, on.month, on.day, 12, tzinfo=UTC) - timedelta(days=r.choice([0, 0, 0, 40]))
    return World(_editions(r), facts, on, known)


def _day(r: Random) -> date:
    return START + timedelta(days=r.randrange(480))


def _moment(r: Random, after: datetime = EARLY) -> datetime:
    """Mostly at once, else some later noon."""
    if r.random() < 0.7:
        return after
    day = _day(r)
    return max(after, datetime(day.year, day.month, day.day, 4, tzinfo=UTC))


def _span(r: Random) -> Span:
    """Mostly always, else from or until some day."""
    if r.random() < 0.6:
        return ALWAYS
    a, b = sorted((_day(r), _day(r)))
    return r.choice([Span(a, LAST_DAY), Span(ALWAYS.first, b), Span(a, b)])


def _pairs(r: Random) -> list[tuple[str, str]]:
    return sorted({(r.choice(PERSONS), r.choice(BRANCHES)) for _ in range(r.randrange(4))})


def _occasion(r: Random) -> Occasion:
    if r.random() < 0.6:
        return Every(r.choice([*Rhythm, *SLOW, *SLOW]))
    return r.choice([r.choice(WINDOWS), r.choice(AFTERS), r.choice(AFTERS), Standing()])


def _quotas(r: Random) -> tuple[Quota, ...]:
    shape = r.randrange(6)
    if shape == 0:
        return (AtLeast(r.choice([1, 2, 6]), of_amount=True, unit="学时"),)
    if shape == 1:
        share = r.choice([Fraction(1, 2), Fraction(4, 5), Fraction(1)])
        return (AtLeast(1), Coverage(share, r.choice(COVERED)))
    if shape == 2:
        return (EveryTime("first_topic"),)
    return (AtLeast(r.choice([1, 1, 2, 3])),)


def _duty(r: Random, key: str) -> Duty:
    bearer, quotas = r.choice(BEARERS), _quotas(r)
    counted = bearer.picks_persons and all(isinstance(q, AtLeast) for q in quotas)
    return Duty(
        key=key,
        title=key,
        bearer=bearer,
        kinds=tuple(sorted(r.sample(KINDS, r.choice([1, 2, 3])))),
        quotas=quotas,
        occasion=_occasion(r),
        credit=r.choice([Credit.DONE, Credit.ATTENDED]) if counted else Credit.DONE,
        grace=r.choice([0, 7, 30]),
        curable=r.random() < 0.7,
        undecided=r.choice([(), (), (), (), (), (Face.CYCLE,), (Face.BEARER,)]),
    )


def _editions(r: Random) -> tuple[Edition, ...]:
    """A baseline, perhaps a plan over it, perhaps an amendment and a department's overlay."""
    pool = [_duty(r, f"d{i}") for i in range(3)]
    out = [Edition("base", "baseline", "", "city", None, date(2000, 1, 1), EARLY, tuple(pool[:2]))]
    for uid, series, body in (("plan", "plan", "city"), ("plan2", "plan", "city"), ("over", "overlay", "d1")):
        if r.random() < 0.5:
            chosen = r.sample(pool, r.randint(1, 3))
            changed = tuple(
                replace(d, quotas=_quotas(r), credit=Credit.DONE) if r.random() < 0.5 else d for d in chosen
            )
            first = date(2026, 1, 1) + timedelta(days=r.randrange(300))
            since = _moment(r, datetime(first.year, first.month, first.day, 4, tzinfo=UTC))
            out.append(Edition(uid, series, "", body, 2026, first, since, changed, last=date(2026, 12, 31)))
    return tuple(out)


def _bodies(r: Random) -> tuple[tuple[Body, ...], tuple[Placement, ...]]:
    """City, two departments, three branches; a branch may come late, be merged, or move and be entered late."""
    plain = (("city", "city", "0001"), ("d1", "dept", "00010001"), ("d2", "dept", "00010002"))
    found = [Body(since=EARLY, uid=u, kind=k, name=u, lived=ALWAYS) for u, k, _ in plain]
    places = [Placement(since=EARLY, body=u, path=p, valid=ALWAYS) for u, _, p in plain]
    for index, uid in enumerate(BRANCHES):
        lived, since = _span(r), _moment(r)
        heir = r.choice(["b1", "b2", ""]) if lived.last < LAST_DAY else ""
        heir = "" if heir == uid else heir
        found.append(Body(since=since, uid=uid, kind="branch", name=uid, lived=lived, successor=heir))
        places.extend(_placed(r, uid, index, since))
    return tuple(found), tuple(places)


def _placed(r: Random, uid: str, index: int, since: datetime) -> list[Placement]:
    here, there = f"00010001000{index + 1}", f"00010002000{index + 5}"
    if r.random() < 0.8:
        return [Placement(since=since, body=uid, path=here, valid=ALWAYS)]
    day, entered = _day(r), _moment(r, since)
    return [
        Placement(since=since, until=entered, body=uid, path=here, valid=ALWAYS),
        Placement(since=entered, body=uid, path=here, valid=Span(ALWAYS.first, day)),
        Placement(since=entered, body=uid, path=there, valid=Span(day + timedelta(days=1), LAST_DAY)),
    ]


def _memberships(r: Random) -> tuple[Membership, ...]:
    """Everybody in some branch; some transferred, and the transfer entered whenever."""
    out: list[Membership] = []
    for person in PERSONS:
        since, member = _moment(r), r.random() < 0.8
        first = Membership(since=since, person=person, body=r.choice(BRANCHES), valid=_span(r), member=member)
        moved = _moment(r, since)
        if moved > since and r.random() < 0.7:
            later = Membership(since=moved, person=person, body="b1", valid=Span(_day(r), LAST_DAY), member=member)
            out += [replace(first, until=moved), later]
        else:
            out.append(first)
    return tuple(out)


def _deeds(r: Random) -> tuple[Deed, ...]:
    """Deeds on any day, crowding into two months; entered then or later, some superseded, most of several bodies."""
    out: list[Deed] = []
    for number in range(r.choice([0, 12, 24, 24])):
        crowded = date(2026, 1, 1) + timedelta(days=r.randrange(60))
        on = r.choice([_day(r), crowded, date(2026, 3, 31), date(2026, 4, 1)])
        since = datetime(on.year, on.month, on.day, 4, tzinfo=UTC) + timedelta(days=r.choice([0, 0, 0, 5, 20, 90]))
        until = since + timedelta(days=r.choice([1, 30])) if r.random() < 0.2 else NEVER
        bearers = sorted(r.sample((*BRANCHES, "d1", "city", *PERSONS), r.randint(3, 8)))
        deed = Deed(
            since=since,
            until=until,
            record=f"r{number}",
            bearer="",
            kind=r.choice(KINDS),
            on=on,
            amount=r.choice([50, 100, 800]),
            counts=r.random() < 0.85,
            persons=frozenset(r.sample(PERSONS, r.randint(0, 6))),
            bodies=frozenset(r.sample(("d1", "d2", *BRANCHES), r.randint(0, 5))),
            flags=r.choice([{}, {"first_topic": True}, {"first_topic": True}, {"first_topic": False}]),
            confirmed=r.choice([since, since, NEVER]),
        )
        out.extend(replace(deed, bearer=b) for b in bearers)
        if until != NEVER and r.random() < 0.6:
            later = replace(deed, since=until, until=NEVER, version=2, on=min(_day(r), until.date()))
            out.extend(replace(later, bearer=b) for b in bearers)
    return tuple(out)


def _belongings(r: Random) -> tuple[Belonging, ...]:
    """What people said a record belongs to: one cycle a record and duty."""
    pairs = sorted({(r.randrange(24), r.randrange(3)) for _ in range(r.randrange(30))})
    return tuple(Belonging(since=_moment(r), record=f"r{n}", duty=f"d{d}", cycle=r.choice(CYCLES)) for n, d in pairs)


def _rulings(r: Random) -> tuple[Ruling, ...]:
    return tuple(
        Ruling(
            since=(since := _moment(r)),
            until=r.choice([NEVER, NEVER, _moment(r, since + timedelta(days=1))]),
            uid=f"u{number}",
            kind=r.choice(list(RulingKind)),
            duty=f"d{r.randrange(3)}",
            cycle=r.choice(CYCLES),
            bearer=r.choice(["", "", *BRANCHES, "p0"]),
            person=r.choice([*PERSONS, "d1"]),
            last=_day(r),
        )
        for number in range(r.randrange(30))
    )
