"""What one record serves, from the few rows near it: never the whole installation's."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from yaodian.core.catalogue.serving import Asked, Serving, servings
from yaodian.core.duty.edition import Edition
from yaodian.core.duty.occasion import clock_kind
from yaodian.core.period import Span
from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.facts import Deed
from yaodian.core.verdict.near import near
from yaodian.site import models
from yaodian.site.queries.facts import belongings, deeds
from yaodian.site.queries.history import snapshot

# Far enough back for a slot that a late deed still cures.
BACK = timedelta(days=3 * 366)


def servings_of(record_uid: str, *, on: date, known: datetime) -> tuple[Serving, ...]:
    """Every slot that the record's open deeds serve, under the editions adopted by then."""
    found = models.Deed.objects.filter(record_uid=record_uid, until=NEVER, counts=True).order_by("id")
    own = deeds(found)
    if not own:
        return ()
    history = snapshot().history
    adopted = history.editions_at(known)
    named = {uid for deed in own for uid in (deed.bearer, *deed.persons)}
    facts = replace(
        near(history.facts, named).at(known),
        deeds=(*own, *_anchors(named, adopted, record_uid)),
        belongings=belongings(models.Belonging.objects.filter(record_uid=record_uid, until=NEVER)),
    )
    return servings(adopted, facts, Asked(record_uid, on, _days(own), BACK))


def _days(own: Collection[Deed]) -> Span:
    return Span(min(deed.on for deed in own), max(deed.on for deed in own))


def _anchors(named: Collection[str], adopted: Collection[Edition], record_uid: str) -> tuple[Deed, ...]:
    """Earlier deeds of the same bearers that set the clock of an `after` running."""
    kinds = {clock_kind(duty.occasion) for edition in adopted for duty in edition.duties} - {""}
    if not kinds:
        return ()
    known = models.Deed.objects.filter(bearer__in=named, kind__in=kinds, until=NEVER)
    return deeds(known.exclude(record_uid=record_uid))
