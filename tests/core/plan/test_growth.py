"""Reading costs as much as the text is long: steps are counted, not seconds."""

import sys
from types import FrameType

import pytest

from yaodian.core.plan import findings, read

PLAN = "一、总则\n1.例会\n每季度至少召开一次例会，年底前建立台账，定期走访“甲乙”活动（全年不少于4次）。\n"
HOSTILE = [
    "每年1次",
    "建立",
    "1次，",
    "“甲”、",
    "年底、",
    "与",
    "（",
    "“",
    "一、甲 1、乙 ",
    "甲|",
    "1、甲\n",
    "每年，",
    "一、",
    "作为",
    "至少",
]


def calls(text: str) -> int:
    """How many Python calls reading takes: a measure that no busy machine disturbs."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        findings(read(text).plan)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", [PLAN, *HOSTILE])
def test_twenty_times_the_text_is_twenty_times_the_work(unit: str) -> None:
    base = unit * (1000 // len(unit))
    assert calls(base * 20) <= 26 * calls(base)
