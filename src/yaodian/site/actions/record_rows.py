"""The rows that come of a record: its deeds with people, bodies and flags, and the cycles it was said to serve."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Min

from yaodian.core.catalogue.drafting import DeedDraft
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.supersede import Entering
from yaodian.site.models import Belonging, Deed, DeedBody, DeedFlag, DeedPerson, Record, new_uid


def enter_deeds(record: Record, drafts: Iterable[DeedDraft]) -> None:
    """The deeds of this version of the record, known from the same moment; a bearer's deed keeps its uid."""
    before, entered = _earlier(record) if record.version > 1 else ({}, record.since)
    pairs = [(_deed(record, draft, before.get(draft.bearer) or new_uid(), entered), draft) for draft in drafts]
    Deed.objects.bulk_create([deed for deed, _ in pairs])
    DeedPerson.objects.bulk_create(
        DeedPerson(deed=deed, person_uid=one.person, present=one.present, reason=one.reason)
        for deed, draft in pairs
        for one in draft.attendees
    )
    DeedBody.objects.bulk_create(DeedBody(deed=deed, body_uid=uid) for deed, draft in pairs for uid in draft.bodies)
    DeedFlag.objects.bulk_create(
        DeedFlag(deed=deed, flag=flag, value=value) for deed, draft in pairs for flag, value in draft.flags.items()
    )


def _earlier(record: Record) -> tuple[dict[str, str], datetime]:
    """The uid of each bearer's deed in the versions before, and the moment of the first."""
    before = dict(Deed.objects.filter(record_uid=record.uid).values_list("bearer", "uid"))
    first = Record.objects.filter(uid=record.uid).aggregate(first=Min("since"))["first"]
    return before, first or record.since


def enter_belongings(record_uid: str, belongs: Mapping[str, str], entering: Entering) -> None:
    for duty, cycle in belongs.items():
        entering.enter(Belonging(record_uid=record_uid, duty_key=duty, cycle_key=cycle))


def close_deeds(record_uid: str, at: datetime) -> None:
    Deed.objects.filter(record_uid=record_uid, until=NEVER).update(until=at)


def close_belongings(record_uid: str, at: datetime) -> None:
    Belonging.objects.filter(record_uid=record_uid, until=NEVER).update(until=at)


def _deed(record: Record, draft: DeedDraft, uid: str, entered: datetime) -> Deed:
    return Deed(
        uid=uid,
        version=record.version,
        since=record.since,
        entered_by=record.entered_by,
        record_uid=record.uid,
        bearer=draft.bearer,
        kind=record.kind,
        on_day=record.on_day,
        amount=draft.amount,
        counts=draft.counts,
        confirmed=record.since if draft.confirmed else NEVER,
        entered=entered,
    )
