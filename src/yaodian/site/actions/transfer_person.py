"""Move a person's place from one body to another from a day on (组织关系转接)."""

from datetime import date, datetime, timedelta

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, absent, conflict, invalid
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.clock import day_at
from yaodian.site.models import Account, Body, Membership
from yaodian.site.queries.people import find_person
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@audited("transfer_person", "person")
def transfer_person(
    *, actor: Account | None, person_uid: str, body_uid: str, day: date, at: datetime
) -> Done[Membership] | Refusal:
    """`day` is the first day in the new body; it may lie in the past: what was judged meanwhile was judged as known."""
    scope = powers(actor, day_at(at))
    if find_person(scope, person_uid, Verb.STAFF) is None:
        return absent("人员")
    if not scope.can(Verb.STAFF, path_of(body_uid, day_at(at))):
        return absent("转入组织")
    if not Body.objects.filter(uid=body_uid, until=NEVER, first_day__lte=day, last_day__gte=day).exists():
        return invalid("转入日期", "转入组织在这一天不存在", "请填写它成立以后、撤销以前的日期")
    places = Membership.objects.filter(person_uid=person_uid, until=NEVER)
    held = places.filter(first_day__lte=day, last_day__gte=day).first()
    if held is None or places.filter(first_day__gt=day).exists():
        return invalid("转入日期", "这一天没有组织关系，或之后已另有转接", "请核对此人的组织关系经历，填写合适的日期")
    if held.body_uid == body_uid:
        return invalid("转入组织", "此人已经在这个组织", "请选择另一个组织")
    moved = shift_membership(held, body_uid, day, Entering(actor, at))
    if moved is None:
        return conflict("人员")
    return Done(moved, person_uid, {"from": held.body_uid, "to": body_uid, "day": day.isoformat()})


def shift_membership(held: Membership, body_uid: str, day: date, entering: Entering) -> Membership | None:
    """The rows of a transfer, without permission or audit line. None when somebody changed the membership meanwhile."""
    if held.first_day >= day:
        return supersede(held, entering, body_uid=body_uid)
    if supersede(held, entering, last_day=day - timedelta(days=1)) is None:
        return None
    return entering.enter(
        Membership(
            person_uid=held.person_uid,
            body_uid=body_uid,
            standing=held.standing,
            first_day=day,
            last_day=held.last_day,
        )
    )
