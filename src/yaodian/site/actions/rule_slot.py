"""Decide about one slot: waive it, set a window, excuse a person, note a wait, an objection or an explanation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.period import LAST_DAY, Span
from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, conflict, forbidden
from yaodian.site.actions.supersede import Entering, retract
from yaodian.site.models import Account, Membership, Ruling, RulingKind
from yaodian.site.queries.editions import editions
from yaodian.site.queries.judging import judgements, year_of
from yaodian.site.queries.rulings import rulings
from yaodian.site.queries.scope import Scope, Verb
from yaodian.site.queries.tree import path_of

# Decisions of a superior; the others are said by whoever owes.
DECISIONS = frozenset({RulingKind.WAIVE, RulingKind.WINDOW, RulingKind.EXCUSE, RulingKind.REOPEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRuling:
    """`bearer` empty: everybody who owes it. `person`: whom an EXCUSE takes out. `last_day`: the end of a WINDOW."""

    kind: RulingKind
    duty: str
    cycle: str
    reason: str
    decided_by: str
    decided_on: date
    bearer: str = ""
    person: str = ""
    last_day: date = LAST_DAY
    doc_no: str = ""


@audited("rule_slot", "ruling")
def rule_slot(*, actor: Account | None, new: NewRuling, at: datetime, on: date) -> Done[Ruling] | Refusal:
    refusal = _not_allowed(powers(actor, on), new, on)
    if refusal:
        return refusal
    problems = tuple(_problems(new, on=on, at=at))
    if problems:
        return Refusal(Why.INVALID, problems)
    row = Entering(actor, at).enter(
        Ruling(
            kind=new.kind,
            duty_key=new.duty,
            cycle_key=new.cycle,
            bearer=new.bearer,
            person_uid=new.person,
            until_day=new.last_day,
            reason=new.reason.strip(),
            doc_no=new.doc_no.strip(),
            decided_by=new.decided_by.strip(),
            decided_on=new.decided_on,
        )
    )
    return Done(row, row.uid, {"kind": new.kind.value, "duty": new.duty, "cycle": new.cycle, "bearer": new.bearer})


@audited("withdraw_ruling", "ruling")
def withdraw_ruling(*, actor: Account | None, ruling_uid: str, at: datetime, on: date) -> Done[str] | Refusal:
    """It no longer holds; that it did stays known."""
    row = rulings().filter(uid=ruling_uid).first()
    if row is None:
        return absent("决定")
    kind = RulingKind(row.kind)
    if not _may(powers(actor, on), kind, row.duty_key, row.bearer, on):
        return forbidden("决定")
    return Done(ruling_uid, ruling_uid, {"kind": row.kind}) if retract(row, at) else conflict("决定")


def _not_allowed(scope: Scope, new: NewRuling, on: date) -> Refusal | None:
    if _may(scope, new.kind, new.duty, new.bearer, on):
        return None
    seen = any(scope.can(Verb.SEE, path) for path in _paths(new.duty, new.bearer, on))
    return forbidden("此事") if seen else absent("责任主体")


def _may(scope: Scope, kind: RulingKind, duty: str, bearer: str, on: date) -> bool:
    """Decisions take the power to decide; one's own wait, objection or explanation the power to file, or being it."""
    verb = Verb.DECIDE if kind in DECISIONS else Verb.FILE
    paths = _paths(duty, bearer, on)
    own = kind not in DECISIONS and bool(bearer) and bearer == scope.person
    return own or (bool(paths) and all(scope.can(verb, path) for path in paths))


def _paths(duty: str, bearer: str, on: date) -> list[str]:
    """Where the power is needed: the bearer, the bodies of a person, or every body that adopted the duty."""
    if not bearer:
        return [path_of(e.body, on) for e in editions() if any(d.key == duty for d in e.duties)]
    own = path_of(bearer, on)
    if own:
        return [own]
    homes = Membership.objects.filter(person_uid=bearer, until=NEVER, first_day__lte=on, last_day__gte=on)
    return [path_of(body, on) for body in homes.values_list("body_uid", flat=True)]


def _problems(new: NewRuling, *, on: date, at: datetime) -> Iterator[Problem]:
    if not new.reason.strip():
        yield Problem("理由", "没有填写", "请写明理由")
    if not new.decided_by.strip():
        yield Problem("决定人", "没有填写", "请写明由谁决定")
    if new.decided_on > on:
        yield Problem("决定日期", "还没有到", "请在作出决定以后再录入")
    if new.kind is RulingKind.EXCUSE and not new.person:
        yield Problem("人员", "没有选择", "请选择不计入应到的人员")
    slots = _slots(new, on=on, at=at)
    if not slots:
        yield Problem("周期", f"没有“{new.cycle}”这一期", "请从完成情况中选择要决定的一期")
    elif new.kind is RulingKind.WINDOW:
        yield from _window_faults(new, slots)


def _window_faults(new: NewRuling, slots: list[Judgement]) -> Iterator[Problem]:
    if not new.doc_no.strip():
        yield Problem("文号", "没有填写", "所属期由上级通知确定，请写明通知文号")
    ends = [slot.span.last for slot in slots if slot.span]
    if new.last_day == LAST_DAY or any(new.last_day <= end for end in ends):
        yield Problem("截止日期", "没有填写，或不晚于本期的最后一天", "请按上级通知填写可以延至的日期")


def _slots(new: NewRuling, *, on: date, at: datetime) -> list[Judgement]:
    """The slots that the ruling speaks of, of this plan year and the ones beside it."""
    within = Span(year_of(on.replace(year=on.year - 1, day=1)).first, year_of(on.replace(year=on.year + 1, day=1)).last)
    bearers = frozenset({new.bearer}) if new.bearer else None
    found = judgements(on=on, known=at, within=within, bearers=bearers)
    return [slot for slot in found if slot.duty == new.duty and slot.cycle == new.cycle]
