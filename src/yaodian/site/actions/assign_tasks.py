"""Keep the 任务分解表 of a plan in preparation: each changed row a new version, all rows or none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from yaodian.core.breakdown.units import units_text
from yaodian.core.edition.assignment import Assignment
from yaodian.core.problem import Problem
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, conflict, forbidden, invalid
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.actions.text_faults import text_faults
from yaodian.site.models import Account
from yaodian.site.models import Assignment as Row
from yaodian.site.queries.breakdowns import PARTS, adopted, rows_of, value_of
from yaodian.site.queries.plans import is_in_preparation_by, plan
from yaodian.site.queries.scope import Scope, Verb
from yaodian.site.queries.tree import path_of

WORDS = {"leader": ("责任领导", 200), "due": ("完成时限", 200), "outcome": ("成果形式", 500)}
UNITS = {"lead": "牵头单位", "responsible": "责任单位", "support": "配合单位"}
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Assigned:
    """A row as it shall be. `version`: of the row that was looked at; 0 where there was none yet."""

    assignment: Assignment
    version: int = 0
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Breakdown:
    plan_uid: str
    issuer_uid: str
    rows: tuple[Assigned, ...]


@audited("assign_tasks", "plan")
def assign_tasks(*, actor: Account | None, new: Breakdown, at: datetime, on: date) -> Done[int] | Refusal:
    """The number of rows that changed."""
    refusal = not_yours(powers(actor, on), new.plan_uid, new.issuer_uid)
    if refusal:
        return refusal
    problems = tuple(problem for n, row in enumerate(new.rows, 1) for problem in _faults(row.assignment, f"第{n}条"))
    if problems:
        return Refusal(Why.INVALID, problems)
    known = {row.start: row for row in rows_of(new.plan_uid, new.issuer_uid)}
    entering, changed = Entering(actor, at), 0
    for one in new.rows:
        row = known.get(one.assignment.start)
        if (row.version if row else 0) != one.version:
            return conflict("任务分解表")
        if row and (value_of(row), row.listed) == (one.assignment, one.listed):
            continue
        if _written(row, one, new, entering) is None:
            return conflict("任务分解表")
        changed += 1
    return Done(changed, new.plan_uid, {"issuer": new.issuer_uid, "rows": changed})


def not_yours(scope: Scope, plan_uid: str, issuer_uid: str) -> Refusal | None:
    """Why this scope may not prepare this table now."""
    path = path_of(issuer_uid, scope.on)
    if not scope.can(Verb.ADOPT, path):
        return forbidden("任务分解表") if scope.can(Verb.SEE, path) else absent("任务分解表")
    row = plan(plan_uid)
    if row is None or not is_in_preparation_by(scope, row):
        return absent("要点原文")
    if adopted(plan_uid, issuer_uid):
        return invalid("任务分解表", "这份要点已经通过，任务分解表已定稿", "需要调整的，请读入修订后的全文")
    return None


def _faults(one: Assignment, where: str) -> Iterator[Problem]:
    texts = {title: (getattr(one, name), longest) for name, (title, longest) in WORDS.items()}
    texts |= {title: (units_text(getattr(one, name)), LONGEST) for name, title in UNITS.items()}
    yield from text_faults(*((f"{where}{title}", text, longest) for title, (text, longest) in texts.items()))


def _written(row: Row | None, one: Assigned, new: Breakdown, entering: Entering) -> Row | None:
    columns = _columns(one)
    if row:
        return supersede(row, entering, **columns)
    return entering.enter(Row(plan_uid=new.plan_uid, issuer_uid=new.issuer_uid, **columns))


def _columns(one: Assigned) -> dict[str, object]:
    value = one.assignment
    units = {part: [[unit.name, unit.uid] for unit in getattr(value, part)] for part in PARTS}
    words = {name: getattr(value, name) for name in ("start", "text", "item", "leader", "due", "outcome")}
    return {**words, **units, "duties": list(value.duties), "listed": one.listed}


def lead_given(row: Row, one: Assignment, entering: Entering) -> Row | None:
    """The row with whoever leads in `one`; None when it was changed meanwhile."""
    return supersede(row, entering, **_columns(Assigned(replace(value_of(row), lead=one.lead), listed=row.listed)))
