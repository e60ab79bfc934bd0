"""Which numbers and cycles of a phrase may be part of a quota, and how they compare."""

from collections.abc import Sequence

from yaodian.core.plan.lexicon import PERIOD_OF, SPAN_OF
from yaodian.core.plan.tokens import Token
from yaodian.core.plan.words import DEEDS, LONGER_FIRST, PRODUCTS, SILENT_PERIODS, SIZES

DEED_UNITS = frozenset(DEEDS.split())
COUNTED_UNITS = DEED_UNITS | frozenset(PRODUCTS.split())
SIZE_UNITS = frozenset(SIZES.split())
TIME_UNITS = frozenset({"天", "日", "工作日", "个工作日", "周", "个月", "年", "小时", "个小时", "分钟"})
_ORDER = LONGER_FIRST.split()
_SILENT = frozenset(SILENT_PERIODS.split())
FURTHEST_COMPARISON = 30
FURTHEST_DEED = 6
FEAST_DAYS = ("七一", "五四", "八一", "三八", "十一", "五一")
ASPECTS = ("方面", "部分", "阶段", "环节", "步骤", "层次", "层面", "维度", "类别", "板块", "功能", "模块")
NEVER = ("日", "年", "周年")
RATES = ("率", "面", "度")
STOCK = ("现有", "已有", "共有", "原有", "约", "涉及", "覆盖", "惠及", "带动")
ORDINALS = frozenset("同另某每")
_YEARLY_EDGES = ("yearend", "yearstart", "month", "before", "within")
_PARTS_OF_YEAR = (*_YEARLY_EDGES, "edge", "half1", "half2", "quarter", "joins")


def counts(tokens: Sequence[Token], at: int) -> bool:
    """A measure that may be a quota: no ordinal, no quorum, no relative time, no points."""
    token = tokens[at]
    if token.plays("number") and not token.plays("measure"):
        return _is_rate(tokens, at)
    if not token.plays("measure") or token.unit in NEVER or _is_fraction(token):
        return False
    if _is_stock(tokens, at) or _is_ordinal(tokens, at) or _is_aspect(tokens, at):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and ((after.plays("within") and token.unit in TIME_UNITS) or after.text in ("前", "性")):
        return False
    if after and _is_condition(tokens, at):
        return False
    if after and token.unit in ("个月", "周", "天", "小时") and after.plays("less_after"):
        return False
    return token.unit != "分" or comparator(tokens, at) == ">="


def _is_rate(tokens: Sequence[Token], at: int) -> bool:
    """合格率达到95以上: the sign was lost."""
    near = [token.text for token in tokens[max(0, at - 4) : at]]
    return at > 0 and tokens[at - 1].plays("more", "less") and any(mark in near for mark in RATES)


def _is_stock(tokens: Sequence[Token], at: int) -> bool:
    """现有的12项: what is there, not what is to be."""
    return any(token.text in STOCK for token in tokens[max(0, at - 3) : at])


def _is_aspect(tokens: Sequence[Token], at: int) -> bool:
    """三个方面, 四个阶段: how something is divided; 会前一周: when."""
    following = "".join(token.text for token in tokens[at + 1 : at + 4])
    ahead = at > 0 and tokens[at - 1].text == "前" and tokens[at].unit in TIME_UNITS
    return ahead or (following.startswith(ASPECTS) and not following.startswith("阶段性"))


def _is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """最后一周, 上一年, 同一个: which one, not how many."""
    which = at > 0 and tokens[at - 1].text in ("下", "上", "前", "后") and tokens[at].text.startswith("一")
    return which or (
        at > 0 and (tokens[at - 1].text in ORDINALS or [t.text for t in tokens[max(0, at - 2) : at]] == ["最", "后"])
    )


def _is_fraction(token: Token) -> bool:
    """三分之二 is a quorum; 百分之八十 is a share."""
    return token.number is not None and token.number.share and not token.text.startswith("百")


def _is_condition(tokens: Sequence[Token], at: int) -> bool:
    """三个以上科室会办的 says when a rule applies; 建成三个以上基地 does not."""
    open_ended = tokens[at].unit in ("个", "人", "名") and tokens[at + 1].plays("more_after") and at + 2 < len(tokens)
    return open_ended and not any(token.plays("make", "hold", "produce", "launch") for token in tokens[:at])


def is_cycle(tokens: Sequence[Token], at: int) -> bool:
    """每年, 每季度 …; not in 每年3月底前 or 每月5日前, and not a mere adjective (年度计划)."""
    token = tokens[at]
    if token.text in SPAN_OF and _recurs(tokens, at):
        return True
    if not token.plays("period"):
        return token.plays("year") and (token.text.endswith("年度") or _is_whole_year(tokens, at))
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and ((after.text == "的" and not _says_which(tokens, at)) or after.text.strip("“”") in FEAST_DAYS):
        return False
    if after and after.plays("yearend", "yearstart"):
        return any(one.plays("measure") and one.unit in DEED_UNITS for one in tokens[at + 2 :])
    if after and (after.plays(*_YEARLY_EDGES) or any(t.plays("before") for t in tokens[at + 2 : at + 4])):
        return False
    return token.text not in ("年度", "一年", "半年", "两个月") or bool(after and not after.plays("thing"))


def _is_whole_year(tokens: Sequence[Token], at: int) -> bool:
    """2026年新建2个: the number is of that year; not 2026年6月, 到2026年, 2026年的."""
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if not any(token.plays("make", "hold", "produce", "empty_verbs") for token in tokens[at + 1 :]):
        return False
    if after is None or after.plays(*_PARTS_OF_YEAR) or after.text in ("的", "-", "—", "至", "到", "~"):
        return False
    return before is None or before.text not in ("到", "至", "-", "—", "自", "从", "于")


def _says_which(tokens: Sequence[Token], at: int) -> bool:
    """每月的第二个星期五: a fixed day; 每月的考勤结果 is none."""
    return at + 2 < len(tokens) and tokens[at + 2].text == "第"


def _recurs(tokens: Sequence[Token], at: int) -> bool:
    """两周召开一次, 一月一通报: something happens so often in the span of time."""
    if at + 1 < len(tokens) and tokens[at + 1].text == "一":
        return True
    for token in tokens[at + 1 : at + 1 + FURTHEST_DEED]:
        if token.plays("within", "before", "edge", "more_after", "less_after") or token.text == "后":
            return False
        if token.plays("measure"):
            return token.unit in DEED_UNITS
    return False


def states_cycle(tokens: Sequence[Token], at: int) -> bool:
    """Whether the cycle alone is a quota: 每季度 is, 全年 is not."""
    if at + 1 >= len(tokens) or not (tokens[at].plays("period") or tokens[at].text in SPAN_OF):
        return False
    return tokens[at].text not in _SILENT or tokens[at + 1].text in ("有", "一")


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
    names = (PERIOD_OF.get(tokens[at].text) or SPAN_OF.get(tokens[at].text) or "year" for at in cycles)
    return min(names, key=_ORDER.index)
