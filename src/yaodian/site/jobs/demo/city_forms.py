"""What the city's bodies write into their forms: the same each time, for chance goes by names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from yaodian.core.catalogue import RecordKind
from yaodian.core.catalogue.entry import Entry
from yaodian.core.catalogue.kind import Field, FieldType
from yaodian.site.jobs.demo.stage import DEMO_DAY, REASONS, drawn
from yaodian.site.queries.attendance import DuePerson
from yaodian.site.queries.census import Place

THEMES = ("学习新精神", "为群众办实事", "读书分享", "红色故事", "纪律教育", "岗位练兵", "到社区报到", "节能降耗")


@dataclass(frozen=True)
class Host:
    """A body that files, what it is called, who is due at its meetings and what lies directly below it."""

    uid: str
    called: str
    due: tuple[DuePerson, ...]
    below: tuple[Place, ...]

    @cached_property
    def names(self) -> Mapping[str, str]:
        return {one.uid: one.name for one in self.due}

    @cached_property
    def full(self) -> frozenset[str]:
        return frozenset(one.uid for one in self.due if one.full)

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        return {place.uid: place.name for place in self.below}

    def someone(self, kind: RecordKind, on: date) -> str:
        """One of the first five on its list; empty where there is nobody."""
        number = drawn(f"{self.called}|{kind.key}|{on}", min(5, len(self.due))) if self.due else 0
        return self.due[number].uid if self.due else ""

    def values(self, kind: RecordKind, on: date) -> dict[str, object]:
        words = f"{self.called}|{kind.key}|{on}"
        found = {one.key: self._value(one, kind, on, f"{words}|{one.key}") for one in kind.fields}
        return {key: value for key, value in found.items() if value is not None}

    def entry(self, kind: RecordKind, on: date, values: Mapping[str, object], person: str = "") -> Entry:
        """The form as filled in; `person`: somebody else whom it names."""
        return Entry(
            self.uid,
            on,
            DEMO_DAY,
            values,
            due=self.names,
            roster=self.full if kind.quorum else frozenset(),
            people={**self.names, person: ""} if person else self.names,
            bodies=self.bodies,
        )

    def _value(self, one: Field, kind: RecordKind, on: date, words: str) -> object:
        if one.type is FieldType.PERSON:
            return self.someone(kind, on) or None
        if one.type is FieldType.ATTENDANCE:
            return [_line(person, drawn(f"{words}|{person.name}", 40)) for person in self.due]
        if one.type is FieldType.BODIES:
            chosen = [place.uid for place in self.below if drawn(f"{words}|{place.name}", 3)]
            return chosen or [place.uid for place in self.below[:1]] or None
        if one.type is FieldType.DATE:
            return str(on) if _is_filled(one, kind, words) else None
        return _plain(one, kind, words)


def _plain(one: Field, kind: RecordKind, words: str) -> object:
    """What is written, counted or ticked."""
    if one.type is FieldType.FLAG:
        return drawn(words, 60) > 0
    if one.type is FieldType.FILE or not _is_filled(one, kind, words):
        return None
    if one.type is FieldType.CHOICE:
        return one.options[drawn(words, len(one.options))]
    if one.type is FieldType.NUMBER:
        return str(1 + drawn(words, 3))
    return f"示例：{THEMES[drawn(words, len(THEMES))]}"


def _is_filled(one: Field, kind: RecordKind, words: str) -> bool:
    """About half of what may be left empty is."""
    return one.required or one.key == kind.amount_field or drawn(f"{words}|filled", 2) > 0


def _line(person: DuePerson, chance: int) -> dict[str, object]:
    absent = chance < len(REASONS)
    return {"person": person.uid, "present": not absent, "reason": REASONS[chance] if absent else ""}
