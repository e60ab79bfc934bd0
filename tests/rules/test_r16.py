"""R16: a new duty is never due in the past; no change makes anyone late after the fact."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import MONTH, QUARTER, WEEK, YEAR, every, window
from tests.site.cast import Cast as Town
from tests.site.cast import sure

from yaodian.core.period import Span
from yaodian.core.verdict.verdict import Verdict, Why
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition, with_copies
from yaodian.site.clock import day_at
from yaodian.site.models import AuditLine
from yaodian.site.queries.judging import judgements

JANUARY = d(1, 1)
rhythms = st.sampled_from([WEEK, MONTH, QUARTER, YEAR])
days = st.integers(0, 364).map(lambda n: JANUARY + timedelta(days=n))


@settings(max_examples=80)
@given(rhythms, days, days, st.integers(1, 3), st.integers(0, 30))
def test_nobody_misses_what_was_due_before_the_edition_was_entered(rhythm, first, later, count, grace) -> None:
    """It binds from `first` on; somebody enters it on `later`, before or after that day."""
    cast = Cast()
    cast.body("branch")
    cast.edition(every(rhythm, count, grace=grace), first=first, entered=later)
    for judgement in cast.judge(d(1, 31, 2027), last=d(1, 31, 2027)).all:
        if judgement.verdict is Verdict.MISSED:
            assert judgement.due is not None and judgement.due >= later


@settings(max_examples=80)
@given(days, days, st.booleans())
def test_no_amendment_makes_missed_what_ended_before_it_was_entered(first, later, more) -> None:
    cast = Cast()
    cast.body("branch")
    cast.edition(every(MONTH), first=JANUARY)
    day = JANUARY
    while day.year == JANUARY.year:
        cast.deed("branch", day)
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    cast.edition(every(MONTH, 5 if more else 2), first=max(first, d(1, 2)), entered=later)
    for judgement in cast.judge(d(1, 31, 2027)).all:
        if judgement.verdict is Verdict.MISSED:
            assert judgement.due is not None and judgement.due >= later


def test_a_window_that_was_over_when_it_was_entered_is_not_missed() -> None:
    cast = Cast()
    cast.body("branch")
    cast.edition(window((1, 1), (3, 31)), entered=d(4, 15))
    (judgement,) = [j for j in cast.judge(d(5, 20)).all if j.cycle == "2026-window"]
    assert (judgement.verdict, judgement.why) == (Verdict.VOID, Why.KNOWN_TOO_LATE)


@pytest.mark.django_db
def test_a_plan_adopted_late_blames_nobody_for_the_months_before(stage: Town) -> None:
    """The same through the actions and the database: in force from January, entered on 5 March."""
    new = NewEdition(
        body_uid=stage.finance.uid,
        series="plan-of-finance",
        title="要点",
        first_day=JANUARY,
        definitions=with_copies((every(MONTH, key="late_plan", kinds=("theme_day",)),)),
        adoption=Adoption(meeting="会议", adopted_on=d(3, 5)),
        year=2026,
    )
    entered = AuditLine.objects.order_by("-seq")[0].at.replace(month=3, day=5)
    sure(adopt_edition(actor=stage.office, new=new, at=entered, on=day_at(entered)))
    asked = judgements(on=d(4, 20), known=entered.replace(month=4, day=20), within=Span(JANUARY, d(12, 31)))
    verdicts = {j.cycle: j.verdict for j in asked if (j.duty, j.bearer) == ("late_plan", stage.first.uid)}
    assert {cycle for cycle, verdict in verdicts.items() if verdict is Verdict.MISSED} == {"2026-03"}
    assert verdicts["2026-01"] is verdicts["2026-02"] is Verdict.VOID
