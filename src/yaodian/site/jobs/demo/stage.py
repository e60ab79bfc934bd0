"""What every scene of the demo year needs: who is who, what hour it is, and short words for filing."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.filed import Filed
from yaodian.site.actions.refusal import Refusal
from yaodian.site.clock import LOCAL, day_at
from yaodian.site.models import Account
from yaodian.site.queries.attendance import DuePerson, due_persons

DEMO_DAY = date(2026, 9, 18)
ADOPTED = date(2026, 3, 20)
REASONS = ("出差", "病假", "事假", "在外学习")
T = TypeVar("T")


class BrokenDemo(Exception):
    """A scene of the demo was refused: the demo no longer fits the product it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRecord:
    """A form to be filed by `by` for the body of this code.

    `people`: names by field. `heard`: codes of bodies by field. `away`: one in so many is absent from the attendance
    list (0: the form has none); `half` takes only every second of the people due (0 or 1: which half); `everyone`
    invites the whole organisation.
    """

    by: str
    body: str
    kind: str
    on: date
    values: Mapping[str, object] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    heard: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    belongs: Mapping[str, str] = field(default_factory=dict)
    away: int = 9
    half: int | None = None
    everyone: bool = False


@dataclass
class Stage:
    """Ids by code and name, accounts by user name, and the records that later scenes come back to."""

    bodies: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    records: dict[str, str] = field(default_factory=dict)
    plan: str = ""
    edition: str = ""

    def file(self, record: DemoRecord, at: datetime) -> Filed:
        new = NewRecord(
            body_uid=self.bodies[record.body],
            kind_key=record.kind,
            on_day=record.on,
            values=self.values(record),
            belongs=record.belongs,
        )
        filed = file_record(actor=self.accounts[record.by], new=new, at=at, on=day_at(at))
        if isinstance(filed, Refusal):
            raise BrokenDemo(f"{record}: {filed}")
        return filed

    def values(self, record: DemoRecord) -> dict[str, object]:
        """The form as typed, names and codes replaced by ids."""
        values = dict(record.values)
        values |= {key: self.people[name] for key, name in record.people.items()}
        values |= {key: [self.bodies[code] for code in codes] for key, codes in record.heard.items()}
        if record.away:
            due = self._invited(record)
            values["attendance"] = attendance(due if record.half is None else due[record.half :: 2], record)
        return values

    def _invited(self, record: DemoRecord) -> Sequence[DuePerson]:
        if record.everyone:
            return [DuePerson(uid, name, full=True) for name, uid in self.people.items()]
        return due_persons(self.bodies[record.body], record.on)


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that somebody does in the product at that moment."""

    at: datetime
    act: Callable[[Stage, datetime], object]


def sure(outcome: T | Refusal) -> T:
    if isinstance(outcome, Refusal):
        raise BrokenDemo(str(outcome))
    return outcome


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """An hour of a day in Shanghai."""
    return datetime.combine(day, time(hour, minute), LOCAL).astimezone(UTC)


OPENED = moment(date(2026, 1, 4), 9)


def luck(*words: object, of: int) -> int:
    """The same number below `of` for the same words, on every machine: the year has chance in it, the demo has none."""
    return drawn("|".join(map(str, words)), of)


def drawn(text: str, of: int) -> int:
    """The same of words that are one text already, with a stroke between them."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % of


def weekday(day: date) -> date:
    """The day itself, or the Monday after."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def attendance(due: Sequence[DuePerson], record: DemoRecord) -> list[dict[str, object]]:
    """One in `record.away` is absent, with a reason."""
    return [
        _line(one, luck(record.body, record.kind, record.on, one.name, of=len(REASONS) * record.away)) for one in due
    ]


def filing(record: DemoRecord, entered: date) -> Scene:
    """File it in the afternoon of that day."""

    def act(stage: Stage, at: datetime) -> None:
        stage.records[f"{record.body} {record.kind} {record.on}"] = stage.file(record, at).record_uid

    words = (record.body, record.kind, record.on, *record.people.values())
    return Scene(moment(entered, 14 + luck(*words, of=4), luck(*words, "minute", of=60)), act)


def _line(one: DuePerson, number: int) -> dict[str, object]:
    absent = number < len(REASONS)
    return {"person": one.uid, "present": not absent, "reason": REASONS[number] if absent else ""}
