"""Editions as adopted: as values for verdicts, and the definitions that forms, records and pages are shown by."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import NamedTuple

from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.duty import Duty
from yaodian.core.duty.edition import Edition, revised
from yaodian.core.edition.document import BrokenDocument, Definitions, digest, from_document
from yaodian.core.period import WorkCalendar
from yaodian.core.roster.rows import NEVER
from yaodian.files.workdays import load_workdays
from yaodian.site import models
from yaodian.site.queries.tree import places_of


@dataclass(frozen=True, slots=True)
class Definition:
    """A record kind and the edition that defines it."""

    kind: RecordKind
    edition_uid: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence of a plan that a duty came from: its characters `start` to `end` of the plan's text."""

    plan_uid: str
    quote: str
    start: int
    end: int


@cache
def definitions(sha256: str) -> Definitions:
    """The definitions whose document has this hash. Raises BrokenDocument when the stored text has another.

    Kept for good: a document never changes, so its hash names it in every database.
    """
    text = models.Edition.objects.filter(sha256=sha256).values_list("document", flat=True).first()
    document = json.loads(text) if text else {}
    if digest(document) != sha256:
        raise BrokenDocument(sha256)
    return from_document(document)


def editions() -> tuple[Edition, ...]:
    """Every edition as adopted, revisions that were replaced later included."""
    rows = models.Edition.objects.order_by("since", "id").values_list(*_Adopted._fields)
    return tuple(_edition(_Adopted(*row), load_workdays()) for row in rows)


def edition(uid: str) -> models.Edition | None:
    """The row, with meeting, number and document."""
    return models.Edition.objects.filter(uid=uid).first()


def in_force(body_uid: str, on: date) -> tuple[Edition, ...]:
    """The editions that bind this body on that day, the later adopted first."""
    adopted = editions()
    places = places_of({body_uid, *(one.body for one in adopted)}, on)
    path = places[body_uid].path if body_uid in places else ""
    above = {uid for uid, place in places.items() if path.startswith(place.path)}
    return tuple(sorted(_binding(adopted, above, on), key=lambda e: (e.first, e.since, e.uid), reverse=True))


def definitions_for(body_uid: str, on: date) -> tuple[Definition, ...]:
    """What this body may file for that day: each kind as last adopted, with the edition that defines it."""
    body = models.Body.objects.filter(uid=body_uid, until=NEVER).values_list("kind", flat=True).first()
    found: dict[str, Definition] = {}
    for binding in in_force(body_uid, on):
        for kind in _filed_by(_sha256(binding.uid), body):
            found.setdefault(kind.key, Definition(kind, binding.uid))
    return tuple(found.values())


@cache
def _filed_by(sha256: str, body_kind: str | None) -> tuple[RecordKind, ...]:
    """What bodies of that kind may file under the document of this hash."""
    return tuple(kind for kind in definitions(sha256).kinds if body_kind in kind.filed_by)


def definition_for(body_uid: str, kind_key: str, on: date) -> Definition | None:
    return next((one for one in definitions_for(body_uid, on) if one.kind.key == kind_key), None)


def kinds_of(edition_uid: str) -> tuple[RecordKind, ...]:
    return definitions_in(edition_uid).kinds


def kind_in(edition_uid: str, kind_key: str) -> RecordKind | None:
    """A kind as one edition defines it: what a record filed under it is shown by."""
    return next((kind for kind in kinds_of(edition_uid) if kind.key == kind_key), None)


def duty(edition_uid: str, key: str) -> Duty | None:
    return next((one for one in definitions_in(edition_uid).duties if one.key == key), None)


def sentences(edition_uid: str, key: str) -> tuple[Sentence, ...]:
    """The sentences of the plan from which the edition took the duty; empty for a duty of regulations alone."""
    row, found = edition(edition_uid), duty(edition_uid, key)
    if row is None or found is None or not row.plan_uid:
        return ()
    text = models.Plan.objects.values_list("text", flat=True).get(uid=row.plan_uid)
    quotes = [basis.quote for basis in found.bases if basis.quote]
    starts = [d.start for d in definitions(row.sha256).decisions if d.duty == key and d.accepted]
    return tuple(
        Sentence(row.plan_uid, quote, start, start + len(quote))
        for start in dict.fromkeys(starts)
        for quote in quotes
        if text[start : start + len(quote)] == quote
    )


def definitions_in(edition_uid: str) -> Definitions:
    """All that an edition defines; nothing where there is no such edition."""
    try:
        return definitions(_sha256(edition_uid))
    except models.Edition.DoesNotExist:
        return Definitions(())


@lru_cache(maxsize=256)
def _sha256(edition_uid: str) -> str:
    """An edition never changes."""
    found: str = models.Edition.objects.values_list("sha256", flat=True).get(uid=edition_uid)
    return found


class _Adopted(NamedTuple):
    """What of an edition's row makes the value; a row never changes."""

    sha256: str
    uid: str
    series: str
    title: str
    body_uid: str
    year: int | None
    first_day: date
    last_day: date
    since: datetime


@lru_cache(maxsize=1000)
def _edition(row: _Adopted, known: WorkCalendar) -> Edition:
    """`known`: the working days of all years whose notice is there by now."""
    held = definitions(row.sha256)
    return Edition(
        uid=row.uid,
        series=row.series,
        title=row.title,
        body=row.body_uid,
        year=row.year,
        first=row.first_day,
        since=row.since,
        duties=held.duties,
        last=row.last_day,
        calendar=held.calendar.completed(known),
        semantics=held.semantics,
    )


def _binding(known: Iterable[Edition], above: Collection[str], on: date) -> Iterable[Edition]:
    return (one for one in revised(known) if one.body in above and one.first <= on <= one.last)
