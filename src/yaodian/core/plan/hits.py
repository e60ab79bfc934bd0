"""Where a phrase holds a quota: a cycle with a number, a cycle alone, 定期, a bound, so many for each."""

from collections.abc import Iterator, Sequence

from yaodian.core.plan.counted import EACH_TIME, LONGEST_FRAME, Hit, uncycled
from yaodian.core.plan.lexicon import KIND_OF
from yaodian.core.plan.measures import (
    COUNTED_UNITS,
    counts,
    is_cycle,
    period_of,
    states_cycle,
)
from yaodian.core.plan.tokens import Token

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
    "为零": "火灾事故数为零",
}
NONE = ("零", "0")
POINTED = ("加", "得", "记", "计", "扣", "减")
HELD = ("会", "课", "日", "学习", "活动", "检查", "研讨", "例会", "谈话")
EMPTY = ("召开", "开展", "举行", "安排", "组织", "进行", "举办")


def hits_in(tokens: Sequence[Token], row_period: str | None, carried: str | None) -> Iterator[Hit]:
    """The quotas of a phrase. `row_period`: the cycle its table row states; `carried`: of the phrase before."""
    if any(_scores(tokens, at) for at in range(len(tokens))):
        return
    cycles = [at for at in range(len(tokens)) if is_cycle(tokens, at)]
    measures = [at for at in range(len(tokens)) if at not in cycles and counts(tokens, at)]
    regular = next((at for at, token in enumerate(tokens) if token.plays("regular")), None)
    if regular is not None and any(token.text == "不定期" for token in tokens):
        return
    if regular is not None and not measures and not _is_attribute(tokens):
        yield Hit("定期", regular, len(tokens))
    elif cycles and measures:
        yield from _cycled(tokens, cycles, measures)
    elif measures:
        yield from uncycled(tokens, measures, row_period, carried)
    elif tokens[-1].text in NONE and tokens[-2 if len(tokens) > 1 else -1].text == "为":
        yield Hit("为零", 0, len(tokens), len(tokens) - 1)
    elif cycles:
        yield from _silent(tokens, cycles)


def _scores(tokens: Sequence[Token], at: int) -> bool:
    """扣2分, 加0.5分, 得满分: points, not deeds."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    given = tokens[at].text in POINTED and following is not None and following.unit == "分"
    return given or tokens[at].plays("scoring")


def _is_attribute(tokens: Sequence[Token]) -> bool:
    """建立定期会商制度, 定期报告制度: a rule about regularity, made once or spoken of."""
    regular = next(at for at, token in enumerate(tokens) if token.plays("regular"))
    made = any(token.plays("make") for token in tokens[:regular])
    named = KIND_OF.get(tokens[-1].text) == "mechanism" and not any(t.plays("make") for t in tokens[regular:])
    return named or (made and tokens[-1].plays("thing"))


def _cycled(tokens: Sequence[Token], cycles: list[int], measures: list[int]) -> Iterator[Hit]:
    """Every measure takes the nearest cycle in front of it, else the first one; 每次 has none."""
    for order, at in enumerate(measures):
        since = measures[order - 1] if order else 0
        each_time = next((p for p in range(since, at) if tokens[p].text in EACH_TIME), None)
        if each_time is not None:
            yield Hit("下限或上限", each_time, at + 2, at)
        elif order == 0 or tokens[at].unit in COUNTED_UNITS:
            stop = measures[order + 1] if order + 1 < len(measures) else len(tokens)
            yield _with_cycle(tokens, cycles, at, since if order else None, stop)


def _with_cycle(tokens: Sequence[Token], cycles: list[int], at: int, since: int | None, stop: int) -> Hit:
    near = [p for p in cycles if p < at][-2:] or cycles[:1]
    if len(near) == 2 and near[1] - near[0] > 2:
        near = near[1:]
    first = min(near[0], at) if since is None or near[0] > since else _behind_pause(tokens, since, at)
    if stop < len(tokens):
        stop = next((p for p in range(at + 1, stop) if tokens[p].text == "、"), at + 1)
    return Hit("周期加次数", _with_subject(tokens, first, at), stop, at, period_of(tokens, near))


def _behind_pause(tokens: Sequence[Token], since: int, at: int) -> int:
    """每年撰写体会2篇、笔记1万字: the second thing begins behind the comma."""
    pauses = [p for p in range(since, at) if tokens[p].text == "、"]
    return pauses[-1] + 1 if pauses else at


def _with_subject(tokens: Sequence[Token], first: int, at: int) -> int:
    """党小组会每月召开一次: the counted noun stands in front when nothing follows an empty verb."""
    closed = at + 1 == len(tokens) or tokens[at + 1].plays("aside")
    empty = any(token.text in EMPTY for token in tokens[first:at])
    subject = "".join(token.text for token in tokens[:first]).rstrip("一般原则上应要须至少")
    bare = at - first <= 2 and subject.endswith(HELD)
    return 0 if closed and (empty or bare) and at - first <= 5 and first <= LONGEST_FRAME else first


def _silent(tokens: Sequence[Token], cycles: list[int]) -> Iterator[Hit]:
    """A cycle without a number is at least once in each."""
    if KIND_OF.get(tokens[-1].text) == "mechanism":
        return
    free = 0
    for at in cycles:
        if at >= free and states_cycle(tokens, at):
            listed = next((p for p in cycles if p > at and tokens[p - 1].text == "、"), None)
            free = listed or len(tokens)
            fixed = tokens[at + 1].plays("day", "number", "edge")
            period = period_of(tokens, [at])
            yield Hit("周期固定日" if fixed else "周期无次数", at, free - bool(listed), None, period)
