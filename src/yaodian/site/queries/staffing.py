"""Which bodies have people of their own."""

from datetime import date

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Membership


def staffed(on: date) -> frozenset[str]:
    """Bodies with members or cadres of their own on that day, as known now."""
    placed = Membership.objects.filter(until=NEVER, first_day__lte=on, last_day__gte=on)
    return frozenset(placed.values_list("body_uid", flat=True).distinct())
