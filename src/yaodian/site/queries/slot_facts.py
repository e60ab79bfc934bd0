"""The rows that one slot's verdict can be told from."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.facts import Belonging, Facts
from yaodian.site import models
from yaodian.site.queries.facts import deeds
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.scope import Scope
from yaodian.site.queries.tree import path_of


def slot_facts(kinds: Collection[str], *, known: datetime) -> Facts:
    """Who owes, and every deed of these kinds with what was said of it, as known at `known`."""
    rows = models.Deed.objects.filter(kind__in=kinds).order_by("id")
    said = models.Belonging.objects.filter(record_uid__in=rows.values("record_uid"))
    belongings = tuple(
        Belonging(since=b.since, until=b.until, record=b.record_uid, duty=b.duty_key, cycle=b.cycle_key) for b in said
    )
    return replace(snapshot().history.facts, deeds=deeds(rows), belongings=belongings).at(known)


def path_of_person(uid: str, on: date) -> str:
    """Where the person stands in the tree: by membership, else by post."""
    census = snapshot().census(on)
    held = (body for (person, _), body in census.holders.items() if person == uid)
    home = census.members.get(uid) or next(held, "")
    return path_of(home, on) if home else ""


def to_confirm(scope: Scope) -> list[models.Record]:
    """Records of the bodies that the scope sees, not confirmed by anybody yet, the earliest first."""
    waiting = models.Deed.objects.filter(until=NEVER, confirmed=NEVER).values("record_uid")
    rows = models.Record.objects.filter(uid__in=waiting, until=NEVER, state=models.RecordState.FILED)
    seen = {place.uid for place in snapshot().census(scope.on).seen_by(scope)}
    return [row for row in rows.defer("values").order_by("on_day", "id") if row.body_uid in seen]
