"""The eight counts of the seed by sentence and bearer, and nothing invented for 定期. No sentence is copied here."""

from pathlib import Path

import pytest

from yaodian.core.duty import Face
from yaodian.core.plan import Plan, findings, read
from yaodian.core.propose import DutyProposal, SentenceProposal, propose
from yaodian.files.mechanisms import load_catalogue

# item, sentence of it → duty, count, cycle, bearer's kinds (None: the adopting body), coverage
STATED = {
    (1, 9): [("political_ecology_analysis", 1, "quarter", "here", False)],
    (2, 2): [("hear_departments", 1, "half", ("government_party_group",), True)],
    (3, 2): [("political_training_year", 4, "year", "here", True)],
    (5, 1): [
        ("study_group_month", 1, "month", ("study_group",), False),
        ("study_group_year", 12, "year", ("study_group",), False),
    ],
    (5, 7): [("leader_lecture_year", 2, "year", ("group_secretary", "group_member"), False)],
    (9, 4): [("branch_brand_window", 1, "window", "branches", False)],
    (10, 3): [("party_spirit_year", 1, "year", "members", False)],
}
# item, sentence → the duty that stays open
REGULARLY = {
    (1, 2): "political_inspection",
    (2, 2): "building_session",
    (2, 5): "report_on_own_field",
    (3, 6): "ideology_analysis",
    (4, 4): "sit_in_on_branch_life",
    (4, 6): "heart_talk",
    (5, 6): "study_check",
    (5, 8): "study_guidance",
    (6, 3): "conversion_follow_up",
    (8, 1): "ideology_risk_survey",
    (10, 6): "contact_the_masses",
}


@pytest.fixture(scope="module")
def seed(corpus: Path) -> dict[tuple[int, int], SentenceProposal]:
    """Proposals by item (0: preamble) and number of the sentence within it."""
    plan = read((corpus / "seed.txt").read_text(encoding="utf-8")).plan
    made = {(one.start, one.end): one for one in propose(plan, findings(plan), load_catalogue())}
    return {place: made[span] for place, span in places(plan).items()}


def places(plan: Plan) -> dict[tuple[int, int], tuple[int, int]]:
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for nth, clause in enumerate(plan.preamble, 1):
        found[0, nth] = (clause.start, clause.end)
    for item in plan.items:
        for nth, clause in enumerate(item.clauses, 1):
            found[item.number or 0, nth] = (clause.start, clause.end)
    return found


def bearer(proposal: DutyProposal) -> object:
    selector = proposal.duty.bearer
    if selector.here:
        return "here"
    if selector.posts:
        return selector.posts
    if not selector.kinds:
        return str(selector.who)
    return "branches" if "branch" in selector.kinds else selector.kinds


def test_every_stated_count_is_right_and_no_other_is_stated(seed: dict[tuple[int, int], SentenceProposal]) -> None:
    told = {
        place: [(d.duty.key, d.count, d.cycle, bearer(d), d.coverage is not None) for d in one.duties if d.stated]
        for place, one in seed.items()
    }
    assert {place: duties for place, duties in told.items() if duties} == STATED


def test_nothing_is_invented_where_the_plan_says_regularly(seed: dict[tuple[int, int], SentenceProposal]) -> None:
    for place, key in REGULARLY.items():
        (found,) = [d for d in seed[place].duties if d.duty.key == key]
        assert Face.CYCLE in found.duty.undecided
        assert (found.count, found.cycle, found.duty.quotas) == (None, None, ())
        assert "按此理解" in found.reading
        assert "undecided" in seed[place].states


def test_only_three_sentences_are_guidance_alone(seed: dict[tuple[int, int], SentenceProposal]) -> None:
    alone = [place for place, one in seed.items() if one.states == ("guidance",)]
    assert alone == [(0, 1), (0, 2), (1, 1)]
    assert not [place for place, one in seed.items() if "guidance" in one.states and len(one.states) > 1]
    assert len(seed) == 81


def test_the_sentence_that_breaks_off_is_marked(seed: dict[tuple[int, int], SentenceProposal]) -> None:
    assert "missing" in seed[11, 2].states
