"""Records as filed, with their versions and deeds, for those who may see them."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.period import Span
from yaodian.core.roster.rows import NEVER
from yaodian.site.clock import day_at
from yaodian.site.models import Belonging, Deed, DeedPerson, Record, RecordState
from yaodian.site.queries.bodies import within
from yaodian.site.queries.editions import kind_in
from yaodian.site.queries.scope import Scope, Verb


def find_record(scope: Scope, uid: str, verb: Verb = Verb.SEE) -> Record | None:
    """The record's latest version, or None: both when there is none and when it is not the scope's."""
    return within(Record.objects.filter(uid=uid, until=NEVER), scope, verb).first()


def record(uid: str) -> Record | None:
    """The latest version, whoever asks; pages use `find_record`."""
    return Record.objects.filter(uid=uid, until=NEVER).first()


def versions(uid: str) -> list[Record]:
    """All versions, the oldest first; each tells who entered it, when, and why it replaced the one before."""
    return list(Record.objects.filter(uid=uid).order_by("version").select_related("entered_by"))


def records_of(
    scope: Scope, body_uid: str, *, days: Span | None = None, kind: str = "", void: bool = False
) -> list[Record]:
    """The body's records, the latest day first; those made void only on request."""
    rows = within(Record.objects.filter(body_uid=body_uid, until=NEVER), scope)
    if days:
        rows = rows.filter(on_day__gte=days.first, on_day__lte=days.last)
    if kind:
        rows = rows.filter(kind=kind)
    if not void:
        rows = rows.filter(state=RecordState.FILED)
    return list(rows.order_by("-on_day", "-id"))


def records_of_bodies(scope: Scope, body_uids: Collection[str], *, days: Span, kind: str = "") -> list[Record]:
    """What these bodies have on file, in the order of days."""
    rows = within(Record.objects.filter(body_uid__in=body_uids, until=NEVER, state=RecordState.FILED), scope)
    rows = rows.filter(on_day__gte=days.first, on_day__lte=days.last)
    return list((rows.filter(kind=kind) if kind else rows).order_by("on_day", "id"))


def entered_days(uids: Collection[str]) -> dict[str, date]:
    """By record: the day on which it was first entered (录入), in Shanghai."""
    first = Record.objects.filter(uid__in=uids, version=1).values_list("uid", "since")
    return {uid: day_at(since) for uid, since in first}


def last_listed(body_uids: Collection[str], kinds: Collection[str]) -> dict[str, frozenset[str]]:
    """By body: who was on the list of the last record of these kinds, present or not."""
    records = Record.objects.filter(body_uid__in=body_uids, kind__in=kinds, until=NEVER, state=RecordState.FILED)
    latest = {row.body_uid: row.uid for row in records.only("uid", "body_uid").order_by("on_day", "id")}
    listed: dict[str, set[str]] = {}
    rows = DeedPerson.objects.filter(deed__record_uid__in=latest.values(), deed__until=NEVER)
    for record_uid, person in rows.values_list("deed__record_uid", "person_uid"):
        listed.setdefault(record_uid, set()).add(person)
    return {body: frozenset(listed.get(uid, ())) for body, uid in latest.items()}


def records_about(scope: Scope) -> list[Record]:
    """Every record in which the scope's own person attended, was due, or did what it tells of."""
    if not scope.person:
        return []
    listed = DeedPerson.objects.filter(person_uid=scope.person).values("deed__record_uid")
    done = Deed.objects.filter(bearer=scope.person).values("record_uid")
    rows = Record.objects.filter(Q(uid__in=listed) | Q(uid__in=done), until=NEVER)
    return list(rows.order_by("-on_day", "-id"))


def of_one_gathering(row: Record) -> QuerySet[Record]:
    """The other records of the same gathering."""
    if not row.gathering:
        return Record.objects.none()
    same = Record.objects.filter(gathering=row.gathering, body_uid=row.body_uid, until=NEVER)
    return same.filter(state=RecordState.FILED).exclude(uid=row.uid)


def of_the_same_day(row: Record) -> QuerySet[Record]:
    """Other records of the body on file of the same kind and day: perhaps the same meeting, filed by two people."""
    same = Record.objects.filter(body_uid=row.body_uid, kind=row.kind, on_day=row.on_day, until=NEVER)
    return same.filter(state=RecordState.FILED).exclude(uid=row.uid).select_related("entered_by").order_by("id")


def kind_of(row: Record) -> RecordKind:
    """The record's kind as the edition defines it under which it was filed. Raises LookupError when that is gone."""
    kind = kind_in(row.edition_uid, row.kind)
    if kind is None:
        raise LookupError(f"edition {row.edition_uid} defines no kind {row.kind}")
    return kind


def deeds_of(record_uid: str) -> list[Deed]:
    """The open deeds of a record."""
    return list(Deed.objects.filter(record_uid=record_uid, until=NEVER).order_by("id"))


def belongings_of(record_uid: str) -> dict[str, str]:
    """The cycle of each duty that the record was said to serve."""
    known = Belonging.objects.filter(record_uid=record_uid, until=NEVER)
    return dict(known.values_list("duty_key", "cycle_key"))
