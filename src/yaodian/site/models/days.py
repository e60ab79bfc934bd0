"""Days and moments as whole numbers, so that one SQL text with integer literals runs on every database."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime

# Django's fields take their types in the type checker alone.
if TYPE_CHECKING:
    _Day = models.Field[date, date]
    _Moment = models.Field[datetime, datetime]
else:
    _Day = _Moment = models.Field

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros_of(at: datetime) -> int:
    """Microseconds since 1970 in UTC. Raises ValueError for a moment without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; a moment is in UTC")
    return (at - _EPOCH) // _MICROSECOND


def moment_of(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)


class DayField(_Day):
    """A calendar day, stored as its ordinal. An open end is 9999-12-31, never NULL."""

    description = "日期"

    def get_internal_type(self) -> str:
        return "IntegerField"

    def from_db_value(self, value: int | None, *_: object) -> date | None:
        return None if value is None else date.fromordinal(value)

    def to_python(self, value: object) -> date | None:
        if isinstance(value, str):
            return parse_date(value)
        return date.fromordinal(value) if isinstance(value, int) else cast(date | None, value)

    def get_prep_value(self, value: object) -> int | None:
        day = self.to_python(super().get_prep_value(value))
        if isinstance(day, datetime):
            raise TypeError(f"{self.name} holds a day, not a moment")
        return None if day is None else day.toordinal()

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj).isoformat())


class MomentField(_Moment):
    """A moment in UTC, stored as microseconds since 1970. An open end is `NEVER`, never NULL."""

    description = "时刻"

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def from_db_value(self, value: int | None, *_: object) -> datetime | None:
        return None if value is None else moment_of(value)

    def to_python(self, value: object) -> datetime | None:
        if isinstance(value, str):
            return parse_datetime(value)
        return moment_of(value) if isinstance(value, int) else cast(datetime | None, value)

    def get_prep_value(self, value: object) -> int | None:
        at = self.to_python(super().get_prep_value(value))
        return None if at is None else micros_of(at)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj).isoformat())
