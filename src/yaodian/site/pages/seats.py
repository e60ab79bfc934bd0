"""An attendance list as shown: everybody due with what was said of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from yaodian.site.queries.attendance import DuePerson, names_of

OUT = "out"  # drawn from the list of the body above, and not of this one


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of an attendance list. `drawn`: may be left off it; `listed`: is on it."""

    uid: str
    name: str
    present: bool = True
    reason: str = ""
    drawn: bool = False
    listed: bool = True


def seats_of(value: object, persons: Iterable[DuePerson], listed: frozenset[str]) -> tuple[Seat, ...]:
    """Everybody due, present unless said otherwise; then whoever was listed and is no longer due.

    Of those drawn from above, only who was listed here or, on an untouched form, in the last record (`listed`) is taken
    to be of this body.
    """
    lines = value if isinstance(value, list | tuple) else None
    said = {str(line.get("person")): line for line in lines or () if isinstance(line, Mapping)}
    due = {one.uid: one for one in persons}
    gone = [uid for uid in said if uid not in due]
    names = names_of(gone) if gone else {}
    before = listed if lines is None else frozenset()
    own = tuple(_due_seat(one, said.get(uid), before) for uid, one in due.items())
    return (*own, *(_seat(uid, names.get(uid, "不在名册的人"), said[uid]) for uid in gone))


def turnout(seats: Iterable[Seat]) -> str:
    there = [seat for seat in seats if seat.listed]
    present = sum(seat.present for seat in there)
    return f"应到 {len(there)} 人，到会 {present} 人，缺席 {len(there) - present} 人"


def _seat(uid: str, name: str, said: Mapping[str, object]) -> Seat:
    return Seat(uid, name, said.get("present") is not False, str(said.get("reason") or ""))


def _due_seat(one: DuePerson, said: Mapping[str, object] | None, before: frozenset[str]) -> Seat:
    if said is not None:
        return replace(_seat(one.uid, one.name, said), drawn=one.drawn)
    return Seat(one.uid, one.name, drawn=one.drawn, listed=not one.drawn or one.uid in before)
