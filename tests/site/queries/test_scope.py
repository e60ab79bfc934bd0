"""Six roles over one tree, through one function."""

import pytest
from tests.site.cast import AT, ON, Cast

from yaodian.site.models import Deed, Membership, Record
from yaodian.site.queries.bodies import bodies_on, find_body, within
from yaodian.site.queries.people import find_person, people
from yaodian.site.queries.scope import Verb, scope
from yaodian.site.queries.slot_facts import to_confirm
from yaodian.site.queries.tree import path_of


def names(cast: Cast, who: str, verb: Verb = Verb.SEE) -> list[str]:
    return [placed.body.name for placed in bodies_on(scope(getattr(cast, who), ON), ON, verb)]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("office", ["市直机关工委", "财政局机关党委", "第一党支部", "第二党支部", "卫健委机关党委", "医院党支部"]),
        ("leader", ["财政局机关党委", "第一党支部", "第二党支部"]),
        ("body", ["财政局机关党委", "第一党支部", "第二党支部"]),
        ("secretary", ["第一党支部"]),
        ("member", []),
        ("administrator", []),
    ],
)
def test_each_role_sees_its_subtree_alone(cast: Cast, who: str, seen: list[str]) -> None:
    assert names(cast, who) == seen


@pytest.mark.parametrize(
    ("who", "verbs"),
    [
        ("office", {"see", "file", "confirm", "decide", "adopt", "place", "staff"}),
        ("leader", {"see"}),
        ("body", {"see", "file", "confirm", "decide"}),
        ("secretary", {"see", "file", "confirm"}),
        ("member", set()),
        ("administrator", set()),
    ],
)
def test_each_role_may_do_its_verbs_in_the_first_branch(cast: Cast, who: str, verbs: set[str]) -> None:
    powers = scope(getattr(cast, who), ON)
    assert {verb.value for verb in Verb if powers.can(verb, path_of(cast.first.uid, ON))} >= verbs
    business = {verb for verb in Verb if powers.can(verb, path_of(cast.first.uid, ON))}
    assert {v.value for v in business} - {"grant", "audit", "operate"} == verbs


def test_nobody_but_the_office_and_its_own_reaches_another_department(cast: Cast) -> None:
    path = path_of(cast.clinic.uid, ON)
    assert scope(cast.office, ON).can(Verb.SEE, path)
    for who in (cast.leader, cast.body, cast.secretary, cast.member, cast.administrator):
        assert not scope(who, ON).can(Verb.SEE, path)


def test_what_is_not_yours_answers_as_what_is_not(cast: Cast) -> None:
    powers = scope(cast.secretary, ON)
    assert find_body(powers, cast.clinic.uid) is None
    assert find_body(powers, "nosuchbody") is None
    assert find_person(scope(cast.leader, ON), "nosuchperson") is None


def test_a_member_sees_the_own_file_and_nobody_else(cast: Cast) -> None:
    assert [p.name for p in people(scope(cast.member, ON))] == ["王小明"]


def test_an_administrator_sees_no_business_rows(cast: Cast) -> None:
    powers = scope(cast.administrator, ON)
    assert not people(powers).exists()
    assert not within(Membership.objects.all(), powers).exists()


def test_what_waits_for_a_confirmation_is_told_to_those_who_see_it(cast: Cast) -> None:
    held = {"kind": "theme_day", "on_day": ON, "since": AT}
    for home in (cast.first, cast.clinic):
        record = Record.objects.create(body_uid=home.uid, values={}, **held)
        Deed.objects.create(record_uid=record.uid, bearer=home.uid, entered=AT, **held)
    told = {
        who: {row.body_uid for row in to_confirm(scope(getattr(cast, who), ON))} for who in ("office", "body", "member")
    }
    assert told == {"office": {cast.first.uid, cast.clinic.uid}, "body": {cast.first.uid}, "member": set()}


def test_an_account_without_a_role_may_do_nothing(cast: Cast) -> None:
    cast.office.grants.all().delete()
    assert not any(scope(cast.office, ON).may(verb) for verb in Verb)


def test_a_closed_account_may_do_nothing(cast: Cast) -> None:
    cast.office.is_active = False
    assert not any(scope(cast.office, ON).may(verb) for verb in Verb)
