"""What a verb of making governs: where its object begins and ends, and of which kind the thing is."""

from collections.abc import Sequence
from dataclasses import dataclass

from yaodian.core.plan.lexicon import KIND_OF
from yaodian.core.plan.measures import COUNTED_UNITS
from yaodian.core.plan.tokens import Token

LONGEST_OBJECT = 60
MOST_VERBS = 8
SYSTEM_VERBS = ("实行", "推行", "实施", "建立")
TEAM_VERBS = ("成立", "组建", "组成", "设立")
TEAMS = ("队", "团", "组")
DEMANDS = ("要", "应", "须", "参")  # 组织职工参加培训: others hold it
NAMED_THINGS = (
    "体系",
    "计划",
    "方案",
    "机制",
    "制度",
    "清单",
    "台账",
    "档案",
    "办法",
    "工作法",
    "模式",
    "小组",
    "中心",
    "委员会",
)
BUILT = {"建设": "platform", "建设任务": "platform", "方案制定": "plan", "制定": "plan", "编制": "plan"}


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
    Making("实施制度", "apply", "systems", "mechanism", "实施项目包联责任制"),
    Making("建设某物", "build", "thing", None, "建设党员活动中心"),
    Making("启动建设", "launch", "building", None, "启动数字档案馆建设"),
)


def object_begin(tokens: Sequence[Token], at: int) -> int:
    """Behind all coordinated verbs: 修改完善并出台 is one verb."""
    begin = at + 1
    while begin < min(len(tokens), at + MOST_VERBS):
        joined = tokens[begin].text in "并和、" and begin + 1 < len(tokens) and tokens[begin + 1].plays("make", "also")
        if joined:
            begin += 2
        elif tokens[begin].plays("make") and tokens[begin].end == tokens[begin - 1].end + len(tokens[begin].text):
            begin += 1
        else:
            break
    return begin


def object_end(tokens: Sequence[Token], begin: int, making: Making) -> int | None:
    """The last closed head of a coordinated object, or None when nothing was made."""
    last: int | None = None
    barred = False
    for at in range(begin, min(begin + LONGEST_OBJECT, len(tokens))):
        token = tokens[at]
        if token.plays("measure") and making.verbs == "hold" and token.unit in COUNTED_UNITS:
            return None
        if at > begin and (_is_next_verb(tokens, at, making) or (making.verbs == "hold" and token.text in DEMANDS)):
            return last
        if not barred and _closes(tokens, at, begin, making) and _is_closed(tokens, at):
            last = at
            if not _goes_on(tokens, at):
                return last
        else:
            # 并 begins a new verb, unless all before 的 only describes the object
            barred = (barred or (last is None and _turns(tokens, at, making))) and token.text != "的"
    return last


def _is_short_head(tokens: Sequence[Token], at: int, begin: int) -> bool:
    """实行包干制, 组建巡逻队: a head of one character, known by its verb."""
    verb, head = tokens[begin - 1].text, tokens[at].text
    return at > begin and ((head == "制" and verb in SYSTEM_VERBS) or (head in TEAMS and verb in TEAM_VERBS))


def _is_next_verb(tokens: Sequence[Token], at: int, making: Making) -> bool:
    """开展讲座、组织竞赛: two verbs, each with an object of its own."""
    verb = tokens[at].plays("hold", "make") and (making.verbs == "hold" or not tokens[at].plays("thing"))
    return verb and tokens[at - 1].text == "、"


def _turns(tokens: Sequence[Token], at: int, making: Making) -> bool:
    """并 and 等 end the object; 等制度 closes the list in front of it."""
    closed_list = tokens[at].text == "等" and any(one.plays(making.closers) for one in tokens[at + 1 : at + 7])
    return tokens[at].text in ("并", "并且", "等") and not closed_list


def _closes(tokens: Sequence[Token], at: int, begin: int, making: Making) -> bool:
    """Whether the object may end here, by what the verb makes."""
    token, verb = tokens[at], tokens[begin - 1].text
    if making.closers == "building":
        return at > begin and (token.text == "建设" or (token.text in BUILT and tokens[at - 1].text == "方案"))
    if making.closers == "events" and any(one.plays("quote") for one in tokens[begin:at]):
        return False
    if _is_other_word(token, verb, making):
        return False
    if making.verbs in ("make", "build") and _names_a_thing(token):
        return True
    if making.verbs in ("make", "build") and token.plays("quote") and at == begin and verb == "打造":
        return at + 1 == len(tokens)
    return _is_short_head(tokens, at, begin) or (token.plays(making.closers) and (at > begin or making.verbs == "make"))


def _is_other_word(token: Token, verb: str, making: Making) -> bool:
    """形成意见, 完善功能, 组成机制: with these verbs the word is no thing that is made."""
    if token.text == "意见" and verb in ("形成", "整理"):
        return True
    if token.text == "功能" and making.verbs != "build":
        return True
    return token.plays("thing") and verb == "组成" and KIND_OF.get(token.text) != "team"


def _names_a_thing(token: Token) -> bool:
    """《考勤办法》, “三级学习体系”."""
    return token.plays("title") or (token.plays("quote") and token.text.strip('“”"').endswith(NAMED_THINGS))


def _is_closed(tokens: Sequence[Token], at: int) -> bool:
    """Nothing follows that makes the head a mere attribute of something else."""
    if at + 1 == len(tokens) or tokens[at].plays("title"):
        return True
    following = tokens[at + 1]
    if following.text in ("任务", "任") and tokens[at].text == "建设":
        return True
    if tokens[at].plays("training") and following.text == "工" and at + 3 == len(tokens):
        return True
    if following.plays("make", "hold", "apply") and not following.plays("thing") and following.text != "组织":
        return True
    if following.text == "组织" and at + 2 < len(tokens):
        return True
    return (
        following.plays("joins", "stops", "aside", "negations")
        or following.text in "并等以对在向为由将、后时报交送经提"
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and following.plays("aside") and at + 2 < len(tokens):
        following = tokens[at + 2]
    return following is not None and (following.plays("joins") or following.text in "和与及、")


def kind_of(head: Token) -> str:
    if head.plays("title"):
        return _kind_of_title(head.text.rstrip("》"))
    if head.plays("quote"):
        named = _kind_of_title(head.text.strip('“”"'), "")
        return named or ("mechanism" if head.text.endswith("系”") else "brand")
    short = {"制": "mechanism"} | dict.fromkeys(TEAMS, "team")
    return KIND_OF.get(head.text) or BUILT.get(head.text) or short.get(head.text) or "other"


def _kind_of_title(title: str, otherwise: str = "standard") -> str:
    for length in (4, 3, 2):
        if kind := KIND_OF.get(title[-length:]):
            return kind
    return otherwise
