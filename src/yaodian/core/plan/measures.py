"""Which numbers and cycles of a phrase may be part of a quota, and how they compare."""

from collections.abc import Sequence

from yaodian.core.plan.lexicon import PERIOD_OF
from yaodian.core.plan.tokens import Token
from yaodian.core.plan.words import DEEDS, LONGER_FIRST, PRODUCTS, SILENT_PERIODS

DEED_UNITS = frozenset(DEEDS.split())
COUNTED_UNITS = DEED_UNITS | frozenset(PRODUCTS.split())
FURTHEST_COMPARISON = 30
_YEARLY_EDGES = ("yearend", "yearstart", "month", "before", "within")


def counts(tokens: Sequence[Token], at: int) -> bool:
    """A measure that may be a quota: no ordinal, no quorum, no relative time, no points."""
    token = tokens[at]
    if not token.plays("measure") or token.unit in ("日", "年") or _is_fraction(token):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and (after.plays("within") or after.text in ("前", "性") or _is_condition(tokens, at)):
        return False
    if after and token.unit in ("个月", "周", "天", "小时") and after.plays("less_after"):
        return False
    return token.unit != "分" or comparator(tokens, at) == ">="


def _is_fraction(token: Token) -> bool:
    """三分之二 is a quorum; 百分之八十 is a share."""
    return token.number is not None and token.number.share and not token.text.startswith("百")


def _is_condition(tokens: Sequence[Token], at: int) -> bool:
    """三个以上科室会办的 says when a rule applies."""
    return tokens[at].unit in ("个", "人", "名") and tokens[at + 1].plays("more_after") and at + 2 < len(tokens)


def is_cycle(tokens: Sequence[Token], at: int) -> bool:
    """每年, 每季度 …; not in 每年3月底前 or 每月5日前, and not a mere adjective (年度计划)."""
    token = tokens[at]
    if not token.plays("period"):
        return token.plays("year") and token.text.endswith("年度")
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and (after.plays(*_YEARLY_EDGES) or any(t.plays("before") for t in tokens[at + 2 : at + 4])):
        return False
    return token.text not in ("年度", "一年", "半年", "两个月") or bool(after and not after.plays("thing"))


def states_cycle(tokens: Sequence[Token], at: int) -> bool:
    """Whether the cycle alone is a quota: 每季度 is, 全年 is not."""
    return tokens[at].text not in SILENT_PERIODS and tokens[at].plays("period") and at + 1 < len(tokens)


def comparator(tokens: Sequence[Token], at: int) -> str:
    """>= <= or = for the measure at `at`; the lower bound of a range is a minimum."""
    return bound(tokens, at) or (">=" if _is_range(tokens[at]) else "=")


def bound(tokens: Sequence[Token], at: int) -> str | None:
    """The comparison that the words state; None when they state none."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.plays("more_after", "less_after"):
        return ">=" if after.plays("more_after") else "<="
    for token in reversed(tokens[max(0, at - FURTHEST_COMPARISON) : at]):
        if token.plays("more", "less"):
            return ">=" if token.plays("more") else "<="
        if token.plays("measure"):
            break
    return None


def _is_range(token: Token) -> bool:
    return token.number is not None and token.number.high > token.number.value


def count_of(token: Token) -> float | None:
    """The number, whole where it is whole."""
    if token.number is None:
        return None
    value = token.number.value
    return int(value) if value == int(value) else value


def period_of(tokens: Sequence[Token], cycles: Sequence[int]) -> str:
    """The cycle's name; of 每季度或半年 the longer one."""
    return min((PERIOD_OF.get(tokens[at].text, "year") for at in cycles), key=LONGER_FIRST.index)
