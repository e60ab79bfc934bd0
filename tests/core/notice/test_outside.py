"""The lines around the text of a letter, each as what it is; lines of the text itself are none of them."""

import pytest

from yaodian.core.notice.outside import Outside, of_plan, outside_of
from yaodian.core.plan.letter import letter_of

TEXT = """中共滨江市委组织部文件
滨组发〔2026〕3号
关于开展专题学习的通知
各县（区）委组织部，市直各机关党委：
各党支部6月底前开展1次学习。
中共滨江市委组织部　　2026年3月5日
（此件公开发布）
抄送：市直机关工委。
"""
PLAN = "2026年工作要点\n重点抓好两项工作：\n各党支部每月召开1次支部党员大会。\n完成时限：2026年12月31日\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("中共滨江市委组织部文件", (Outside.SENDER,)),
        ("滨组发〔2026〕3号", (Outside.NUMBER,)),
        ("关于开展专题学习的通知", (Outside.TITLE,)),
        ("各县（区）委组织部，市直各机关党委：", (Outside.ADDRESSED,)),
        ("各党支部6月底前开展1次学习。", ()),
        ("中共滨江市委组织部　　2026年3月5日", (Outside.SIGNATURE, Outside.DAY)),
        ("（此件公开发布）", (Outside.NOTE,)),
        ("抄送：市直机关工委。", (Outside.NOTE,)),
    ],
)
def test_each_line_around_the_text_is_named(line: str, found: tuple[Outside, ...]) -> None:
    assert outside_of(line, letter_of(TEXT), start=TEXT.index(line)) == found


@pytest.mark.parametrize("line", PLAN.splitlines())
def test_no_line_of_a_plan_is_taken_for_a_letterhead(line: str) -> None:
    assert of_plan(line, letter_of(PLAN), start=PLAN.index(line)) == ()
