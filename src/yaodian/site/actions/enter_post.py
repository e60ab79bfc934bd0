"""Give a person a post, and end one."""

from datetime import date, datetime

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, absent, conflict, invalid
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.clock import day_at
from yaodian.site.models import Account, Post
from yaodian.site.queries.bodies import within
from yaodian.site.queries.people import find_person
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@audited("enter_post", "post")
def enter_post(
    *, actor: Account | None, person_uid: str, place: tuple[str, str], first_day: date, at: datetime
) -> Done[Post] | Refusal:
    """`place` is the body's uid and the post's key."""
    body_uid, title = place
    scope = powers(actor, day_at(at))
    if not scope.can(Verb.STAFF, path_of(body_uid, day_at(at))):
        return absent("任职组织")
    if find_person(scope, person_uid, Verb.STAFF) is None:
        return absent("人员")
    post = Entering(actor, at).enter(Post(person_uid=person_uid, body_uid=body_uid, title=title, first_day=first_day))
    detail = {"person": person_uid, "body": body_uid, "title": title, "first_day": first_day.isoformat()}
    return Done(post, post.uid, detail)


@audited("end_post", "post")
def end_post(*, actor: Account | None, post_uid: str, last_day: date, at: datetime) -> Done[Post] | Refusal:
    held = within(Post.objects.filter(uid=post_uid, until=NEVER), powers(actor, day_at(at)), Verb.STAFF).first()
    if held is None:
        return absent("任职")
    if last_day < held.first_day:
        return invalid("免职日期", "早于任职日期", "请填写任职日期当天或以后的日期")
    ended = supersede(held, Entering(actor, at), last_day=last_day)
    return Done(ended, post_uid, {"last_day": last_day.isoformat()}) if ended else conflict("任职")
