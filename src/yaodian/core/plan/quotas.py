"""Quotas: a cycle, a number or 定期, and what is counted, composed from the tokens of a phrase."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yaodian.core.plan.found import Quota
from yaodian.core.plan.lexicon import PERIOD_OF
from yaodian.core.plan.tokens import Phrase, Token
from yaodian.core.plan.words import DEEDS, LONGER_FIRST, PRODUCTS, SILENT_PERIODS

RULES = {
    "周期加次数": "每季度至少召开一次支委会",
    "周期无次数": "每半年听取科室汇报",
    "周期固定日": "每月5日集中学习",
    "定期": "定期走访困难职工",
    "定期加次数": "定期碰头，每周不少于1次",
    "承前周期": "每年至少召开一次大会，听一次专题汇报",
    "下限或上限": "每次不少于2学时",
    "人均数量": "每人联系3名群众",
    "一次性数量": "举办4期培训班",
}
_DEEDS = frozenset(DEEDS.split())
_COUNTED = _DEEDS | frozenset(PRODUCTS.split())
_HEDGES = frozenset({"一", "般", "原", "则", "上", "应", "要", "须"})
_POINTS = ("分",)
_EMPTY = ("召开", "开展", "举行", "安排", "组织", "进行", "举办")


@dataclass(frozen=True)
class Surroundings:
    """What a phrase inherits: the cycle of its table row, and the cycle of the phrase before."""

    row_period: str | None = None
    carried: str | None = None


def quotas_in(text: str, phrases: Sequence[Phrase], row_period: str | None) -> list[Quota]:
    """The quotas of one sentence."""
    found: list[Quota] = []
    carried: str | None = None
    for phrase in phrases:
        here = list(_of_phrase(text, phrase, Surroundings(row_period, None if phrase.aside else carried)))
        if here and found and _continues(found[-1], here[0], text):
            here[0] = _joined(text, found.pop(), here[0])
        found += here
        if not phrase.aside:
            carried = here[-1].period if here and here[-1].count and here[-1].unit in _DEEDS else None
    return [_covered(quota, phrases) for quota in found]


def _continues(before: Quota, after: Quota, text: str) -> bool:
    """定期汇报，每学期不少于1次: the number tells what 定期 means."""
    gap = text[before.end : after.start]
    return before.rule == "定期" and after.rule.startswith("周期") and after.count is not None and gap in ("，", ",")


def _joined(text: str, before: Quota, after: Quota) -> Quota:
    activity = before.activity or after.activity
    surface = text[before.start : after.end]
    return replace(after, start=before.start, surface=surface, activity=activity, actor=before.actor, rule="定期加次数")


def _of_phrase(text: str, phrase: Phrase, around: Surroundings) -> Iterator[Quota]:
    tokens = _unless_scoring(phrase)
    measures = [at for at, token in enumerate(tokens) if _counts(tokens, at)]
    periods = [at for at, token in enumerate(tokens) if _is_cycle(tokens, at)]
    regular = next((at for at, token in enumerate(tokens) if token.plays("regular")), None)
    if regular is not None and not measures and not _is_attribute(tokens):
        yield _quota(text, tokens, regular, len(tokens), None, None, "定期")
    elif periods and measures:
        yield from _cycled(text, tokens, periods, measures)
    elif measures:
        yield from _uncycled(text, tokens, measures, around)
    elif periods:
        yield from _silent(text, tokens, periods)


def _unless_scoring(phrase: Phrase) -> tuple[Token, ...]:
    return () if any(token.plays("scoring") for token in phrase.tokens) else phrase.tokens


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """A measure that may be a quota: no ordinal, no quorum, no relative time, no points."""
    token = tokens[at]
    if not token.plays("measure") or token.unit in ("日", "年"):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and (after.plays("within") or after.text in ("前", "性") or (after.plays("more_after") and token.unit in "个")):
        return False
    if after and token.unit in ("个月", "周", "天", "小时") and after.plays("less_after"):
        return False
    return token.unit not in _POINTS or _comparator(tokens, at) == ">="


def _is_cycle(tokens: Sequence[Token], at: int) -> bool:
    """每年, 每季度 …; not in 每年3月底前 or 每月底, and not a mere adjective (年度计划)."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if not token.plays("period"):
        return token.plays("year") and token.text.endswith("年度")
    if after and after.plays("yearend", "edge", "month", "yearstart", "before", "within"):
        return False
    return token.text not in ("年度", "一年", "半年", "两个月") or bool(after and not after.plays("thing"))


def _is_attribute(tokens: Sequence[Token]) -> bool:
    """建立定期会商制度: a rule about regularity, made once."""
    return tokens[-1].plays("thing") and any(token.plays("make") for token in tokens)


def _cycled(text: str, tokens: Sequence[Token], periods: list[int], measures: list[int]) -> Iterator[Quota]:
    """Every measure takes the nearest cycle in front of it, else the first one."""
    edges = [*measures[1:], len(tokens)]
    for order, (at, edge) in enumerate(zip(measures, edges, strict=True)):
        near = [p for p in periods if p < at][-2:] or periods[:1]
        if order and not _own_number(tokens, at):
            continue
        period = _longest([tokens[p] for p in near]) if len(near) > 1 and near[1] - near[0] <= 2 else _name(tokens[near[-1]])
        first = min(near[0] if len(near) > 1 and near[1] - near[0] <= 2 else near[-1], at) if order == 0 else at
        end = edge if edge == len(tokens) or not _own_number(tokens, edge) else at + 1
        yield _quota(text, tokens, _with_subject(tokens, first, at), end, at, period, "周期加次数")


