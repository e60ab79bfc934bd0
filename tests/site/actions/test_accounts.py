"""Signing in, lock-out, roles kept apart, and what the trail says of it."""

from datetime import timedelta

import pytest
from tests.site.cast import AT, FOUNDED, ON, PASSWORD, Cast

from yaodian.site.actions.add_account import NewAccount, add_account, reset_password, set_password, switch_account
from yaodian.site.actions.grant_role import grant_role, revoke_role
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.sign_in import sign_in, sign_out
from yaodian.site.models import Account, AuditLine, Role, RoleGrant
from yaodian.site.queries.scope import Verb, scope


def attempt(password: str, *, username: str = "office", address: str = "10.0.0.8", at=AT) -> bool:
    return isinstance(sign_in(username=username, password=password, address=address, at=at), Account)


def test_the_right_password_signs_in_and_leaves_its_line(cast: Cast) -> None:
    assert attempt(PASSWORD)
    line = AuditLine.objects.order_by("-seq")[0]
    assert (line.action, line.outcome, line.actor, line.address) == ("sign_in", "done", cast.office.uid, "10.0.0.8")


def test_five_failures_lock_the_name_from_any_address_for_a_quarter_of_an_hour(cast: Cast) -> None:
    assert not any(attempt("wrong", address=f"10.0.1.{n}") for n in range(5))
    assert not attempt(PASSWORD, address="10.0.9.9")
    assert not attempt(PASSWORD, at=AT + timedelta(minutes=14))
    assert attempt(PASSWORD, at=AT + timedelta(minutes=15))


def test_five_failures_lock_the_address_for_any_name(cast: Cast) -> None:
    assert not any(attempt("wrong", username=f"nobody{n}") for n in range(5))
    assert not attempt(PASSWORD)
    assert attempt(PASSWORD, address="10.0.0.9")


def test_a_proxys_own_address_is_never_locked(cast: Cast) -> None:
    assert not any(attempt("wrong", username=f"nobody{n}", address="127.0.0.1") for n in range(9))
    assert attempt(PASSWORD, address="127.0.0.1")


def test_four_failures_do_not_lock_and_a_success_forgets_them(cast: Cast) -> None:
    for _ in range(3):
        assert not any(attempt("wrong", address="127.0.0.1") for _ in range(4))
        assert attempt(PASSWORD, address="127.0.0.1")


def test_a_wrong_name_and_a_wrong_password_read_alike(cast: Cast) -> None:
    answers = [sign_in(username=name, password="wrong", address="", at=AT) for name in ("office", "nobody")]
    assert answers[0] == answers[1]


def test_the_trail_never_holds_what_was_typed(cast: Cast) -> None:
    attempt("geheim-1", username="geheim-2")
    assert "geheim" not in str(list(AuditLine.objects.values()))


def test_a_closed_account_cannot_sign_in(cast: Cast) -> None:
    switch_account(actor=cast.administrator, account_uid=cast.office.uid, active=False, at=AT)
    assert not attempt(PASSWORD)


def test_signing_out_leaves_its_line(cast: Cast) -> None:
    sign_out(actor=cast.office, at=AT)
    assert AuditLine.objects.order_by("-seq")[0].action == "sign_out"


@pytest.mark.parametrize("password", ["short", "12345678901234", "password123"])
def test_a_weak_password_is_refused_in_chinese(cast: Cast, password: str) -> None:
    refused = add_account(actor=None, new=NewAccount(username="x", name="x", password=password), at=AT)
    assert isinstance(refused, Refusal) and "密码" in str(refused)


def test_a_password_is_changed_by_its_owner_or_reset_by_an_administrator(cast: Cast) -> None:
    new = "另一个足够长的密码"
    assert isinstance(set_password(actor=cast.member, old="wrong", new=new, at=AT), Refusal)
    assert isinstance(set_password(actor=cast.member, old=PASSWORD, new=new, at=AT), Account)
    assert attempt(new, username="wang")
    assert isinstance(reset_password(actor=cast.office, account_uid=cast.member.uid, new=new, at=AT), Refusal)
    reset = reset_password(actor=cast.administrator, account_uid=cast.member.uid, new=PASSWORD, at=AT)
    assert isinstance(reset, Account) and attempt(PASSWORD, username="wang")


@pytest.mark.parametrize("who", ["office", "leader", "body", "secretary", "member"])
def test_only_an_administrator_grants(cast: Cast, who: str) -> None:
    refused = grant_role(
        actor=getattr(cast, who), account=cast.member, reach=(Role.LEADER, cast.city.uid), first_day=ON, at=AT
    )
    assert isinstance(refused, Refusal)


def test_an_administrator_holds_no_business_role_nor_the_reverse(cast: Cast) -> None:
    for account, reach in ((cast.administrator, (Role.OFFICE, "")), (cast.office, (Role.ADMINISTRATOR, ""))):
        refused = grant_role(actor=cast.administrator, account=account, reach=reach, first_day=FOUNDED, at=AT)
        assert isinstance(refused, Refusal)


def test_a_revoked_role_ends_with_its_day(cast: Cast) -> None:
    grant = RoleGrant.objects.get(account=cast.secretary)
    revoke_role(actor=cast.administrator, grant_uid=grant.uid, day=ON, at=AT)
    assert scope(cast.secretary, ON - timedelta(days=1)).may(Verb.FILE)
    assert not scope(cast.secretary, ON).may(Verb.FILE)
