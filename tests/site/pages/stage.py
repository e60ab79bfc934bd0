"""A spring day at the cast's: the baseline adopted, a few records filed."""

from datetime import UTC, date, datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.cast import Cast, person, sure

from yaodian.site.actions.adopt_edition import adopt_baseline
from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.filed import Filed

BASE = datetime(2026, 1, 4, 1, 0, tzinfo=UTC)
AT = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)
ON = date(2026, 4, 20)


def set_stage(cast: Cast) -> Cast:
    sure(adopt_baseline(actor=None, body_uid=cast.city.uid, at=BASE, on=BASE.date()))
    return cast


def file_theme_day(cast: Cast, on_day: date = date(2026, 4, 10), theme: str = "学习研讨") -> Filed:
    values = {"theme": theme, "attendance": [{"person": cast.wang.uid, "present": True}], "theme_hours": "2"}
    new = NewRecord(body_uid=cast.first.uid, kind_key="theme_day", on_day=on_day, values=values)
    return sure(file_record(actor=cast.secretary, new=new, at=AT, on=ON))


def queries(client: Client, url: str) -> int:
    """How often the page asks the database, once it is warm."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def sent(cast: Cast, **changes: str) -> dict[str, object]:
    """A filled-in theme day as the browser sends it."""
    given = {
        "on_day": "2026-04-10",
        "f-theme": "学习研讨",
        "f-attendance": [cast.wang.uid],
        f"f-attendance-{cast.wang.uid}": "present",
        "token": "t1",
    }
    return {**given, **changes}


__all__ = ["AT", "BASE", "ON", "file_theme_day", "person", "queries", "sent", "set_stage"]
