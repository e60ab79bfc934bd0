"""Verb of making and thing made: 建立…台账, 制定…计划和方案, 举办…培训班, 启动…建设."""

from collections.abc import Iterator, Sequence

from yaodian.core.plan.found import Deliverable
from yaodian.core.plan.objects import MAKINGS, MOST_VERBS, kind_of, object_begin, object_end
from yaodian.core.plan.tokens import Phrase, Token
from yaodian.core.plan.words import HELPERS

SELF_REFERENCE = ("本", "该", "以下", "如下", "下列", "此")
OWNERS = "辖部单科乡级支地处机镇村校院局系行领职年区厂公"  # 本部门, 本单位, …: the beginnings of whose plan it is
MAY = ("可", "可以")
NO_VERB_AFTER = frozenset("的所被特现")
PURPOSE_WORDS = ("了", "进", "一", "步", "进一步", "切", "实", "认", "真", "全", "面")
_HELPERS = frozenset(HELPERS.split())


def deliverables_in(text: str, phrase: Phrase) -> Iterator[Deliverable]:
    """The deliverables of a phrase; an object is never searched for further verbs."""
    if _is_purpose(phrase.tokens):
        return
    at = 0
    while at < len(phrase.tokens):
        found = next(_made(text, phrase.tokens, at), None) if _is_verb(phrase.tokens, at) else None
        if found is None:
            at += 1
            continue
        yield found[0]
        at = found[1]


def _is_purpose(tokens: Sequence[Token]) -> bool:
    """为实行责任制: what it is for, not what is made; 为党员建立档案 makes something."""
    after = next((token for token in tokens[1:] if token.text not in PURPOSE_WORDS), None)
    return tokens[0].text == "为" and after is not None and after.plays("make", "build", "hold")


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.plays("make", "hold", "launch", "build", "apply"):
        return False
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if before and (before.plays("negations") or before.text in NO_VERB_AFTER):
        return False
    if after is None or after.text == "的" or "".join(one.text for one in tokens[max(0, at - 2) : at]).endswith(MAY):
        return False
    if token.text == "组成" and any(one.text == "由" for one in tokens[:at]):
        return False
    if not token.plays("build"):
        return True
    return (
        before is None
        or before.text in _HELPERS
        or after.plays("measure", "quote", "title")
        or after.text in "一二两三四五六七八九十若"
    )


def _made(text: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[Deliverable, int]]:
    for making in MAKINGS:
        if not tokens[at].plays(making.verbs):
            continue
        begin = object_begin(tokens, at)
        if begin >= len(tokens) or _is_self_reference(tokens, begin):
            continue
        last = object_end(tokens, begin, making)
        if last is None:
            continue
        start, end = tokens[_first_verb(tokens, at)].start, tokens[last].end
        kind = making.kind or kind_of(tokens[last])
        name = text[tokens[begin].start : end]
        yield Deliverable(start, end, text[start:end], kind, name, making.name), last + 1


def _is_self_reference(tokens: Sequence[Token], begin: int) -> bool:
    """制定本办法, 制定以下规则: the text speaks of itself; 本部门的计划 is another thing."""
    following = tokens[begin + 1] if begin + 1 < len(tokens) else None
    if following is None:
        return False
    if tokens[begin].text == "如" and following.text == "下":
        return True
    if tokens[begin].text not in SELF_REFERENCE:
        return False
    return following.plays("thing") or following.text[0] not in OWNERS


def _first_verb(tokens: Sequence[Token], at: int) -> int:
    """研究制定, 牵头建立: the verb in front belongs to the span when it is one of making."""
    furthest = max(0, at - MOST_VERBS)
    while at > furthest and (step := _step_back(tokens, at)):
        at -= step
    return at


def _step_back(tokens: Sequence[Token], at: int) -> int:
    """How many tokens in front belong to the verb: 研究, another verb of making, or one with 并."""
    if tokens[at - 1].plays("make", "prepare"):
        return 1
    return 2 if at > 1 and tokens[at - 1].text in "并和、" and tokens[at - 2].plays("make") else 0
