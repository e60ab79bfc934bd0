"""Decisions about slots: who decided what, why, and when it was withdrawn."""

from django.db.models import Q, QuerySet

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Ruling, RulingKind


def rulings() -> QuerySet[Ruling]:
    """Every decision in force as known now."""
    return Ruling.objects.filter(until=NEVER)


def waits_declared() -> list[Ruling]:
    """待他方, in the order in which they were entered."""
    return list(rulings().filter(kind=RulingKind.WAITING).order_by("since", "id"))


def rulings_on(duty: str, cycle: str, bearer: str) -> list[Ruling]:
    """Those that speak of this slot of this bearer, in the order in which they were entered."""
    concerned = Q(bearer=bearer) | Q(bearer="")
    return list(rulings().filter(concerned, duty_key=duty, cycle_key=cycle).order_by("since", "id"))
