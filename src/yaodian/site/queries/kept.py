"""The engines of `core.verdict`: every figure counted anew from the deeds, or read where it is kept for speed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from yaodian.core.duty import Duty
from yaodian.core.roster.rows import NEVER
from yaodian.core.roster.selector import Selector
from yaodian.core.verdict.engine import Counts, Cover, Events
from yaodian.core.verdict.facts import Facts
from yaodian.core.verdict.heirs import Heir
from yaodian.core.verdict.tables import NOTHING, Count, Share, Spec
from yaodian.site.queries.counts import counts
from yaodian.site.queries.events import events
from yaodian.site.queries.literals import listed
from yaodian.site.queries.shares import shares

# Whatever is not superseded, whichever of two writers' clocks was ahead.
LATEST = NEVER - timedelta(microseconds=1)
COLUMNS = "n, amount, prompt_n, prompt_amount, cured_n, cured_amount, later, unconfirmed, corrected"
COLUMNS += ", with_flag, without_flag, last_without"


@dataclass(frozen=True, slots=True)
class Counted:
    """Every figure counted anew from the rows known at `known`."""

    on: date
    known: datetime

    def counts(self, specs: Sequence[Spec], bearers: frozenset[str] | None, heirs: Sequence[Heir]) -> Counts:
        return counts(specs, on=self.on, known=self.known, heirs=heirs, bearers=bearers)

    def shares(self, covers: Sequence[Cover], of: Selector, heirs: Sequence[Heir]) -> Mapping[tuple[str, str], Share]:
        return shares(covers, of, on=self.on, known=self.known, heirs=heirs)

    def events(self, duties: Sequence[Duty], bearers: frozenset[str], facts: Facts) -> Events:
        return events(duties, bearers, facts, self.known)


@dataclass(frozen=True, slots=True)
class Kept(Counted):
    """The same for today and now: figures of the specs with these numbers are read where they are kept.

    Counted anew is what a successor inherits, and the meetings of whoever had one that lacks its condition so lately
    that its grace may still run.
    """

    numbers: Mapping[str, int]

    def counts(self, specs: Sequence[Spec], bearers: frozenset[str] | None, heirs: Sequence[Heir]) -> Counts:
        kept = {self.numbers[spec.key]: spec for spec in specs if spec.key in self.numbers}
        fresh = [spec for spec in specs if spec.key not in self.numbers]
        found = {**counts(fresh, on=self.on, known=self.known, heirs=heirs, bearers=bearers), **_read(kept, bearers)}
        successors = frozenset(h.heir for h in heirs if bearers is None or h.heir in bearers)
        unsure = {spec: successors | self._lately(spec, found.get(spec.key, {})) for spec in kept.values()}
        again = [spec for spec, whom in unsure.items() if whom]
        if again:
            whom = frozenset().union(*(unsure[spec] for spec in again))
            anew = counts(again, on=self.on, known=self.known, heirs=heirs, bearers=whom)
            for spec in again:
                figures = anew.get(spec.key, {})
                found.setdefault(spec.key, {}).update({b: figures.get(b, NOTHING) for b in unsure[spec]})
        return found

    def _lately(self, spec: Spec, figures: Mapping[str, Count]) -> frozenset[str]:
        """Whose last meeting without the condition is not overdue: an earlier one may be."""
        if not spec.flag:
            return frozenset()
        passed = self.on.toordinal() - spec.grace
        return frozenset(bearer for bearer, count in figures.items() if count.overdue >= passed)


def _read(kept: Mapping[int, Spec], bearers: Iterable[str] | None) -> dict[str, dict[str, Count]]:
    if not kept:
        return {}
    only = "" if bearers is None else f" AND bearer IN ({listed(sorted(bearers))})"
    wanted = ", ".join(map(str, kept))
    alike: dict[tuple[int, ...], Count] = {}
    found: dict[int, dict[str, Count]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT spec_id, bearer, {COLUMNS} FROM slot_count WHERE spec_id IN ({wanted}){only}")
        for number, bearer, *figures in cursor.fetchall():
            row = tuple(figures)
            found[number][bearer] = alike.get(row) or alike.setdefault(row, Count(*row))
    return {kept[number].key: by_bearer for number, by_bearer in found.items()}
