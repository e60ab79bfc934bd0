"""The dated tree and the people in it: moves, mergers and transfers, entered in time or late."""

from datetime import date

import pytest
from tests.site.cast import AT, FOUNDED, ON, Cast, person

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.add_body import NewBody, add_body
from yaodian.site.actions.enter_person import NewPerson, enter_person
from yaodian.site.actions.enter_post import end_post, enter_post
from yaodian.site.actions.merge_body import merge_body
from yaodian.site.actions.move_body import move_body
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.actions.transfer_person import transfer_person
from yaodian.site.models import Body, Membership, Placement, Post
from yaodian.site.queries.scope import Verb, scope
from yaodian.site.queries.tree import path_of

MAY = date(2026, 5, 1)
FEBRUARY = date(2026, 2, 1)


def spans(rows) -> list[tuple[date, date]]:
    return [(row.first_day, row.last_day) for row in rows.filter(until=NEVER).order_by("first_day")]


def test_children_are_numbered_below_their_parent(cast: Cast) -> None:
    assert path_of(cast.city.uid, ON) == "0001"
    assert path_of(cast.second.uid, ON) == "000100010002"
    assert path_of(cast.clinic.uid, ON) == "000100020001"


def test_a_body_moves_with_all_below_it_from_its_day_on(cast: Cast) -> None:
    assert move_body(actor=cast.office, body_uid=cast.finance.uid, parent_uid=cast.health.uid, day=MAY, at=AT) == 3
    assert path_of(cast.first.uid, date(2026, 4, 30)) == "000100010001"
    assert path_of(cast.first.uid, MAY) == "0001000200020001"
    rows = Placement.objects.filter(body_uid=cast.first.uid)
    assert spans(rows) == [(FOUNDED, date(2026, 4, 30)), (MAY, date(9999, 12, 31))]
    assert rows.get(until__lt=NEVER).last_day == date(9999, 12, 31), "what was known before stays to be read"


def test_a_move_back_gets_the_old_number_again(cast: Cast) -> None:
    for parent, day in ((cast.health, date(2026, 1, 1)), (cast.finance, FEBRUARY)):
        move_body(actor=cast.office, body_uid=cast.first.uid, parent_uid=parent.uid, day=day, at=AT)
    assert path_of(cast.first.uid, ON) == "000100010001"


def test_a_move_from_the_first_day_corrects_the_place(cast: Cast) -> None:
    move_body(actor=cast.office, body_uid=cast.clinic.uid, parent_uid=cast.finance.uid, day=FOUNDED, at=AT)
    assert spans(Placement.objects.filter(body_uid=cast.clinic.uid)) == [(FOUNDED, date(9999, 12, 31))]


def test_powers_follow_todays_tree(cast: Cast) -> None:
    move_body(actor=cast.office, body_uid=cast.first.uid, parent_uid=cast.health.uid, day=FEBRUARY, at=AT)
    assert not scope(cast.leader, ON).can(Verb.SEE, path_of(cast.first.uid, ON))
    assert scope(cast.secretary, ON).can(Verb.FILE, path_of(cast.first.uid, ON))


def test_nothing_moves_below_itself(cast: Cast) -> None:
    refused = move_body(actor=cast.office, body_uid=cast.finance.uid, parent_uid=cast.first.uid, day=MAY, at=AT)
    assert isinstance(refused, Refusal) and refused.why is Why.INVALID


def test_a_merger_hands_over_people_children_and_place(cast: Cast) -> None:
    post = enter_post(
        actor=cast.office,
        person_uid=cast.wang.uid,
        place=(cast.first.uid, "branch_secretary"),
        first_day=FOUNDED,
        at=AT,
    )
    assert isinstance(post, Post)
    ended = merge_body(actor=cast.office, body_uid=cast.first.uid, successor_uid=cast.second.uid, day=MAY, at=AT)
    assert isinstance(ended, Body)
    assert (ended.last_day, ended.successor_uid) == (date(2026, 4, 30), cast.second.uid)
    held = Membership.objects.filter(person_uid=cast.wang.uid, until=NEVER).order_by("first_day")
    assert [(m.body_uid, m.first_day) for m in held] == [(cast.first.uid, FOUNDED), (cast.second.uid, MAY)]
    assert spans(Post.objects.filter(person_uid=cast.wang.uid)) == [(FOUNDED, date(2026, 4, 30))]
    assert spans(Placement.objects.filter(body_uid=cast.first.uid)) == [(FOUNDED, date(2026, 4, 30))]


