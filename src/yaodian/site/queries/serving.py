"""What one record serves, from the few rows near it: never the whole installation's."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from yaodian.core.catalogue.serving import Asked, Serving, servings
from yaodian.core.duty.edition import Edition
from yaodian.core.duty.occasion import clock_kind
from yaodian.core.period import Span
from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.facts import Belonging, Deed, Facts
from yaodian.core.verdict.near import near
from yaodian.site import models
from yaodian.site.queries.history import snapshot

# Far enough back for a slot that a late deed still cures.
BACK = timedelta(days=3 * 366)


def servings_of(record_uid: str, *, on: date, known: datetime) -> tuple[Serving, ...]:
    """Every slot that the record's open deeds serve, under the editions adopted by then."""
    found = models.Deed.objects.filter(record_uid=record_uid, until=NEVER, counts=True).order_by("id")
    own = [_deed(row) for row in found.prefetch_related("people", "bodies", "flags")]
    if not own:
        return ()
    history = snapshot().history
    adopted = history.editions_at(known)
    named = {uid for deed in own for uid in (deed.bearer, *deed.persons)}
    facts = replace(
        near(history.facts, named).at(known),
        deeds=(*own, *_anchors(named, adopted, record_uid)),
        belongings=_belongings(record_uid),
    )
    return servings(adopted, facts, Asked(record_uid, on, _within(own, facts, adopted)))


def _within(own: Collection[Deed], facts: Facts, adopted: Collection[Edition]) -> Span:
    """The day itself, unless an earlier cycle can be served: one that was named, or one that a late deed cures."""
    first, last = min(d.on for d in own), max(d.on for d in own)
    kinds = {deed.kind for deed in own}
    cures = any(d.curable and kinds & set(d.kinds) for edition in adopted for d in edition.duties)
    return Span(first - BACK if cures or facts.belongings else first, last)


def _deed(row: models.Deed) -> Deed:
    return Deed(
        since=row.since,
        record=row.record_uid,
        bearer=row.bearer,
        kind=row.kind,
        on=row.on_day,
        amount=row.amount,
        counts=row.counts,
        persons=frozenset(one.person_uid for one in row.people.all() if one.present),
        bodies=frozenset(one.body_uid for one in row.bodies.all()),
        flags={one.flag: one.value for one in row.flags.all()},
        confirmed=row.confirmed,
        entered=row.entered,
        version=row.version,
    )


def _anchors(named: Collection[str], adopted: Collection[Edition], record_uid: str) -> tuple[Deed, ...]:
    """Earlier deeds of the same bearers that set the clock of an `after` running."""
    kinds = {clock_kind(duty.occasion) for edition in adopted for duty in edition.duties} - {""}
    if not kinds:
        return ()
    known = models.Deed.objects.filter(bearer__in=named, kind__in=kinds, until=NEVER)
    return tuple(map(_deed, known.exclude(record_uid=record_uid).prefetch_related("people", "bodies", "flags")))


def _belongings(record_uid: str) -> tuple[Belonging, ...]:
    found = models.Belonging.objects.filter(record_uid=record_uid, until=NEVER)
    return tuple(Belonging(since=b.since, record=record_uid, duty=b.duty_key, cycle=b.cycle_key) for b in found)
