"""Decisions: people close what is open; what they do not decide stays open."""

from tests.core.propose.plans import proposals

from yaodian.core.duty import AtLeast, Every, Face
from yaodian.core.edition.decision import Decision
from yaodian.core.period import Rhythm
from yaodian.core.propose import accept_as_proposed, as_offered, decide
from yaodian.core.roster.selector import Selector, Who

REGULARLY = "定期开展政治建设专项督查。"
HERE = Selector(Who.BODIES, here=True)


def test_what_nobody_decides_is_not_adopted() -> None:
    made = proposals(REGULARLY)
    assert decide(made, ()) == ()
    refused = Decision(made[0].start, "political_inspection", accepted=False)
    assert decide(made, [refused]) == ()


def test_accepting_leaves_open_what_is_open() -> None:
    made = proposals(REGULARLY)
    (duty,) = decide(made, accept_as_proposed(made))
    assert duty.undecided == (Face.CYCLE, Face.BEARER)
    assert duty.quotas == ()


def test_a_decision_closes_faces_and_is_itself_a_basis() -> None:
    made = proposals(REGULARLY)
    decision = Decision(
        made[0].start,
        "political_inspection",
        accepted=True,
        occasion=Every(Rhythm.HALF),
        quotas=(AtLeast(1),),
        by="党组会议〔2031〕3号",
    )
    (half,) = decide(made, [decision])
    assert (half.occasion, half.quotas, half.undecided) == (Every(Rhythm.HALF), (AtLeast(1),), (Face.BEARER,))
    assert [(basis.source, basis.place) for basis in half.bases][-1] == ("本单位决定", "党组会议〔2031〕3号")
    assert half.bases[0].quote == REGULARLY


def test_the_offer_taken_as_offered_closes_everything() -> None:
    made = proposals(REGULARLY, "建立“第一议题”机制。", "每季度开展政治生态分析。")
    taken = [as_offered(s, p, by="会议") for s in made for p in s.duties]
    adopted = {duty.key: duty for duty in decide(made, taken)}
    assert all(duty.undecided == () for duty in adopted.values())
    assert adopted["political_inspection"].occasion == Every(Rhythm.YEAR)
    assert adopted["political_inspection"].bearer == HERE
    assert adopted["political_ecology_analysis"].occasion == Every(Rhythm.QUARTER)
    assert adopted["first_topic_each_meeting"].kinds == ("leading_meeting",)


def test_a_decision_of_another_sentence_changes_nothing() -> None:
    made = proposals(REGULARLY)
    assert decide(made, [Decision(made[0].start + 1, "political_inspection", accepted=True)]) == ()


def test_one_duty_asked_for_twice_has_both_bases_and_the_number() -> None:
    made = proposals("机关定期开展政治生态分析。", "机关每季度开展政治生态分析。")
    for order in (made, made[::-1]):
        (duty,) = decide(order, accept_as_proposed(made))
        assert duty.occasion == Every(Rhythm.QUARTER)
        assert {basis.quote for basis in duty.bases if basis.quote} == {
            "机关定期开展政治生态分析。",
            "机关每季度开展政治生态分析。",
        }


def test_the_more_demanding_of_two_numbers_wins() -> None:
    made = proposals("每年开展1次党员党性分析。", "每季度开展1次党员党性分析。")
    (duty,) = decide(made, accept_as_proposed(made))
    assert duty.occasion == Every(Rhythm.QUARTER)
