"""Counts kept beside the deeds for speed: the same figures as `counts`, read instead of counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from yaodian.core.roster.selector import Selector
from yaodian.core.verdict.execute import Cover
from yaodian.core.verdict.heirs import Heir
from yaodian.core.verdict.tables import Count, Share, Spec
from yaodian.site.models import SlotSpec
from yaodian.site.queries.counts import counts
from yaodian.site.queries.literals import listed
from yaodian.site.queries.shares import shares

COLUMNS = "n, amount, prompt_n, prompt_amount, cured_n, cured_amount, later, unconfirmed, corrected"


@dataclass(frozen=True, slots=True)
class Counted:
    """The engine of `core.verdict.execute`: every figure counted anew from the rows known at `known`."""

    on: date
    known: datetime

    def counts(
        self, specs: Sequence[Spec], bearers: frozenset[str] | None, heirs: Sequence[Heir]
    ) -> Mapping[tuple[str, str], Count]:
        return counts(specs, on=self.on, known=self.known, heirs=heirs, bearers=bearers)

    def shares(self, covers: Sequence[Cover], of: Selector, heirs: Sequence[Heir]) -> Mapping[tuple[str, str], Share]:
        return shares(covers, of, on=self.on, known=self.known, heirs=heirs)


@dataclass(frozen=True, slots=True)
class Kept(Counted):
    """The same for today and now, with figures read where they are kept; what a successor inherits is counted anew."""

    def counts(
        self, specs: Sequence[Spec], bearers: frozenset[str] | None, heirs: Sequence[Heir]
    ) -> Mapping[tuple[str, str], Count]:
        ids = dict(SlotSpec.objects.filter(key__in=[s.key for s in specs]).values_list("key", "id"))
        fresh = [spec for spec in specs if spec.key not in ids]
        kept = [spec for spec in specs if spec.key in ids]
        found = dict(counts(fresh, on=self.on, known=self.known, heirs=heirs, bearers=bearers))
        found.update(_read({ids[spec.key]: spec.key for spec in kept}, bearers))
        successors = frozenset(h.heir for h in heirs if bearers is None or h.heir in bearers)
        if successors:
            found.update(counts(kept, on=self.on, known=self.known, heirs=heirs, bearers=successors))
        return found


def _read(keys: Mapping[int, str], bearers: Iterable[str] | None) -> dict[tuple[str, str], Count]:
    if not keys:
        return {}
    only = "" if bearers is None else f" AND bearer IN ({listed(sorted(bearers))})"
    wanted = ", ".join(map(str, keys))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT spec_id, bearer, {COLUMNS} FROM slot_count WHERE spec_id IN ({wanted}){only}")
        return {(keys[row[0]], row[1]): Count(*row[2:]) for row in cursor.fetchall()}
