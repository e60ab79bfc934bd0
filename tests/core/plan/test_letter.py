"""What stands around the text of a 通知: found where it is, and never made up."""

from datetime import date

import pytest

from yaodian.core.plan.letter import day_in, doc_number, letter_of

RED = """中共滨江市直属机关工作委员会文件
滨工发〔2026〕12号

中共滨江市直属机关工作委员会
关于做好第二季度重点任务的通知

各部门党组，各机关党委：
一、各机关党委5月15日前报送花名册。
联系人：某同志
特此通知。

中共滨江市直属机关工作委员会
2026年4月20日
"""


def test_a_letter_with_everything_is_read_whole() -> None:
    found = letter_of(RED)
    assert found.title == "中共滨江市直属机关工作委员会关于做好第二季度重点任务的通知"
    assert (found.doc_no, found.issued_on) == ("滨工发〔2026〕12号", date(2026, 4, 20))
    assert found.issuer == "中共滨江市直属机关工作委员会" and found.addressed == ("各部门党组", "各机关党委")
    assert RED[found.start : found.end].strip().startswith("一、各机关党委")
    assert RED[found.start : found.end].strip().endswith("特此通知。")


def test_signature_and_day_may_share_a_line_and_be_written_in_characters() -> None:
    found = letter_of("关于召开会议的通知\n财政局机关党委:\n请5月5日前报送材料。\n市委组织部　二〇二六年四月二日\n")
    assert (found.issuer, found.issued_on) == ("市委组织部", date(2026, 4, 2))
    assert found.title == "关于召开会议的通知" and found.doc_no == ""


@pytest.mark.parametrize("text", ["请各党支部5月底前报送名单。", "", "\n\n", "通知", "现将事项通知如下：\n报送名单。"])
def test_what_is_not_there_stays_empty(text: str) -> None:
    found = letter_of(text)
    assert (found.doc_no, found.issuer, found.issued_on, found.addressed) == ("", "", None, ())
    assert 0 <= found.start <= found.end == len(text)


@pytest.mark.parametrize(
    ("written", "number"),
    [("滨组发[2026]3号", "滨组发〔2026〕3号"), ("滨办函〔2026〕第07号", "滨办函〔2026〕7号"), ("2026年第3号", "")],
)
def test_a_number_is_written_in_one_way(written: str, number: str) -> None:
    assert doc_number(written) == number


@pytest.mark.parametrize(
    "day", ["1十月5日", "十1月5日", "一二三月5日", "十十十月十日", "²月³日", "0月0日", "１０月５日"]
)
def test_nonsense_in_a_date_is_no_date_and_no_fault(day: str) -> None:
    assert day_in(f"2026年{day}") in (None, date(2026, 10, 5))
    assert letter_of(f"关于学习的通知\n各党支部：\n认真学习。\n市直机关工委\n2026年{day}\n").issuer in (
        "",
        "市直机关工委",
    )


def test_a_day_that_does_not_exist_is_none() -> None:
    assert day_in("2026年2月30日") is None and day_in("二〇二六年三月五日") == date(2026, 3, 5)
