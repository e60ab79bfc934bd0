"""Fact rows as core values: all versions, so that a judgement can look at any moment."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from yaodian.core.period import LAST_DAY, Span
from yaodian.core.roster import rows
from yaodian.core.verdict.facts import Belonging, Deed, Facts, Ruling, RulingKind
from yaodian.site import models

M = TypeVar("M", bound=Model)
_KNOWN = ("since", "until")


def roster_facts(*, with_members: bool = True) -> Facts:
    """Everything that decides who owes what; deeds and what was said of them are left out."""
    return Facts(
        bodies=tuple(
            rows.Body(since=s, until=u, uid=uid, kind=kind, name=name, lived=Span(first, last), successor=heir)
            for s, u, uid, kind, name, first, last, heir in models.Body.objects.order_by("id").values_list(
                *_KNOWN, "uid", "kind", "name", "first_day", "last_day", "successor_uid"
            )
        ),
        placements=tuple(
            rows.Placement(since=s, until=u, body=body, path=path, valid=Span(first, last))
            for s, u, body, path, first, last in models.Placement.objects.filter(relation="belongs")
            .order_by("id")
            .values_list(*_KNOWN, "body_uid", "path", "first_day", "last_day")
        ),
        memberships=_memberships() if with_members else (),
        posts=_posts(),
        terms=tuple(
            rows.Term(since=s, until=u, uid=uid, body=body, valid=Span(first, last))
            for s, u, uid, body, first, last in models.Term.objects.order_by("id").values_list(
                *_KNOWN, "uid", "body_uid", "first_day", "last_day"
            )
        ),
        entries=_entries(),
        rulings=_rulings(),
    )


def all_facts() -> Facts:
    """Every row the reference can look at."""
    roster = roster_facts()
    return Facts(
        bodies=roster.bodies,
        placements=roster.placements,
        memberships=roster.memberships,
        posts=roster.posts,
        terms=roster.terms,
        entries=roster.entries,
        rulings=roster.rulings,
        deeds=deeds(models.Deed.objects.order_by("id")),
        belongings=belongings(models.Belonging.objects.all()),
    )


def belongings(found: QuerySet[models.Belonging]) -> tuple[Belonging, ...]:
    return tuple(
        Belonging(since=s, until=u, record=record, duty=duty, cycle=cycle)
        for s, u, record, duty, cycle in found.order_by("id").values_list(
            *_KNOWN, "record_uid", "duty_key", "cycle_key"
        )
    )


def deeds(found: Iterable[models.Deed]) -> tuple[Deed, ...]:
    """Deed rows with who attended, what took part and which flags are known."""
    found = tuple(found)
    ids = {deed.pk for deed in found}
    persons = _children(models.DeedPerson.objects.filter(present=True), "person_uid", ids)
    bodies = _children(models.DeedBody.objects.all(), "body_uid", ids)
    flags: dict[int, dict[str, bool]] = defaultdict(dict)
    for deed, flag, value in models.DeedFlag.objects.values_list("deed_id", "flag", "value"):
        flags[deed][flag] = value
    return tuple(
        Deed(
            since=d.since,
            until=d.until,
            record=d.record_uid,
            bearer=d.bearer,
            kind=d.kind,
            on=d.on_day,
            amount=d.amount,
            counts=d.counts,
            persons=frozenset(persons[d.pk]),
            bodies=frozenset(bodies[d.pk]),
            flags=flags[d.pk],
            confirmed=d.confirmed,
            entered=d.entered,
            version=d.version,
        )
        for d in found
    )


def _children(rows_of: QuerySet[M], column: str, ids: set[int]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = defaultdict(list)
    for deed, uid in rows_of.values_list("deed_id", column):
        if deed in ids:
            out[deed].append(uid)
    return out


def _memberships() -> tuple[rows.Membership, ...]:
    return tuple(
        rows.Membership(since=s, until=u, person=p, body=b, valid=Span(first, last), member=standing != "none")
        for s, u, p, b, first, last, standing in models.Membership.objects.order_by("id").values_list(
            *_KNOWN, "person_uid", "body_uid", "first_day", "last_day", "standing"
        )
    )


def _posts() -> tuple[rows.Post, ...]:
    return tuple(
        rows.Post(since=s, until=u, uid=uid, person=p, body=b, title=title, valid=Span(first, last))
        for s, u, uid, p, b, title, first, last in models.Post.objects.order_by("id").values_list(
            *_KNOWN, "uid", "person_uid", "body_uid", "title", "first_day", "last_day"
        )
    )


def _entries() -> tuple[rows.Entry, ...]:
    return tuple(
        rows.Entry(since=s, until=u, uid=uid, roster=roster, body=b, person=p, valid=Span(first, last))
        for s, u, uid, roster, b, p, first, last in models.RosterEntry.objects.order_by("id").values_list(
            *_KNOWN, "uid", "roster", "body_uid", "person_uid", "first_day", "last_day"
        )
    )


def _rulings() -> tuple[Ruling, ...]:
    kinds = {kind.value for kind in RulingKind}
    return tuple(
        Ruling(
            since=s,
            until=u,
            uid=uid,
            kind=RulingKind(kind),
            duty=duty,
            cycle=cycle,
            bearer=bearer,
            person=person,
            last=_until(last),
        )
        for s, u, uid, kind, duty, cycle, bearer, person, last in models.Ruling.objects.order_by("id").values_list(
            *_KNOWN, "uid", "kind", "duty_key", "cycle_key", "bearer", "person_uid", "until_day"
        )
        if kind in kinds
    )


def _until(day: date) -> date | None:
    return None if day == LAST_DAY else day
