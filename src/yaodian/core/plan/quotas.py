"""Quotas: a cycle, a number or 定期, and what is counted, composed from the tokens of a phrase."""

from collections.abc import Sequence
from dataclasses import replace

from yaodian.core.plan.counted import CARRIED_UNITS, Hit
from yaodian.core.plan.found import Quota
from yaodian.core.plan.hits import EMPTY, hits_in
from yaodian.core.plan.measures import bound, comparator, count_of
from yaodian.core.plan.tokens import Phrase, Token

_STOPS = ("；", ";", "。")
_HEDGES = ("一", "般", "原", "则", "上", "应", "要", "须")


def quotas_in(text: str, phrases: Sequence[Phrase], row_period: str | None) -> list[Quota]:
    """The quotas of one sentence. `row_period` is the cycle its table row states, if any."""
    found: list[Quota] = []
    carried: Quota | None = None
    for place, phrase in enumerate(phrases):
        hits = hits_in(phrase.tokens, row_period, carried.period if carried and not phrase.aside else None)
        here = [_quota(text, phrase.tokens, hit, carried) for hit in hits]
        here = [_covered(quota, phrases, place) for quota in here]
        if here and found and _continues(found[-1], here[0], text):
            here[0] = _joined(text, found.pop(), here[0])
        found += here
        if not phrase.aside:
            said = next((one for one in reversed(here) if _carries(one)), None)
            carried = None if phrase.mark in _STOPS else said or carried
    return found


def _carries(quota: Quota) -> bool:
    """Whether what follows may share its cycle, or that it is done once."""
    return bool(quota.count) and (quota.period == "once" or quota.unit in CARRIED_UNITS)


def _continues(before: Quota, after: Quota, text: str) -> bool:
    """定期汇报，每学期不少于1次: the number tells what 定期 means."""
    gap = text[before.end : after.start]
    return before.rule == "定期" and after.rule == "周期加次数" and gap in ("，", ",")


def _joined(text: str, before: Quota, after: Quota) -> Quota:
    surface, activity = text[before.start : after.end], before.activity or after.activity
    return replace(after, start=before.start, surface=surface, activity=activity, actor=before.actor, rule="定期加次数")


def _quota(text: str, tokens: Sequence[Token], hit: Hit, carried: Quota | None) -> Quota:
    stop = _object_stop(tokens, hit.first if hit.at is None else max(hit.at, hit.first), hit.stop)
    start, end = tokens[hit.first].start, tokens[stop - 1].end
    return Quota(
        start=start,
        end=end,
        surface=text[start:end],
        activity="".join(t.text for t in tokens[hit.first : stop] if not _is_frame(t)) or None,
        count=_count(tokens, hit),
        comparator=_comparator(tokens, hit, carried),
        unit=tokens[hit.at].unit if hit.at is not None else "次",
        period=hit.period,
        actor=text[tokens[0].start : start].strip("，,、 应要须") or None,
        coverage=None,
        rule=hit.rule,
    )


def _count(tokens: Sequence[Token], hit: Hit) -> float | None:
    if hit.rule == "为零":
        return 0
    return count_of(tokens[hit.at]) if hit.at is not None else 1 if hit.period else None


def _comparator(tokens: Sequence[Token], hit: Hit, carried: Quota | None) -> str:
    if hit.at is None:
        return "=" if any(token.text == "一" for token in tokens[hit.first + 1 : hit.first + 2]) else ">="
    if hit.rule == "承前周期" and carried:
        return bound(tokens, hit.at) or carried.comparator
    return comparator(tokens, hit.at)


def _object_stop(tokens: Sequence[Token], at: int, stop: int) -> int:
    """The object ends before 等, 并 or an aside."""
    for place in range(at + 1, min(stop, len(tokens))):
        if tokens[place].text in ("等", "并", "并且") or tokens[place].plays("aside"):
            return place
    return min(stop, len(tokens))


def _is_frame(token: Token) -> bool:
    """Words that say how often, not what."""
    said = token.plays("period", "regular", "measure", "more", "less", "more_after", "less_after")
    return said or token.text in EMPTY or token.text in _HEDGES


def _covered(quota: Quota, phrases: Sequence[Phrase], place: int) -> Quota:
    """The explicit 全体 of the quota's own phrase, or of 覆盖… behind it."""
    for phrase in phrases[place : place + 2]:
        found = next((token for token in phrase.tokens if token.plays("coverage")), None)
        if found and (phrase is phrases[place] or phrase.tokens[0].text == "覆"):
            return replace(quota, coverage=found.text)
    return quota
