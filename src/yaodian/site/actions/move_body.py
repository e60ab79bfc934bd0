"""Hang a body, and all below it, under another parent from a day on."""

from datetime import date, datetime, timedelta

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.places import lock_tree, place_for
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, absent, invalid
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.clock import day_at
from yaodian.site.models import Account, Placement, Relation
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of, subtree


@audited("move_body", "body")
def move_body(*, actor: Account | None, body_uid: str, parent_uid: str, day: date, at: datetime) -> Done[int] | Refusal:
    """`day` is the first day under the new parent; it may lie in the past. The value is the number of bodies moved."""
    scope = powers(actor, day_at(at))
    old, above = path_of(body_uid, day_at(at)), path_of(parent_uid, day_at(at))
    if not (scope.can(Verb.PLACE, old) and scope.can(Verb.PLACE, above)):
        return absent("组织")
    if above.startswith(old):
        return invalid("上级组织", "就是本组织或它的下级", "请选择本组织以外的上级")
    moved = rehang(body_uid, parent_uid, day, Entering(actor, at))
    if not moved:
        return invalid("日期", "本组织在这一天没有隶属关系", "请填写成立日期以后、撤销日期以前的日期")
    return Done(moved, body_uid, {"parent": parent_uid, "day": day.isoformat(), "bodies": moved})


def rehang(body_uid: str, parent_uid: str, day: date, entering: Entering) -> int:
    """The rows of a move, without permission or audit line. The number of bodies moved; 0: none was there that day."""
    lock_tree()
    rows = Placement.objects.filter(relation=Relation.BELONGS, until=NEVER, last_day__gte=day)
    own = rows.filter(body_uid=body_uid, first_day__lte=day).first()
    if own is None:
        return 0
    new_path = place_for(body_uid, parent_uid, path_of(parent_uid, day))
    moving = list(rows.filter(subtree(own.path)).order_by("path", "first_day"))
    for row in moving:
        parent = parent_uid if row.body_uid == body_uid else row.parent_uid
        _rehang_row(row, (parent, new_path + row.path[len(own.path) :]), day, entering)
    return len({row.body_uid for row in moving})


def _rehang_row(row: Placement, place: tuple[str, str], day: date, entering: Entering) -> None:
    parent_uid, path = place
    if row.first_day >= day:
        supersede(row, entering, parent_uid=parent_uid, path=path)
        return
    supersede(row, entering, last_day=day - timedelta(days=1))
    entering.enter(
        Placement(
            body_uid=row.body_uid,
            parent_uid=parent_uid,
            path=path,
            first_day=day,
            last_day=row.last_day,
        )
    )
