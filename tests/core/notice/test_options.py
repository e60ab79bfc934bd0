"""What an ask may become: people choose; what the text leaves open stays open and is offered, never invented."""

from tests.core.notice.notices import CATALOGUE, ask, asks, meant, options, taken

from yaodian.core.duty import Face, Window
from yaodian.core.duty.explain import explain
from yaodian.core.notice import Way
from yaodian.core.notice.drawn import Answer, drawn, task_kinds
from yaodian.core.roster.selector import Selector, Who

ROSTER = "各党支部5月15日前报送党员花名册。"
OPEN = "各党支部要认真组织开展阵地自查工作。"


def test_a_task_has_its_window_and_a_form_of_its_own() -> None:
    one = options(ask(ROSTER))[0]
    assert one.way is Way.TASK and one.duty and one.duty.occasion == Window(4, 21, 5, 15)
    (form,) = task_kinds([one.duty], CATALOGUE)
    assert one.duty.kinds == (form.key,) and form.title == "任务办理：报送党员花名册"
    assert form.filed_by == one.duty.bearer.kinds and [field.key for field in form.fields if field.required] == [
        "task_text"
    ]
    said = explain(one.duty, CATALOGUE.names, once=2026)
    assert "党支部2026年4月21日至5月15日至少完成1件“报送党员花名册”" in said and "（滨工发〔2026〕12号）第1项" in said


def test_two_tasks_never_share_a_form() -> None:
    first, second = asks("各党支部5月15日前报送党员花名册。", "各党支部5月20日前报送经费预算。")
    kinds = {options(one)[0].duty.kinds for one in (first, second)}  # type: ignore[union-attr]
    assert len(kinds) == 2


def test_a_task_without_a_day_stays_open_and_the_narrowest_reading_is_offered() -> None:
    found = {option.way: option.duty for option in options(ask(OPEN))}
    assert options(ask(OPEN))[0].way is Way.TASK
    task, offered = found[Way.TASK], found[Way.OFFER]
    assert task and task.undecided == (Face.CYCLE,) and not task.quotas
    assert offered and offered.occasion == Window(4, 21, 12, 31) and not offered.undecided


def test_a_sentence_that_asks_for_nothing_is_left_out_unless_somebody_wants_it() -> None:
    found = options(ask("营造崇尚实干、风清气正的良好氛围。"))
    assert found[0].way is Way.NO and Way.TASK in {option.way for option in found}


def test_a_number_with_a_cycle_is_proposed_as_with_a_plan() -> None:
    one = ask("各党支部每月开展2次主题党日。")
    assert [proposal.duty.key for proposal in one.plain] == ["theme_day_month"] and options(one)[0].way is Way.NO
    (made,) = taken(one, options(one)[0])
    assert [duty.key for duty in made.duties] == ["theme_day_month"] and made.duties[0].quotas[0].count == 2  # type: ignore[union-attr]
    answer = Answer(one, options(one)[0], meant("各党支部"), {"theme_day_month": "no"})
    assert drawn([answer], "city", by="") == ()


def test_single_bodies_adopt_for_themselves_and_kinds_below_the_issuer() -> None:
    one = ask(ROSTER)
    made = taken(one, options(one)[0], to="各机关党委、财政局机关党委")
    assert [drawn.body for drawn in made] == ["city", "u-finance"]
    assert made[0].duties[0].bearer == Selector(Who.BODIES, ("organ_party_committee",))
    assert made[1].duties[0].bearer == Selector(Who.BODIES, ("organ_party_committee",), here=True)
    assert made[0].duties[0].key == made[1].duties[0].key


def test_known_work_stays_with_those_whose_work_it_is() -> None:
    one = ask("6月30日前召开1次支部党员大会，学习条例。")
    option = options(one)[0]
    assert option.way is Way.BY
    (made,) = taken(one, option, to="各机关党委")
    assert "branch" in made.duties[0].bearer.kinds
    (single,) = taken(one, option, to="财政局机关党委")
    assert single.body == "u-finance" and not single.duties[0].bearer.here
