"""Bodies and people of two sheets entered together: all rows or none, one audit line, nothing twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.add_body import NewBody, insert_body
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.enter_person import NewPerson, insert_person
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, forbidden
from yaodian.site.actions.supersede import Entering
from yaodian.site.clock import day_at
from yaodian.site.keys import read_keys
from yaodian.site.models import Account, Body, Membership, Person, Post, Term
from yaodian.site.queries.scope import EVERYWHERE, Verb
from yaodian.site.seal import blind


@dataclass(frozen=True, slots=True)
class BodyRow:
    code: str
    name: str
    kind: str
    parent_code: str
    first_day: date
    term: tuple[date, date] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """`title` is a post's key or empty; the post is held in the body `post_code` from `first_day` on."""

    name: str
    id_number: str
    phone: str
    body_code: str
    standing: str
    title: str
    post_code: str
    first_day: date

    @property
    def is_told_apart(self) -> bool:
        return bool(self.id_number or self.phone)

    @property
    def identity(self) -> tuple[str, ...]:
        """What two rows of one person have in common."""
        return (self.id_number,) if self.id_number else (self.name, self.phone or self.body_code)

    @property
    def who(self) -> tuple[str, ...]:
        return (self.name, self.body_code, self.standing)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows were new; those that were known already are left as they are."""

    bodies: int
    people: int
    posts: int


@audited("import_roster", "installation")
def import_roster(
    *, actor: Account | None, bodies: Sequence[BodyRow], people: Sequence[PersonRow], at: datetime
) -> Done[Imported] | Refusal:
    """The rows were examined before: every parent stands before its children, every code is known."""
    scope = powers(actor, day_at(at))
    if not (EVERYWHERE in scope.paths(Verb.PLACE) and EVERYWHERE in scope.paths(Verb.STAFF)):
        return forbidden("导入")
    entering = Entering(actor, at)
    uids = dict(Body.objects.filter(until=NEVER).exclude(code="").values_list("code", "uid"))
    known = len(uids)
    for body in bodies:
        if body.code not in uids:
            uids[body.code] = _enter_body(body, uids.get(body.parent_code, ""), entering)
    persons, posts = _enter_people(people, uids, entering)
    done = Imported(len(uids) - known, persons, posts)
    return Done(done, "", {"bodies": done.bodies, "people": done.people, "posts": done.posts})


def _enter_body(row: BodyRow, parent_uid: str, entering: Entering) -> str:
    new = NewBody(kind=row.kind, name=row.name, first_day=row.first_day, parent_uid=parent_uid, code=row.code)
    body = insert_body(new, entering)
    if row.term:
        entering.enter(Term(body_uid=body.uid, first_day=row.term[0], last_day=row.term[1]))
    return body.uid


def _enter_people(rows: Sequence[PersonRow], uids: dict[str, str], entering: Entering) -> tuple[int, int]:
    """How many persons and posts were new."""
    found: dict[tuple[str, ...], str] = {}
    persons = posts = 0
    for row in rows:
        uid = found.get(row.identity) or _known_person(row, uids[row.body_code])
        if not uid:
            uid = insert_person(_new_person(row, uids), entering).uid
            persons += 1
        found[row.identity] = uid
        posts += _enter_post(row, uid, uids, entering)
    return persons, posts


def _known_person(row: PersonRow, body_uid: str) -> str:
    """Somebody entered before: by the number, else by name and place. Empty when there is none."""
    people = Person.objects.filter(until=NEVER)
    if row.id_number:
        index = blind(read_keys(settings.ENV.key_file), row.id_number)
        return people.filter(id_index=index).values_list("uid", flat=True).first() or ""
    here = Membership.objects.filter(until=NEVER, body_uid=body_uid, first_day=row.first_day)
    named = people.filter(name=row.name, uid__in=here.values("person_uid"))
    return named.values_list("uid", flat=True).first() or ""


def _new_person(row: PersonRow, uids: dict[str, str]) -> NewPerson:
    return NewPerson(
        name=row.name,
        id_number=row.id_number,
        phone=row.phone,
        body_uid=uids[row.body_code],
        standing=row.standing,
        first_day=row.first_day,
    )


def _enter_post(row: PersonRow, person_uid: str, uids: dict[str, str], entering: Entering) -> int:
    if not row.title:
        return 0
    post = Post(person_uid=person_uid, body_uid=uids[row.post_code], title=row.title, first_day=row.first_day)
    held = Post.objects.filter(
        until=NEVER, person_uid=person_uid, body_uid=post.body_uid, title=row.title, first_day=row.first_day
    )
    if held.exists():
        return 0
    entering.enter(post)
    return 1
