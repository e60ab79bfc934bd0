"""R31: only who owes is blamed. The object of a duty shows no miss; whoever waits for another says so."""

from datetime import date
from fractions import Fraction

import pytest
from tests.core.verdict.cast import Cast as World
from tests.core.verdict.cast import d
from tests.core.verdict.rules import BRANCHES, CITY, QUARTER, duty, every
from tests.rules.issues import LOOPS
from tests.site.cast import Cast, sure
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import AT, BASE, ON

from yaodian.core.duty import Coverage, Every
from yaodian.core.period import Span
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.facts import RulingKind
from yaodian.core.verdict.verdict import Label, Verdict
from yaodian.files.mechanisms import load_catalogue
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition, with_copies
from yaodian.site.queries.judging import judgements


def test_a_miss_shows_on_who_owes_and_never_on_the_object() -> None:
    world = World()
    world.body("heard")
    world.baseline(every(QUARTER, bearer=CITY, object=BRANCHES))
    asked = world.judge(d(7, 20)).all
    assert {j.bearer for j in asked} == {"city"}
    assert Verdict.MISSED in {j.verdict for j in asked}


def test_nothing_is_judged_of_an_object_that_does_not_owe_itself(stage: Cast) -> None:
    owing = {one.key for one in load_catalogue().baseline() if "branch" in one.bearer.kinds}
    asked = judgements(
        on=ON, known=AT, within=Span(date(2026, 1, 1), date(2026, 12, 31)), bearers=frozenset({stage.first.uid})
    )
    assert {j.duty for j in asked} <= owing


def test_the_object_of_a_missed_duty_reads_that_nothing_was_arranged(stage: Cast, signed: Signed) -> None:
    """The committee hears no branch in the first quarter: its page says 未完成, the branches' names stand at 未安排."""
    committee = Selector(Who.BODIES, kinds=("organ_work_committee",))
    who = {"bearer": committee, "object": BRANCHES}
    hearing = duty(Every(QUARTER), Coverage(Fraction(1), BRANCHES), key="hears", kinds=("hearing",), **who)
    new = NewEdition(
        body_uid=stage.city.uid,
        series="plan",
        title="要点",
        first_day=d(1, 1),
        definitions=with_copies((hearing,)),
        adoption=Adoption(meeting="会议", adopted_on=d(1, 4)),
        year=2026,
    )
    sure(adopt_edition(actor=stage.office, new=new, at=BASE, on=BASE.date()))
    client = signed(stage.office)
    page = client.get(f"/slot/hears/2026-Q1/{stage.city.uid}/").content.decode()
    assert "未完成" in page and "<h3>未安排</h3>" in page and stage.first.name in page
    for address in (f"/slot/hears/2026-Q1/{stage.first.uid}/", f"/desk/hears/{stage.first.uid}/"):
        assert client.get(address).status_code == 404


def test_a_wait_for_another_is_said_beside_the_verdict() -> None:
    world = World()
    world.body("branch")
    world.baseline(every(QUARTER))
    world.rule(RulingKind.WAITING, "2026-Q1", bearer="branch", entered=d(3, 1))
    assert Label.WAITING in world.judge(d(3, 10))["branch", "2026-Q1"].labels


@pytest.mark.xfail(strict=True, reason=LOOPS)
def test_days_spent_waiting_are_not_charged() -> None:
    world = World()
    world.body("branch")
    world.baseline(every(QUARTER))
    world.rule(RulingKind.WAITING, "2026-Q1", bearer="branch", entered=d(1, 2))
    assert world.judge(d(4, 20)).verdict("branch", "2026-Q1") is not Verdict.MISSED
