"""From a form without faults to what is kept of it and the deeds that come of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal

from yaodian.core.catalogue.entry import Attached, Attendee, Entry
from yaodian.core.catalogue.kind import Bears, FieldType, Quorum, RecordKind
from yaodian.core.catalogue.typed import Read, Typed, Unusable, read_fields

QUORUMS = {
    Quorum.HALF_OR_MORE: "半数以上",
    Quorum.MORE_THAN_HALF: "超过半数",
    Quorum.TWO_THIRDS: "三分之二以上",
    Quorum.FOUR_FIFTHS: "五分之四以上",
}


@dataclass(frozen=True, slots=True)
class DeedDraft:
    """A deed before it is a row. `amount` in hundredths; a flag that is absent is unknown.

    `counts` is false when the quorum was missed, and `why_not` says so in one sentence.
    `confirmed`: nobody need.
    """

    bearer: str
    amount: int = 0
    counts: bool = True
    why_not: str = ""
    confirmed: bool = True
    attendees: tuple[Attendee, ...] = ()
    bodies: tuple[str, ...] = ()
    flags: Mapping[str, bool] = field(default_factory=dict)

    @property
    def persons(self) -> frozenset[str]:
        return frozenset(a.person for a in self.attendees if a.present)


def filled(kind: RecordKind, entry: Entry, *, read: Read | None = None) -> Mapping[str, Typed]:
    """The usable values by field key; what is empty or unusable is left out. `read`: the fields, where they were read
    already.
    """
    read = read_fields(kind, entry) if read is None else read
    return {key: value for key, value in read.items() if value is not None and not isinstance(value, Unusable)}


def deeds_of(kind: RecordKind, entry: Entry, *, read: Read | None = None) -> tuple[DeedDraft, ...]:
    """The deeds of a form without problems, one a bearer; empty where the person it bears on is
    not filled in.

    Attendance, bodies, flags and amount are the record's, so each of its deeds carries them.
    """
    values = filled(kind, entry, read=read)
    attendees = _attendees(kind, values)
    why_not = _quorum_missed(kind, attendees)
    amount = values.get(kind.amount_field)
    return tuple(
        DeedDraft(
            bearer,
            amount=int(amount * 100) if isinstance(amount, Decimal) else 0,
            counts=not why_not,
            why_not=why_not,
            confirmed=not kind.confirmed_by,
            attendees=attendees,
            bodies=_others(kind, values),
            flags={key: value for key, value in values.items() if isinstance(value, bool)},
        )
        for bearer in _bearers(kind, entry.body, values)
    )


def kept(kind: RecordKind, entry: Entry, *, read: Read | None = None) -> dict[str, object]:
    """The values as a record keeps them: plain data, in the order of the form, nothing that was
    left empty.
    """
    return {key: _plain(value) for key, value in filled(kind, entry, read=read).items()}


def _plain(value: Typed) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_line(one) for one in value]
    return value


def _line(one: Attendee | Attached | str) -> object:
    if isinstance(one, Attendee):
        return {"person": one.person, "present": one.present, "reason": one.reason}
    return asdict(one) if isinstance(one, Attached) else one


def _bearers(kind: RecordKind, body: str, values: Mapping[str, Typed]) -> tuple[str, ...]:
    person = values.get(kind.person_field) if kind.bears in (Bears.PERSON, Bears.BOTH) else None
    joint = values.get(kind.joint_field) if kind.bears is Bears.JOINT else None
    own = () if kind.bears is Bears.PERSON else (body,)
    others = tuple(uid for uid in joint if isinstance(uid, str)) if isinstance(joint, tuple) else ()
    return (*own, *([person] if isinstance(person, str) else []), *others)


def _attendees(kind: RecordKind, values: Mapping[str, Typed]) -> tuple[Attendee, ...]:
    """Everyone on any list of the form, once: present on one of them is present."""
    found: dict[str, Attendee] = {}
    for one in kind.fields:
        value = values.get(one.key)
        for line in value if isinstance(value, tuple) else ():
            if isinstance(line, Attendee) and (line.present or line.person not in found):
                found[line.person] = line
    return tuple(found.values())


def _others(kind: RecordKind, values: Mapping[str, Typed]) -> tuple[str, ...]:
    """Bodies that the deed was done to or with, other than those whose own deed it is."""
    keys = [f.key for f in kind.fields if f.type is FieldType.BODIES and not _is_joint(kind, f.key)]
    lists = (values.get(key) for key in keys)
    uids = (uid for value in lists if isinstance(value, tuple) for uid in value if isinstance(uid, str))
    return tuple(dict.fromkeys(uids))


def _is_joint(kind: RecordKind, key: str) -> bool:
    return kind.bears is Bears.JOINT and key == kind.joint_field


def _quorum_missed(kind: RecordKind, attendees: tuple[Attendee, ...]) -> str:
    """Why the deed does not count, or empty."""
    present = sum(one.present for one in attendees)
    if kind.quorum is None or kind.quorum.is_met(present, len(attendees)):
        return ""
    bar = QUORUMS[kind.quorum]
    return f"应到{len(attendees)}人，实到{present}人，未达到{bar}到会的要求，记录照存，不计入次数"
