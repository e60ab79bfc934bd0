"""Open an account, set its password, close it."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from yaodian.core.problem import Problem
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, forbidden, invalid
from yaodian.site.clock import day_at
from yaodian.site.models import Account
from yaodian.site.queries.scope import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """`encoded`: the password as it is kept, where the same one was hashed for another already (示例)."""

    username: str
    name: str
    password: str
    person_uid: str = ""
    encoded: str = ""


@audited("add_account", "account")
def add_account(*, actor: Account | None, new: NewAccount, at: datetime) -> Done[Account] | Refusal:
    """A new account may do nothing until it is granted a role."""
    if not powers(actor, day_at(at)).may(Verb.GRANT):
        return forbidden("账号")
    username = new.username.strip()
    if not username or Account.objects.filter(username=username).exists():
        return invalid("账号", "没有填写，或已有人使用", "请换一个账号名")
    account = Account(username=username, name=new.name.strip(), person_uid=new.person_uid, made_at=at)
    faults = password_faults(new.password, account)
    if faults:
        return Refusal(Why.INVALID, tuple(faults))
    account.password = new.encoded or make_password(new.password)
    account.save(force_insert=True)
    return Done(account, account.uid, {"person": new.person_uid})


@audited("set_password", "account")
def set_password(*, actor: Account, old: str, new: str, at: datetime) -> Done[Account] | Refusal:
    """One's own password, by giving the old one. Ends every other session of the account."""
    if not actor.check_password(old):
        return invalid("原密码", "不正确", "请重新输入")
    return _changed(actor, new)


@audited("reset_password", "account")
def reset_password(*, actor: Account | None, account_uid: str, new: str, at: datetime) -> Done[Account] | Refusal:
    """Another's password, by an administrator."""
    account = _administered(actor, account_uid, at)
    return account if isinstance(account, Refusal) else _changed(account, new)


@audited("switch_account", "account")
def switch_account(*, actor: Account | None, account_uid: str, active: bool, at: datetime) -> Done[Account] | Refusal:
    """Close or reopen an account; a closed one cannot sign in, and its sessions end with the next request."""
    account = _administered(actor, account_uid, at)
    if isinstance(account, Refusal):
        return account
    account.is_active = active
    account.save(update_fields=["is_active"])
    return Done(account, account.uid, {"active": active})


def password_faults(password: str, account: Account) -> list[Problem]:
    try:
        validate_password(password, account)
    except ValidationError as error:
        return [Problem("密码", text.rstrip("。."), "请换一个密码") for text in error.messages]
    return []


def _changed(account: Account, password: str) -> Done[Account] | Refusal:
    faults = password_faults(password, account)
    if faults:
        return Refusal(Why.INVALID, tuple(faults))
    account.set_password(password)
    account.save(update_fields=["password"])
    return Done(account, account.uid)


def _administered(actor: Account | None, account_uid: str, at: datetime) -> Account | Refusal:
    if not powers(actor, day_at(at)).may(Verb.GRANT):
        return forbidden("账号")
    return Account.objects.filter(uid=account_uid).first() or absent("账号")
