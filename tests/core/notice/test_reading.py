"""A notice is read like a plan: every ask with its deadline, its place and its own words."""

from datetime import date

import pytest
from tests.core.notice.notices import KNOWN, ask, asks, letter, meant, reading

from yaodian.core.notice import meant_in
from yaodian.core.notice.ask import key_of
from yaodian.core.plan import leaves


def test_what_stands_around_the_text_asks_nothing() -> None:
    found = reading("各党支部5月15日前报送花名册。")
    assert [one.text for one in found.asks] == ["各党支部5月15日前报送花名册。", "特此通知。"]
    assert [one.asked for one in found.asks] == [True, False]
    outside = [one for one in found.proposals.sentences if one.start not in {a.start for a in found.asks}]
    assert outside and all(one.states == ("guidance",) and not one.duties for one in outside)


def test_a_sentence_with_two_deadlines_is_two_asks_and_loses_no_character() -> None:
    text = "各党支部5月底前完成自查，6月10日前上报自查报告；6月30日前召开1次支部党员大会。"
    found = asks(text)
    assert [one.text for one in found] == [
        "各党支部5月底前完成自查，",
        "6月10日前上报自查报告；",
        "6月30日前召开1次支部党员大会。",
    ]
    assert [one.last for one in found] == [date(2026, 5, 31), date(2026, 6, 10), date(2026, 6, 30)]
    plan = reading(text).proposals.plan
    assert "".join(plan.text[leaf.start : leaf.end] for leaf in leaves(plan)) == letter(text)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("5月15日前报送花名册。", None, date(2026, 5, 15)),
        ("5月6日至5月20日集中开展自查工作。", date(2026, 5, 6), date(2026, 5, 20)),
        ("接到通知后7个工作日内报送花名册。", None, date(2026, 4, 30)),
        ("会议结束后7日内报送会议材料情况。", None, None),
        ("年底前完成全部整改工作任务。", None, date(2026, 12, 31)),
        ("3月底前报送上季度工作情况。", None, None),
        ("2027年1月15日前报送全年总结材料。", None, date(2027, 1, 15)),
        ("及时报送工作中的新情况新问题。", None, None),
        ("接到通知后999999999日内报送花名册。", None, None),
        ("接到通知后99999个工作日内报送花名册。", None, None),
        ("接到通知后99999999个月内报送花名册。", None, None),
        ("接到通知后9999年内报送花名册。", None, None),
    ],
)
def test_days_are_read_and_never_guessed(sentence: str, first: date | None, last: date | None) -> None:
    one = ask(sentence)
    assert (one.first, one.last) == (first, last)


def test_a_day_just_over_new_year_is_next_years() -> None:
    assert ask("1月15日前报送全年总结材料。", on=date(2026, 12, 20)).last == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("请各机关党委于5月15日前将党员花名册报送市直机关工委。", "将党员花名册报送市直机关工委"),
        ("各党支部要在6月30日前完成活动阵地自查。", "完成活动阵地自查"),
    ],
)
def test_a_task_is_named_by_its_own_words(sentence: str, title: str) -> None:
    assert ask(sentence).title == title


def test_a_short_heading_asks_nothing_by_itself() -> None:
    assert not ask("抓实学习。").asked


def test_the_key_is_the_places_and_the_texts() -> None:
    assert key_of("甲", 3) == key_of("甲", 3) != key_of("甲", 4)


def test_addressees_are_kinds_of_body_or_bodies_and_what_is_neither_is_told() -> None:
    found = meant("各部门党组，各机关党委，财政局机关党委、某某小组")
    assert found.kinds == ("department_party_group", "organ_party_committee")
    assert found.bodies == (("u-finance", "organ_party_committee"),) and found.unknown == ("某某小组",)
    assert "joint_branch" in meant("市直各党支部").kinds


def test_a_sentence_may_name_whom_it_means() -> None:
    assert meant_in("请各党支部于5月底前报送。", KNOWN).kinds[0] == "branch"
    assert meant_in("财政局机关党委5月底前报送。", KNOWN).bodies == (("u-finance", "organ_party_committee"),)
    assert meant_in("5月底前报送名单。", KNOWN).nobody


def test_who_is_named_first_in_a_sentence_is_meant_in_all_of_it() -> None:
    first, second, third = asks("各党支部5月底前完成自查，6月10日前上报自查报告。", "6月20日前报送经费预算。")
    assert (first.lead, third.lead) == ("", "") and second.lead == first.text
    assert [one.place for one in (first, second, third)] == ["第1项", "第2项", "第3项"]
