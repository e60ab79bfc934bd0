"""Many invented rows at once, for an example installation alone: one action, one audit line.

What is loaded equals what the single actions would have written: `tests/site/jobs/test_city.py` holds them together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.db.models import Model

from yaodian.core.catalogue.drafting import DeedDraft
from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.form import Form
from yaodian.site.actions.keep_counts import rebuild_counts
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, forbidden, invalid
from yaodian.site.clock import day_at
from yaodian.site.keys import read_keys
from yaodian.site.models import (
    Account,
    Body,
    Deed,
    DeedBody,
    DeedFlag,
    DeedPerson,
    Membership,
    Person,
    Placement,
    Post,
    Purpose,
    Record,
    Ruling,
    Term,
    new_uid,
)
from yaodian.site.models.vendor import run, vendor_of
from yaodian.site.queries.installation import installation
from yaodian.site.queries.scope import Verb
from yaodian.site.seal import blind, seal

BATCH = 5000


@dataclass(frozen=True, slots=True)
class ExampleRosters:
    """Rows whose ids and places are already given."""

    bodies: Sequence[Body]
    placements: Sequence[Placement]
    persons: Sequence[Person]
    memberships: Sequence[Membership]
    posts: Sequence[Post]
    terms: Sequence[Term]


@dataclass(frozen=True, slots=True)
class ExampleRecord:
    """A form without problems, filed under `edition_uid` at `entered`; `confirmed` where somebody confirmed it then."""

    form: Form
    edition_uid: str
    entered: datetime
    confirmed: datetime | None = None


@audited("load_rosters", "installation")
def load_rosters(*, actor: Account | None, rosters: ExampleRosters, at: datetime) -> Done[int] | Refusal:
    refusal = _refused(actor, at)
    if refusal:
        return refusal
    Body.objects.bulk_create(rosters.bodies, batch_size=BATCH)
    Placement.objects.bulk_create(rosters.placements, batch_size=BATCH)
    Person.objects.bulk_create(map(_sealed, rosters.persons), batch_size=BATCH)
    Membership.objects.bulk_create(rosters.memberships, batch_size=BATCH)
    Post.objects.bulk_create(rosters.posts, batch_size=BATCH)
    Term.objects.bulk_create(rosters.terms, batch_size=BATCH)
    run(connection, vendor_of(connection).take_statistics())
    count = len(rosters.bodies) + len(rosters.persons)
    return Done(count, detail={"bodies": len(rosters.bodies), "persons": len(rosters.persons)})


@audited("load_records", "installation")
def load_records(
    *, actor: Account | None, records: Sequence[ExampleRecord], rulings: Sequence[Ruling], at: datetime
) -> Done[int] | Refusal:
    refusal = _refused(actor, at)
    if refusal:
        return refusal
    problems: tuple[Problem, ...] = tuple(problem for one in records for problem in one.form.problems)
    if problems:
        return Refusal(Why.INVALID, problems)
    rows = [_record(one) for one in records]
    Record.objects.bulk_create(rows, batch_size=BATCH)
    pairs = [
        (_deed(row, draft, one), draft) for row, one in zip(rows, records, strict=True) for draft in one.form.drafts
    ]
    _enter(pairs)
    Ruling.objects.bulk_create(rulings, batch_size=BATCH)
    run(connection, vendor_of(connection).take_statistics())
    rebuild_counts(on=day_at(at), at=at)
    return Done(len(rows), detail={"records": len(rows), "rulings": len(rulings)})


def _refused(actor: Account | None, at: datetime) -> Refusal | None:
    """Invented rows never enter a real installation."""
    here = installation()
    if here is None or here.purpose != Purpose.DEMO:
        return invalid("示例数据", "这里是正式使用的系统", "示例数据只能装入示例单位")
    return None if powers(actor, day_at(at)).may(Verb.OPERATE) else forbidden("装入示例数据")


def _sealed(person: Person) -> Person:
    """An empty number and telephone, sealed like any other."""
    keys = read_keys(settings.ENV.key_file)
    person.id_number = seal(keys, ("person", person.uid, "id_number"), "")
    person.phone = seal(keys, ("person", person.uid, "phone"), "")
    person.id_index = blind(keys, "")
    return person


def _record(one: ExampleRecord) -> Record:
    return Record(
        uid=new_uid(),
        since=one.entered,
        kind=one.form.kind.key,
        body_uid=one.form.entry.body,
        on_day=one.form.entry.on,
        values=one.form.values,
        edition_uid=one.edition_uid,
    )


def _deed(row: Record, draft: DeedDraft, one: ExampleRecord) -> Deed:
    return Deed(
        uid=new_uid(),
        since=row.since,
        record_uid=row.uid,
        bearer=draft.bearer,
        kind=row.kind,
        on_day=row.on_day,
        amount=draft.amount,
        counts=draft.counts,
        confirmed=row.since if draft.confirmed else one.confirmed or NEVER,
        entered=row.since,
    )


def _enter(pairs: Sequence[tuple[Deed, DeedDraft]]) -> None:
    """The deeds with their people, bodies and flags; without a model for each of a hundred thousand attendances."""
    Deed.objects.bulk_create([deed for deed, _ in pairs], batch_size=BATCH)
    people = [(d.pk, a.person, a.present, a.reason) for d, draft in pairs for a in draft.attendees]
    _insert(DeedPerson, ("deed_id", "person_uid", "present", "reason"), people)
    _insert(DeedBody, ("deed_id", "body_uid"), [(d.pk, uid) for d, draft in pairs for uid in draft.bodies])
    flags = [(d.pk, flag, value) for d, draft in pairs for flag, value in draft.flags.items()]
    _insert(DeedFlag, ("deed_id", "flag", "value"), flags)


def _insert(model: type[Model], columns: Sequence[str], rows: Sequence[tuple[str | int | bool, ...]]) -> None:
    if rows:
        places = ", ".join(["%s"] * len(columns))
        statement = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({places})"
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
