"""Facts that verdicts are made of: deeds, what they were said to belong to, and decisions about slots."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from yaodian.core.roster.rows import NEVER, Body, Entry, Fact, Membership, Placement, Post, Term

NO_FLAGS: Mapping[str, bool] = MappingProxyType({})
F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed(Fact):
    """One countable thing that a bearer did on a day.

    `record`: the filed record it comes of (a joint meeting yields one deed a bearer, all of one record). `amount` in
    hundredths of the kind's unit. `counts` is false when the quorum was missed or it was ordered to be held again.
    `persons` attended, `bodies` took part as objects. `confirmed`: the moment somebody else confirmed it (`NEVER`: not
    yet). `entered`: when its first version was filed, if this is a later one; `version` above 1: a correction. A flag
    that is absent is unknown.
    """

    record: str
    bearer: str
    kind: str
    on: date
    amount: int = 0
    counts: bool = True
    persons: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    flags: Mapping[str, bool] = field(default_factory=lambda: NO_FLAGS)
    confirmed: datetime = NEVER
    entered: datetime | None = None
    version: int = 1

    @property
    def first_entered(self) -> datetime:
        """When the record was first filed: a later correction does not make it a late entry."""
        return self.entered or self.since


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging(Fact):
    """A record serves this cycle of this duty instead of the one its day lies in (所属年度, 补开)."""

    record: str
    duty: str
    cycle: str


class RulingKind(StrEnum):
    WAIVE = "waive"  # 经批准不开展
    WINDOW = "window"  # 上级通知规定的所属期窗口
    EXCUSE = "excuse"  # 经批准不计入应到
    WAITING = "waiting"  # 待他方
    OBJECTION = "objection"  # 有异议
    EXPLAIN = "explain"  # 情况说明


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(Fact):
    """A named person's decision about one slot of one duty; an empty `bearer` means every bearer.

    WINDOW moves the due day to `last`, never earlier. EXCUSE takes `person` (or a body) out of a coverage.
    """

    uid: str
    kind: RulingKind
    duty: str
    cycle: str
    bearer: str = ""
    person: str = ""
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All rows that a judgement may look at, of all moments.

    `heard`: deeds entered later set no clock running.
    """

    bodies: tuple[Body, ...] = ()
    placements: tuple[Placement, ...] = ()
    memberships: tuple[Membership, ...] = ()
    posts: tuple[Post, ...] = ()
    terms: tuple[Term, ...] = ()
    entries: tuple[Entry, ...] = ()
    deeds: tuple[Deed, ...] = ()
    belongings: tuple[Belonging, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    heard: datetime = NEVER

    def at(self, known: datetime) -> "Facts":
        """Only the rows that were known at that moment."""
        return Facts(
            bodies=_known(self.bodies, known),
            placements=_known(self.placements, known),
            memberships=_known(self.memberships, known),
            posts=_known(self.posts, known),
            terms=_known(self.terms, known),
            entries=_known(self.entries, known),
            deeds=_known(self.deeds, known),
            belongings=_known(self.belongings, known),
            rulings=_known(self.rulings, known),
        )

    def until(self, on: date) -> "Facts":
        """Without deeds of later days."""
        return replace(self, deeds=tuple(d for d in self.deeds if d.on <= on))

    def concerning(self, bearers: Collection[str]) -> "Facts":
        """Only the people and posts that decide what these bodies and persons owe; bodies and the tree stay whole.

        What belongs to bodies that went up in others stays too: their successors may inherit it.
        """
        near = {*bearers, *(body.uid for body in self.bodies if body.successor)}
        return replace(
            self,
            memberships=tuple(m for m in self.memberships if m.person in bearers),
            posts=tuple(p for p in self.posts if p.person in bearers or p.body in near),
            terms=tuple(t for t in self.terms if t.body in near),
            entries=tuple(e for e in self.entries if e.person in bearers or e.body in near),
        )


def _known(rows: tuple[F, ...], at: datetime) -> tuple[F, ...]:
    return tuple(row for row in rows if row.was_known(at))
