"""Say of a stretch of a plan in preparation that it was read right, wrongly, otherwise than meant, or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.plan import read
from yaodian.core.plan.correction import MAKERS, Correction, Stance
from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.site import models
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, conflict, invalid
from yaodian.site.actions.supersede import Entering, retract, supersede
from yaodian.site.models import Account, Plan
from yaodian.site.queries.plans import is_in_preparation_by
from yaodian.site.queries.readings import is_adopted, value_of
from yaodian.site.queries.scope import Scope, Verb

WHAT = "读法核对"
MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Correcting:
    """`seen`: `token_of` what was looked at. `correction` None: what was said is taken back."""

    plan_uid: str
    place: tuple[str, int, int]
    seen: str
    correction: Correction | None


@audited("correct_reading", "plan")
def correct_reading(*, actor: Account | None, new: Correcting, at: datetime, on: date) -> Done[bool] | Refusal:
    """Whether anything changed: to say the same again changes nothing. Each change is a version of its own.

    Who comes second waits until the first is done.
    """
    row = Plan.objects.select_for_update().filter(uid=new.plan_uid).first()
    refusal = _not_open(powers(actor, on), row)
    if row is None or refusal:
        return refusal or absent("要点原文")
    if problems := tuple(_faults(row, new)):
        return Refusal(Why.INVALID, problems)
    known = _known(new)
    if (value_of(known) if known else None) == new.correction:
        return Done(False, row.uid, {"kind": new.place[0], "changed": False})
    if token_of(known) != new.seen:
        return conflict(WHAT)
    if not _written(row, known, new, Entering(actor, at)):
        return conflict(WHAT)
    stance = str(new.correction.stance) if new.correction else "taken back"
    return Done(True, row.uid, {"kind": new.place[0], "start": new.place[1], "stance": stance})


def token_of(row: models.Correction | None) -> str:
    return f"{row.uid}-{row.version}" if row else ""


def _not_open(scope: Scope, row: Plan | None) -> Refusal | None:
    if row is None or not scope.may(Verb.ADOPT) or not is_in_preparation_by(scope, row):
        return absent("要点原文")
    if is_adopted(row.uid):
        return invalid(WHAT, "这份要点已经通过，读法已定", "需要调整的，请读入修订后的全文")
    return None


def _faults(row: Plan, new: Correcting) -> Iterator[Problem]:
    kind, start, stop = new.place
    if kind not in MAKERS and kind != MISSED:
        yield Problem(WHAT, "没有这一类", "请从列出的类别中选择")
    if not 0 <= start < stop <= len(row.text):
        yield Problem("原文", "没有这一处", "请刷新后在原文中重新选择")
    if new.correction and (new.correction.stance is Stance.NONE) != (kind == MISSED):
        yield Problem(WHAT, "这一处不能这样核对", "请刷新后重新选择")


def _known(new: Correcting) -> models.Correction | None:
    kind, start, stop = new.place
    rows = models.Correction.objects.filter(plan_uid=new.plan_uid, kind=kind, start=start, stop=stop)
    return rows.filter(until=NEVER).first()


def _written(row: Plan, known: models.Correction | None, new: Correcting, entering: Entering) -> bool:
    if new.correction is None:
        return known is not None and retract(known, entering.at)
    columns = {"stance": str(new.correction.stance), "said": new.correction.said}
    if known:
        return supersede(known, entering, **columns) is not None
    kind, start, stop = new.place
    words = {"surface": row.text[start:stop], "sentence": _sentence(row.text, start)}
    entering.enter(models.Correction(plan_uid=row.uid, kind=kind, start=start, stop=stop, **words, **columns))
    return True


def _sentence(text: str, start: int) -> str:
    clauses = read(text).plan.clauses
    found = next((clause.text for clause in clauses if clause.start <= start < clause.end), None)
    if found is not None:
        return found
    end = text.find("\n", start)
    return text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]
