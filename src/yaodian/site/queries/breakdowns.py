"""任务分解 in preparation: rows, to whom they were sent, what was answered, and the table that was adopted before."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from yaodian.core.breakdown.difference import Asked
from yaodian.core.breakdown.opinion import Opinion, Stance
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.core.roster.rows import NEVER
from yaodian.site import models
from yaodian.site.queries.bodies import within
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.scope import Scope
from yaodian.site.queries.tree import path_of, placements, subtree

PARTS = ("lead", "responsible", "support")


def rows_of(plan_uid: str, issuer_uid: str) -> list[models.Assignment]:
    """The rows as they stand now, those that are not in the table included, in the order of the text."""
    rows = models.Assignment.objects.filter(plan_uid=plan_uid, issuer_uid=issuer_uid, until=NEVER)
    return list(rows.order_by("start"))


def assignments(plan_uid: str, issuer_uid: str) -> tuple[Assignment, ...]:
    """The table as it would be adopted now."""
    return tuple(value_of(row) for row in rows_of(plan_uid, issuer_uid) if row.listed)


def value_of(row: models.Assignment) -> Assignment:
    return Assignment(
        row.start,
        row.text,
        row.item,
        tuple(row.duties),
        _units(row.lead),
        _units(row.responsible),
        _units(row.support),
        row.leader,
        row.due,
        row.outcome,
    )


def _units(pairs: Iterable[tuple[str, str]]) -> tuple[Unit, ...]:
    return tuple(Unit(*pair) for pair in pairs)


def issuers(plan_uid: str) -> list[str]:
    """Who prepares a table for this text, whoever began first."""
    rows = models.Assignment.objects.filter(plan_uid=plan_uid, until=NEVER).order_by("since", "id")
    return list(dict.fromkeys(rows.values_list("issuer_uid", flat=True)))


def adopted(plan_uid: str, issuer_uid: str) -> models.Edition | None:
    """The edition that this body made of the text: from then on its table is closed."""
    rows = models.Edition.objects.filter(plan_uid=plan_uid, body_uid=issuer_uid).defer("document")
    return rows.order_by("since").first()


def last_table(body_uid: str, plan_uid: str) -> tuple[Assignment, ...]:
    """The table that the body adopted last, of any year, for another text."""
    rows = models.Edition.objects.filter(body_uid=body_uid).exclude(plan_uid=plan_uid)
    hashes = rows.order_by("-first_day", "-since").values_list("sha256", flat=True)
    return next((found for sha256 in hashes if (found := definitions(sha256).assignments)), ())


def consultations(plan_uid: str, issuer_uid: str) -> dict[str, models.Consultation]:
    """By unit: the last time that the draft was sent to it."""
    rows = models.Consultation.objects.filter(plan_uid=plan_uid, issuer_uid=issuer_uid, until=NEVER)
    return {row.body_uid: row for row in rows.order_by("since", "id")}


def consultation(scope: Scope, plan_uid: str, body_uid: str) -> models.Consultation | None:
    """What was sent to this unit; None both when nothing was and when it is not the scope's."""
    return consulted(scope).filter(plan_uid=plan_uid, body_uid=body_uid).order_by("-since").first()


def consulted(scope: Scope) -> QuerySet[models.Consultation]:
    """All that was sent to units that the scope sees, the latest first."""
    rows = within(models.Consultation.objects.filter(until=NEVER), scope)
    return rows.order_by("-sent_on", "-since")


def unanswered(scope: Scope, since: date) -> list[models.Consultation]:
    """What was sent from that day on to units that the scope sees, and to which they said nothing yet; what was adopted
    meanwhile waits for nobody.
    """
    asked = {"plan_uid": OuterRef("plan_uid"), "issuer_uid": OuterRef("issuer_uid"), "body_uid": OuterRef("body_uid")}
    said = models.Opinion.objects.filter(**asked, until=NEVER)
    made = models.Edition.objects.filter(plan_uid=OuterRef("plan_uid"), body_uid=OuterRef("issuer_uid"))
    rows = consulted(scope).filter(sent_on__gte=since).exclude(Exists(said)).exclude(Exists(made))
    return list(rows.order_by("sent_on", "since", "id"))


def opinions(plan_uid: str, issuer_uid: str) -> dict[tuple[str, int], models.Opinion]:
    """By unit and sentence."""
    rows = models.Opinion.objects.filter(plan_uid=plan_uid, issuer_uid=issuer_uid, until=NEVER)
    return {(row.body_uid, row.start): row for row in rows.select_related("entered_by").order_by("since", "id")}


def replies(opinions: list[models.Opinion]) -> dict[str, models.Reply]:
    """By opinion; one to an earlier version of it included."""
    rows = models.Reply.objects.filter(opinion_uid__in=[one.uid for one in opinions], until=NEVER)
    return {row.opinion_uid: row for row in rows}


def said(row: models.Opinion) -> Opinion:
    return Opinion(row.start, Stance(row.stance), row.on_day, row.reason, row.to, row.seen)


def asked(plan_uid: str, issuer_uid: str, names: dict[str, str]) -> tuple[Asked, ...]:
    """What each consulted unit was asked, with its answer so far. `names`: of the units."""
    sent, answers = consultations(plan_uid, issuer_uid), opinions(plan_uid, issuer_uid)
    rows = [(row, value_of(row)) for row in rows_of(plan_uid, issuer_uid) if row.listed]
    return tuple(
        Asked(
            unit,
            names.get(unit, ""),
            row.start,
            row.text,
            row.version,
            one.sent_on,
            said(answers[unit, row.start]) if (unit, row.start) in answers else None,
        )
        for unit, one in sent.items()
        for row, value in rows
        if value.names(unit)
    )


def unit_names(issuer_uid: str, on: date) -> dict[str, str]:
    """Name → uid in the issuer's own tree, in its order: full and short names.

    A name that several bear (第一党支部) is given with that of the body above it.
    """
    path = path_of(issuer_uid, on)
    placed = placements(on).filter(subtree(path)) if path else placements(on).none()
    parents = dict(placed.order_by("path").values_list("body_uid", "parent_uid"))
    living = models.Body.objects.filter(until=NEVER, uid__in=parents, first_day__lte=on, last_day__gte=on)
    bodies = {body.uid: body for body in living}
    borne = Counter(name for body in bodies.values() for name in {body.name, body.short_name})
    found: dict[str, str] = {}
    for uid in (uid for uid in parents if uid in bodies):
        above = bodies.get(parents[uid])
        for name in filter(None, (bodies[uid].name, bodies[uid].short_name)):
            found.setdefault(name if borne[name] == 1 else f"{above or ''}{name}", uid)
    return found
