"""Verb of making and thing made: 建立…台账, 制定…计划和方案, 举办…培训班, 启动…建设."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yaodian.core.plan.found import Deliverable
from yaodian.core.plan.lexicon import KIND_OF
from yaodian.core.plan.tokens import Phrase, Token
from yaodian.core.plan.words import HELPERS

LONGEST_OBJECT = 60
MOST_VERBS = 8
SELF_REFERENCE = ("本", "以下", "如下", "下列", "此")
BUILT = {"建设": "platform", "建设任务": "platform", "方案制定": "plan", "制定": "plan", "编制": "plan"}
_HELPERS = frozenset(HELPERS.split())


@dataclass(frozen=True)
class Making:
    """One family of verbs with what may close its object; the example is a test."""

    name: str
    verbs: str
    closers: str
    kind: str | None
    example: str


MAKINGS = (
    Making("制定某物", "make", "thing", None, "建立信访登记台账"),
    Making("举办培训", "hold", "training", "training", "举办文书档案培训班"),
    Making("开展赛事", "hold", "events", "campaign", "组织公文写作竞赛"),
    Making("建设某物", "build", "thing", None, "建设党员活动中心"),
    Making("启动建设", "launch", "building", None, "启动数字档案馆建设"),
)


def deliverables_in(text: str, phrase: Phrase) -> Iterator[Deliverable]:
    """The deliverables of a phrase; an object is never searched for further verbs."""
    at = 0
    while at < len(phrase.tokens):
        found = next(_made(text, phrase.tokens, at), None) if _is_verb(phrase.tokens, at) else None
        if found is None:
            at += 1
            continue
        yield found[0]
        at = found[1]


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.plays("make", "hold", "launch", "build"):
        return False
    if at and (tokens[at - 1].plays("negations") or tokens[at - 1].text in "的所被"):
        return False
    return not token.plays("build") or at == 0 or tokens[at - 1].text in _HELPERS


def _made(text: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[Deliverable, int]]:
    for making in MAKINGS:
        if not tokens[at].plays(making.verbs):
            continue
        begin = _object_begin(tokens, at)
        if begin >= len(tokens) or _is_self_reference(tokens, begin):
            continue
        last = _object_end(tokens, begin, making)
        if last is None:
            continue
        start, end = tokens[_first_verb(tokens, at)].start, tokens[last].end
        kind = making.kind or _kind(tokens[last])
        name = text[tokens[begin].start : end]
        yield Deliverable(start, end, text[start:end], kind, name, making.name), last + 1


def _is_self_reference(tokens: Sequence[Token], begin: int) -> bool:
    """制定本办法, 制定以下规则: the text speaks of itself; 本部门的计划 is another thing."""
    following = tokens[begin + 1] if begin + 1 < len(tokens) else None
    if tokens[begin].text not in SELF_REFERENCE or following is None:
        return False
    return following.plays("thing")


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


def _object_begin(tokens: Sequence[Token], at: int) -> int:
    """Behind all coordinated verbs: 修改完善并出台 is one verb."""
    begin = at + 1
    while begin < min(len(tokens), at + MOST_VERBS):
        joined = tokens[begin].text in "并和、" and begin + 1 < len(tokens) and tokens[begin + 1].plays("make")
        if joined:
            begin += 2
        elif tokens[begin].plays("make") and tokens[begin].end == tokens[begin - 1].end + len(tokens[begin].text):
            begin += 1
        else:
            break
    return begin


def _object_end(tokens: Sequence[Token], begin: int, making: Making) -> int | None:
    """The last closed head of a coordinated object, or None when nothing was made."""
    last: int | None = None
    barred = False
    for at in range(begin, min(begin + LONGEST_OBJECT, len(tokens))):
        token = tokens[at]
        if token.plays("measure") and making.verbs == "hold":
            return None
        if not barred and _closes(tokens, at, begin, making) and _is_closed(tokens, at):
            last = at
            if not _goes_on(tokens, at):
                return last
        else:
            # 并 begins a new verb, unless all before 的 only describes the object
            barred = (barred or (token.text in ("并", "并且", "等") and last is None)) and token.text != "的"
    return last


def _closes(tokens: Sequence[Token], at: int, begin: int, making: Making) -> bool:
    token = tokens[at]
    if making.closers == "building":
        return at > begin and (token.text == "建设" or (token.text in BUILT and tokens[at - 1].text == "方案"))
    if making.verbs in ("make", "build") and (
        token.plays("title") or (token.plays("quote") and token.text.endswith("系”"))
    ):
        return True
    if making.verbs in ("make", "build") and token.plays("quote") and at == begin and tokens[at - 1].text == "打造":
        return at + 1 == len(tokens)
    return token.plays(making.closers) and (at > begin or making.verbs == "make")


def _is_closed(tokens: Sequence[Token], at: int) -> bool:
    """Nothing follows that makes the head a mere attribute of something else."""
    if at + 1 == len(tokens) or tokens[at].plays("title"):
        return True
    following = tokens[at + 1]
    if following.text in ("任务", "任") and tokens[at].text == "建设":
        return True
    return following.plays("joins", "stops", "aside", "negations") or following.text in "并等以对在向为由将、后时"


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and following.plays("aside") and at + 2 < len(tokens):
        following = tokens[at + 2]
    return following is not None and (following.plays("joins") or following.text in "和与及、")


def _kind(head: Token) -> str:
    if head.plays("title"):
        return _kind_of_title(head.text.rstrip("》"))
    if head.plays("quote"):
        return "mechanism" if head.text.endswith("系”") else "brand"
    return KIND_OF.get(head.text) or BUILT.get(head.text) or "other"


def _kind_of_title(title: str) -> str:
    for length in (4, 3, 2):
        if kind := KIND_OF.get(title[-length:]):
            return kind
    return "standard"
