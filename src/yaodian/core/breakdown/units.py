"""Units as people write them: names in a cell, and names within a sentence."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yaodian.core.edition.assignment import Unit

SHORTEST = 3  # characters of a name that is looked for inside a sentence; 党委 is no name
_BETWEEN = re.compile(r"[、，,；;\n\t]+")
_JOINS = frozenset({"", "、", "和", "与", "及", "以及"})
_LEADS = ("牵头", "负责牵头")
_SUPPORTS = ("配合", "协助", "协同", "参与")
_WITH = ("会同", "配合单位：", "配合单位:")


@dataclass(frozen=True, slots=True)
class Roles:
    """Who leads, who is responsible, who supports, as one sentence says it."""

    lead: tuple[Unit, ...] = ()
    responsible: tuple[Unit, ...] = ()
    support: tuple[Unit, ...] = ()


def units_of(text: str, known: Mapping[str, str]) -> tuple[Unit, ...]:
    """The units of a cell, parted by 、 or a comma; `known` gives the uid of a name. A name of nobody stays words."""
    names = (name.strip() for name in _BETWEEN.split(text))
    return tuple(dict.fromkeys(Unit(name, known.get(name, "")) for name in names if name))


def units_text(units: Iterable[Unit]) -> str:
    return "、".join(unit.name for unit in units)


def roles_in(text: str, known: Mapping[str, str]) -> Roles:
    """The known units that a sentence names: 由甲局牵头，乙局、丙局配合. Without a part: responsible."""
    roles: dict[str, list[Unit]] = {"lead": [], "responsible": [], "support": []}
    for group, before, after in _groups(text, _found(text, known)):
        roles[_part(before, after)] += group
    return Roles(**{part: tuple(dict.fromkeys(units)) for part, units in roles.items()})


def _part(before: str, after: str) -> str:
    if after.startswith(_LEADS):
        return "lead"
    return "support" if after.startswith(_SUPPORTS) or before.endswith(_WITH) else "responsible"


def _found(text: str, known: Mapping[str, str]) -> list[tuple[int, int, Unit]]:
    """Every place of a known name, the longest name first where several begin."""
    names = sorted((name for name in known if len(name) >= SHORTEST), key=len, reverse=True)
    if not names:
        return []
    places = re.finditer("|".join(map(re.escape, names)), text)
    return [(place.start(), place.end(), Unit(place[0], known[place[0]])) for place in places]


def _groups(text: str, found: list[tuple[int, int, Unit]]) -> Iterable[tuple[list[Unit], str, str]]:
    """Units joined by 、 or 和 with the text before and after them."""
    at = 0
    while at < len(found):
        last = at
        while last + 1 < len(found) and text[found[last][1] : found[last + 1][0]] in _JOINS:
            last += 1
        yield [one[2] for one in found[at : last + 1]], text[: found[at][0]], text[found[last][1] :]
        at = last + 1
