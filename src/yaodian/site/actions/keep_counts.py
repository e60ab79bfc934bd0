"""The counts kept for speed: made anew as a whole, or for what one record touches, in the caller's transaction.

They change no fact: `refresh_counts` is part of the action that files, which writes the audit line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_hex

from django.db import connection
from django.db.models import Q

from yaodian.core.duty.edition import Edition
from yaodian.core.period import FIRST_DAY, LAST_DAY, Span
from yaodian.core.verdict.demand import demanded
from yaodian.core.verdict.facts import Facts
from yaodian.core.verdict.tables import Spec
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, forbidden
from yaodian.site.actions.taking_turns import lock_counts, lock_editions
from yaodian.site.clock import day_at
from yaodian.site.models import Account, Belonging, Deed, DeedPerson, KindStamp, SlotCount, SlotSpec, SlotStamp
from yaodian.site.queries.counts import counting
from yaodian.site.queries.editions import editions
from yaodian.site.queries.facts import roster_facts
from yaodian.site.queries.kept import COLUMNS, LATEST
from yaodian.site.queries.literals import listed
from yaodian.site.queries.scope import Verb


@dataclass(frozen=True, slots=True)
class Rebuilt:
    specs: int
    counts: int


@audited("rebuild_counts", "installation")
def rebuild_all(*, actor: Account | None, at: datetime) -> Done[Rebuilt] | Refusal:
    """By an operator, or by the product itself."""
    on = day_at(at)
    if not powers(actor, on).may(Verb.OPERATE):
        return forbidden("重新计算")
    lock_editions()
    done = rebuild_counts(on=on, at=at)
    return Done(done, detail={"specs": done.specs, "counts": done.counts})


def rebuild_counts(*, on: date, at: datetime) -> Rebuilt:
    """Throw all kept counts away and count those of last year, this and the next anew."""
    within = Span(date(on.year - 1, 1, 1), date(on.year + 1, 12, 31))
    adopted = [edition for edition in editions() if edition.since <= at]
    return keep_specs(adopted, roster_facts().at(at), within)


def keep_specs(adopted: Sequence[Edition], facts: Facts, within: Span) -> Rebuilt:
    """Keep counts for the slots that these editions and rosters make."""
    owed = demanded(adopted, facts, within)
    specs = {demand.spec.key: demand.spec for demand in owed.demands}
    lock_counts(alone=True)
    SlotCount.objects.all().delete()
    SlotSpec.objects.all().delete()
    SlotSpec.objects.bulk_create(_row(spec) for spec in specs.values())
    numbered = [(number, specs[key]) for key, number in SlotSpec.objects.values_list("key", "id")]
    SlotStamp.objects.bulk_create(SlotStamp(spec_id=number, token=token_hex(16)) for number, _ in numbered)
    _insert(numbered, bearers=None)
    return Rebuilt(len(specs), SlotCount.objects.count())


def refresh_counts(record_uid: str) -> None:
    """Count anew whatever this record serves or served, for those whose deed it is or was, and who attended."""
    deeds = list(Deed.objects.filter(record_uid=record_uid).values_list("id", "kind", "bearer", "on_day"))
    if not deeds:
        return
    attended = DeedPerson.objects.filter(deed_id__in=[deed[0] for deed in deeds], present=True)
    bearers = frozenset({d[2] for d in deeds} | set(attended.values_list("person_uid", flat=True)))
    duties = Belonging.objects.filter(record_uid=record_uid).values_list("duty_key", flat=True)
    kinds = {deed[1] for deed in deeds}
    lock_counts(alone=False)
    touched = _touched(kinds, [d[3] for d in deeds], list(duties))
    _renew_stamps([number for number, _ in touched], kinds)
    if touched:
        numbers = ", ".join(str(number) for number, _ in touched)
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM slot_count WHERE spec_id IN ({numbers}) AND bearer IN ({listed(sorted(bearers))})"
            )
        _insert(touched, bearers=bearers)


def _renew_stamps(numbers: Iterable[int], kinds: Iterable[str]) -> None:
    """What was remembered of these slots, and of whatever follows records of these kinds, is judged anew."""
    SlotStamp.objects.filter(spec__in=numbers).update(token=token_hex(16))
    stamps = [KindStamp(kind=kind, token=token_hex(16)) for kind in sorted(kinds)]
    KindStamp.objects.bulk_create(stamps, update_conflicts=True, unique_fields=["kind"], update_fields=["token"])


def _touched(kinds: set[str], days: list[date], duties: list[str]) -> list[tuple[int, Spec]]:
    """Kept specs that deeds of these kinds on these days, or said to serve these duties, can count for."""
    reach = Q(first_day__lte=max(days)) & (Q(due__gte=min(days)) | Q(cure_until__gte=min(days)))
    # Two who file for one person at once take turns here, so that the second counts what the first has filed.
    found = SlotSpec.objects.select_for_update().filter(reach | Q(duty__in=duties)).order_by("id")
    return [(one.pk, _spec(one)) for one in found if kinds & set(one.kinds.split("+"))]


def _insert(specs: Sequence[tuple[int, Spec]], *, bearers: frozenset[str] | None) -> None:
    if not specs:
        return
    text = counting(specs, on=LAST_DAY, known=LATEST, bearers=bearers)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO slot_count (spec_id, bearer, {COLUMNS}) {text}")


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
        flag=spec.flag,
        grace=spec.grace,
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
        flag=row.flag,
        grace=row.grace,
    )
