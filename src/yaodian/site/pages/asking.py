"""A record kind as questions on a page: what is asked, what was typed, what is wrong with it, what may be chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.datastructures import MultiValueDict

from yaodian.core.catalogue.entry import Attached
from yaodian.core.catalogue.kind import Field, FieldType, RecordKind
from yaodian.core.duty import Coverage
from yaodian.core.duty.edition import Edition
from yaodian.core.problem import Problem
from yaodian.core.roster.selector import Who
from yaodian.site.pages.seats import OUT, Seat, seats_of, turnout
from yaodian.site.pages.sizes import sized
from yaodian.site.queries.attachments import Held
from yaodian.site.queries.attendance import DuePerson, due_persons
from yaodian.site.queries.bodies import Placed

PREFIX = "f-"
CHOSEN = "-file"  # after the name of a field: the file just chosen, beside those kept already
FLAGS = {True: "yes", False: "no", "是": "yes", "否": "no"}
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a form may name: those due at the meeting, people by the body they belong to, other bodies, kept files.

    `listed`: who was on the list of the last record of this kind.
    """

    due: tuple[DuePerson, ...]
    people: tuple[tuple[str, tuple[DuePerson, ...]], ...]
    bodies: tuple[Placed, ...]
    files: tuple[Held, ...] = ()
    listed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a form as shown: ticked, it stays with the record."""

    id: str
    name: str
    size: str
    ticked: bool


@dataclass(frozen=True)
class Ask:
    """One question with what was typed into it."""

    field: Field
    value: object
    faults: tuple[Problem, ...]
    choices: Choices
    prefix: str = PREFIX

    @property
    def name(self) -> str:
        return self.prefix + self.field.key

    @property
    def type(self) -> str:
        return self.field.type.value

    @property
    def text(self) -> str:
        return "" if self.value is None else str(self.value)

    @property
    def flag(self) -> str:
        return FLAGS.get(self.value, self.text) if isinstance(self.value, bool | str) else ""

    @property
    def chosen(self) -> list[str]:
        return [str(uid) for uid in self.value] if isinstance(self.value, list | tuple) else []

    @property
    def seats(self) -> tuple[Seat, ...]:
        return seats_of(self.value, self.choices.due, self.choices.listed)

    @property
    def drawn(self) -> bool:
        """Somebody may be left off the list."""
        return any(one.drawn for one in self.choices.due)

    @property
    def is_unlisted(self) -> bool:
        """Nobody is on the list yet, though somebody could be."""
        return self.drawn and not any(seat.listed for seat in self.seats)

    @property
    def files(self) -> tuple[KeptFile, ...]:
        """Those that the form names, and those that the record has and the form would take out."""
        lines = self.value if isinstance(self.value, list | tuple) else []
        shown: dict[Attached, KeptFile] = {}
        for held in self.choices.files:
            named = asdict(held.file) in lines
            if (named or held.field == self.field.key) and held.file not in shown:
                shown[held.file] = KeptFile(held.id, held.file.name, sized(held.file.size), named)
        return tuple(shown.values())

    @property
    def turnout(self) -> str:
        return turnout(self.seats)


def asks(
    kind: RecordKind, values: Values, problems: Iterable[Problem], choices: Choices, *, prefix: str = PREFIX
) -> tuple[Ask, ...]:
    """The questions in the order of the form."""
    told: dict[str, list[Problem]] = {}
    for problem in problems:
        told.setdefault(problem.where, []).append(problem)
    return tuple(
        Ask(field, values.get(field.key), tuple(told.get(f"“{field.title}”", ())), choices, prefix)
        for field in kind.fields
    )


def typed_in(kind: RecordKind, data: MultiValueDict[str, str], *, prefix: str = PREFIX) -> dict[str, object]:
    """What was sent for each field, in the shapes that `core.catalogue.filing` reads."""
    return {field.key: _sent(field, data, prefix + field.key) for field in kind.fields}


def _sent(field: Field, data: MultiValueDict[str, str], name: str) -> object:
    if field.type in (FieldType.BODIES, FieldType.FILE):
        return data.getlist(name)
    if field.type is not FieldType.ATTENDANCE:
        return data.get(name, "")
    return [
        {
            "person": uid,
            "present": data.get(f"{name}-{uid}") != "absent",
            "reason": data.get(f"{name}-{uid}-reason", ""),
        }
        for uid in data.getlist(name)
        if data.get(f"{name}-{uid}") != OUT
    ]


def objects(kinds: Iterable[RecordKind], editions: Iterable[Edition]) -> frozenset[str]:
    """Kinds of body that the duties served by these records are done to or cover; empty when none says so."""
    found: set[str] = set()
    keys = {kind.key for kind in kinds}
    for duty in (duty for edition in editions for duty in edition.duties if keys & set(duty.kinds)):
        meant = [duty.object, *(quota.of for quota in duty.quotas if isinstance(quota, Coverage))]
        found |= {key for one in meant if one and one.who is Who.BODIES for key in one.kinds}
    return frozenset(found)


def narrowed(placed: Sequence[Placed], kinds: frozenset[str]) -> tuple[Placed, ...]:
    """Only bodies of these kinds; all where no kind is named."""
    return tuple(one for one in placed if not kinds or one.body.kind in kinds)


def choices(body: Placed, placed: Sequence[Placed], above: Iterable[tuple[str, str]], on: date) -> Choices:
    """Who may be named in a form of this body on that day. `above`: id and name of the bodies it belongs to."""
    due = due_persons(body.body.uid, on)
    groups = [("本组织", due)] + [(name, due_persons(uid, on)) for uid, name in above]
    others = tuple(one for one in placed if one.body.uid != body.body.uid)
    return Choices(due, tuple((name, group) for name, group in groups if group), others)
