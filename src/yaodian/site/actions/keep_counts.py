"""The counts kept for speed: made anew as a whole, or for what one record touches, in the caller's transaction.

Not decorated as actions: they change no fact, and the action that does writes the audit line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Q

from yaodian.core.period import FIRST_DAY, Span
from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.demand import demanded
from yaodian.core.verdict.tables import Spec, spec_of
from yaodian.site.models import Belonging, Deed, DeedPerson, SlotCount, SlotSpec
from yaodian.site.queries.counts import counting
from yaodian.site.queries.editions import editions
from yaodian.site.queries.facts import roster_facts
from yaodian.site.queries.kept import COLUMNS
from yaodian.site.queries.literals import listed


@dataclass(frozen=True, slots=True)
class Rebuilt:
    specs: int
    counts: int


def rebuild_counts(*, on: date, at: datetime) -> Rebuilt:
    """Throw all kept counts away and count those of last year, this and the next anew."""
    within = Span(date(on.year - 1, 1, 1), date(on.year + 1, 12, 31))
    adopted = [edition for edition in editions() if edition.since <= at]
    owed = demanded(adopted, roster_facts().at(at), within)
    specs = {s.key: s for s in (spec_of(demand.slot) for demand in owed.demands) if not s.flag}
    SlotCount.objects.all().delete()
    SlotSpec.objects.all().delete()
    SlotSpec.objects.bulk_create(_row(spec) for spec in specs.values())
    numbered = [(number, specs[key]) for key, number in SlotSpec.objects.values_list("key", "id")]
    _insert(numbered, on=on, at=at, bearers=None)
    return Rebuilt(len(specs), SlotCount.objects.count())


def refresh_counts(record_uid: str, *, on: date, at: datetime) -> None:
    """Count anew whatever this record serves or served, for those whose deed it is or was, and who attended."""
    deeds = list(Deed.objects.filter(record_uid=record_uid).values_list("id", "kind", "bearer", "on_day"))
    if not deeds:
        return
    attended = DeedPerson.objects.filter(deed_id__in=[deed[0] for deed in deeds], present=True)
    bearers = frozenset({d[2] for d in deeds} | set(attended.values_list("person_uid", flat=True)))
    duties = Belonging.objects.filter(record_uid=record_uid).values_list("duty_key", flat=True)
    touched = _touched({d[1] for d in deeds}, [d[3] for d in deeds], list(duties))
    if touched:
        numbers = ", ".join(str(number) for number, _ in touched)
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM slot_count WHERE spec_id IN ({numbers}) AND bearer IN ({listed(sorted(bearers))})"
            )
        _insert(touched, on=on, at=at, bearers=bearers)


def _touched(kinds: set[str], days: list[date], duties: list[str]) -> list[tuple[int, Spec]]:
    """Kept specs that deeds of these kinds on these days, or said to serve these duties, can count for."""
    reach = Q(first_day__lte=max(days)) & (Q(due__gte=min(days)) | Q(cure_until__gte=min(days)))
    found = SlotSpec.objects.filter(reach | Q(duty__in=duties))
    return [(one.pk, _spec(one)) for one in found if kinds & set(one.kinds.split("+"))]


def _insert(specs: Sequence[tuple[int, Spec]], *, on: date, at: datetime, bearers: frozenset[str] | None) -> None:
    if not specs:
        return
    text = counting(specs, on=on, known=min(at, NEVER), bearers=bearers)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO slot_count (spec_id, bearer, {COLUMNS}) SELECT spec_id, bearer, {COLUMNS} FROM ({text}) c"
        )


def _row(spec: Spec) -> SlotSpec:
    return SlotSpec(
        key=spec.key,
        duty=spec.duty,
        cycle=spec.cycle,
        kinds="+".join(spec.kinds),
        attended=spec.attended,
        first_day=spec.span.first,
        last_day=spec.span.last,
        due=spec.due,
        cure_until=spec.cure_until or FIRST_DAY,
        curable=spec.curable,
        prompt=spec.prompt,
    )


def _spec(row: SlotSpec) -> Spec:
    return Spec(
        duty=row.duty,
        cycle=row.cycle,
        kinds=tuple(row.kinds.split("+")),
        attended=row.attended,
        span=Span(row.first_day, row.last_day),
        due=row.due,
        cure_until=None if row.cure_until == FIRST_DAY else row.cure_until,
        curable=row.curable,
        prompt=row.prompt,
    )
