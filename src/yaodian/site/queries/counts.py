"""What serves each slot, counted by the database: one SQL text for SQLite and PostgreSQL.

Days are ordinals and moments microseconds, so the text holds whole numbers and checked keys only. It must equal
`core.verdict.deeds`; `tests/site/queries/test_counts.py` holds the two together.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection

from yaodian.core.verdict.heirs import Heir
from yaodian.core.verdict.tables import Count, Spec
from yaodian.site.models.days import micros_of
from yaodian.site.queries.literals import listed, row

# A deed that nobody said belongs elsewhere counts by its day; one that was said to belong to a cycle counts there.
_COUNTS = """
WITH spec(id, duty, cycle, attended, first, last, due, cure, curable, prompt, flag, grace) AS (VALUES {specs}),
want(id, kind) AS (VALUES {wants}),
heir(old, bearer, first_end, last_end) AS (VALUES {heirs}),
said AS (SELECT record_uid, duty_key, cycle_key FROM belonging WHERE since <= {known} AND until > {known}),
counting AS ({counting}),
placed AS (
  SELECT s.id, d.id AS deed, d.bearer, CASE WHEN d.on_day <= s.last THEN 0 ELSE 1 END AS place
  FROM spec s JOIN want w ON w.id = s.id
  JOIN counting d ON d.kind = w.kind AND d.on_day BETWEEN s.first AND s.cure
  WHERE NOT EXISTS (SELECT 1 FROM said b WHERE b.record_uid = d.record_uid AND b.duty_key = s.duty)
  UNION ALL
  SELECT s.id, d.id, d.bearer, CASE WHEN d.on_day <= s.due THEN 0 WHEN s.curable = 1 THEN 1 ELSE 2 END
  FROM said b JOIN spec s ON s.duty = b.duty_key AND s.cycle = b.cycle_key
  JOIN want w ON w.id = s.id
  JOIN counting d ON d.record_uid = b.record_uid AND d.kind = w.kind AND d.on_day >= s.first
),
given AS (
  SELECT p.id, p.deed, p.bearer, p.place FROM placed p JOIN spec s ON s.id = p.id WHERE s.attended = 0{only_bearers}
  UNION ALL
  SELECT p.id, MAX(p.deed), h.bearer, MIN(p.place)
  FROM placed p JOIN spec s ON s.id = p.id JOIN heir h ON h.old = p.bearer JOIN deed d ON d.id = p.deed
  WHERE s.attended = 0 AND s.flag = '' AND h.first_end >= s.first AND h.last_end < s.due AND NOT EXISTS (
    SELECT 1 FROM placed q JOIN deed e ON e.id = q.deed
    WHERE q.id = p.id AND q.bearer = h.bearer AND e.record_uid = d.record_uid)
  GROUP BY p.id, h.bearer, d.record_uid
  UNION ALL
  SELECT p.id, MAX(p.deed), a.person_uid, MIN(p.place)
  FROM placed p JOIN spec s ON s.id = p.id JOIN deed d ON d.id = p.deed
  JOIN deed_person a ON a.deed_id = p.deed AND a.present
  WHERE s.attended = 1{only_persons}
  GROUP BY p.id, a.person_uid, d.record_uid
)
SELECT g.id AS spec_id, g.bearer AS bearer,
  SUM(CASE WHEN g.place = 0 THEN 1 ELSE 0 END) AS n,
  SUM(CASE WHEN g.place = 0 THEN d.amount ELSE 0 END) AS amount,
  SUM(CASE WHEN g.place = 0 AND d.entered <= {prompt} THEN 1 ELSE 0 END) AS prompt_n,
  SUM(CASE WHEN g.place = 0 AND d.entered <= {prompt} THEN d.amount ELSE 0 END) AS prompt_amount,
  SUM(CASE WHEN g.place = 1 THEN 1 ELSE 0 END) AS cured_n,
  SUM(CASE WHEN g.place = 1 THEN d.amount ELSE 0 END) AS cured_amount,
  SUM(CASE WHEN g.place = 2 THEN 1 ELSE 0 END) AS later,
  SUM(CASE WHEN g.place < 2 AND d.confirmed > {known} THEN 1 ELSE 0 END) AS unconfirmed,
  SUM(CASE WHEN g.place < 2 AND d.version > 1 THEN 1 ELSE 0 END) AS corrected,
  SUM(CASE WHEN g.place = 0 AND f.value THEN 1 ELSE 0 END) AS with_flag,
  SUM(CASE WHEN g.place = 0 AND NOT f.value THEN 1 ELSE 0 END) AS without_flag,
  COALESCE(MAX(CASE WHEN g.place = 0 AND NOT f.value AND d.on_day < {on} - s.grace THEN d.on_day END), 0) AS overdue
