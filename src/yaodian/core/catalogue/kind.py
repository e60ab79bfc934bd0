"""Record kinds: what may be filed. A form, its deeds and its print follow from this value alone."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from yaodian.core.duty import Basis


class FieldType(StrEnum):
    """The closed list of what a form can ask (ADR before an eleventh)."""

    LINE = "line"  # one line of text
    TEXT = "text"  # several paragraphs
    NUMBER = "number"  # a number of up to two decimals, with a unit
    DATE = "date"
    CHOICE = "choice"  # one of `options`
    FLAG = "flag"  # yes, no, or not known; feeds conditions
    PERSON = "person"  # one person of the installation
    ATTENDANCE = "attendance"  # due, present, absent with reason
    BODIES = "bodies"  # bodies heard, visited, held jointly with
    FILE = "file"  # always optional


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a form asks. Every field names why it is asked (R24)."""

    key: str
    title: str
    type: FieldType
    purpose: str = ""
    required: bool = False
    unit: str = ""
    options: tuple[str, ...] = ()
    hint: str = ""


class Quorum(StrEnum):
    """The base and the bar of a quorum."""

    HALF_OR_MORE = "half_or_more"
    MORE_THAN_HALF = "more_than_half"
    TWO_THIRDS = "two_thirds"
    FOUR_FIFTHS = "four_fifths"

    def is_met(self, present: int, due: int) -> bool:
        """Whole-number comparison; nobody due means no quorum can be met."""
        share = {
            Quorum.HALF_OR_MORE: Fraction(1, 2),
            Quorum.MORE_THAN_HALF: Fraction(1, 2),
            Quorum.TWO_THIRDS: Fraction(2, 3),
            Quorum.FOUR_FIFTHS: Fraction(4, 5),
        }[self]
        if due <= 0:
            return False
        return present > due * share if self is Quorum.MORE_THAN_HALF else present >= due * share


class Bears(StrEnum):
    """Whose deeds a record makes."""

    BODY = "body"  # of the body that files
    JOINT = "joint"  # of that body and of every body in the `joint` field
    PERSON = "person"  # of the person in the `person` field
    BOTH = "both"  # of the body and of that person: a lecture counts for branch and leader


@dataclass(frozen=True, slots=True)
class RecordKind:
    """What may be filed, by whom, and what deeds come of it.

    `filed_by`: kinds of body. `bears`: whose deed it is; `person_field`, `joint_field`,
    `amount_field` name the fields that hold the person, the other bodies and the amount. Every
    FLAG field becomes a condition flag of the deed, every ATTENDANCE field its attendance.
    `quorum`: only where it is a condition of *holding*; missed, the record stays on file and its
    deed does not count. `confirmed_by`: post key of who confirms, empty when nobody need.
    `gathering`: kinds that name the same one may be filed of one gathering (cr-1); a field key
    that two of them share is one value, asked once and filled in for the other (R8).
    """

    key: str
    title: str
    purpose: str
    basis: tuple[Basis, ...]
    audience: tuple[str, ...]
    ends: str
    minutes: int
    filed_by: tuple[str, ...]
    fields: tuple[Field, ...]
    bears: Bears = Bears.BODY
    person_field: str = ""
    joint_field: str = ""
    amount_field: str = ""
    quorum: Quorum | None = None
    confirmed_by: str = ""
    gathering: str = ""
    mechanism: str = ""
