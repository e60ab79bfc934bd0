"""What is asked already is told, and adopted as one duty with several bases: do it once."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.notice.notices import CATALOGUE, RECEIVED, around, ask, edition, held, options, taken

from yaodian.core.duty import AtLeast, Every, Face, Window
from yaodian.core.duty.timeline import Claim, timeline
from yaodian.core.edition.overlay import Lies, laid_over
from yaodian.core.notice import Filled, Option, Way, options_of
from yaodian.core.notice.reading import sender_of
from yaodian.core.period import LAST_DAY, Rhythm, Span

MEETING = CATALOGUE.template("branch_general_meeting_quarter").duty
MONTHLY = replace(MEETING, key="general_meeting_month", occasion=Every(Rhythm.MONTH))
BY_JUNE = "各党支部6月30日前召开1次支部党员大会，学习条例。"
ROSTER = "各党支部5月15日前报送党员花名册。"


def first(sentence: str, *duties: object) -> Option:
    return options(ask(sentence), *(held(duty) for duty in duties))[0]  # type: ignore[arg-type]


def test_a_duty_that_is_done_in_time_anyway_covers_the_ask() -> None:
    found = first(BY_JUNE, MONTHLY)
    assert found.way is Way.SAME and found.repeat and found.repeat.covers
    assert found.repeat.words == "与《2026年工作要点》第5条第1句相同，办一次即可"
    assert found.duty and found.duty.demand == MONTHLY.demand
    assert {basis.quote for basis in found.duty.bases} >= {BY_JUNE}


def test_an_earlier_day_stands_beside_it_and_one_deed_serves_both() -> None:
    """The quarter began before the notice: a meeting of its first week is none of after the notice."""
    found = first(BY_JUNE, MEETING)
    assert found.way is Way.BY and found.repeat and not found.repeat.covers
    assert found.duty and found.duty.kinds == MEETING.kinds and found.duty.key != MEETING.key
    assert found.duty.occasion == Window(4, 21, 6, 30) and found.duty.minutes == 0


@pytest.mark.parametrize(
    "other",
    [
        replace(MONTHLY, kinds=("theme_day",)),
        replace(MONTHLY, undecided=(Face.CYCLE,), quotas=()),
        replace(MONTHLY, occasion=Window(1, 1, 3, 31)),
        replace(MONTHLY, bearer=replace(MONTHLY.bearer, kinds=("organ_party_committee",))),
    ],
)
def test_another_kind_an_open_one_another_time_or_another_bearer_is_no_repeat(other: object) -> None:
    assert all(option.repeat is None for option in options(ask(BY_JUNE), held(other)))  # type: ignore[arg-type]


def test_more_than_is_asked_already_is_not_covered() -> None:
    twice = ask("各党支部6月30日前召开5次支部党员大会，学习条例。")
    assert twice.count == 5 and options(twice, held(MONTHLY))[0].way is Way.BY


def test_the_same_task_of_two_notices_is_one_duty_each_by_its_own_day_and_basis() -> None:
    task = options(ask(ROSTER))[0].duty
    assert task
    later = ask("各党支部于5月31日前将党员花名册报送。")
    found = options(later, held(task, "市委组织部《关于摸底的通知》（滨组发〔2026〕3号）", "第1项"))
    same = next(option for option in found if option.way is Way.SAME)
    assert same.duty and same.duty.key == task.key and not set(same.duty.bases) & set(task.bases)
    assert (task.occasion, same.duty.occasion) == (Window(4, 21, 5, 15), Window(4, 21, 5, 31))
    sooner = next(o for o in options(ask("各党支部5月8日前报送党员花名册。"), held(task)) if o.way is Way.SAME)
    assert sooner.duty and sooner.duty.occasion == Window(4, 21, 5, 8)


def test_the_very_same_words_are_one_by_default_and_others_only_offered() -> None:
    task = options(ask(ROSTER))[0].duty
    assert task
    assert options(ask("各党支部5月20日前报送党员花名册。"), held(task))[0].way is Way.SAME
    alike = options(ask("各党支部5月20日前报送党员花名册和通讯录。"), held(task))
    assert alike[0].way is Way.TASK and Way.SAME in {option.way for option in alike}
    assert Way.SAME not in {o.way for o in options(ask("各党支部5月20日前报送活动经费预算。"), held(task))}


def test_two_that_ask_the_same_make_one_definition_asked_by_both() -> None:
    (one,) = taken(ask(ROSTER), options(ask(ROSTER))[0])
    again = ask("各党支部5月20日前报送党员花名册。")
    (two,) = taken(again, options(again, held(one.duties[0]))[0])
    first, second = edition("甲", RECEIVED, *one.duties), edition("乙", date(2026, 5, 6), *two.duties)
    claims = [Claim(e, e.duties[0], Span(e.first, LAST_DAY)) for e in (first, second)]
    (segment,) = timeline(tuple(claims))
    assert segment.duty.occasion == Window(4, 21, 5, 15) and segment.editions[0].uid == "甲"
    withdrawn = [replace(claims[0], days=Span(RECEIVED, date(2026, 5, 9))), claims[1]]
    until, after = timeline(tuple(withdrawn))
    assert until.days.last == date(2026, 5, 9) and after.duty.occasion == Window(4, 21, 5, 20)


def test_a_narrower_window_raises_and_a_wider_one_is_merged() -> None:
    task = options(ask(ROSTER))[0].duty
    assert task
    above = [edition("甲", RECEIVED, task)]
    for window, lies in ((Window(4, 21, 5, 1), Lies.RAISED), (Window(4, 1, 6, 1), Lies.WEAKER)):
        (laid,) = laid_over([replace(task, occasion=window)], above)
        assert laid.lies is lies
    assert task.quotas == (AtLeast(1, unit="件"),)


def test_a_task_of_another_time_is_another_task() -> None:
    """报送 by 5月15日 is over when somebody asks for the same again in September."""
    task = options(ask(ROSTER))[0].duty
    assert task
    again = ask("各党支部9月20日前报送党员花名册。", on=date(2026, 9, 1))
    found = options_of(again, Filled(again.title, date(2026, 9, 1), again.last), task.bearer, around(held(task)))
    assert [option.way for option in found] == [Way.TASK, Way.NO]


def test_a_later_day_of_the_next_year_is_no_earlier_one() -> None:
    task = options(ask("各党支部12月15日前报送党员花名册。"))[0].duty
    assert task
    later = ask("各党支部2027年1月15日前报送党员花名册。")
    same = next(option for option in options(later, held(task)) if option.way is Way.SAME)
    assert same.duty and same.duty.occasion == Window(4, 21, 1, 15)
    one, two = edition("甲", RECEIVED, task), edition("乙", date(2026, 5, 6), same.duty)
    claims = tuple(Claim(e, e.duties[0], Span(e.first, LAST_DAY)) for e in (one, two))
    assert [segment.duty.occasion for segment in timeline(claims)] == [task.occasion]


@pytest.mark.parametrize(
    ("source", "sender"),
    [
        ("市委组织部《关于摸底的通知》（滨组发〔2026〕3号）", "市委组织部"),
        ("《滨江市委组织部关于摸底的通知》（滨组发〔2026〕3号）", "滨江市委组织部"),
        ("2026年工作要点", "《2026年工作要点》"),
        ("《关于摸底的通知》", "《关于摸底的通知》"),
    ],
)
def test_who_asks_is_named_in_short(source: str, sender: str) -> None:
    assert sender_of(source) == sender
