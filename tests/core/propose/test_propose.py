"""Clauses of any plan become proposals: numbers from the text, never from the program."""

from fractions import Fraction

import pytest
from tests.core.propose.plans import FRAME, duty, proposal, proposals

from yaodian.core.catalogue import STATES
from yaodian.core.duty import After, AtLeast, Coverage, Every, Face
from yaodian.core.duty.explain import Names
from yaodian.core.period import Offset, OffsetUnit, Rhythm
from yaodian.core.propose import as_json, propose_text
from yaodian.core.roster.selector import Who
from yaodian.files.mechanisms import load_catalogue


@pytest.mark.parametrize(
    ("sentence", "key", "count", "cycle"),
    [
        ("理论学习中心组每月开展集中学习研讨。", "study_group_month", 1, "month"),
        ("理论学习中心组每两个月组织集中学习1次。", "study_group_month", 1, "2-month"),
        ("理论学习中心组每周开展1次集中学习。", "study_group_month", 1, "week"),
        ("理论学习中心组全年集中学习不少于9次。", "study_group_year", 9, "year"),
        ("机关每季度开展1次政治生态分析。", "political_ecology_analysis", 1, "quarter"),
        ("市政府党组每半年听取各部门党建工作汇报。", "hear_departments", 1, "half"),
        ("党组书记、班子成员每年讲授专题党课不少于3次。", "leader_lecture_year", 3, "year"),
        ("全年举办政治能力专题培训不少于6次。", "political_training_year", 6, "year"),
        ("每年开展2次党员党性分析。", "party_spirit_year", 2, "year"),
        ("推行一支部一品牌创建。", "branch_brand_window", 1, "window"),
    ],
)
def test_a_number_comes_from_the_sentence(sentence: str, key: str, count: int, cycle: str) -> None:
    found = duty(sentence, key)
    assert (found.count, found.cycle, found.stated) == (count, cycle, True)
    assert Face.CYCLE not in found.duty.undecided
    basis = found.duty.bases[0]
    assert (basis.source, basis.quote, basis.stated) == ("2031年某机关党建工作要点", sentence, True)


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("理论学习中心组定期开展集中学习研讨。", "study_group_month"),
        ("定期开展政治建设专项督查。", "political_inspection"),
        ("市政府党组定期安排党建专题会议。", "building_session"),
        ("班子成员定期汇报分管领域党建情况。", "report_on_own_field"),
        ("班子成员之间定期开展谈心谈话。", "heart_talk"),
        ("党员干部都要定期联系基层群众。", "contact_the_masses"),
        ("督导小组定期对下级理论学习情况检查指导。", "study_guidance"),
        ("党组书记定期讲授专题党课。", "leader_lecture_year"),
        ("机关定期开展政治生态分析。", "political_ecology_analysis"),
    ],
)
def test_regularly_is_never_turned_into_a_number(sentence: str, key: str) -> None:
    found = duty(sentence, key)
    assert Face.CYCLE in found.duty.undecided
    assert (found.count, found.cycle, found.quota, found.stated) == (None, None, None, False)
    assert found.duty.quotas == ()
    assert "按此理解" in found.reading
    assert "undecided" in proposal(sentence).states


def test_a_number_without_a_cycle_leaves_the_cycle_open() -> None:
    found = duty("组织政治能力专题培训不少于4次。", "political_training_year")
    assert Face.CYCLE in found.duty.undecided
    assert found.offer is not None
    assert found.offer.quotas == (AtLeast(4),)
    assert found.reading.endswith("按此理解全年4次。")


def test_an_upper_limit_is_no_duty_to_hold() -> None:
    found = duty("党组书记每年讲授专题党课不超过2次。", "leader_lecture_year")
    assert found.count is None


def test_every_month_and_twelve_a_year_are_two_duties() -> None:
    (made,) = proposals("理论学习中心组每月集中学习研讨1次,全年集中学习不少于15次。")
    assert [(one.duty.key, one.count, one.cycle) for one in made.duties] == [
        ("study_group_month", 1, "month"),
        ("study_group_year", 15, "year"),
    ]


def test_coverage_is_added_where_the_sentence_says_it() -> None:
    covered = duty("每年举办政治能力专题培训不少于5次,并且覆盖全体党员干部。", "political_training_year")
    assert covered.coverage is not None
    assert (covered.coverage.share, covered.coverage.of.who) == (Fraction(1), Who.STAFF)
    assert covered.duty.bearer.here
    assert duty("每年举办政治能力专题培训不少于5次。", "political_training_year").coverage is None


def test_hearing_reports_covers_every_department_and_blames_none() -> None:
    found = duty("市政府党组每半年听取各部门党建工作汇报。", "hear_departments")
    assert found.duty.bearer.kinds == ("government_party_group",)
    assert found.duty.object is not None and found.duty.object.kinds == ("department_party_group",)
    assert isinstance(found.duty.quotas[1], Coverage)
    assert found.bearer_stated


def test_a_bearer_is_stated_only_where_it_is_named() -> None:
    open_ = duty("每季度开展政治生态分析。", "political_ecology_analysis")
    assert open_.duty.undecided == (Face.BEARER,)
    assert not open_.bearer_stated
    assert "没有写明由谁承担" in open_.reading and open_.reading.endswith("按此理解全年4次。")
    named = duty("各部门党组每季度开展政治生态分析。", "political_ecology_analysis")
    assert named.bearer_stated


