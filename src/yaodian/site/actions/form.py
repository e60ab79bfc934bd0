"""A filled-in form with the rows it is checked against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from yaodian.core.catalogue.drafting import DeedDraft, deeds_of, kept
from yaodian.core.catalogue.entry import Entry, named_bodies, named_persons
from yaodian.core.catalogue.filing import check_filing
from yaodian.core.catalogue.kind import Bears, RecordKind
from yaodian.core.catalogue.typed import Read, read_fields
from yaodian.core.problem import Problem
from yaodian.site.models import Body
from yaodian.site.queries.attendance import bodies_alive, may_be_due, names_of, roster_of


@dataclass(frozen=True)
class Form:
    """One kind's form as filled in for a body."""

    kind: RecordKind
    entry: Entry

    @cached_property
    def read(self) -> Read:
        """Its fields, each read once."""
        return read_fields(self.kind, self.entry)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        return check_filing(self.kind, self.entry, read=self.read)

    @cached_property
    def values(self) -> dict[str, object]:
        return kept(self.kind, self.entry, read=self.read)

    @cached_property
    def drafts(self) -> tuple[DeedDraft, ...]:
        return deeds_of(self.kind, self.entry, read=self.read)


def form_of(kind: RecordKind, body_uid: str, values: Mapping[str, object], *, on_day: date, on: date) -> Form:
    """Looks up no more than the people and bodies that the values name, and the body's own list for a quorum."""
    persons, bodies = named_persons(kind, values), named_bodies(kind, values)
    names = names_of(persons)
    hosts = {body_uid, *(bodies if kind.bears is Bears.JOINT else ())}
    roster = roster_of(body_uid, on_day) if kind.quorum else frozenset[str]()
    due = may_be_due(persons, hosts, on_day)
    entry = Entry(
        body_uid,
        on_day,
        on,
        values,
        due={uid: name for uid, name in names.items() if uid in due},
        roster=roster,
        people={**names_of(roster - set(names)), **names},
        bodies=bodies_alive(bodies, on_day),
    )
    return Form(kind, entry)


def life_faults(body: Body, on_day: date) -> list[Problem]:
    """A body files for the days it lived; a merged one may still enter what it did."""
    if body.first_day <= on_day <= body.last_day:
        return []
    what = "本组织还没有成立" if on_day < body.first_day else "本组织已经撤销或合并"
    return [Problem("发生日期", f"这一天{what}", "请核对日期；合并以后的事项由接续组织填报")]
