"""What a unit answers to the rows that name it: by itself on its page, or by sheets that the office takes in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.breakdown.difference import Asked
from yaodian.core.breakdown.opinion import Opinion, opinion_faults
from yaodian.core.problem import Problem
from yaodian.site.actions.assign_tasks import not_yours
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, conflict, forbidden, invalid
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.models import Account
from yaodian.site.models import Opinion as Row
from yaodian.site.queries.breakdowns import adopted, consultation, opinions, said
from yaodian.site.queries.breakdowns import asked as asked_of
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@dataclass(frozen=True, slots=True)
class Given:
    """An opinion of a unit. `before`: the one that whoever answers had before their eyes."""

    unit: str
    opinion: Opinion
    before: Opinion | None = None


@audited("give_opinions", "plan")
def give_opinions(
    *, actor: Account | None, asked: tuple[str, str], given: tuple[Given, ...], at: datetime, on: date
) -> Done[int] | Refusal:
    """A unit's own answers; the number of those that are new. `asked`: about which plan, and which unit."""
    scope, (plan_uid, unit) = powers(actor, on), asked
    sent = consultation(scope, plan_uid, unit)
    if sent is None or any(one.unit != unit for one in given):
        return absent("征求意见")
    if not scope.can(Verb.FILE, path_of(unit, on)):
        return forbidden("征求意见")
    if adopted(plan_uid, sent.issuer_uid):
        return invalid("征求意见", "这份要点已经通过", "有新的意见，请向党建办提出")
    if not given:
        return invalid("意见", "一条也没有填写", "请至少对一条选择意见")
    return _taken((plan_uid, sent.issuer_uid), given, Entering(actor, at), on)


@audited("take_opinions", "plan")
def take_opinions(
    *, actor: Account | None, table: tuple[str, str], given: tuple[Given, ...], at: datetime, on: date
) -> Done[int] | Refusal:
    """Opinions out of sheets, of any of the units that were asked. `table`: the plan and who issues it."""
    refusal = not_yours(powers(actor, on), *table)
    if refusal:
        return refusal
    if not given:
        return invalid("意见表", "没有需要写入的内容", "表中内容与已有的意见一致，不必再次导入")
    return _taken(table, given, Entering(actor, at), on, by_sheet=True)


def _taken(
    table: tuple[str, str], given: tuple[Given, ...], entering: Entering, on: date, *, by_sheet: bool = False
) -> Done[int] | Refusal:
    known = {(one.unit, one.start): one for one in asked_of(*table, {})}
    if any((one.unit, one.opinion.start) not in known for one in given):
        return absent("征求意见的条目")
    if problems := tuple(_faults(given, known, on)):
        return Refusal(Why.INVALID, problems)
    rows, changed = opinions(*table), 0
    for one in given:
        row = rows.get((one.unit, one.opinion.start))
        if (said(row) if row else None) != one.before:
            return conflict("意见")
        if one.opinion == one.before:
            continue
        if _written(row, one, table, entering, by_sheet) is None:
            return conflict("意见")
        changed += 1
    return Done(changed, table[0], {"issuer": table[1], "opinions": changed, "by_sheet": by_sheet})


def _faults(given: Iterable[Given], known: dict[tuple[str, int], Asked], on: date) -> Iterator[Problem]:
    for one in given:
        row = known[one.unit, one.opinion.start]
        where = f"“{row.text[:12]}…”"
        yield from opinion_faults(one.opinion, where, sent_on=row.sent_on, today=on)
        if one.opinion.version > row.version:
            yield Problem(where, "不是本表的条目", "请刷新后重新填写")


def _written(row: Row | None, one: Given, table: tuple[str, str], entering: Entering, by_sheet: bool) -> Row | None:
    value = one.opinion
    columns = {"stance": value.stance, "reason": value.reason, "to": value.to, "on_day": value.on}
    columns |= {"seen": value.version, "by_sheet": by_sheet}
    if row:
        return supersede(row, entering, **columns)
    plan_uid, issuer_uid = table
    made = Row(plan_uid=plan_uid, issuer_uid=issuer_uid, body_uid=one.unit, start=value.start, **columns)
    return entering.enter(made)
