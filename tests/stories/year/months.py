"""The months in which nothing happens but what happens every month: filed by the action behind the form."""

from collections.abc import Iterable
from datetime import date, datetime, time

from tests.site.cast import sure

from yaodian.site.actions.file_record import NewRecord
from yaodian.site.actions.file_records import file_records
from yaodian.site.clock import LOCAL
from yaodian.site.models import Account, Body
from yaodian.site.queries.attendance import due_persons

THEME_DAY, DUES = "theme_day", "dues_collection"
MEETING, SERVICE = "branch_general_meeting", "community_service_record"
END_OF_QUARTER, END_OF_HALF = 3, 6


def keep_months(body: Body, username: str, months: Iterable[int], without: tuple[int, str] | None = None) -> None:
    """On the tenth theme day and dues, in the last month of a quarter a general meeting besides, of a half-year service
    in the neighbourhood: one evening, entered at once.

    `without`: month and kind that is left out, as `(9, THEME_DAY)`.
    """
    account = Account.objects.get(username=username)
    for month in months:
        kinds = [THEME_DAY, DUES] + [MEETING] * (month % END_OF_QUARTER == 0) + [SERVICE] * (month % END_OF_HALF == 0)
        _keep(body, account, date(2026, month, 10), [kind for kind in kinds if (month, kind) != without])


def _keep(body: Body, account: Account, on: date, kinds: list[str]) -> None:
    there = [{"person": one.uid, "present": True, "reason": ""} for one in due_persons(body.uid, on)]
    values = {
        THEME_DAY: {"theme": f"{on.month}月主题党日", "attendance": there},
        DUES: {"dues_received": "120"},
        MEETING: {"topic": "讨论本季度工作", "attendance": there},
        SERVICE: {"service_partner": "江湾社区", "service_done": "清理楼道", "attendance": there},
    }
    word = f"{body.uid} {on}"
    new = [
        NewRecord(body_uid=body.uid, kind_key=kind, on_day=on, values=values[kind], gathering=word, token=word)
        for kind in kinds
    ]
    at = datetime.combine(on, time(18), LOCAL)
    sure(file_records(actor=account, new=new, at=at, on=on))