def test_the_first_topic_leaves_open_which_meetings() -> None:
    found = duty("建立“第一议题”落实机制,各类会议优先学习。", "first_topic_each_meeting")
    assert found.duty.undecided == (Face.SCOPE,)
    assert (found.quota, found.count, found.cycle) == ("every_time", None, "event")


def test_a_regulation_gives_the_number_that_the_plan_leaves_out() -> None:
    found = duty("严格落实主题党日制度。", "theme_day_month")
    assert (found.count, found.cycle, found.stated) == (1, "month", False)
    assert [basis.stated for basis in found.duty.bases] == [False, True, True]


def test_a_plan_may_raise_a_regulation_and_never_lower_it() -> None:
    raised = duty("支部党员大会每月至少召开一次。", "branch_general_meeting_quarter")
    assert (raised.cycle, raised.stated) == ("month", True)
    beside = duty("支部党员大会全年至少召开6次。", "branch_general_meeting_quarter_year")
    assert (beside.count, beside.cycle, beside.stated) == (6, "year", True)
    lowered = duty("支部党员大会每年至少召开一次。", "branch_general_meeting_quarter")
    assert (lowered.cycle, lowered.stated) == ("quarter", False)


def test_hours_are_not_times() -> None:
    found = duty("主题党日每月安排2学时。", "theme_day_month")
    assert (found.count, found.stated) == (1, False)


def test_what_counts_from_a_roster_entry_goes_on_doing_so() -> None:
    found = duty("支部每季度联系出国（境）党员。", "contact_members_abroad")
    occasion = found.duty.occasion
    assert isinstance(occasion, After)
    assert (occasion.name, occasion.offset, occasion.repeats) == ("members_abroad", Offset(3, OffsetUnit.MONTH), True)
    assert (found.cycle, found.stated) == ("event", True)
    assert duty("支部每年联系出国（境）党员。", "contact_members_abroad").stated is False


def test_the_sum_of_a_year_is_open_only_where_a_number_is_missing() -> None:
    (made,) = proposals("理论学习中心组定期开展集中学习。")
    assert [one.duty.key for one in made.duties] == ["study_group_month"]


def test_the_term_of_office_sets_the_day_of_an_election() -> None:
    found = duty("按期做好换届工作。", "election_at_term_end")
    assert (found.cycle, found.quota) == ("event", "at_least")


def test_a_mechanism_to_be_set_up_is_not_counted() -> None:
    found = duty("健全“四责协同”机制。", "four_duties_mechanism")
    assert (found.cycle, found.count) == ("standing", None)


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("开展“清风行动”主题活动。", "campaign"),
        ("建立问题台账,逐项销号。", "ledger"),
        ("将结果作为评优评先的重要依据。", "link"),
        ("完善党支部考核评价机制。", "assessment"),
        ("举办业务培训班。", "training"),
        ("用好宣传栏开展重点宣传。", "publicity"),
        ("组建督导小组。", "roster"),
        ("制定年度工作方案。", "paper"),
        ("及时回应舆情,不监看公众言论。", "boundary"),
        ("坚持正确方向,团结奋进。", "guidance"),
    ],
)
def test_what_a_sentence_is(sentence: str, state: str) -> None:
    assert state in proposal(sentence).states


def test_guidance_stands_alone() -> None:
    assert proposal("坚持正确方向,团结奋进。").states == ("guidance",)


def test_one_proposal_a_sentence_in_the_order_of_the_text() -> None:
    sentences = ("坚持正确方向。", "每季度开展政治生态分析。", "建立问题台账。")
    text = FRAME.format(text="".join(sentences))
    made = proposals(*sentences)
    assert [text[one.start : one.end] for one in made] == list(sentences)
    assert all(set(one.states) <= set(STATES) and one.states for one in made)


def test_titles_without_text_and_a_cut_off_end_are_missing() -> None:
    text = "一、甲\n1.乙\n2.丙\n2031年要点\n一、甲\n1.乙\n坚持正确方向,建立"
    made = propose_text(text, load_catalogue()).sentences
    assert "missing" in made[0].states
    assert [(text[one.start : one.end], one.states) for one in made[1:]] == [("2.丙", ("missing",))]


def test_the_json_has_what_was_promised() -> None:
    (shown,) = as_json(proposals("市政府党组每半年听取各部门党建工作汇报。"), load_catalogue().names)
    assert {"start", "end", "states", "mechanisms", "duties"} <= set(shown)
    (told,) = shown["duties"]
    promised = {"bearer", "object", "kind", "quota", "count", "cycle", "coverage", "basis", "stated"}
    assert promised <= set(told)
    assert (told["bearer"]["title"], told["kind"], told["cycle"]) == ("市政府党组", "hearing", "half")
    assert told["coverage"]["share"] == "1"


def test_an_empty_plan_proposes_nothing() -> None:
    assert propose_text("", load_catalogue()).sentences == ()
    assert as_json((), Names()) == []


def test_the_offer_is_the_lowest_lawful_frequency() -> None:
    found = duty("理论学习中心组定期开展集中学习研讨。", "study_group_month")
    assert found.offer is not None
    assert found.offer.occasion == Every(Rhythm.QUARTER)
    assert found.reading == "最窄的合法理解：每季度1次（学习规则的底线是每季度一次），按此理解全年4次。"
