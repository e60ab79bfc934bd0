"""A duty as one Chinese sentence: every word of the vocabulary, said from the parsed value."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from yaodian.core.duty import (
    After,
    AnchorKind,
    AtLeast,
    Basis,
    Coverage,
    Credit,
    Duty,
    Every,
    EveryTime,
    Face,
    Occasion,
    Quota,
    Standing,
    Window,
)
from yaodian.core.duty.explain import Names, explain, selector_text
from yaodian.core.period import Offset, OffsetUnit, Rhythm
from yaodian.core.roster.selector import Selector, Who

NAMES = Names(
    {
        "branch": "党支部",
        "group": "党组",
        "secretary": "书记",
        "member": "成员",
        "meeting": "党组会议",
        "first": "第一议题",
        "abroad": "出国党员名册",
    },
    {frozenset({"branch", "joint"}): "各党支部"},
)
DUTY = Duty(
    key="d",
    title="主题党日",
    bearer=Selector(Who.BODIES, ("branch",)),
    kinds=("meeting",),
    quotas=(AtLeast(1),),
    occasion=Every(Rhythm.MONTH),
    bases=(Basis("某条例", "第十六条", stated=True),),
)
MONTH, DAY, WORKDAY = OffsetUnit.MONTH, OffsetUnit.DAY, OffsetUnit.WORKDAY
END = "；到期后7天内可补录；依据《某条例》第十六条。"


def test_the_whole_sentence() -> None:
    assert explain(DUTY, NAMES) == "党支部每月至少开展1次“主题党日”" + END


def test_it_says_since_when_the_regulation_is_in_force() -> None:
    said = explain(replace(DUTY, in_force=date(2026, 5, 11)), NAMES)
    assert said.endswith("到期后7天内可补录；2026年5月11日起施行；依据《某条例》第十六条。")


@pytest.mark.parametrize(
    ("occasion", "said"),
    [
        (Every(Rhythm.WEEK), "党支部每周至少"),
        (Every(Rhythm.TWO_MONTHS), "党支部每两个月至少"),
        (Every(Rhythm.QUARTER), "党支部每季度至少"),
        (Every(Rhythm.HALF), "党支部每半年至少"),
        (Every(Rhythm.YEAR), "党支部每年至少"),
        (Window(1, 1, 3, 31), "党支部每年1月1日至3月31日至少"),
        (Window(12, 1, 2, 28), "党支部每年12月1日至次年2月28日至少"),
        (After(AnchorKind.TERM_END, "", Offset(0, DAY), Offset(6, MONTH)), "在任期届满之日前（提前6个月开始办理）至少"),
        (After(AnchorKind.POST_START, "secretary", Offset(6, MONTH)), "在任书记后6个月内至少"),
        (After(AnchorKind.DEED, "meeting", Offset(5, WORKDAY)), "在“党组会议”办理后5个工作日内至少"),
        (After(AnchorKind.STEP, "整改", Offset(30, DAY)), "在“整改”完成后30天内至少"),
        (
            After(AnchorKind.ROSTER_ENTRY, "abroad", Offset(6, MONTH), repeats=True),
            "自列入“出国党员名册”之日起每满6个月至少",
        ),
    ],
)
def test_when(occasion: Occasion, said: str) -> None:
    assert said in explain(replace(DUTY, occasion=occasion), NAMES)


@pytest.mark.parametrize(
    ("quotas", "said"),
    [
        ((AtLeast(12),), "每月至少开展12次“主题党日”；"),
        ((AtLeast(32, True, "学时"),), "每月至少完成32学时“主题党日”；"),
        ((AtLeast(1, unit="个"),), "每月至少完成1个“主题党日”；"),
        (
            (AtLeast(4), Coverage(Fraction(1), Selector(Who.STAFF))),
            "每月至少开展4次“主题党日”，并且覆盖全部党员干部；",
        ),
        ((Coverage(Fraction(4, 5), Selector(Who.MEMBERS)),), "党支部每月“主题党日”应覆盖党员的80%以上；"),
        ((EveryTime("first"),), "党支部每次“党组会议”都应落实“第一议题”；"),
    ],
)
def test_how_much(quotas: tuple[Quota, ...], said: str) -> None:
    assert said in explain(replace(DUTY, quotas=quotas), NAMES)


@pytest.mark.parametrize(
    ("bearer", "said"),
    [
        (Selector(Who.BODIES, ("branch", "joint")), "各党支部"),
        (Selector(Who.BODIES, ("branch", "group")), "党支部、党组"),
        (Selector(Who.BODIES, here=True), "本级组织"),
        (Selector(Who.BODIES), "各级组织"),
        (Selector(Who.BODIES, ("unheard_of",)), "unheard_of"),
        (Selector(Who.HOLDERS, ("group",), ("secretary", "member")), "党组的书记、成员"),
        (Selector(Who.HOLDERS, (), ("secretary",)), "书记"),
        (Selector(Who.MEMBERS), "党员"),
        (Selector(Who.STAFF), "党员干部"),
        (Selector(Who.ROSTER, roster="abroad"), "“出国党员名册”上的人员"),
    ],
)
def test_who(bearer: Selector, said: str) -> None:
    assert selector_text(bearer, NAMES) == said
    begins = f"每名{said}" if bearer.picks_persons else said
    assert explain(replace(DUTY, bearer=bearer), NAMES).startswith(begins)


def test_what_a_person_attends_is_not_what_a_person_does() -> None:
    duty = replace(DUTY, bearer=Selector(Who.MEMBERS), credit=Credit.ATTENDED, quotas=(AtLeast(32, True, "学时"),))
    assert explain(duty, NAMES).startswith("每名党员每月至少参加32学时“主题党日”；")


def test_what_happens_afterwards() -> None:
    assert "；到期后15天内可补录；逾期补办的记为逾期完成；" in explain(replace(DUTY, grace=15, curable=True), NAMES)
    assert "补录" in explain(replace(DUTY, grace=0), NAMES)


def test_standing_has_no_due_day() -> None:
    duty = replace(DUTY, title="“四责协同”机制", occasion=Standing(), bases=())
    assert explain(duty, NAMES) == "党支部长期应建立并保持“四责协同”机制。"


@pytest.mark.parametrize(
    ("faces", "said"),
    [
        ((Face.CYCLE,), "党支部应开展“主题党日”，周期未定；"),
        ((Face.BEARER,), "责任主体（待明确）每月至少开展1次“主题党日”，主体未定；"),
        ((Face.SCOPE,), "党支部每月至少开展1次“主题党日”，范围未定；"),
        ((Face.CYCLE, Face.BEARER), "责任主体（待明确）应开展“主题党日”，周期未定、主体未定；"),
    ],
)
def test_what_is_open_is_said_to_be_open(faces: tuple[Face, ...], said: str) -> None:
    assert explain(replace(DUTY, undecided=faces), NAMES).startswith(said)


def test_a_reading_is_never_told_as_a_requirement() -> None:
    reading = replace(DUTY, bases=(Basis("某条例"),))
    assert explain(reading, NAMES).endswith("；其中次数或时限是理解，不是原文写明。")
    assert "理解" not in explain(replace(DUTY, bases=(*reading.bases, *DUTY.bases)), NAMES)
    assert "依据" not in explain(replace(DUTY, bases=()), NAMES)


def test_the_object_is_named_and_not_blamed() -> None:
    duty = replace(DUTY, object=Selector(Who.BODIES, ("group",)))
    assert "“主题党日”（对象：党组）；" in explain(duty, NAMES)


def test_a_source_is_named_once_with_all_its_places() -> None:
    plan = "某市2026年工作要点"
    places = ("第4条第1句（第1137至1188字）", "第9条第2句（第2522至2550字）")
    duty = replace(DUTY, bases=(*DUTY.bases, *(Basis(plan, place) for place in places)))
    assert explain(duty, NAMES).endswith("依据《某条例》第十六条、《某市2026年工作要点》第4条第1句、第9条第2句。")
