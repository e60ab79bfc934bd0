"""Withdraw a 通知: a revision that asks nothing. Its open slots are void from then on; what was due before stays."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from yaodian.core.edition.document import Definitions
from yaodian.core.edition.incoming import Incoming
from yaodian.core.period import written
from yaodian.core.problem import Problem
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, edition_row
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.keep_counts import rebuild_counts
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, forbidden, invalid
from yaodian.site.actions.taking_turns import lock_editions
from yaodian.site.actions.text_faults import text_faults
from yaodian.site.models import Account, Edition
from yaodian.site.queries.editions import definitions, edition
from yaodian.site.queries.notices import is_notice, rows_of_notice, taken_up
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """`by`: who decided it; `first_day`: from which day it holds no more."""

    edition_uid: str
    by: str
    reason: str
    first_day: date


@audited("withdraw_notice", "edition")
def withdraw_notice(
    *, actor: Account | None, new: Withdrawal, at: datetime, on: date
) -> Done[tuple[Edition, ...]] | Refusal:
    """For every body that took it up. A day before it was decided is none: what was open then was really owed."""
    lock_editions()
    row = edition(new.edition_uid)
    if row is None or not is_notice(row):
        return absent("通知")
    held = rows_of_notice(row.plan_uid)
    refused = _refused(actor, new, held, on)
    if refused:
        return refused
    rows = tuple(edition_row(_revision(one, new, on), actor, at) for one in held)
    for one in rows:
        one.save(force_insert=True)
    rebuild_counts(on=on, at=at)
    return Done(rows, row.uid, {"editions": [one.uid for one in rows], "first_day": new.first_day.isoformat()})


def _refused(actor: Account | None, new: Withdrawal, held: list[Edition], on: date) -> Refusal | None:
    scope, paths = powers(actor, on), [path_of(one.body_uid, on) for one in held]
    if not all(scope.can(Verb.ADOPT, path) for path in paths):
        return forbidden("撤回通知") if any(scope.can(Verb.SEE, path) for path in paths) else absent("通知")
    if taken_up(held[0].plan_uid) is None:
        return invalid("通知", "已经撤回", "不必再撤")
    problems = tuple(_faults(new, held, on))
    return Refusal(Why.INVALID, problems) if problems else None


def _faults(new: Withdrawal, held: list[Edition], on: date) -> Iterator[Problem]:
    if not new.by.strip():
        yield Problem("决定人", "没有填写", "请写明由谁或哪次会议决定撤回")
    if not new.reason.strip():
        yield Problem("撤回原因", "没有填写", "请用一句话写明，例如“录错主送单位”")
    if new.first_day < on:
        yield Problem("撤回日期", "早于今天", "撤回从今天或以后的日期起；以前的结论不变")
    if any(new.first_day < one.first_day for one in held):
        yield Problem("撤回日期", "早于通知生效的日期", "请填写生效当天或以后的日期")
    last = max(one.last_day for one in held)
    if new.first_day > last:
        yield Problem("撤回日期", f"晚于通知的最后一天（{written(last)}）", "到那时通知已经期满，不必撤回")
    yield from text_faults(("决定人", new.by, 200), ("撤回原因", new.reason, 500))


def _revision(row: Edition, new: Withdrawal, on: date) -> NewEdition:
    held = definitions(row.sha256)
    incoming = held.incoming or Incoming(row.title)
    empty = Definitions((), (), (), held.calendar, incoming=replace(incoming, withdrawn=new.reason.strip()))
    return NewEdition(
        body_uid=row.body_uid,
        series=row.series,
        title=row.title,
        first_day=new.first_day,
        definitions=empty,
        adoption=Adoption(meeting=new.by, adopted_on=on, doc_no=row.doc_no),
        year=row.year,
        plan_uid=row.plan_uid,
        last_day=max(row.last_day, new.first_day),
    )