def _own_number(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].unit in _COUNTED


def _with_subject(tokens: Sequence[Token], first: int, at: int) -> int:
    """党小组会每月召开一次: the counted noun stands in front when nothing follows an empty verb."""
    closed = at + 1 == len(tokens) or tokens[at + 1].plays("aside")
    empty = at > 0 and any(token.text in _EMPTY for token in tokens[first:at])
    return 0 if closed and empty and at - first <= 5 and first <= 20 else first


def _uncycled(text: str, tokens: Sequence[Token], measures: list[int], around: Surroundings) -> Iterator[Quota]:
    for at in measures:
        bounded = _comparator(tokens, at) != "=" or tokens[at].unit in ("%", "％")
        if around.carried and tokens[at].unit in _DEEDS and at <= 2:
            yield _quota(text, tokens, 0, len(tokens), at, around.carried, "承前周期")
        elif tokens[at].unit in _DEEDS and around.row_period or (bounded and around.row_period):
            yield _quota(text, tokens, 0, at + 1, at, around.row_period, "周期加次数")
        elif bounded:
            yield _quota(text, tokens, max(0, _bound_start(tokens, at)), at + 2, at, None, "下限或上限")
        elif any(token.plays("each") for token in tokens[:at]) and tokens[at].unit in _COUNTED:
            yield _quota(text, tokens, _each_start(tokens, at), len(tokens), at, None, "人均数量")
        elif _is_product(tokens, at):
            yield _quota(text, tokens, at - 1, len(tokens), at, "once", "一次性数量")
        else:
            continue
        return


def _bound_start(tokens: Sequence[Token], at: int) -> int:
    """From the words of comparison, or from 每人 and the like in front of them."""
    each = next((p for p in range(at) if tokens[p].plays("each")), None)
    if each is not None:
        return each
    return next((p for p in range(at) if tokens[p].plays("more", "less")), at - 1)


def _each_start(tokens: Sequence[Token], at: int) -> int:
    return next(p for p in range(at) if tokens[p].plays("each"))


def _is_product(tokens: Sequence[Token], at: int) -> bool:
    """A verb of doing directly in front: 举办4期, 发布2个 (not 现有的12项, 两个维护)."""
    number = tokens[at].number
    if at == 0 or tokens[at].unit not in _COUNTED or number is None or not number.arabic:
        return False
    return tokens[at - 1].plays("make", "hold", "launch", "empty_verbs")


def _silent(text: str, tokens: Sequence[Token], periods: list[int]) -> Iterator[Quota]:
    """A cycle without a number is at least once in each."""
    at = next((p for p in periods if tokens[p].text not in SILENT_PERIODS and tokens[p].plays("period")), None)
    if at is None or at + 1 >= len(tokens):
        return
    fixed = tokens[at + 1].plays("day") or (tokens[at + 1].plays("number"))
    quota = _quota(text, tokens, at, len(tokens), None, _name(tokens[at]), "周期固定日" if fixed else "周期无次数")
    yield replace(quota, count=1)


def _quota(
    text: str, tokens: Sequence[Token], first: int, stop: int, at: int | None, period: str | None, rule: str
) -> Quota:
    stop = min(_object_stop(tokens, first if at is None else max(at, first), stop), len(tokens))
    start, end = tokens[first].start, tokens[stop - 1].end
    measure = tokens[at] if at is not None else None
    number = measure.number if measure else None
    comparator = ">=" if at is None else _comparator(tokens, at)
    activity = "".join(t.text for t in tokens[first:stop] if not _is_frame(t)) or None
    actor = text[tokens[0].start : start].strip("，,、 应要须") or None
    count = None if number is None else (int(number.value) if number.value == int(number.value) else number.value)
    unit = measure.unit if measure else "次"
    return Quota(start, end, text[start:end], activity, count, comparator, unit, period, actor, None, rule)


def _object_stop(tokens: Sequence[Token], at: int, stop: int) -> int:
    """The object ends before 等, 并 or an aside."""
    for place in range(at + 1, min(stop, len(tokens))):
        if tokens[place].text in ("等", "并", "并且") or tokens[place].plays("aside"):
            return place
    return stop


def _is_frame(token: Token) -> bool:
    """Words that say how often, not what."""
    return token.plays("period", "regular", "measure", "more", "less", "more_after", "less_after") or token.text in (
        *_EMPTY,
        *_HEDGES,
    )


def _comparator(tokens: Sequence[Token], at: int) -> str:
    number = tokens[at].number
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.plays("more_after"):
        return ">="
    if after and after.plays("less_after"):
        return "<="
    for token in reversed(tokens[max(0, at - 30) : at]):
        if token.plays("more"):
            return ">="
        if token.plays("less"):
            return "<="
        if token.plays("measure"):
            break
    return ">=" if number and number.high > number.value else "="


def _name(token: Token) -> str:
    return PERIOD_OF.get(token.text, "year")


def _longest(tokens: Sequence[Token]) -> str:
    """每季度或半年: the longer cycle holds."""
    return min((_name(token) for token in tokens), key=LONGER_FIRST.index)


def _covered(quota: Quota, phrases: Sequence[Phrase]) -> Quota:
    """The explicit 全体 of the quota's own phrase, or of the one behind it."""
    for before, phrase in zip([None, *phrases], phrases, strict=False):
        if quota.start > phrase.end or not (quota.start >= phrase.start or (before and before.start <= quota.start)):
            continue
        if found := next((t for t in phrase.tokens if t.plays("coverage")), None):
            follows = phrase.start > quota.end
            if not follows or phrase.tokens[0].text == "覆":
                return replace(quota, coverage=found.text)
    return quota