def test_children_of_a_merged_body_hang_under_its_successor(cast: Cast) -> None:
    merge_body(actor=cast.office, body_uid=cast.finance.uid, successor_uid=cast.health.uid, day=MAY, at=AT)
    assert path_of(cast.first.uid, MAY).startswith(path_of(cast.health.uid, MAY))
    assert path_of(cast.finance.uid, MAY) == "00010001", "a body that is no more keeps its last place"


def test_a_transfer_may_be_entered_late(cast: Cast) -> None:
    moved = transfer_person(actor=cast.office, person_uid=cast.wang.uid, body_uid=cast.second.uid, day=FEBRUARY, at=AT)
    assert isinstance(moved, Membership)
    rows = Membership.objects.filter(person_uid=cast.wang.uid)
    assert spans(rows) == [(FOUNDED, date(2026, 1, 31)), (FEBRUARY, date(9999, 12, 31))]
    assert rows.count() == 3, "the version that was known before stays to be read"


def test_a_transfer_needs_both_bodies(cast: Cast) -> None:
    refused = transfer_person(actor=cast.leader, person_uid=cast.wang.uid, body_uid=cast.second.uid, day=MAY, at=AT)
    assert isinstance(refused, Refusal) and refused.why is Why.ABSENT


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2019, 1, 1)])
def test_nobody_is_transferred_before_there_was_a_place(cast: Cast, day: date) -> None:
    refused = transfer_person(actor=cast.office, person_uid=cast.wang.uid, body_uid=cast.second.uid, day=day, at=AT)
    assert isinstance(refused, Refusal) and refused.why is Why.INVALID


def test_every_fault_of_a_person_is_told_at_once(cast: Cast) -> None:
    new = NewPerson(
        name=" ",
        body_uid=cast.first.uid,
        standing="full",
        first_day=FOUNDED,
        id_number="110105194912310021",
        phone="12",
    )
    refused = enter_person(actor=cast.office, new=new, at=AT)
    assert isinstance(refused, Refusal)
    assert {problem.where for problem in refused.problems} == {"姓名", "身份证号", "手机"}
    assert "110105194912310021" not in str(refused)


def test_one_number_is_one_person(cast: Cast) -> None:
    person("李四", cast.first.uid, "11010519491231002X")
    new = NewPerson(
        name="李四", body_uid=cast.clinic.uid, standing="full", first_day=FOUNDED, id_number="11010519491231002X"
    )
    refused = enter_person(actor=cast.office, new=new, at=AT)
    assert isinstance(refused, Refusal) and "已登记" in str(refused)


def test_a_post_ends_and_its_history_stays(cast: Cast) -> None:
    post = enter_post(
        actor=cast.office,
        person_uid=cast.wang.uid,
        place=(cast.first.uid, "branch_secretary"),
        first_day=FOUNDED,
        at=AT,
    )
    assert isinstance(post, Post)
    ended = end_post(actor=cast.office, post_uid=post.uid, last_day=FEBRUARY, at=AT)
    assert isinstance(ended, Post) and ended.version == 2
    early = end_post(actor=cast.office, post_uid=post.uid, last_day=date(2019, 1, 1), at=AT)
    assert isinstance(early, Refusal)


def test_only_whoever_reaches_everything_sets_up_a_root(cast: Cast) -> None:
    root = NewBody(kind="local_party_committee", name="市委", first_day=FOUNDED)
    assert isinstance(add_body(actor=cast.office, new=root, at=AT), Refusal)
    assert isinstance(add_body(actor=None, new=root, at=AT), Body)
