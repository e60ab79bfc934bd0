"""Verdicts from tables of counts: what an SQL engine counted, put together with who owes what.

`Spec` says what to count for a slot, `Count` is the row that comes back for a bearer. Every function here must agree
with the reference; a property test holds them together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from yaodian.core.duty import AtLeast, Coverage, Credit, Duty, EveryTime
from yaodian.core.period import Span
from yaodian.core.verdict.settle import Truth, is_enough, is_met, settle
from yaodian.core.verdict.slot import Slot, end_of
from yaodian.core.verdict.verdict import Judgement, Label, Measure, Verdict, Why


@dataclass(frozen=True)
class Spec:
    """What to count for one slot, whoever bears it.

    Deeds of `kinds` in `span` count; deeds said to belong to it until `due`; deeds up to `cure_until` cure it (None
    where the duty is not curable). `prompt`: the moment until which an entry is not late. `key` names all of it.
    """

    duty: str
    cycle: str
    kinds: tuple[str, ...]
    attended: bool
    span: Span
    due: date
    cure_until: date | None
    curable: bool
    prompt: datetime
    flag: str = ""
    grace: int = 0

    @cached_property
    def key(self) -> str:
        cure = self.cure_until.toordinal() if self.cure_until else 0
        ends = f"{self.span.first.toordinal()}.{self.span.last.toordinal()}.{self.due.toordinal()}.{cure}"
        marks = f"{int(self.attended)}{int(self.curable)}.{int(self.prompt.timestamp())}"
        return f"{self.duty}|{self.cycle}|{ends}.{marks}|{'+'.join(self.kinds)}|{self.flag}"


class Count(NamedTuple):
    """What was counted for one bearer. Amounts in hundredths; `true`, `false` count deeds with a known flag.

    `overdue`: the ordinal of the last deed without the condition whose grace has passed, or 0.
    """

    n: int = 0
    amount: int = 0
    prompt_n: int = 0
    prompt_amount: int = 0
    cured_n: int = 0
    cured_amount: int = 0
    later: int = 0
    unconfirmed: int = 0
    corrected: int = 0
    true: int = 0
    false: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """A coverage as counted: reached, reached by prompt entries, and due to be reached."""

    have: int = 0
    prompt: int = 0
    need: int = 0


NOTHING = Count()
NOBODY = Share()


def spec_of(slot: Slot) -> Spec:
    """What has to be counted for this slot."""
    duty = slot.duty
    return Spec(
        duty=duty.key,
        cycle=slot.cycle,
        kinds=tuple(sorted(duty.kinds)),
        attended=duty.credit is Credit.ATTENDED,
        span=Span(max(slot.span.first, slot.opens), slot.span.last) if flag_of(duty) else slot.span,
        due=slot.due,
        cure_until=slot.late_until if duty.curable else None,
        curable=duty.curable,
        prompt=end_of(slot.grace),
        flag=flag_of(duty),
        grace=duty.grace,
    )


def flag_of(duty: Duty) -> str:
    quota = duty.quotas[0]
    return quota.flag if isinstance(quota, EveryTime) else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One bearer's slot with all that was counted for it."""

    slot: Slot
    bearer: str
    count: Count
    shares: Mapping[int, Share]
    waived: bool = False
    said: frozenset[Label] = frozenset()


def judged(row: Row, on: date) -> Judgement:
    """The judgement on one bearer's slot; equal to the reference but for the list of records."""
    slot = row.slot
    measures = _measures(row)
    verdict, why = _verdict(row, measures, on)
    return Judgement(
        duty=slot.duty.key,
        cycle=slot.cycle,
        bearer=row.bearer,
        verdict=verdict,
        span=None if slot.standing else slot.span,
        opens=slot.opens,
        due=None if slot.standing else slot.due,
        grace=None if slot.standing else slot.grace,
        why=why,
        labels=_labels(row, verdict),
        blamed=date.fromordinal(row.count.overdue) if flag_of(slot.duty) and verdict is Verdict.MISSED else None,
        measures=measures,
    )


def _measures(row: Row, prompt: bool = False) -> tuple[Measure, ...]:
    count, out = row.count, []
    for index, quota in enumerate(row.slot.duty.quotas):
        need = row.slot.needs[index] if row.slot.needs else None
        if isinstance(quota, AtLeast):
            n, amount = (count.prompt_n, count.prompt_amount) if prompt else (count.n, count.amount)
            out.append(Measure(amount if quota.of_amount else n, need))
        elif isinstance(quota, Coverage):
            share = row.shares.get(index, NOBODY)
            out.append(Measure(share.prompt if prompt else share.have, share.need))
        else:
            out.append(Measure(count.prompt_n if prompt else count.true, count.n))
    return tuple(out)


def _verdict(row: Row, measures: tuple[Measure, ...], on: date) -> tuple[Verdict, Why]:
    slot = row.slot
    if slot.why is Why.NONE and isinstance(slot.duty.quotas[0], EveryTime):
        return _every_time(row, on)
    nobody = any(isinstance(q, Coverage) and m.need == 0 for q, m in zip(slot.duty.quotas, measures, strict=True))
    empty = Why.NOBODY if nobody else Why.NONE
    met = is_met(slot.duty, measures)
    truth = Truth(met=met, cured=not met and _cured(row), waived=row.waived, empty=empty)
    return settle(slot, truth, on), slot.why or empty


def _cured(row: Row) -> bool:
    count = row.count
    if not count.cured_n or not all(isinstance(q, AtLeast) for q in row.slot.duty.quotas):
        return False
    both = (count.n + count.cured_n, count.amount + count.cured_amount)
    return all(
        isinstance(q, AtLeast) and is_enough(q, Measure(both[1] if q.of_amount else both[0], need))
        for q, need in zip(row.slot.duty.quotas, row.slot.needs, strict=False)
    )


def _every_time(row: Row, on: date) -> tuple[Verdict, Why]:
    count, slot = row.count, row.slot
    if on < slot.opens:
        return Verdict.AHEAD, Why.NONE
    if count.false:
        verdict = Verdict.MISSED if count.overdue else Verdict.GRACE
    elif count.true < count.n or on <= slot.due:
        verdict = Verdict.OPEN
    elif count.n:
        return Verdict.MET, Why.NONE
    else:
        return Verdict.VOID, Why.NO_OCCASION
    return (Verdict.WAIVED if row.waived else verdict), Why.NONE


def _labels(row: Row, verdict: Verdict) -> frozenset[Label]:
    if verdict is Verdict.VOID:
        return frozenset()
    count = row.count
    found = {
        Label.HELD_LATER: count.later > 0,
        Label.TO_CONFIRM: count.unconfirmed > 0,
        Label.CORRECTED: count.corrected > 0,
    }
    judged_late = verdict is Verdict.MET or flag_of(row.slot.duty)
    late = judged_late and not row.slot.standing and not is_met(row.slot.duty, _measures(row, prompt=True))
    return row.said | {label for label, holds in found.items() if holds} | ({Label.ENTERED_LATE} if late else set())
