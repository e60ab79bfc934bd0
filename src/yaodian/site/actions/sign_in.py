"""Signing in and out. Five failures lock a name, and an address, for a quarter of an hour."""

from datetime import datetime, timedelta
from ipaddress import ip_address

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from yaodian.core.problem import Problem
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.record_audit import record_audit
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.actions.trail import changed
from yaodian.site.chain import Line
from yaodian.site.clock import day_at
from yaodian.site.models import Account, Outcome, SignInFailure

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)


def sign_in(*, username: str, password: str, address: str, at: datetime) -> Account | Refusal:
    """The account whose name and password these are. A locked name is refused without a look at the password."""
    typed = username.strip()[:60]
    if _is_locked(typed, address, at):
        return _refused(typed, address, at, counts=False)
    account = Account.objects.filter(username=typed, is_active=True).first()
    if account is None:
        # As slow as a wrong password, so that names cannot be told apart by the clock.
        make_password(password)
        return _refused(typed, address, at, counts=True)
    if not account.check_password(password):
        return _refused(typed, address, at, counts=True)
    with transaction.atomic(durable=True):
        SignInFailure.objects.filter(Q(username=typed) | Q(at__lt=at - LOCKED_FOR)).delete()
        record_audit(_line(account, address, at, Outcome.DONE))
    return account


@audited("sign_out", "account")
def sign_out(*, actor: Account, at: datetime) -> Done[None] | Refusal:
    """Leaves the line; the page ends the session."""
    return Done(None, actor.uid)


def _is_locked(username: str, address: str, at: datetime) -> bool:
    recent = SignInFailure.objects.filter(at__gt=at - LOCKED_FOR)
    if recent.filter(username=username).count() >= MOST_FAILURES:
        return True
    return _names_a_machine(address) and recent.filter(address=address).count() >= MOST_FAILURES


def _names_a_machine(address: str) -> bool:
    """A loop-back address is a proxy's: to lock it would lock out everyone."""
    try:
        return not ip_address(address).is_loopback
    except ValueError:
        return False


def _refused(username: str, address: str, at: datetime, *, counts: bool) -> Refusal:
    account = Account.objects.filter(username=username).first()
    with transaction.atomic(durable=True):
        if counts:
            SignInFailure.objects.create(username=username, address=address, at=at)
        record_audit(_line(account, address, at, Outcome.REFUSED, username))
    fault = "账号或密码不正确，或因多次失败已暂时锁定"
    return Refusal(Why.FORBIDDEN, (Problem("登录", fault, "请核对后重试；连续失败5次将锁定15分钟"),))


def _line(account: Account | None, address: str, at: datetime, outcome: Outcome, typed: str = "") -> Line:
    """What was typed is told only as a digest: people type passwords into the name field."""
    return Line(
        at=at,
        action="sign_in",
        outcome=outcome,
        actor=account.uid if account else "",
        role=",".join(powers(account, day_at(at)).roles) if account else "",
        address=address,
        object_kind="account",
        object_uid=account.uid if account else "",
        detail={} if account else {"typed": changed(typed)["digest"]},
    )
