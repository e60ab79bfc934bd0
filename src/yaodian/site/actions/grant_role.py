"""Give an account a role over a body's subtree, and take it back."""

from datetime import date, datetime, timedelta

from yaodian.core.period import LAST_DAY
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, absent, conflict, forbidden, invalid
from yaodian.site.actions.supersede import Entering, retract, supersede
from yaodian.site.clock import day_at
from yaodian.site.models import Account, Body, Role, RoleGrant
from yaodian.site.queries.scope import Verb

# Roles that may be held without naming a body: the whole installation, and no business data at all.
WITHOUT_BODY = frozenset({Role.OFFICE, Role.ADMINISTRATOR})


@audited("grant_role", "account")
def grant_role(
    *, actor: Account | None, account: Account, reach: tuple[Role, str], first_day: date, at: datetime
) -> Done[RoleGrant] | Refusal:
    """`reach` is the role and the body's uid; without a uid an office's reach is the whole installation."""
    role, body_uid = reach
    if not powers(actor, day_at(at)).may(Verb.GRANT):
        return forbidden("授权")
    fault = _fault(account, role, body_uid)
    if fault is not None:
        return fault
    grant = Entering(actor, at).enter(
        RoleGrant(account=account, role=role, body_uid=body_uid, first_day=first_day, last_day=LAST_DAY)
    )
    return Done(grant, account.uid, {"role": role.value, "body": body_uid, "first_day": first_day.isoformat()})


@audited("revoke_role", "account")
def revoke_role(*, actor: Account | None, grant_uid: str, day: date, at: datetime) -> Done[str] | Refusal:
    """`day` is the first day without the role."""
    if not powers(actor, day_at(at)).may(Verb.GRANT):
        return forbidden("授权")
    grant = RoleGrant.objects.filter(uid=grant_uid, until=NEVER).select_related("account").first()
    if grant is None:
        return absent("授权")
    entering = Entering(actor, at)
    if grant.first_day >= day:
        ended = retract(grant, at)
    else:
        ended = supersede(grant, entering, last_day=day - timedelta(days=1)) is not None
    return Done(grant_uid, grant.account.uid, {"day": day.isoformat()}) if ended else conflict("授权")


def _fault(account: Account, role: Role, body_uid: str) -> Refusal | None:
    held = set(RoleGrant.objects.filter(account=account, until=NEVER).values_list("role", flat=True))
    if len({one == Role.ADMINISTRATOR for one in (*held, role)}) > 1:
        return invalid("角色", "管理员不能兼任业务角色", "请为管理员另建一个账号")
    if role is Role.ADMINISTRATOR and body_uid:
        return invalid("组织", "管理员不属于任何组织", "请不要选择组织")
    if not body_uid:
        return None if role in WITHOUT_BODY else invalid("组织", "没有选择", "请选择这个角色所属的组织")
    found = Body.objects.filter(uid=body_uid, until=NEVER).exists()
    return None if found else absent("组织")
