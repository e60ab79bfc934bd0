"""Two plans of our own: what is new, gone, another number, elsewhere; and what is the same though the year is not."""

from yaodian.core.plan import findings, read
from yaodian.core.plan.compare import Change, Side, compare, counted
from yaodian.core.plan.likeness import normal, pairs_alike

OLD = """2025年要点
一、学习
1.抓好理论学习
每季度召开1次支委会。3月15日前报送2025年计划。定期走访困难群众。开展读书活动。
2.抓好组织生活
每月开展1次主题党日。举办2期培训班，提高能力。2025年12月31日前完成总结。
"""
NEW = """2026年要点
一、学习
1.抓好理论学习
每月召开1次支委会。4月15日前报送2026年计划。开展读书活动。建立谈心台账。
2.抓好组织生活
每月开展1次主题党日活动。定期走访困难群众。2026年12月31日前完成总结。
"""


def side(text: str) -> Side:
    plan = read(text).plan
    return Side(plan, findings(plan))


def test_each_sentence_of_both_is_told_once_with_what_became_of_it() -> None:
    rows = {(row.new or row.old).text: row for row in compare(side(OLD), side(NEW)) if row.new or row.old}
    assert {text: row.change for text, row in rows.items()} == {
        "每月召开1次支委会。": Change.NUMBER,
        "4月15日前报送2026年计划。": Change.NUMBER,
        "开展读书活动。": Change.SAME,
        "建立谈心台账。": Change.NEW,
        "每月开展1次主题党日活动。": Change.REWORDED,
        "定期走访困难群众。": Change.MOVED,
        "2026年12月31日前完成总结。": Change.SAME,
        "举办2期培训班，提高能力。": Change.GONE,
    }
    assert rows["每月召开1次支委会。"].numbers == (("每季度1次", "每月1次"),)
    assert rows["4月15日前报送2026年计划。"].numbers == (("3月15日", "4月15日"),)
    assert rows["定期走访困难群众。"].old_place == "1.抓好理论学习"


def test_a_plan_is_the_same_as_itself() -> None:
    counts = counted(compare(side(OLD), side(OLD)))
    assert counts[Change.SAME] == sum(counts.values()) > 0


def test_years_and_numbers_are_left_aside_where_sentences_are_likened() -> None:
    assert normal("2025年底前，完成3次。") == normal("2026年底前完成十二次")
    assert pairs_alike(["甲科每月报送材料两次", "乙"], ["丙", "甲科每月报送材料3次"]) == {0: 1}


def test_the_work_grows_with_the_texts_and_not_with_their_product() -> None:
    many = [
        f"第{chr(0x4E00 + n)}{chr(0x5E00 + n)}科负责{chr(0x6E00 + n)}{chr(0x7E00 + n)}事项的办理" for n in range(2000)
    ]
    other = [f"{text}并报告" for text in reversed(many)]
    assert len(pairs_alike(many, other)) == 2000
