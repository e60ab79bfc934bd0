"""任务分解 and 征求意见 as actions: who may, what is kept, what is refused, and that nothing is written twice."""

from dataclasses import replace
from datetime import date

import pytest
from tests.site.actions.breaking_down import (
    AT,
    CLAIM,
    FIRST,
    OBJECT,
    ON,
    RELEAD,
    SECOND,
    assign,
    consult,
    health,
    opine,
    read_in,
    rows,
    sent,
)
from tests.site.cast import Cast, body, sure

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.assign_tasks import Assigned
from yaodian.site.actions.give_opinions import Given, take_opinions
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.actions.reply_opinion import Replying, reply_opinion
from yaodian.site.models import Assignment, AuditLine, Consultation, Opinion, Reply
from yaodian.site.queries.breakdowns import assignments, opinions, replies, unit_names

pytestmark = pytest.mark.django_db(transaction=True)


def why(outcome: object) -> Why:
    assert isinstance(outcome, Refusal), outcome
    return outcome.why


def test_the_table_is_kept_and_only_what_changed_is_a_new_version(cast: Cast) -> None:
    plan = read_in(cast)
    assert sure(assign(cast, plan)) == 2
    assert assignments(plan.uid, cast.city.uid) == rows(cast)
    one, two = rows(cast)
    changed = sure(assign(cast, plan, Assigned(replace(one, due="6月底前"), 1), Assigned(two, 1)))
    assert changed == 1
    assert Assignment.objects.filter(start=FIRST).count() == 2 and Assignment.objects.filter(start=SECOND).count() == 1
    line = AuditLine.objects.order_by("-seq")[0]
    assert (line.action, line.object_uid, line.detail["rows"]) == ("assign_tasks", plan.uid, 1)


def test_a_row_that_somebody_else_changed_is_a_conflict_and_nothing_is_kept(cast: Cast) -> None:
    plan = read_in(cast)
    sure(assign(cast, plan))
    one, two = rows(cast)
    outcome = assign(cast, plan, Assigned(replace(one, due="年底"), 1), Assigned(replace(two, due="年底"), 0))
    assert why(outcome) is Why.CONFLICT
    assert assignments(plan.uid, cast.city.uid) == rows(cast)


def test_a_row_taken_out_of_the_table_is_not_in_it(cast: Cast) -> None:
    plan = read_in(cast)
    one, two = rows(cast)
    sure(assign(cast, plan, Assigned(one), Assigned(two, listed=False)))
    assert assignments(plan.uid, cast.city.uid) == (one,)


def test_every_fault_of_the_table_at_once(cast: Cast) -> None:
    one, two = rows(cast)
    outcome = assign(
        cast, read_in(cast), Assigned(replace(one, leader="长" * 201)), Assigned(replace(two, outcome="秘密★1年"))
    )
    assert why(outcome) is Why.INVALID and [p.where for p in outcome.problems] == ["第1条责任领导", "第2条成果形式"]


@pytest.mark.parametrize(
    ("role", "said"), [("body", Why.ABSENT), ("leader", Why.ABSENT), ("administrator", Why.ABSENT)]
)
def test_only_whoever_adopts_makes_and_sends_a_table(role: str, said: Why, cast: Cast) -> None:
    plan = sent(cast)
    assert why(assign(cast, plan, actor=getattr(cast, role))) is said
    assert why(consult(cast, plan, actor=getattr(cast, role))) is said


def test_sending_names_the_day_and_again_is_a_new_version(cast: Cast) -> None:
    plan = sent(cast)
    assert {row.body_uid: row.sent_on for row in Consultation.objects.all()} == {
        cast.finance.uid: ON,
        cast.health.uid: ON,
    }
    sure(consult(cast, plan, cast.finance.uid, due_on=date(2026, 3, 20)))
    row = Consultation.objects.get(body_uid=cast.finance.uid, until=NEVER)
    assert (row.version, row.due_on) == (2, date(2026, 3, 20))


@pytest.mark.parametrize("changes", [{"units": ()}, {"units": ("nobody",)}, {"due_on": date(2026, 3, 1)}])
def test_what_cannot_be_sent(changes: dict[str, object], cast: Cast) -> None:
    plan = read_in(cast)
    sure(assign(cast, plan))
    assert why(consult(cast, plan, **changes)) is Why.INVALID
    assert not Consultation.objects.exists()


def test_a_unit_answers_each_sentence_and_the_same_again_is_no_change(cast: Cast) -> None:
    plan = sent(cast)
    assert sure(opine(cast, plan, CLAIM, OBJECT)) == 2
    row = opinions(plan.uid, cast.city.uid)[cast.finance.uid, SECOND]
    assert (row.stance, row.reason, row.on_day, row.entered_by, row.by_sheet) == (
        "object",
        "已由组织部安排",
        ON,
        cast.body,
        False,
    )
    assert not {unit for unit, _ in opinions(plan.uid, cast.city.uid)} & {cast.health.uid}


