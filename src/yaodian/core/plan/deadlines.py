"""Deadlines: where a phrase says by or in which time, and whether it says it of something to be done."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from yaodian.core.plan.found import Deadline
from yaodian.core.plan.lexicon import Roles
from yaodian.core.plan.measures import is_cycle
from yaodian.core.plan.times import RELATIVE_UNIT, STEPS, TIMES, Matched, Time
from yaodian.core.plan.tokens import Phrase, Token

TILL = frozenset("到至-－—–~～")
YEARLY = ("每年", "每年度", "今年", "本年", "本年度", "当年", "次年", "翌年")
DAYS = {"七一": "07-01", "五四": "05-04", "八一": "08-01", "三八": "03-08", "十一": "10-01"}
FURTHEST_ASSESSMENT = 4
LONGEST_WORD = 4
FEASTS = ("元旦", "春节", "中秋", "国庆", "五一", "端午", "清明")
FEAST_STARTS = frozenset(feast[0] for feast in FEASTS)
LONGEST_FEASTS = 30
_FEAST = "|".join(FEASTS)
_FEASTS = re.compile(
    rf"(?:{_FEAST})节?(?P<more>(?:[、和及]“?(?:{_FEAST}|七一|八一)”?节?)*)(?P<all>等?(?:[一-鿿]{{0,2}}(?:节日|节假日|假期|节庆))?)"
    r"(?P<when>期间|前夕|前后|之前|前)?"
)
STARTS = FEAST_STARTS | TILL | set(DAYS) | {"次月", "提", "会", "前"}
ADJECTIVE_OF = frozenset("考述评总检结表目奖工报测验")
NOT_AFTER = ("的", "讯", "电")
ADJECTIVE_WORDS = ("assess",)
_DATED = {"year", "month", "day", "date", "holidays"}
_ROUGH = {"yearend", "yearstart", "half1", "half2", "quarter", "semstart", "semend"}
_BEGIN = (*_DATED, *_ROUGH, "measure", "number", "period", "quote")


def deadlines_in(text: str, phrase: Phrase) -> Iterator[Deadline]:
    """The deadlines of a phrase."""
    tokens = phrase.tokens
    at = 0
    while at < len(tokens):
        if not (tokens[at].plays(*_BEGIN) or tokens[at].text in STARTS) or is_cycle(tokens, at):
            at += 1
            continue
        hit = _feast(tokens, at) or _first(tokens, at)
        if hit is None:
            at += 1
            continue
        stop, date, rule = hit
        start = tokens[at - 1 if at and tokens[at - 1].text in YEARLY else at].start
        yield Deadline(start, tokens[stop - 1].end, text[start : tokens[stop - 1].end], date, rule)
        at = stop


@lru_cache(maxsize=4096)
def _may_begin(token: tuple[str, Roles]) -> tuple[Time, ...]:
    """The patterns that this word, with these parts to play, can begin."""
    first = Token(0, len(token[0]), *token)
    return tuple(time for time in TIMES if any(_plays(first, role) for role in _leading(time)))


def _leading(time: Time) -> Iterator[str]:
    for step in STEPS[time.name]:
        yield from step.rstrip("?").split("|")
        if not step.endswith("?"):
            return


def _first(tokens: Sequence[Token], at: int) -> tuple[int, str, str] | None:
    word = tokens[at].text if len(tokens[at].text) <= LONGEST_WORD else ""
    for time in _may_begin((word, tokens[at].roles)):
        matched = _match(tokens, at, STEPS[time.name])
        if matched and _is_a_time(tokens, at, *matched):
            return matched[0], time.date(matched[1]), time.name
    return None


def _match(tokens: Sequence[Token], at: int, steps: Sequence[str]) -> tuple[int, dict[str, Token]] | None:
    found: dict[str, Token] = {}
    for step in steps:
        name = step.rstrip("?")
        role = next((r for r in name.split("|") if at < len(tokens) and _plays(tokens[at], r)), None)
        if role is not None:
            found[role] = tokens[at]
            at += 1
        elif not step.endswith("?"):
            return None
    return at, found


def _plays(token: Token, role: str) -> bool:
    if role == "till":
        return token.text in TILL
    if role == "monthly":
        return token.text in ("每月", "每个月", "次月")
    if len(role) == 1 and not role.isascii():
        return token.text == role
    return role.rstrip("2") in token.roles if role not in ("half1", "half2") else role in token.roles


def _is_a_time(tokens: Sequence[Token], at: int, stop: int, found: Matched) -> bool:
    """Not a date of the past, an adjective (年终考核) or a day of every month (每月20日)."""
    before = tokens[at - 1] if at else None
    if before and before.plays("period") and is_cycle(tokens, at - 1):
        return "monthly" in found or "before" in found
    if before and before.text not in YEARLY and (before.plays("period") or before.text in ("每", "的")):
        return "monthly" in found or ("before" in found and before.plays("period")) or _is_span_of(before, found)
    following = tokens[stop] if stop < len(tokens) else None
    loose = (
        following
        and not following.plays("hold", "empty_verbs")
        and (
            following.text[0] in ADJECTIVE_OF
            or following.plays("thing")
            or any(token.plays(*ADJECTIVE_WORDS) for token in tokens[stop : stop + FURTHEST_ASSESSMENT])
        )
    )
    if loose and not {"before", "month", "within", "day"} & set(found):
        return not {"yearend", "half1", "half2", "yearstart"} & set(found) or tokens[stop - 1].text == "每年初"
    if "measure" in found and found["measure"].unit not in RELATIVE_UNIT:
        return False
    if any(token.number is not None and token.number.value < 1 for token in found.values()):
        return False
    return not (following and following.text in NOT_AFTER and "month" in found)


def _is_span_of(before: Token, found: Matched) -> bool:
    """能办的7日内办结: the span is that of what stands before 的."""
    return before.text == "的" and "within" in found


def _feast(tokens: Sequence[Token], at: int) -> tuple[int, str, str] | None:
    """“七一”期间, and lists of public holidays."""
    day = DAYS.get(tokens[at].text.strip("“”"))
    bounded = at + 1 < len(tokens) and tokens[at + 1].plays("during", "before")
    if bounded and (day or tokens[at].plays("holidays")):
        return at + 2, day or "holidays", "七一" if day else "节日"
    if tokens[at].text[0] not in FEAST_STARTS:
        return None
    spelled = "".join(token.text for token in tokens[at : at + LONGEST_FEASTS])
    said = _FEASTS.match(spelled)
    if not said or not (said["when"] or (said["all"] and said["more"])):
        return None
    stop, length = at, 0
    while length < said.end():
        length += len(tokens[stop].text)
        stop += 1
    return (stop, "holidays", "节日") if length == said.end() else None
