"""The deeds that duties following events are judged by: few enough to be looked at one by one."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.db.models import Q, QuerySet

from yaodian.core.duty import After, AnchorKind, Coverage, Duty
from yaodian.core.roster.selector import Who
from yaodian.core.verdict.facts import Facts
from yaodian.site.models import Belonging, Deed, DeedPerson
from yaodian.site.queries.facts import belongings, deeds


def with_events(facts: Facts, duties: Sequence[Duty], bearers: frozenset[str] | None) -> Facts:
    """The facts with the deeds that set such duties running or fulfil them, for these bearers or for everybody."""
    keys = {duty.key for duty in duties if isinstance(duty.occasion, After)}
    if not keys:
        return facts
    asked = [duty for duty in duties if duty.key in keys]
    shared = shared_after_events(asked)
    rows = Deed.objects.filter(kind__in=_kinds(asked)).order_by("id")
    if bearers is not None:
        rows = _of(rows, bearers, facts)
    attendees = None if shared else bearers or _persons(asked, facts)
    said = belongings(Belonging.objects.filter(duty_key__in=keys))
    return replace(facts, deeds=deeds(rows, attendees), belongings=said)


def shared_after_events(duties: Sequence[Duty]) -> bool:
    """True when an event asks that a share of people be reached: then everybody's deeds and places matter."""
    asked = [duty for duty in duties if isinstance(duty.occasion, After)]
    return any(isinstance(quota, Coverage) for duty in asked for quota in duty.quotas)


def _kinds(asked: Sequence[Duty]) -> set[str]:
    afters = [duty.occasion for duty in asked if isinstance(duty.occasion, After)]
    anchors = {after.name for after in afters if after.anchor is AnchorKind.DEED}
    return {kind for duty in asked for kind in duty.kinds} | anchors


def _of(rows: QuerySet[Deed], bearers: frozenset[str], facts: Facts) -> QuerySet[Deed]:
    """What these bearers did, attended, or can have inherited."""
    merged = [body.uid for body in facts.bodies if body.successor]
    attended = DeedPerson.objects.filter(person_uid__in=bearers, present=True).values("deed_id")
    return rows.filter(Q(bearer__in=[*bearers, *merged]) | Q(pk__in=attended))


def _persons(asked: Sequence[Duty], facts: Facts) -> Collection[str] | None:
    """Whose attendance can matter; None where every member may owe."""
    if any(duty.bearer.who in (Who.MEMBERS, Who.STAFF) for duty in asked):
        return None
    return {post.person for post in facts.posts} | {entry.person for entry in facts.entries}
