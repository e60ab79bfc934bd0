"""The few rows near some persons and bodies, as core values, as known now: never the whole installation's."""

from collections.abc import Collection

from django.db.models import Q

from yaodian.core.period import Span
from yaodian.core.roster import rows
from yaodian.core.roster.rows import NEVER, PATH_DIGITS
from yaodian.core.verdict.facts import Facts
from yaodian.site import models


def roster_near(named: Collection[str]) -> Facts:
    """Their places and posts, their bodies, what lies above these, and whoever took over."""
    memberships, posts, entries = _memberships(named), _posts(named), _entries(named)
    homes = {row.body for found in (memberships, posts, entries) for row in found}
    bodies = _bodies({*named, *homes})
    return Facts(
        bodies=bodies,
        placements=_placements({body.uid for body in bodies}),
        memberships=memberships,
        posts=posts,
        entries=entries,
        terms=_terms(named),
    )


def _bodies(named: Collection[str]) -> tuple[rows.Body, ...]:
    """These bodies, those above them at any time, and their successors."""
    placed = models.Placement.objects.filter(until=NEVER, relation=models.Relation.BELONGS)
    paths = placed.filter(body_uid__in=named).values_list("path", flat=True)
    above = {path[:end] for path in paths for end in range(PATH_DIGITS, len(path) + 1, PATH_DIGITS)}
    uids = {*named, *placed.filter(path__in=above).values_list("body_uid", flat=True)}
    known = models.Body.objects.filter(until=NEVER)
    heirs = known.filter(uid__in=uids).exclude(successor_uid="").values("successor_uid")
    found = known.filter(Q(uid__in=uids) | Q(uid__in=heirs))
    return tuple(
        rows.Body(since=b.since, uid=b.uid, kind=b.kind, name=b.name, lived=_span(b), successor=b.successor_uid)
        for b in found
    )


def _placements(bodies: Collection[str]) -> tuple[rows.Placement, ...]:
    found = models.Placement.objects.filter(body_uid__in=bodies, until=NEVER, relation=models.Relation.BELONGS)
    return tuple(rows.Placement(since=p.since, body=p.body_uid, path=p.path, valid=_span(p)) for p in found)


def _memberships(persons: Collection[str]) -> tuple[rows.Membership, ...]:
    return tuple(
        rows.Membership(
            since=m.since,
            person=m.person_uid,
            body=m.body_uid,
            valid=_span(m),
            member=m.standing != models.Standing.NONE,
        )
        for m in models.Membership.objects.filter(person_uid__in=persons, until=NEVER)
    )


def _posts(persons: Collection[str]) -> tuple[rows.Post, ...]:
    return tuple(
        rows.Post(since=p.since, uid=p.uid, person=p.person_uid, body=p.body_uid, title=p.title, valid=_span(p))
        for p in models.Post.objects.filter(Q(person_uid__in=persons) | Q(body_uid__in=persons), until=NEVER)
    )


def _entries(persons: Collection[str]) -> tuple[rows.Entry, ...]:
    return tuple(
        rows.Entry(since=e.since, uid=e.uid, roster=e.roster, body=e.body_uid, person=e.person_uid, valid=_span(e))
        for e in models.RosterEntry.objects.filter(Q(person_uid__in=persons) | Q(body_uid__in=persons), until=NEVER)
    )


def _terms(bodies: Collection[str]) -> tuple[rows.Term, ...]:
    found = models.Term.objects.filter(body_uid__in=bodies, until=NEVER)
    return tuple(rows.Term(since=t.since, uid=t.uid, body=t.body_uid, valid=_span(t)) for t in found)


def _span(
    row: models.Body | models.Placement | models.Membership | models.Post | models.RosterEntry | models.Term,
) -> Span:
    return Span(row.first_day, row.last_day)
