"""An action, its line, and a refusal: each in its transaction."""

import pytest
from django.db import transaction
from tests.site.cast import AT, FOUNDED, Cast

from yaodian.site.actions.add_body import NewBody, add_body
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.refusal import Refusal, Why, forbidden
from yaodian.site.actions.supersede import Entering, retract, supersede
from yaodian.site.models import AuditLine, Body


def last() -> AuditLine:
    return AuditLine.objects.order_by("-seq")[0]


def test_what_is_done_leaves_who_what_when(cast: Cast) -> None:
    new = NewBody(kind="branch", name="第三党支部", parent_uid=cast.finance.uid, first_day=FOUNDED)
    body = add_body(actor=cast.office, new=new, at=AT)
    line = last()
    assert isinstance(body, Body)
    assert (line.actor, line.role, line.action, line.object_uid) == (cast.office.uid, "office", "add_body", body.uid)
    assert (line.outcome, line.at) == ("done", AT)


@pytest.mark.parametrize("who", ["leader", "body", "secretary", "member", "administrator"])
def test_who_may_not_is_answered_as_if_there_were_nothing(cast: Cast, who: str) -> None:
    actor = getattr(cast, who)
    before = Body.objects.count()
    new = NewBody(kind="branch", name="第三党支部", parent_uid=cast.finance.uid, first_day=FOUNDED)
    mine = add_body(actor=actor, new=new, at=AT)
    nowhere = NewBody(kind="branch", name="第三党支部", parent_uid="nosuch", first_day=FOUNDED)
    assert mine == add_body(actor=actor, new=nowhere, at=AT)
    assert isinstance(mine, Refusal) and mine.why is Why.ABSENT
    assert Body.objects.count() == before
    assert (last().outcome, last().actor, last().detail) == ("refused", actor.uid, {"why": "absent"})


def test_a_refusal_undoes_what_was_written_and_keeps_its_own_line(cast: Cast) -> None:
    @audited("spoil", "body")
    def spoil(*, actor, at) -> Done[None] | Refusal:
        Entering(actor, at).enter(Body(kind="branch", name="半途", first_day=FOUNDED))
        return forbidden("组织")

    spoil(actor=cast.office, at=AT)
    assert not Body.objects.filter(name="半途").exists()
    assert (last().action, last().outcome) == ("spoil", "refused")


def test_what_breaks_leaves_neither_row_nor_line(cast: Cast) -> None:
    @audited("break", "body")
    def fail(*, actor, at) -> Done[None] | Refusal:
        Entering(actor, at).enter(Body(kind="branch", name="半途", first_day=FOUNDED))
        raise ZeroDivisionError

    before = last().seq
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        fail.__wrapped__(actor=cast.office, at=AT)
    with pytest.raises(ZeroDivisionError):
        fail(actor=cast.office, at=AT)
    assert last().seq == before and not Body.objects.filter(name="半途").exists()


def test_an_action_cannot_hide_in_anothers_transaction(cast: Cast) -> None:
    new = NewBody(kind="branch", name="第三党支部", parent_uid=cast.finance.uid, first_day=FOUNDED)
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        add_body(actor=cast.office, new=new, at=AT)


def test_a_correction_closes_the_old_version_and_opens_the_next(cast: Cast) -> None:
    body = Body.objects.get(uid=cast.clinic.uid)
    later = AT.replace(month=4)
    corrected = supersede(body, Entering(cast.office, later), name="中心医院党支部")
    assert corrected is not None
    versions = list(Body.objects.filter(uid=body.uid).order_by("version"))
    assert [(v.name, v.version) for v in versions] == [("医院党支部", 1), ("中心医院党支部", 2)]
    assert versions[0].until == versions[1].since == later
    assert versions[1].entered_by == cast.office
    assert supersede(body, Entering(cast.office, later), name="又一次") is None


def test_a_clock_set_back_leaves_no_version_that_ends_before_it_began(cast: Cast) -> None:
    body = Body.objects.get(uid=cast.clinic.uid)
    corrected = supersede(body, Entering(None, AT.replace(year=2020)), name="x")
    assert corrected is not None and corrected.since > body.since
    assert retract(corrected, AT.replace(year=2020))
    assert not retract(corrected, AT)
