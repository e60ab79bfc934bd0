"""Fact rows as core values: all versions, so that a judgement can look at any moment."""

from collections import defaultdict
from collections.abc import Collection
from typing import TypeVar

from django.db.models import Model, QuerySet

from yaodian.core.period import LAST_DAY, Span
from yaodian.core.roster import rows
from yaodian.core.verdict.facts import Belonging, Deed, Facts, Ruling, RulingKind
from yaodian.site import models

M = TypeVar("M", bound=Model)
_KNOWN = ("since", "until")
FEW = 500
_DEED = ("record_uid", "bearer", "kind", "on_day", "amount", "counts", "confirmed", "entered", "version")
_DAYS = ("first_day", "last_day")


def roster_facts() -> Facts:
    """Everything that decides who owes what; deeds and what was said of them are left out."""
    return Facts(
        bodies=bodies(models.Body.objects.all()),
        placements=placements(models.Placement.objects.all()),
        memberships=memberships(models.Membership.objects.all()),
        posts=posts(models.Post.objects.all()),
        terms=terms(models.Term.objects.all()),
        entries=entries(models.RosterEntry.objects.all()),
        rulings=rulings(models.Ruling.objects.all()),
    )


def belongings(found: QuerySet[models.Belonging]) -> tuple[Belonging, ...]:
    return tuple(
        Belonging(since=s, until=u, record=record, duty=duty, cycle=cycle)
        for s, u, record, duty, cycle in found.order_by("id").values_list(
            *_KNOWN, "record_uid", "duty_key", "cycle_key"
        )
    )


def deeds(found: QuerySet[models.Deed], only: Collection[str] | None = None) -> tuple[Deed, ...]:
    """Deed rows with who attended (of `only` these persons), what took part and which flags are known."""
    read = list(found.values_list("id", *_KNOWN, *_DEED))
    if not read:
        return ()
    ids = {row[0] for row in read}
    present = models.DeedPerson.objects.filter(present=True)
    persons = _children(present if only is None else present.filter(person_uid__in=only), "person_uid", ids)
    took_part = _children(models.DeedBody.objects.all(), "body_uid", ids)
    flags: dict[int, dict[str, bool]] = defaultdict(dict)
    for deed, flag, value in _of(models.DeedFlag.objects.all(), ids).values_list("deed_id", "flag", "value"):
        flags[deed][flag] = value
    return tuple(
        Deed(
            since=since,
            until=until,
            record=record,
            bearer=bearer,
            kind=kind,
            on=on,
            amount=amount,
            counts=counts,
            persons=frozenset(persons[pk]),
            bodies=frozenset(took_part[pk]),
            flags=flags[pk],
            confirmed=confirmed,
            entered=entered,
            version=version,
        )
        for pk, since, until, record, bearer, kind, on, amount, counts, confirmed, entered, version in read
    )


def _of(children: QuerySet[M], ids: set[int]) -> QuerySet[M]:
    """Few deeds are asked for by name; of many, all children are read and sorted out here."""
    return children.filter(deed_id__in=ids) if len(ids) <= FEW else children


def _children(rows_of: QuerySet[M], column: str, ids: set[int]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = defaultdict(list)
    for deed, uid in _of(rows_of, ids).values_list("deed_id", column):
        if deed in ids:
            out[deed].append(uid)
    return out


def bodies(found: QuerySet[models.Body]) -> tuple[rows.Body, ...]:
    return tuple(
        rows.Body(since=s, until=u, uid=uid, kind=kind, name=name, lived=Span(first, last), successor=heir)
        for s, u, uid, kind, name, first, last, heir in found.order_by("id").values_list(
            *_KNOWN, "uid", "kind", "name", *_DAYS, "successor_uid"
        )
    )


def placements(found: QuerySet[models.Placement]) -> tuple[rows.Placement, ...]:
    """Places in the tree of 隶属; the other two relations have no path."""
    return tuple(
        rows.Placement(since=s, until=u, body=body, path=path, valid=Span(first, last))
        for s, u, body, path, first, last in found.filter(relation=models.Relation.BELONGS)
        .order_by("id")
        .values_list(*_KNOWN, "body_uid", "path", *_DAYS)
    )


def memberships(found: QuerySet[models.Membership]) -> tuple[rows.Membership, ...]:
    return tuple(
        rows.Membership(since=s, until=u, person=p, body=b, valid=Span(first, last), member=standing != "none")
        for s, u, p, b, first, last, standing in found.order_by("id").values_list(
            *_KNOWN, "person_uid", "body_uid", *_DAYS, "standing"
        )
    )


def posts(found: QuerySet[models.Post]) -> tuple[rows.Post, ...]:
    return tuple(
        rows.Post(since=s, until=u, uid=uid, person=p, body=b, title=title, valid=Span(first, last))
        for s, u, uid, p, b, title, first, last in found.order_by("id").values_list(
            *_KNOWN, "uid", "person_uid", "body_uid", "title", *_DAYS
        )
    )


def terms(found: QuerySet[models.Term]) -> tuple[rows.Term, ...]:
    return tuple(
        rows.Term(since=s, until=u, uid=uid, body=body, valid=Span(first, last))
        for s, u, uid, body, first, last in found.order_by("id").values_list(*_KNOWN, "uid", "body_uid", *_DAYS)
    )


def entries(found: QuerySet[models.RosterEntry]) -> tuple[rows.Entry, ...]:
    return tuple(
        rows.Entry(since=s, until=u, uid=uid, roster=roster, body=b, person=p, valid=Span(first, last))
        for s, u, uid, roster, b, p, first, last in found.order_by("id").values_list(
            *_KNOWN, "uid", "roster", "body_uid", "person_uid", *_DAYS
        )
    )


def rulings(found: QuerySet[models.Ruling]) -> tuple[Ruling, ...]:
    """Decisions that verdicts look at; the others are for people to read."""
    kinds = [kind.value for kind in RulingKind]
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
            last=None if last == LAST_DAY else last,
        )
        for s, u, uid, kind, duty, cycle, bearer, person, last in found.filter(kind__in=kinds)
        .order_by("id")
        .values_list(*_KNOWN, "uid", "kind", "duty_key", "cycle_key", "bearer", "person_uid", "until_day")
    )
