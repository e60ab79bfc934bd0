"""The verdict on one slot of one bearer, with its labels, figures and records."""

from collections.abc import Iterator
from datetime import date

from yaodian.core.duty import EveryTime
from yaodian.core.verdict.cover import concerns
from yaodian.core.verdict.facts import Deed, RulingKind
from yaodian.core.verdict.occasions import every_time, last_failed, was_prompt
from yaodian.core.verdict.settle import Truth, is_met, settle
from yaodian.core.verdict.slot import Slot, end_of, windowed
from yaodian.core.verdict.verdict import Judgement, Label, Measure, Verdict, Why
from yaodian.core.verdict.weigh import Scale, World


def judge_slot(slot: Slot, bearer: str, world: World) -> Judgement:
    """How the slot stands on the world's day."""
    windows = [r.last for r in world.facts.rulings if r.kind is RulingKind.WINDOW and concerns(r, slot, bearer)]
    scale = Scale.of(windowed(slot, windows), bearer, world)
    slot = scale.slot
    measures = scale.measures()
    verdict, why = _verdict(scale, measures)
    return Judgement(
        duty=slot.duty.key,
        cycle=slot.cycle,
        bearer=bearer,
        verdict=verdict,
        span=None if slot.standing else slot.span,
        opens=slot.opens,
        due=None if slot.standing else slot.due,
        grace=None if slot.standing else slot.grace,
        why=why,
        labels=frozenset(_labels(scale, verdict)),
        blamed=_blamed(scale, verdict),
        measures=measures,
        counted=tuple(d.record for d in (*scale.own.timely, *scale.own.curing)),
    )


def _verdict(scale: Scale, measures: tuple[Measure, ...]) -> tuple[Verdict, Why]:
    slot, on = scale.slot, scale.world.on
    waived = RulingKind.WAIVE in _said(scale)
    quota = slot.duty.quotas[0]
    if isinstance(quota, EveryTime) and slot.why is Why.NONE:
        verdict = every_time(slot, quota.flag, scale.own.timely, on)
        if waived and verdict in (Verdict.OPEN, Verdict.GRACE, Verdict.MISSED):
            verdict = Verdict.WAIVED
        return verdict, Why.NO_OCCASION if verdict is Verdict.VOID else Why.NONE
    nobody = Why.NOBODY if scale.has_nobody(measures) else Why.NONE
    met = is_met(scale.slot.duty, measures)
    truth = Truth(met=met, cured=not met and scale.is_cured(), waived=waived, empty=nobody)
    return settle(slot, truth, on), slot.why or nobody


def _blamed(scale: Scale, verdict: Verdict) -> date | None:
    quota = scale.slot.duty.quotas[0]
    if verdict is not Verdict.MISSED or not isinstance(quota, EveryTime):
        return None
    return last_failed(scale.slot, quota.flag, scale.own.timely, scale.world.on)


def _said(scale: Scale) -> set[RulingKind]:
    return {r.kind for r in scale.world.facts.rulings if concerns(r, scale.slot, scale.bearer)}


def _labels(scale: Scale, verdict: Verdict) -> Iterator[Label]:
    if verdict is Verdict.VOID:
        return
    said = _said(scale)
    counted: tuple[Deed, ...] = (*scale.own.timely, *scale.own.curing)
    flagged = isinstance(scale.slot.duty.quotas[0], EveryTime)
    if (verdict is Verdict.MET or flagged) and not scale.slot.standing and not _was_prompt(scale):
        yield Label.ENTERED_LATE
    if scale.own.later:
        yield Label.HELD_LATER
    if any(d.confirmed > scale.world.known for d in counted):
        yield Label.TO_CONFIRM
    if any(d.version > 1 for d in counted):
        yield Label.CORRECTED
    if RulingKind.OBJECTION in said:
        yield Label.OBJECTED
    if RulingKind.WAITING in said:
        yield Label.WAITING


def _was_prompt(scale: Scale) -> bool:
    """True when deeds entered by the end of the grace are enough by themselves."""
    if isinstance(scale.slot.duty.quotas[0], EveryTime):
        return was_prompt(scale.slot, scale.own.timely)
    measures = scale.measures(entered_by=end_of(scale.slot.grace))
    return is_met(scale.slot.duty, measures)
