"""Many invented rows at once, for an example installation alone: one action, one audit line.

What is loaded equals what the single actions would have written: `tests/site/jobs/test_city.py` holds them together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection

from yaodian.core.catalogue.drafting import DeedDraft
from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.form import Form
from yaodian.site.actions.insert_rows import insert_rows
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
    persons: Sequence[Person] = ()
    memberships: Sequence[Membership] = ()
    posts: Sequence[Post] = ()
    terms: Sequence[Term] = ()


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
    insert_rows(Record, rows)
    deeds = [
        (_deed(row, draft, one), draft) for row, one in zip(rows, records, strict=True) for draft in one.form.drafts
    ]
    _enter(deeds)
    Ruling.objects.bulk_create(rulings, batch_size=BATCH)
    run(connection, vendor_of(connection).take_statistics())
    rebuild_counts(on=day_at(at), at=at)
    return Done(len(records), detail={"records": len(records), "rulings": len(rulings)})


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


def _record(one: ExampleRecord) -> dict[str, object]:
    form = one.form
    return {
        "uid": new_uid(),
        "since": one.entered,
        "kind": form.kind.key,
        "body_uid": form.entry.body,
        "on_day": form.entry.on,
        "values": form.values,
        "edition_uid": one.edition_uid,
    }


def _deed(row: Mapping[str, object], draft: DeedDraft, one: ExampleRecord) -> dict[str, object]:
    return {
        "uid": new_uid(),
        "since": one.entered,
        "record_uid": row["uid"],
        "bearer": draft.bearer,
        "kind": row["kind"],
        "on_day": row["on_day"],
        "amount": draft.amount,
        "counts": draft.counts,
        "confirmed": one.entered if draft.confirmed else one.confirmed or NEVER,
        "entered": one.entered,
    }


def _enter(deeds: Sequence[tuple[Mapping[str, object], DeedDraft]]) -> None:
    """The deeds with their people, bodies and flags."""
    insert_rows(Deed, [deed for deed, _ in deeds])
    numbers = dict(Deed.objects.values_list("uid", "pk"))
    drafts = [(numbers[str(deed["uid"])], draft) for deed, draft in deeds]
    people = ((pk, one) for pk, draft in drafts for one in draft.attendees)
    insert_rows(
        DeedPerson,
        [{"deed_id": pk, "person_uid": a.person, "present": a.present, "reason": a.reason} for pk, a in people],
    )
    insert_rows(DeedBody, [{"deed_id": pk, "body_uid": uid} for pk, draft in drafts for uid in draft.bodies])
    flags = ((pk, flag, value) for pk, draft in drafts for flag, value in draft.flags.items())
    insert_rows(DeedFlag, [{"deed_id": pk, "flag": flag, "value": value} for pk, flag, value in flags])
