"""Coverage: who had to be reached, and who was."""

from collections.abc import Iterable
from datetime import date

from yaodian.core.duty import Coverage
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.bearing import bearings
from yaodian.core.verdict.facts import Facts, Ruling, RulingKind
from yaodian.core.verdict.slot import Slot


def due_to_be_covered(slot: Slot, quota: Coverage, bearer: str, on: date, facts: Facts) -> frozenset[str]:
    """Persons or bodies on the bearer's roster on the due day (before it: on `on`), less those excused by decision."""
    day = min(slot.due, on)
    meant = bearings(quota.of, bearer, facts)
    present = {who for who, spans in meant.items() if any(day in span for span in spans)}
    return frozenset(present - _excused(slot, bearer, facts.rulings) - _itself(quota.of, bearer))


def _excused(slot: Slot, bearer: str, rulings: Iterable[Ruling]) -> set[str]:
    return {r.person for r in rulings if r.kind is RulingKind.EXCUSE and concerns(r, slot, bearer)}


def _itself(of: Selector, bearer: str) -> set[str]:
    return {bearer} if of.who is Who.BODIES else set()


def concerns(ruling: Ruling, slot: Slot, bearer: str) -> bool:
    """True when the ruling speaks of this slot of this bearer."""
    return ruling.duty == slot.duty.key and ruling.cycle == slot.cycle and ruling.bearer in ("", bearer)