def test_an_answer_over_one_that_was_not_seen_is_a_conflict(cast: Cast) -> None:
    plan = sent(cast)
    sure(opine(cast, plan, CLAIM))
    assert why(opine(cast, plan, replace(CLAIM, reason="没有意见"))) is Why.CONFLICT


def test_whoever_has_no_power_over_the_unit_does_not_answer_for_it(cast: Cast) -> None:
    plan = sent(cast)
    assert why(opine(cast, plan, CLAIM, actor=cast.secretary)) is Why.ABSENT
    assert why(opine(cast, plan, CLAIM, actor=cast.leader)) is Why.FORBIDDEN
    assert why(opine(cast, plan, CLAIM, unit=cast.health.uid)) is Why.ABSENT
    assert not Opinion.objects.exists()


def test_nobody_answers_what_was_not_asked(cast: Cast) -> None:
    plan = read_in(cast)
    sure(assign(cast, plan))
    assert why(opine(cast, plan, CLAIM)) is Why.ABSENT
    sure(consult(cast, plan))
    assert why(opine(cast, plan, replace(CLAIM, start=9999))) is Why.ABSENT
    assert why(opine(cast, plan, replace(OBJECT, reason=""))) is Why.INVALID
    assert why(opine(cast, plan)) is Why.INVALID


def test_sheets_are_taken_in_one_action_or_not_at_all(cast: Cast) -> None:
    plan = sent(cast)
    table = (plan.uid, cast.city.uid)
    given = (Given(cast.finance.uid, CLAIM), Given(cast.health.uid, replace(CLAIM, start=SECOND)))
    bad = (*given, Given(cast.finance.uid, replace(OBJECT, reason="")))
    assert why(take_opinions(actor=cast.office, table=table, given=bad, at=AT, on=ON)) is Why.INVALID
    assert not Opinion.objects.exists()
    assert sure(take_opinions(actor=cast.office, table=table, given=given, at=AT, on=ON)) == 2
    assert {row.by_sheet for row in Opinion.objects.all()} == {True}
    assert why(take_opinions(actor=cast.office, table=table, given=given, at=AT, on=ON)) is Why.CONFLICT
    assert why(take_opinions(actor=cast.office, table=table, given=(), at=AT, on=ON)) is Why.INVALID
    assert why(take_opinions(actor=cast.body, table=table, given=given, at=AT, on=ON)) is Why.ABSENT
    assert Opinion.objects.count() == 2


def replied(cast: Cast, taken: bool, words: str = "", version: int = 1, actor=None):
    uid = Opinion.objects.get(start=SECOND, until=NEVER).uid
    return reply_opinion(actor=actor or cast.office, new=Replying(uid, version, taken, words), at=AT, on=ON)


def test_a_suggestion_that_is_taken_changes_who_leads(cast: Cast) -> None:
    plan = sent(cast)
    sure(opine(cast, plan, RELEAD))
    sure(replied(cast, True))
    assert assignments(plan.uid, cast.city.uid)[1].lead == (health(cast),)
    assert Reply.objects.get().taken


def test_what_is_not_taken_needs_words_and_a_second_reply_replaces_the_first(cast: Cast) -> None:
    plan = sent(cast)
    sure(opine(cast, plan, OBJECT))
    assert why(replied(cast, False)) is Why.INVALID
    sure(replied(cast, False, "仍按原分工"))
    sure(replied(cast, True, "采纳，已调整"))
    open_reply = replies(list(opinions(plan.uid, cast.city.uid).values()))
    assert [one.words for one in open_reply.values()] == ["采纳，已调整"] and Reply.objects.count() == 2
    assert assignments(plan.uid, cast.city.uid) == rows(cast)


def test_a_reply_to_an_opinion_that_has_changed_is_a_conflict_and_a_unit_does_not_reply(cast: Cast) -> None:
    plan = sent(cast)
    sure(opine(cast, plan, OBJECT))
    assert why(replied(cast, True, version=2)) is Why.CONFLICT
    assert why(replied(cast, True, actor=cast.body)) is Why.ABSENT
    assert not Reply.objects.exists()


def test_a_name_that_two_bear_is_told_apart_by_the_body_above(cast: Cast) -> None:
    own, other = (body("离退休党支部", "branch", above.uid) for above in (cast.finance, cast.health))
    names = unit_names(cast.city.uid, ON)
    assert names["财政局机关党委离退休党支部"] == own.uid and names["卫健委机关党委离退休党支部"] == other.uid
    assert "离退休党支部" not in names
    assert list(names)[:2] == ["市直机关工委", "财政局机关党委"]
