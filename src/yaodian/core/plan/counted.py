"""Quotas without a cycle of their own: a bound, so many for each, so many once, or the cycle of the phrase before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yaodian.core.plan.measures import COUNTED_UNITS, DEED_UNITS, SIZE_UNITS, bound
from yaodian.core.plan.tokens import Token

LONGEST_FRAME = 20
LONGEST_HEAD = 24
LONGEST_SHARE = 10
CARRIED_UNITS = DEED_UNITS | {"篇", "份", "本", "学时", "课时", "天", "个", "字", "万字", "页"}
WRITTEN_UNITS = ("份", "篇")
EACH_TIME = ("每次", "每期", "每场", "每批", "每轮", "每堂")
TOWARDS = ("对", "在", "为", "向", "给")
ALL_OF_THEM = ("各", "都", "均")


@dataclass(frozen=True)
class Hit:
    """The tokens of a quota from `first` up to `stop`; `at` is its measure."""

    rule: str
    first: int
    stop: int
    at: int | None = None
    period: str | None = None


def uncycled(
    tokens: Sequence[Token], measures: list[int], row_period: str | None, carried: str | None
) -> Iterator[Hit]:
    """The first measure without a cycle that is a quota; the others of the phrase describe it."""
    free = 0
    for at in measures:
        if free and (at < free or not _begins_anew(tokens, free - 1, at)):
            continue
        if hit := _inherited(tokens, at, row_period, carried) or _bounded(tokens, at) or _plain(tokens, at):
            pause = next((p for p in range(at, len(tokens)) if tokens[p].text == "、"), len(tokens))
            listed = any(other > pause and _begins_anew(tokens, at, other) for other in measures)
            yield replace(hit, first=max(hit.first, free), stop=min(hit.stop, pause) if listed else hit.stop)
            free = pause + 1


def _begins_anew(tokens: Sequence[Token], since: int, at: int) -> bool:
    """新建3个车站、改造20个岗亭: a verb or a bound behind the comma counts something else."""
    pause = next((p for p in range(since, at) if tokens[p].text == "、"), None)
    if pause is None:
        return False
    return tokens[pause + 1].plays("make", "hold", "produce", "ties") or any(
        token.plays("more", "less") for token in tokens[pause:at]
    )


def _inherited(tokens: Sequence[Token], at: int, row_period: str | None, carried: str | None) -> Hit | None:
    if tokens[at].unit in ("天", "小时") and any(token.text == "间" for token in tokens[:at]):
        return None
    bounded = bound(tokens, at) is not None and tokens[at].unit in CARRIED_UNITS
    made = _verb(tokens, at) is not None and tokens[at].unit in COUNTED_UNITS
    again = (at <= 2 and tokens[at].unit in CARRIED_UNITS) or ((bounded or made) and _each(tokens, at) is None)
    if carried not in (None, "once") and again:
        return Hit("承前周期", 0, len(tokens), at, carried)
    if carried == "once" and _is_last(tokens, at) and at <= LONGEST_SHARE and tokens[at].unit in COUNTED_UNITS:
        return Hit("一次性数量", 0, at + 1, at, "once")
    if row_period and (tokens[at].unit in DEED_UNITS or bound(tokens, at)):
        return Hit("周期加次数", 0, at + 1, at, row_period)
    return None


def _bounded(tokens: Sequence[Token], at: int) -> Hit | None:
    """At least or at most so many: once when something is made or held, else a standing size."""
    each_time = next((p for p in range(at) if tokens[p].text in EACH_TIME), None)
    if each_time is not None and tokens[at].unit in SIZE_UNITS:
        return Hit("下限或上限", each_time, at + 2, at)
    if not bound(tokens, at) and tokens[at].unit not in ("%", "％", "‰"):
        return None
    each = _each(tokens, at)
    verb = _verb(tokens, at)
    if each is not None and verb is not None and tokens[each].text in ALL_OF_THEM:
        each = None
    if each is None and tokens[at].unit in COUNTED_UNITS and verb is not None:
        said = next((p for p in range(max(0, verb - 2), verb) if tokens[p].plays("more", "less")), verb)
        return Hit("一次性数量", said, len(tokens), at, "once")
    said = next((p for p in range(at) if tokens[p].plays("more", "less")), at)
    first = each if each is not None else 0 if said <= LONGEST_HEAD else said - LONGEST_HEAD // 2
    described = any(token.text == "的" for token in tokens[at + 1 : at + 3])
    whole = tokens[at].unit in COUNTED_UNITS or described
    return Hit("下限或上限", first, len(tokens) if whole else at + 2, at)


def _plain(tokens: Sequence[Token], at: int) -> Hit | None:
    """A bare number: so many for each, or so many to be made (not 现有的12项, 两个维护)."""
    number = tokens[at].number
    if tokens[at].unit not in COUNTED_UNITS or number is None:
        return None
    verb = _verb(tokens, at)
    if tokens[at - 1].text == "各" and verb is not None:
        return Hit("一次性数量", verb, len(tokens), at, "once")
    each = _each(tokens, at)
    if each is not None and (verb is None or tokens[each].text not in ALL_OF_THEM):
        loose = tokens[each].text in ALL_OF_THEM and not number.arabic
        return None if loose else Hit("人均数量", each, len(tokens), at)
    return _made(tokens, at, verb) if number.arabic or _is_said_in_words(tokens, at, verb) else None


def _is_said_in_words(tokens: Sequence[Token], at: int, verb: int | None) -> bool:
    """A Chinese numeral counts where a deed is counted, or right behind its verb: 评选十名, not 三个维度."""
    number = tokens[at].number
    close = verb == at - 1 and tokens[at - 1].plays("hold", "produce") and number is not None and number.value > 1
    deed = tokens[at].unit in DEED_UNITS or tokens[at].unit in WRITTEN_UNITS
    return close or (deed and (verb is None or verb == at - 1 or _is_last(tokens, at)))


def _made(tokens: Sequence[Token], at: int, verb: int | None) -> Hit | None:
    """What a number counts when nobody is named: something somebody is tied to, or what is done once."""
    if (tied := next((p for p in range(at) if tokens[p].plays("ties")), None)) is not None:
        return Hit("人均数量", tied, len(tokens), at)
    return _for_whom(tokens, at) if verb is None else Hit("一次性数量", verb, len(tokens), at, "once")


def _is_last(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 == len(tokens) or tokens[at + 1].plays("aside")


def _for_whom(tokens: Sequence[Token], at: int) -> Hit | None:
    """对3条道路进行改造, 在50所学校开展试点: the number stands in front of the verb."""
    doing = any(token.plays("hold", "make", "produce", "empty_verbs") for token in tokens[at + 1 :])
    begin = at - 1 if at and tokens[at - 1].text in TOWARDS else 0
    if tokens[begin].text in TOWARDS and at <= LONGEST_HEAD and doing:
        return Hit("一次性数量", begin, len(tokens), at, "once")
    return None


def _each(tokens: Sequence[Token], at: int) -> int | None:
    return next((p for p in range(at) if tokens[p].plays("each", "coverage")), None)


def _verb(tokens: Sequence[Token], at: int) -> int | None:
    places = range(at - 1, max(-1, at - LONGEST_FRAME), -1)
    return next((p for p in places if tokens[p].plays("make", "hold", "launch", "produce", "empty_verbs")), None)
