"""The only place that reads the clock. `on` is a day in Asia/Shanghai, `at` a moment in UTC."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

LOCAL = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This moment, in UTC. In a demo the hour is real and the day is the demo's own."""
    moment = datetime.now(UTC)
    day: date | None = settings.ENV.today
    return datetime.combine(day, moment.astimezone(LOCAL).timetz()).astimezone(UTC) if day else moment


def today() -> date:
    """The day it is now in Asia/Shanghai."""
    return day_at(now())


def day_at(at: datetime) -> date:
    """The day in Asia/Shanghai on which the moment lies."""
    return at.astimezone(LOCAL).date()
