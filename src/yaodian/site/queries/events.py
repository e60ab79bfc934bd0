"""The deeds that duties following events are judged by: few enough to be looked at one by one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q

from yaodian.core.duty import Coverage, Duty
from yaodian.core.verdict.engine import Events
from yaodian.core.verdict.facts import Facts
from yaodian.site.models import Belonging, Deed, DeedPerson
from yaodian.site.queries.facts import FEW, belongings, deeds


def events(duties: Sequence[Duty], bearers: frozenset[str], facts: Facts, known: datetime) -> Events:
    """What sets such duties running or fulfils them for these bearers, as known at `known`."""
    rows = Deed.objects.filter(kind__in=kinds_around(duties), since__lte=known, until__gt=known).order_by("id")
    shared = _is_shared(duties)
    if not shared and len(bearers) <= FEW:
        merged = [body.uid for body in facts.bodies if body.successor]
        attended = DeedPerson.objects.filter(person_uid__in=bearers, present=True).values("deed_id")
        rows = rows.filter(Q(bearer__in=[*bearers, *merged]) | Q(pk__in=attended))
    said = Belonging.objects.filter(duty_key__in=[d.key for d in duties], since__lte=known, until__gt=known)
    return Events(deeds(rows, None if shared else bearers), belongings(said))


def _is_shared(duties: Sequence[Duty]) -> bool:
    """True when an event asks that a share of people be reached: then everybody's deeds matter."""
    return any(isinstance(quota, Coverage) for duty in duties for quota in duty.quotas)


def kinds_around(duties: Iterable[Duty]) -> set[str]:
    """The kinds of record that set such duties running or fulfil them."""
    return {kind for duty in duties for kind in duty.kinds_read}
