"""The rows that one slot's verdict can be told from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from yaodian.core.roster.rows import NEVER
from yaodian.core.roster.selector import Selector
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


@dataclass(frozen=True, slots=True)
class Homes:
    """In which body each person has a place, and in which each holds a post of that key."""

    places: Mapping[str, str]
    posts: Mapping[tuple[str, str], str]

    def of(self, person: str, bearer: Selector) -> str:
        """The body in whose line a bearer is shown: for a post its body, else that of the membership; else empty."""
        held = (self.posts.get((person, post)) for post in bearer.posts)
        return next(filter(None, held), "") or self.places.get(person, "")

    def all_of(self) -> dict[str, str]:
        """One body for every person: the place, else a post."""
        return {person: body for (person, _), body in self.posts.items()} | dict(self.places)


def homes(on: date, persons: Collection[str] | None = None) -> Homes:
    """Of everybody, or of these persons alone, on that day as known now."""
    held = models.Post.objects.filter(until=NEVER, first_day__lte=on, last_day__gte=on).order_by("-id")
    placed = models.Membership.objects.filter(until=NEVER, first_day__lte=on, last_day__gte=on)
    if persons is not None:
        held, placed = held.filter(person_uid__in=persons), placed.filter(person_uid__in=persons)
    posts = {(person, title): body for person, title, body in held.values_list("person_uid", "title", "body_uid")}
    return Homes(dict(placed.values_list("person_uid", "body_uid")), posts)


def path_of_person(uid: str, on: date) -> str:
    """Where the person stands in the tree: by membership, else by post."""
    home = homes(on, (uid,)).all_of().get(uid, "")
    return path_of(home, on) if home else ""


def to_confirm(scope: Scope) -> list[models.Record]:
    """Records on file that nobody confirmed yet, the earliest first."""
    waiting = models.Deed.objects.filter(until=NEVER, confirmed=NEVER).values("record_uid")
    rows = models.Record.objects.filter(uid__in=waiting, until=NEVER, state=models.RecordState.FILED)
    return list(rows.order_by("on_day", "id"))
