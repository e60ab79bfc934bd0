"""Named activities in quotation marks with the noun behind: “…”主题活动, “…”、“…”等活动."""

from collections.abc import Iterator, Sequence

from yaodian.core.plan.found import Campaign
from yaodian.core.plan.measures import FEAST_DAYS
from yaodian.core.plan.tokens import Phrase, Token
from yaodian.core.plan.words import ROUTINE, SUFFIXES

FURTHEST_SUFFIX = 10
LONGEST_WORD = 4
SERIES = ("系列活动", "主题活动")
GENERIC = ("集中", "专项", "主题", "系列", "统一", "联合")
NO_SUFFIX_AFTER = ("方案", "制度", "机制", "品牌", "仪式", "启动仪式", "总体计划", "载体")
OTHER_VERBS = frozenset("设确明丰参学做抓建的")
_ROUTINE = frozenset(ROUTINE.split())
_SUFFIXES = tuple(sorted(SUFFIXES.split(), key=len, reverse=True))
RULES = {
    "引号加活动": "组织“书香机关”主题活动",
    "引号内含活动": "实施“清风护航行动”",
    "开展加引号": "深入开展“岗位建功”",
    "引号工作": "开展“双联双促”工作",
}


def campaigns_in(text: str, phrase: Phrase) -> Iterator[Campaign]:
    """The named activities of a phrase; quotations that share a noun are one."""
    tokens = phrase.tokens
    at = 0
    while at < len(tokens):
        if not tokens[at].plays("quote"):
            at += 1
            continue
        last = _last_quote(tokens, at)
        if found := _named(tokens, at, last):
            end, rule = found
            yield Campaign(tokens[at].start, end, text[tokens[at].start : end], rule)
        at = last + 1


def _last_quote(tokens: Sequence[Token], at: int) -> int:
    """The last of “A”、“B” or “A”和“B”."""
    last = at
    while last + 1 < len(tokens):
        step = 1 if tokens[last + 1].plays("quote") else 2
        between = tokens[last + 1].plays("joins") and last + 2 < len(tokens) and tokens[last + 2].plays("quote")
        if step == 2 and not between:
            break
        last += step
    return last


def _named(tokens: Sequence[Token], first: int, last: int) -> tuple[int, str] | None:
    inner = tokens[first].text[1:-1]
    if _is_feast(inner) and not any(token.text in SERIES for token in tokens[last + 1 :]):
        return None
    governed = first > 0 and tokens[first - 1].plays("govern")
    if (end := _suffix_end(tokens, last, governed=governed)) and not (inner.endswith(tuple(_ROUTINE)) and end[1] <= 2):
        return end[0], "引号加活动"
    if inner.endswith(tuple(_ROUTINE)):
        return None
    if _names_itself(inner):
        return tokens[last].end, "引号内含活动"
    following = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if governed and not following:
        return tokens[last].end, "开展加引号"
    if following == "工" and last + 2 < len(tokens) and tokens[last + 2].text == "作" and _governs(tokens, first):
        return tokens[last + 2].end, "引号工作"
    return None


def _is_feast(inner: str) -> bool:
    return inner in FEAST_DAYS or inner.endswith("节")


def _names_itself(inner: str) -> bool:
    """“清风护航行动”, “微行动”; but not “分散创建”, two words of no name."""
    if inner.startswith(GENERIC):
        return False
    suffix = next((suffix for suffix in _SUFFIXES if len(suffix) > 1 and inner.endswith(suffix)), "")
    return len(inner) > (LONGEST_WORD if suffix not in ("行动", "工程", "活动") else len(suffix)) and bool(suffix)


def _governs(tokens: Sequence[Token], first: int) -> bool:
    return any(token.plays("govern", "hold") for token in tokens[max(0, first - 6) : first])


def _suffix_end(tokens: Sequence[Token], last: int, *, governed: bool) -> tuple[int, int] | None:
    """Where the noun behind the quotation ends, and its distance; the furthest of a chain counts."""
    begin = tokens[last].end
    found: int | None = None
    for token in tokens[last + 1 : last + 1 + FURTHEST_SUFFIX]:
        if (token.plays("suffixes", "events") and token.text not in ("月", "年")) or (
            token.text in ("月", "年") and token.start == begin
        ):
            found = token.end
        elif found is not None:
            return None if token.text in NO_SUFFIX_AFTER and found - begin > 4 else (found, found - begin)
        elif not _may_stand_between(token) and not (governed and _describes(token)):
            return None
    return None if found is None else (found, found - begin)


def _describes(token: Token) -> bool:
    """What may stand between a name and its noun when 开展 governs them: 主题歌咏和朗诵比赛, 庆祝50周年系列活动."""
    return token.plays("measure") or token.text in ("和", "与", "及")


def _may_stand_between(token: Token) -> bool:
    if (
        token.text in NO_SUFFIX_AFTER
        or token.text in OTHER_VERBS
        or token.plays("aside", "quote", "title", "measure", "joins", "assess", "period")
    ):
        return False
    return token.text == "开展" or token.text == "等" or not token.plays("make", "stops", "into")
