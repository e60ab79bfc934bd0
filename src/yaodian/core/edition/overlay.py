"""A body's own plan over those that bind it anyway (1+X): only added to and raised, what is no more is one duty."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from yaodian.core.duty import Duty
from yaodian.core.duty.edition import Edition
from yaodian.core.edition.adoption import asks_less


class Lies(StrEnum):
    """How a duty lies to what holds already."""

    ADDED = "added"  # nothing above asks it
    RAISED = "raised"  # more is asked than above
    EQUAL = "equal"  # the same is asked: one duty, two bases
    WEAKER = "weaker"  # less is asked: the demand from above holds, with both bases
    OPEN = "open"  # asks nothing yet


@dataclass(frozen=True, slots=True)
class Laid:
    """A duty as it will be adopted; `floor` is the one from above and `above` the title of its edition."""

    duty: Duty
    lies: Lies
    floor: Duty | None = None
    above: str = ""


def bound_by(above: Iterable[Edition], body: str) -> tuple[Edition, ...]:
    """The editions without what only the body that adopted them owes itself (本级组织), no floor for others."""
    return tuple(
        replace(edition, duties=tuple(d for d in edition.duties if not d.bearer.here or edition.body == body))
        for edition in above
    )


def laid_over(duties: Iterable[Duty], above: Iterable[Edition]) -> tuple[Laid, ...]:
    """Each duty against the editions that bind the adopting body anyway (`bound_by`)."""
    floors = [(duty, edition.title) for edition in above for duty in edition.duties if not duty.undecided]
    return tuple(_laid(duty, [(f, title) for f, title in floors if f.key == duty.key]) for duty in duties)


def _laid(duty: Duty, floors: list[tuple[Duty, str]]) -> Laid:
    if duty.undecided:
        return Laid(duty, Lies.OPEN)
    if not floors:
        return Laid(duty, Lies.ADDED)
    above = [(floor, title) for floor, title in floors if asks_less(duty, floor)]
    if above:
        floor, title = next((one for one in above if not any(asks_less(one[0], f) for f, _ in floors)), above[0])
        bases = tuple(dict.fromkeys((*duty.bases, *floor.bases)))
        return Laid(replace(floor, bases=bases), Lies.WEAKER, floor, title)
    same = next(((f, title) for f, title in floors if f.demand == duty.demand or not asks_less(f, duty)), None)
    if same:
        return Laid(duty, Lies.EQUAL, *same)
    return Laid(duty, Lies.RAISED, *floors[0])
