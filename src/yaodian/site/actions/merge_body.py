"""End a body in favour of a successor, who takes over its people, its children and its open duties."""

from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import QuerySet

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.move_body import rehang
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, absent, conflict, invalid
from yaodian.site.actions.supersede import Entering, retract, supersede
from yaodian.site.actions.transfer_person import shift_membership
from yaodian.site.clock import day_at
from yaodian.site.models import Account, Body, Membership, Placement, Post, Relation, Term
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of

F = TypeVar("F", Placement, Post, Term)


@audited("merge_body", "body")
def merge_body(
    *, actor: Account | None, body_uid: str, successor_uid: str, day: date, at: datetime
) -> Done[Body] | Refusal:
    """`day` is the first day on which the body is no more; it may lie in the past."""
    scope = powers(actor, day_at(at))
    old, heir = path_of(body_uid, day_at(at)), path_of(successor_uid, day_at(at))
    if not (scope.can(Verb.PLACE, old) and scope.can(Verb.PLACE, heir)):
        return absent("组织")
    if heir.startswith(old):
        return invalid("接续组织", "就是本组织或它的下级", "请选择本组织以外的组织")
    known = Body.objects.filter(until=NEVER)
    body, successor = known.get(uid=body_uid), known.get(uid=successor_uid)
    if not body.first_day < day <= body.last_day or not successor.first_day <= day <= successor.last_day:
        return invalid("日期", "两个组织在这一天并不都存在", "请填写双方成立以后、撤销以前的日期")
    entering = Entering(actor, at)
    ended = supersede(body, entering, last_day=day - timedelta(days=1), successor_uid=successor_uid)
    if ended is None:
        return conflict("组织")
    _hand_over(body_uid, successor_uid, day, entering)
    return Done(ended, body_uid, {"successor": successor_uid, "day": day.isoformat()})


def _hand_over(body_uid: str, successor_uid: str, day: date, entering: Entering) -> None:
    belongs = Placement.objects.filter(until=NEVER, relation=Relation.BELONGS, last_day__gte=day)
    for child in belongs.filter(parent_uid=body_uid).values_list("body_uid", flat=True):
        rehang(child, successor_uid, day, entering)
    for membership in Membership.objects.filter(until=NEVER, body_uid=body_uid, last_day__gte=day):
        shift_membership(membership, successor_uid, day, entering)
    _end(Placement.objects.filter(body_uid=body_uid), day, entering)
    _end(Post.objects.filter(body_uid=body_uid), day, entering)
    _end(Term.objects.filter(body_uid=body_uid), day, entering)


def _end(rows: QuerySet[F], day: date, entering: Entering) -> None:
    for row in rows.filter(until=NEVER, last_day__gte=day):
        if row.first_day >= day:
            retract(row, entering.at)
        else:
            supersede(row, entering, last_day=day - timedelta(days=1))
