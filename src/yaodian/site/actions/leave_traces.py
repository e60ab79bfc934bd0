"""The traces that looking leaves: who looked at a person's file, and that a function was used, never by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from yaodian.site.clock import day_at
from yaodian.site.models import FunctionCount, ViewLog


@dataclass(frozen=True, slots=True)
class Look:
    """One request: the function it used, and whose files it showed to whom."""

    function: str
    viewer_uid: str = ""
    people: tuple[str, ...] = ()


def leave_traces(look: Look, at: datetime) -> None:
    """Raises DatabaseError when the traces cannot be written; then no file may be shown."""
    with transaction.atomic():
        ViewLog.objects.bulk_create(_views(look, at))
        _count(look.function, at)


def _views(look: Look, at: datetime) -> Iterable[ViewLog]:
    return [
        ViewLog(at=at, viewer_uid=look.viewer_uid, person_uid=person, function=look.function)
        for person in dict.fromkeys(look.people)
    ]


def _count(function: str, at: datetime) -> None:
    month = day_at(at).replace(day=1)
    counted = FunctionCount.objects.filter(function=function, month=month)
    if not counted.update(n=F("n") + 1):
        FunctionCount.objects.bulk_create([FunctionCount(function=function, month=month, n=0)], ignore_conflicts=True)
        counted.update(n=F("n") + 1)
