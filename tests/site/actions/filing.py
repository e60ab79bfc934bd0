"""What the tests of filing share: the cast under the 法规基线, and short words for what is filed."""

from datetime import UTC, date, datetime, timedelta

from tests.site.cast import Cast, sure

from yaodian.core.period import Span
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.actions.adopt_edition import adopt_baseline
from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.filed import Filed
from yaodian.site.models import Account
from yaodian.site.queries.judging import judgements

BASE = datetime(2026, 1, 4, 1, 0, tzinfo=UTC)
AT = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
ON = date(2026, 5, 20)
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def adopt(cast: Cast) -> str:
    return sure(adopt_baseline(actor=None, body_uid=cast.city.uid, at=BASE, on=BASE.date())).uid


def theme_day(cast: Cast, on_day: date = date(2026, 5, 8), **changes: object) -> NewRecord:
    values = {
        "theme": "学习研讨",
        "attendance": [{"person": cast.wang.uid, "present": True}],
        "theme_hours": "1.5",
    }
    given = {"values": {**values, **changes.pop("values", {})}, **changes}
    return NewRecord(body_uid=cast.first.uid, kind_key="theme_day", on_day=on_day, **given)


def file(actor: Account | None, new: NewRecord, at: datetime = AT) -> Filed:
    return sure(file_record(actor=actor, new=new, at=at, on=day(at)))


def day(at: datetime) -> date:
    return (at + timedelta(hours=8)).date()


def stands(duty: str, cycle: str, bearer: str, at: datetime = AT) -> Judgement:
    found = judgements(on=day(at), known=at, within=YEAR, bearers=frozenset({bearer}))
    return next(j for j in found if (j.duty, j.cycle, j.bearer) == (duty, cycle, bearer))
