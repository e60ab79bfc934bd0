"""Sentences in which nothing was found though they speak of times, numbers or dates: 可能漏读."""

import re
from bisect import bisect_right

from yaodian.core.plan.found import Findings
from yaodian.core.plan.tree import Clause, Plan

SHORTEST = 6
# What a number is part of, as a name: “八项规定”, 二十届四中全会.
_NAMES = re.compile("“[^”]{0,40}”|《[^》]{0,60}》|届[一二三四五六七八九十]+次|八项规定|一项|[0-9]-[0-9]+字")
_SAYS = re.compile(
    "(?<!第)(?:[0-9]+|[一二三四五六七八九十两]+)(?:多)?[次场期篇名项件天户份轮堂]|[0-9]+(?:个|%|％|％|月|日|号|季度|学时|小时|分钟)"
    "|(?<!平)每(?:[0-9一二两三]*个?[年季月周日天半人名季双]|季度|半年|学期)|定期|按[月季周年](?!度计)|月底|季末|年底|底前|日前|月前|"
    "[之以]前(?:完成|报|上)|逐[月季年周]|不少于|不低于|至少"
)
_NOT_ASKED = re.compile(
    "[扣加减计得][0-9一二三四五.]+分|分值|满分|不定期|以来|去年|上年|三分之|半数|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:起|印发|$)|同时废止|〔[0-9]{4}〕"
)


def missed(plan: Plan, found: Findings) -> tuple[Clause, ...]:
    """In the order of the text. Scores, quorums and what is past are not asked of anybody."""
    starts = [clause.start for clause in plan.clauses]
    kinds = (found.quotas, found.deadlines, found.deliverables, found.campaigns, found.links)
    full = {bisect_right(starts, one.start) - 1 for kind in kinds for one in kind}
    return tuple(
        clause
        for place, clause in enumerate(plan.clauses)
        if place not in full
        and len(clause.text) >= SHORTEST
        and _SAYS.search(_NAMES.sub("", clause.text))
        and not _NOT_ASKED.search(clause.text)
    )
