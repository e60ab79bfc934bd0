"""What is remembered of a standing is asked again as soon as a record that can count for it came, changed or went."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.site.actions.filing import AT, ON, YEAR, adopt, file, theme_day
from tests.site.cast import Cast, body, make_cast, sure

from yaodian.core.verdict.blame import in_line
from yaodian.core.verdict.engine import Question
from yaodian.core.verdict.verdict import Judgement, Verdict
from yaodian.site.actions.keep_counts import rebuild_counts, refresh_counts
from yaodian.site.actions.void_record import void_record
from yaodian.site.models import Deed, DeedPerson, SlotCount, SlotStamp
from yaodian.site.queries.judging import judgements, standings

LATER = AT + timedelta(hours=2)
DUTY, MAY = "theme_day_month", "2026-05"
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    adopt(cast)
    rebuild_counts(on=ON, at=AT)
    return cast


def live(bearer: str, of: frozenset[str] | None = None, on: date = ON) -> Judgement:
    found = judgements(on=on, known=LATER, within=YEAR, bearers=of, live=True)
    assert found == judgements(on=on, known=LATER, within=YEAR, bearers=of)
    return next(j for j in found if (j.duty, j.cycle, j.bearer) == (DUTY, MAY, bearer))


def test_a_record_filed_and_voided_shows_at_once(cast: Cast) -> None:
    first, second = cast.first.uid, cast.second.uid
    assert {live(first).verdict, live(second).verdict} == {Verdict.OPEN}
    uid = file(cast.body, theme_day(cast)).record_uid
    assert live(first).verdict is Verdict.MET and live(second).verdict is Verdict.OPEN
    sure(void_record(actor=cast.secretary, target=(uid, 1), reason="误报", at=AT, on=ON))
    assert live(first).verdict is Verdict.OPEN


def test_some_are_told_from_what_is_remembered_of_all(cast: Cast) -> None:
    uid = cast.first.uid
    file(cast.secretary, theme_day(cast))
    assert live(uid).verdict is live(uid, frozenset({uid, cast.wang.uid})).verdict is Verdict.MET
    assert {j.bearer for j in judgements(on=ON, known=LATER, within=YEAR, bearers=frozenset({uid}), live=True)} == {uid}


def test_a_few_of_many_who_stand_alike_are_found_among_them(cast: Cast) -> None:
    for number in range(40):
        body(f"示例第{number}党支部", "branch", cast.city.uid)
    file(cast.secretary, theme_day(cast))
    everybody = {j.bearer for j in judgements(on=ON, known=LATER, within=YEAR, live=True) if j.duty == DUTY}
    assert len(everybody) > 40
    for asked in sorted(everybody):
        assert live(asked, frozenset({asked})).bearer == asked
    few = frozenset(sorted(everybody)[::15])
    assert {j.bearer for j in judgements(on=ON, known=LATER, within=YEAR, bearers=few, live=True)} == few
    assert live(cast.first.uid, few | {cast.first.uid}).verdict is Verdict.MET


def test_what_a_transaction_took_back_is_not_remembered(cast: Cast) -> None:
    assert live(cast.first.uid).verdict is Verdict.OPEN
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        held = {"bearer": cast.first.uid, "kind": "theme_day", "on_day": date(2026, 5, 8)}
        Deed.objects.create(record_uid="passing", since=AT, entered=AT, confirmed=AT, **held)
        refresh_counts("passing")
        assert live(cast.first.uid).verdict is Verdict.MET
        raise ZeroDivisionError
    assert live(cast.first.uid).verdict is Verdict.OPEN


def test_a_record_that_came_while_a_page_was_made_shows_on_the_next(cast: Cast) -> None:
    """The page began before the record, and read the stamps after it: a talk counts for a share of the members."""
    held = {"bearer": cast.first.uid, "kind": "branch_talks", "on_day": date(2026, 5, 8)}
    talk = Deed.objects.create(record_uid="talk", since=AT, entered=AT, confirmed=AT, **held)
    DeedPerson.objects.create(deed=talk, person_uid=cast.wang.uid, present=True)
    refresh_counts("talk")
    judgements(on=ON, known=AT - timedelta(minutes=1), within=YEAR, live=True)
    live(cast.first.uid)


def test_another_day_is_judged_anew(cast: Cast) -> None:
    assert live(cast.first.uid).verdict is Verdict.OPEN
    assert live(cast.first.uid, on=date(2026, 6, 30)).verdict is Verdict.MISSED


def test_asked_twice_nothing_is_counted_twice(cast: Cast) -> None:
    ask = Question(on=ON, known=LATER, within=YEAR)
    first = standings(ask, live=True)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert in_line(standings(ask, live=True)) == in_line(first)
    assert not [query for query in asked.captured_queries if "slot_count" in query["sql"]]


def test_without_its_stamp_nothing_is_remembered(cast: Cast) -> None:
    """An installation that came from before there were stamps: counts that changed are read again."""
    SlotStamp.objects.all().delete()
    file(cast.secretary, theme_day(cast))
    assert live(cast.first.uid).verdict is Verdict.MET
    SlotCount.objects.all().delete()
    found = standings(Question(on=ON, known=LATER, within=YEAR), live=True)
    assert [b.judgement.verdict for b in found if b.judgement.duty == DUTY and b.judgement.cycle == MAY] == [
        Verdict.OPEN
    ]
