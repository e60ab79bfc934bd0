"""Set up a body below another."""

from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.period import LAST_DAY
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.places import lock_tree, place_for
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, absent, invalid
from yaodian.site.actions.supersede import Entering
from yaodian.site.clock import day_at
from yaodian.site.models import Account, Body, Placement
from yaodian.site.queries.scope import EVERYWHERE, Verb
from yaodian.site.queries.tree import path_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBody:
    """`parent_uid` is empty for a root, made only by whoever reaches the whole installation.

    `code` is the office's own number for it.
    """

    kind: str
    name: str
    first_day: date
    parent_uid: str = ""
    short_name: str = ""
    code: str = ""
    last_day: date = LAST_DAY


@audited("add_body", "body")
def add_body(*, actor: Account | None, new: NewBody, at: datetime) -> Done[Body] | Refusal:
    if not _may_place(actor, new.parent_uid, day_at(at)):
        return absent("上级组织")
    if not new.name.strip():
        return invalid("名称", "没有填写", "请填写组织全称")
    body = insert_body(new, Entering(actor, at))
    return Done(body, body.uid, {"kind": body.kind, "parent": new.parent_uid, "first_day": body.first_day.isoformat()})


def insert_body(new: NewBody, entering: Entering) -> Body:
    """The rows of a new body, without permission or audit line: for actions that bring their own."""
    lock_tree()
    body = entering.enter(
        Body(
            kind=new.kind,
            name=new.name.strip(),
            short_name=new.short_name.strip(),
            code=new.code,
            first_day=new.first_day,
            last_day=new.last_day,
        )
    )
    path = place_for(body.uid, new.parent_uid, path_of(new.parent_uid, day_at(entering.at)))
    entering.enter(
        Placement(
            body_uid=body.uid,
            parent_uid=new.parent_uid,
            path=path,
            first_day=new.first_day,
            last_day=new.last_day,
        )
    )
    return body


def _may_place(actor: Account | None, parent_uid: str, on: date) -> bool:
    scope = powers(actor, on)
    if not parent_uid:
        return EVERYWHERE in scope.paths(Verb.PLACE)
    return scope.can(Verb.PLACE, path_of(parent_uid, on))
