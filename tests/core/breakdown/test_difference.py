"""A filled-in sheet: every fault of every row before anything is written, and nothing on the second time."""

from dataclasses import replace
from datetime import date

import pytest

from yaodian.core.breakdown.difference import Asked, SheetRow, compare, key_of
from yaodian.core.breakdown.opinion import Opinion, Stance, opinion_faults

TODAY, SENT = date(2026, 3, 5), date(2026, 3, 1)
ASKED = Asked("unit", "财政局", 10, "一句。", 2, SENT)
CLAIM = SheetRow(2, key_of("unit", 10, 2), "认领")


def only(row: SheetRow, asked: Asked = ASKED):
    (one,) = compare([row], [asked], today=TODAY)
    return one


def test_an_answer_is_a_change_once() -> None:
    first = only(CLAIM)
    assert first.changes and first.after == Opinion(10, Stance.CLAIM, TODAY, version=2)
    again = compare([CLAIM], [replace(ASKED, before=first.after)], today=date(2026, 4, 1))
    assert not again[0].changes and not again[0].faults


def test_the_day_of_the_answer_may_be_given() -> None:
    row = replace(CLAIM, on="2026年3月3日")
    assert only(row).after == Opinion(10, Stance.CLAIM, date(2026, 3, 3), version=2)


def test_silence_takes_nothing_back() -> None:
    one = only(replace(CLAIM, answer=""), replace(ASKED, before=Opinion(10, Stance.CLAIM, TODAY, version=2)))
    assert not one.changes and not one.faults and one.after is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"answer": "同意"}, "不是可选的意见"),
        ({"answer": "", "reason": "太重"}, "没有选意见"),
        ({"answer": "有异议"}, "没有写理由"),
        ({"answer": "建议改牵头"}, "没有写建议由谁牵头"),
        ({"to": "卫健委"}, "意见却是“认领”"),
        ({"on": "昨天"}, "不是一个日期"),
        ({"on": "2026-02-20"}, "早于征求意见的日期"),
        ({"on": "2026-03-06"}, "还没有到"),
        ({"reason": "机密★1年"}, "密级标志"),
        ({"key": "unit-10-3"}, "编号不是本表的"),
        ({"key": "unit-11-1"}, "没有就这一条征求过"),
        ({"key": "other-10-2"}, "没有就这一条征求过"),
        ({"key": "1.0"}, "编号不是本表的"),
        ({"key": "unit-²-2"}, "编号不是本表的"),
        ({"reason": "长" * 2001}, "有2001个字"),
    ],
)
def test_every_fault_names_its_row_and_keeps_the_row_out(changes: dict[str, str], said: str) -> None:
    one = only(replace(CLAIM, **changes))
    assert not one.changes and [p.where for p in one.faults] == ["第2行"]
    assert said in one.faults[0].what and one.faults[0].mend


def test_two_rows_for_one_sentence_are_told() -> None:
    first, second = compare([CLAIM, replace(CLAIM, number=3)], [ASKED], today=TODAY)
    assert first.changes and second.faults[0].what == "与第2行重复"


def test_an_answer_to_the_row_as_it_was_says_so() -> None:
    assert only(replace(CLAIM, key=key_of("unit", 10, 1))).after == Opinion(10, Stance.CLAIM, TODAY, version=1)


def test_all_faults_of_an_opinion_at_once() -> None:
    opinion = Opinion(10, Stance.OBJECT, date(2026, 3, 9), "", "卫健委")
    assert len(list(opinion_faults(opinion, "第1条", sent_on=SENT, today=TODAY))) == 3
