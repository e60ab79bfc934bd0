"""Which cycles a record may be said to serve: in a window that a superior set, or an earlier one that was missed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yaodian.core.period import Span
from yaodian.core.problem import Problem
from yaodian.core.verdict.verdict import Judgement, Verdict
from yaodian.site.queries.editions import editions
from yaodian.site.queries.judging import judgements

OPEN_TO_MAKE_UP = frozenset({Verdict.GRACE, Verdict.MISSED, Verdict.LATE})
BACK = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is claimed of a deed of these bearers, of this kind, held on this day."""

    kind: str
    bearers: frozenset[str]
    on_day: date


def belonging_faults(belongs: Mapping[str, str], claimed: Claimed, *, on: date, at: datetime) -> Iterator[Problem]:
    """Every claim that is not legal. A record serves one cycle of a duty, so there is one claim a duty."""
    if not belongs:
        return
    served = {d.key for e in editions() for d in e.duties if claimed.kind in d.kinds and not d.undecided}
    within = Span(claimed.on_day - BACK, max(claimed.on_day, on))
    slots = judgements(on=on, known=at, within=within, bearers=claimed.bearers)
    for duty, cycle in belongs.items():
        where = "所属周期"
        if duty not in served:
            yield Problem(where, "这类记录不计入所选事项", "请只选择本记录能够完成的事项")
        elif not _is_open(duty, cycle, slots, claimed.on_day):
            what = f"{cycle}不能由这一天的记录补上"
            yield Problem(where, what, "只能选择上级通知规定了期限的周期，或此前未完成的周期；其余的按发生日期计入")


def _is_open(duty: str, cycle: str, slots: Iterable[Judgement], on_day: date) -> bool:
    return any(_fits(slot, on_day) for slot in slots if slot.duty == duty and slot.cycle == cycle)


def _fits(slot: Judgement, on_day: date) -> bool:
    """Held within the window, or after the due day of a slot that nothing had fulfilled."""
    if slot.span is None or slot.due is None or slot.verdict is Verdict.VOID:
        return False
    if slot.span.first <= on_day <= slot.due:
        return True
    return on_day > slot.due and slot.verdict in OPEN_TO_MAKE_UP
