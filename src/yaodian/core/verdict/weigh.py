"""Quotas weighed against deeds: how much there is, how much is needed, and whether that is enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.duty import AtLeast, Coverage, Quota
from yaodian.core.roster.selector import Who
from yaodian.core.verdict.cover import due_to_be_covered
from yaodian.core.verdict.deeds import Served, of_anyone, served
from yaodian.core.verdict.facts import Deed, Facts
from yaodian.core.verdict.settle import is_enough
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.verdict import Measure


@dataclass(frozen=True, slots=True)
class World:
    """Facts as known at the moment `known`, looked at on the day `on`."""

    facts: Facts
    on: date
    known: datetime


@dataclass(frozen=True, slots=True)
class Scale:
    """One bearer's slot with the deeds that serve it; `anyone`: counting deeds of any body in the slot's time."""

    slot: Slot
    bearer: str
    world: World
    own: Served
    anyone: tuple[Deed, ...]

    @classmethod
    def of(cls, slot: Slot, bearer: str, world: World) -> "Scale":
        own = served(slot, bearer, world.facts, world.on)
        return cls(slot, bearer, world, own, of_anyone(slot, world.facts, world.on))

    def measures(self, entered_by: datetime | None = None) -> tuple[Measure, ...]:
        """What there is and what is needed for each quota; with `entered_by`, from deeds entered by that moment."""
        own = _entered(self.own.timely, entered_by)
        anyone = _entered(self.anyone, entered_by)
        pairs = zip(
            self.slot.duty.quotas,
            self.slot.needs or (None,) * len(self.slot.duty.quotas),
            strict=True,
        )
        return tuple(self._measure(quota, need, own, anyone) for quota, need in pairs)

    def _measure(self, quota: Quota, need: int | None, own: Sequence[Deed], anyone: Sequence[Deed]) -> Measure:
        if isinstance(quota, AtLeast):
            return Measure(_amount(quota, own), need)
        if isinstance(quota, Coverage):
            due = due_to_be_covered(self.slot, quota, self.bearer, self.world.on, self.world.facts)
            return Measure(len(due & _reached(quota, own, anyone)), len(due))
        return Measure(sum(d.flags.get(quota.flag) is True for d in own), len(own))

    def is_cured(self) -> bool:
        """What was lacking was done after the due day. Shares are not cured: the roster was that of the due day."""
        both = (*self.own.timely, *self.own.curing)
        counted = [q for q in self.slot.duty.quotas if isinstance(q, AtLeast)]
        needs = [n for q, n in zip(self.slot.duty.quotas, self.slot.needs, strict=False) if isinstance(q, AtLeast)]
        if len(counted) < len(self.slot.duty.quotas) or not self.own.curing:
            return False
        return all(is_enough(q, Measure(_amount(q, both), n)) for q, n in zip(counted, needs, strict=True))

    def has_nobody(self, measures: Sequence[Measure]) -> bool:
        """A share of nobody is no figure."""
        pairs = zip(self.slot.duty.quotas, measures, strict=True)
        return any(isinstance(q, Coverage) and m.need == 0 for q, m in pairs)


def _entered(deeds: tuple[Deed, ...], by: datetime | None) -> tuple[Deed, ...]:
    return deeds if by is None else tuple(d for d in deeds if d.first_entered <= by)


def _amount(quota: AtLeast, deeds: Sequence[Deed]) -> int:
    """A number of deeds, or an amount in hundredths of the unit."""
    return sum(d.amount for d in deeds) if quota.of_amount else len(deeds)


def _reached(quota: Coverage, own: Sequence[Deed], anyone: Sequence[Deed]) -> frozenset[str]:
    """Persons who attended anyone's counting deed; bodies that took part in the bearer's own."""
    if quota.of.who is Who.BODIES:
        return frozenset(body for deed in own for body in deed.bodies)
    return frozenset(person for deed in anyone for person in deed.persons)
