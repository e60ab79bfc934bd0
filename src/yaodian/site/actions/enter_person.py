"""Enter a person with a place in a body."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.contact_faults import contact_faults
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent
from yaodian.site.actions.supersede import Entering
from yaodian.site.actions.trail import changed
from yaodian.site.clock import day_at
from yaodian.site.keys import read_keys
from yaodian.site.models import Account, Membership, Person, new_uid
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of
from yaodian.site.seal import blind, seal


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """`id_number` and `phone` may be empty: a name and a place are all that the product needs."""

    name: str
    body_uid: str
    standing: str
    first_day: date
    id_number: str = ""
    phone: str = ""


@audited("enter_person", "person")
def enter_person(*, actor: Account | None, new: NewPerson, at: datetime) -> Done[Person] | Refusal:
    if not powers(actor, day_at(at)).can(Verb.STAFF, path_of(new.body_uid, day_at(at))):
        return absent("所在组织")
    problems = problems_of(new)
    if problems:
        return Refusal(Why.INVALID, tuple(problems))
    person = insert_person(new, Entering(actor, at))
    detail = {"body": new.body_uid, "standing": new.standing, "first_day": new.first_day.isoformat()}
    sealed = {name: changed(value) for name, value in _sensitive(new) if value}
    return Done(person, person.uid, {**detail, **sealed})


def problems_of(new: NewPerson) -> list[Problem]:
    """Every fault at once; empty when the person can be entered."""
    problems = contact_faults(new.id_number, new.phone)
    if not new.name.strip():
        problems.append(Problem("姓名", "没有填写", "请填写姓名"))
    index = blind(read_keys(settings.ENV.key_file), new.id_number)
    if index and Person.objects.filter(id_index=index, until=NEVER).exists():
        problems.append(Problem("身份证号", "已登记在另一名人员名下", "请核对号码；同一个人请办理转接，不要重复录入"))
    return problems


def insert_person(new: NewPerson, entering: Entering) -> Person:
    """The rows of a new person, without permission or audit line."""
    keys, uid = read_keys(settings.ENV.key_file), new_uid()
    person = entering.enter(
        Person(
            uid=uid,
            name=new.name.strip(),
            id_number=seal(keys, ("person", uid, "id_number"), new.id_number),
            phone=seal(keys, ("person", uid, "phone"), new.phone),
            id_index=blind(keys, new.id_number),
        )
    )
    entering.enter(Membership(person_uid=uid, body_uid=new.body_uid, standing=new.standing, first_day=new.first_day))
    return person


def _sensitive(new: NewPerson) -> tuple[tuple[str, str], ...]:
    return (("id_number", new.id_number), ("phone", new.phone))
