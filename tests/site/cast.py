"""A city committee with two departments, three branches, and somebody in each of the six roles."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from yaodian.site.actions.add_account import NewAccount, add_account
from yaodian.site.actions.add_body import NewBody, add_body
from yaodian.site.actions.enter_person import NewPerson, enter_person
from yaodian.site.actions.grant_role import grant_role
from yaodian.site.actions.refusal import Refusal
from yaodian.site.models import Account, Body, Person, Role

AT = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
ON = date(2026, 3, 5)
FOUNDED = date(2020, 1, 1)
PASSWORD = "一二三四五六七八九十"


@dataclass
class Cast:
    city: Body
    finance: Body
    health: Body
    first: Body  # branches of finance
    second: Body
    clinic: Body  # branch of health
    wang: Person  # member of the first branch
    office: Account
    leader: Account  # of finance
    body: Account  # finance
    secretary: Account  # of the first branch
    member: Account  # Wang
    administrator: Account


def make_cast() -> Cast:
    city = body("市直机关工委", "organ_work_committee", "")
    finance, health = (body(name, "organ_party_committee", city.uid) for name in ("财政局机关党委", "卫健委机关党委"))
    first, second = (body(name, "branch", finance.uid) for name in ("第一党支部", "第二党支部"))
    clinic = body("医院党支部", "branch", health.uid)
    wang = person("王小明", first.uid)
    return Cast(
        city,
        finance,
        health,
        first,
        second,
        clinic,
        wang,
        office=account("office", Role.OFFICE, city.uid),
        leader=account("leader", Role.LEADER, finance.uid),
        body=account("finance", Role.BODY, finance.uid),
        secretary=account("secretary", Role.SECRETARY, first.uid),
        member=account("wang", Role.MEMBER, first.uid, wang.uid),
        administrator=account("admin", Role.ADMINISTRATOR, ""),
    )


def body(name: str, kind: str, parent_uid: str) -> Body:
    new = NewBody(kind=kind, name=name, parent_uid=parent_uid, first_day=FOUNDED)
    return sure(add_body(actor=None, new=new, at=AT))


def person(name: str, body_uid: str, id_number: str = "", phone: str = "") -> Person:
    new = NewPerson(name=name, body_uid=body_uid, standing="full", first_day=FOUNDED, id_number=id_number, phone=phone)
    return sure(enter_person(actor=None, new=new, at=AT))


def account(username: str, role: Role, body_uid: str, person_uid: str = "") -> Account:
    new = NewAccount(username=username, name=username, password=PASSWORD, person_uid=person_uid)
    made = sure(add_account(actor=None, new=new, at=AT))
    sure(grant_role(actor=None, account=made, reach=(role, body_uid), first_day=FOUNDED, at=AT))
    return made


def sure(outcome):
    assert not isinstance(outcome, Refusal), str(outcome)
    return outcome
