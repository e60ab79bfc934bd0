"""Say under which number and on which day an adopted edition went out (文号, 印发日期), when that came later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.adopt_edition import LONGEST_NUMBER, issue_day_faults
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, conflict, forbidden
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.actions.text_faults import text_faults
from yaodian.site.models import Account, Edition, Issuance
from yaodian.site.queries.editions import edition
from yaodian.site.queries.issued import issued_as
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuing:
    """`version`: of what was seen when the form was opened; 0 while nothing was entered since the adoption."""

    edition_uid: str
    doc_no: str
    issued_on: date | None
    version: int = 0


@audited("issue_edition", "edition")
def issue_edition(*, actor: Account | None, new: Issuing, at: datetime, on: date) -> Done[Issuance] | Refusal:
    """A fact beside the edition: neither its row nor its document changes, and what was entered before stays known."""
    row, scope = edition(new.edition_uid), powers(actor, on)
    path = path_of(row.body_uid, on) if row else ""
    if row is None or not scope.can(Verb.ADOPT, path):
        return forbidden("文号和印发日期") if scope.can(Verb.SEE, path) else absent("版本")
    if problems := tuple(_faults(new, row, on)):
        return Refusal(Why.INVALID, problems)
    entered = _written(new, Entering(actor, at))
    if entered is None:
        return conflict("文号和印发日期")
    day = new.issued_on.isoformat() if new.issued_on else ""
    return Done(entered, row.uid, {"doc_no": entered.doc_no, "issued_on": day})


def _faults(new: Issuing, row: Edition, on: date) -> Iterator[Problem]:
    number, known = new.doc_no.strip(), issued_as(row)
    if not number and new.issued_on is None:
        yield Problem("文号", "文号和印发日期都没有填写", "请至少填写一项")
    elif (number, new.issued_on, new.version) == (known.doc_no, known.issued_on, known.version):
        yield Problem("文号", "与现在的文号和印发日期相同", "没有变化的不必保存")
    yield from text_faults(("文号", number, LONGEST_NUMBER))
    yield from issue_day_faults(new.issued_on, row.adopted_on, on)


def _written(new: Issuing, entering: Entering) -> Issuance | None:
    """None where somebody else entered something meanwhile."""
    before = Issuance.objects.filter(edition_uid=new.edition_uid, until=NEVER).first()
    if (before.version if before else 0) != new.version:
        return None
    columns = {"doc_no": new.doc_no.strip(), "issued_on": new.issued_on}
    if before:
        return supersede(before, entering, **columns)
    return entering.enter(Issuance(edition_uid=new.edition_uid, **columns))