FROM given g JOIN spec s ON s.id = g.id JOIN deed d ON d.id = g.deed
LEFT JOIN deed_flag f ON f.deed_id = d.id AND f.flag = s.flag
GROUP BY g.id, g.bearer
"""
_DEEDS = "SELECT * FROM deed WHERE since <= {known} AND until > {known} AND on_day <= {on} AND counts"

# For an every-time duty each meeting is entered in time by the grace after its own day; 719163 is 1 January 1970.
_PROMPT = """CASE WHEN s.flag = '' THEN s.prompt
  ELSE (d.on_day + s.grace - 719162) * 86400000000 - 28800000000 END"""


def counts(
    specs: Sequence[Spec],
    *,
    on: date,
    known: datetime,
    heirs: Sequence[Heir] = (),
    bearers: frozenset[str] | None = None,
) -> dict[str, dict[str, Count]]:
    """What was counted by spec key and bearer, from deeds known at `known` up to the day `on`; without zeroes."""
    if not specs:
        return {}
    text = counting(list(enumerate(specs)), on=on, known=known, heirs=heirs, bearers=bearers)
    by_spec: dict[str, dict[str, Count]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(text)
        for i, bearer, *found in cursor.fetchall():
            by_spec[specs[i].key][bearer] = Count(*map(int, found))
    return by_spec


def counting(
    specs: Sequence[tuple[int, Spec]],
    *,
    on: date,
    known: datetime,
    heirs: Sequence[Heir] = (),
    bearers: frozenset[str] | None = None,
) -> str:
    """The SQL text that counts for these numbered specs."""
    told = [h for h in heirs if bearers is None or h.heir in bearers]
    at = micros_of(known)
    return _COUNTS.format(
        specs=", ".join(spec_row(i, s) for i, s in specs),
        wants=", ".join(row(i, kind) for i, s in specs for kind in s.kinds),
        heirs=heir_rows(told),
        counting=_counting(specs, bearers, told).format(known=at, on=on.toordinal()),
        known=at,
        prompt=_PROMPT,
        on=on.toordinal(),
        only_bearers="" if bearers is None else f" AND p.bearer IN ({listed(sorted(bearers))})",
        only_persons="" if bearers is None else f" AND a.person_uid IN ({listed(sorted(bearers))})",
    )


def _counting(specs: Sequence[tuple[int, Spec]], bearers: frozenset[str] | None, heirs: Sequence[Heir]) -> str:
    """The deeds to look at: all, or only those that these bearers did, inherited or attended.

    Bearers are looked for kind by kind, as the index has them.
    """
    if bearers is None:
        return _DEEDS
    kinds = listed(sorted({kind for _, spec in specs for kind in spec.kinds}))
    givers = listed(sorted(bearers | {h.old for h in heirs}))
    done = f"{_DEEDS} AND kind IN ({kinds}) AND bearer IN ({givers})"
    if not any(spec.attended for _, spec in specs):
        return done
    present = f"SELECT deed_id FROM deed_person WHERE present AND person_uid IN ({listed(sorted(bearers))})"
    return f"{done} UNION {_DEEDS} AND id IN ({present})"


def spec_row(index: int, spec: Spec) -> str:
    last = spec.span.last.toordinal()
    return row(
        index,
        spec.duty,
        spec.cycle,
        int(spec.attended),
        spec.span.first.toordinal(),
        last,
        spec.due.toordinal(),
        spec.cure_until.toordinal() if spec.cure_until else last,
        int(spec.curable),
        micros_of(spec.prompt),
        spec.flag,
        spec.grace,
    )


def heir_rows(heirs: Sequence[Heir]) -> str:
    rows = [row(h.old, h.heir, h.first_end, h.last_end) for h in heirs]
    return ", ".join(rows or ["('', '', 0, 0)"])
