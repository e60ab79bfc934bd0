"""Coverage counted by the database: who was due to be reached, and who was.

Must equal `core.verdict.cover` and `weigh`; `tests/site/queries/test_counts.py` holds them together.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import connection

from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.engine import Cover
from yaodian.core.verdict.heirs import Heir
from yaodian.core.verdict.tables import Share
from yaodian.site.models.days import micros_of
from yaodian.site.queries.counts import heir_rows, spec_row
from yaodian.site.queries.literals import listed, row

_SHARES = """
WITH spec(id, duty, cycle, attended, first, last, due, cure, curable, prompt, flag, grace) AS (VALUES {specs}),
want(id, kind) AS (VALUES {wants}),
heir(old, bearer, first_end, last_end) AS (VALUES {heirs}),
cover(id, spec, bearer, path, day, known) AS (VALUES {covers}),
excused(id, who) AS (VALUES {excused}),
said AS (SELECT record_uid, duty_key, cycle_key FROM belonging WHERE since <= {known} AND until > {known}),
timely AS (
  SELECT s.id, d.id AS deed, d.bearer, d.entered AS since
  FROM spec s JOIN want w ON w.id = s.id JOIN deed d ON d.kind = w.kind AND d.on_day BETWEEN s.first AND s.due
  LEFT JOIN said b ON b.record_uid = d.record_uid AND b.duty_key = s.duty
  WHERE d.since <= {known} AND d.until > {known} AND d.on_day <= {on} AND d.counts
    AND ((b.record_uid IS NULL AND d.on_day <= s.last) OR b.cycle_key = s.cycle)
),
meant AS (SELECT DISTINCT c.id, {who} AS who FROM cover c {joins}),
reached AS ({reached})
SELECT c.id, COUNT(r.who), SUM(CASE WHEN r.since <= s.prompt THEN 1 ELSE 0 END), COUNT(m.who)
FROM cover c JOIN spec s ON s.id = c.spec
JOIN meant m ON m.id = c.id
LEFT JOIN reached r ON r.id = {reach_id} AND r.who = m.who
WHERE NOT EXISTS (SELECT 1 FROM excused x WHERE x.id = c.id AND x.who = m.who)
GROUP BY c.id
"""

_PERSONS = """
  SELECT t.id, a.person_uid AS who, MIN(t.since) AS since
  FROM timely t JOIN deed_person a ON a.deed_id = t.deed AND a.present GROUP BY t.id, a.person_uid
"""
_BODIES = """
  SELECT g.id, g.who, MIN(g.since) AS since FROM (
    SELECT c.id, o.body_uid AS who, t.since
    FROM cover c JOIN timely t ON t.id = c.spec AND t.bearer = c.bearer JOIN deed_body o ON o.deed_id = t.deed
    UNION ALL
    SELECT c.id, o.body_uid, t.since
    FROM cover c JOIN heir h ON h.bearer = c.bearer JOIN spec s ON s.id = c.spec
    JOIN timely t ON t.id = c.spec AND t.bearer = h.old JOIN deed_body o ON o.deed_id = t.deed
    WHERE h.first_end >= s.first AND h.last_end < s.due
  ) g GROUP BY g.id, g.who
"""
_HANGS = """JOIN placement p ON p.relation = 'belongs' AND p.path >= c.path AND p.path < c.path || ':'
  AND c.day BETWEEN p.first_day AND p.last_day AND p.since <= c.known AND p.until > c.known
  JOIN body b ON b.uid = p.body_uid AND c.day BETWEEN b.first_day AND b.last_day
  AND b.since <= c.known AND b.until > c.known{kinds}"""
_HOLDS = """ JOIN {table} m ON m.body_uid = b.uid AND c.day BETWEEN m.first_day AND m.last_day
  AND m.since <= c.known AND m.until > c.known{which}"""


def shares(
    covers: Sequence[Cover], of: Selector, *, on: date, known: datetime, heirs: Sequence[Heir] = ()
) -> dict[tuple[str, str], Share]:
    """Reached and due, by spec key and bearer. Where nobody was due there is no entry."""
    if not covers:
        return {}
    specs = list({c.spec.key: c.spec for c in covers}.values())
    index = {spec.key: i for i, spec in enumerate(specs)}
    bodies = of.who is Who.BODIES
    who, joins = _meant(of)
    text = _SHARES.format(
        specs=", ".join(spec_row(i, s) for i, s in enumerate(specs)),
        wants=", ".join(row(i, kind) for i, s in enumerate(specs) for kind in s.kinds),
        heirs=heir_rows(heirs),
        covers=", ".join(_cover_row(i, index[c.spec.key], c) for i, c in enumerate(covers)),
        excused=_excused_rows(covers, itself=bodies),
        known=micros_of(known),
        on=on.toordinal(),
        who=who,
        joins=joins,
        reached=_BODIES if bodies else _PERSONS,
        reach_id="c.id" if bodies else "c.spec",
    )
    with connection.cursor() as cursor:
        cursor.execute(text)
        return {(covers[i].spec.key, covers[i].bearer): Share(*map(int, found)) for i, *found in cursor.fetchall()}


def _cover_row(index: int, spec: int, cover: Cover) -> str:
    return row(index, spec, cover.bearer, cover.path, cover.day.toordinal(), micros_of(cover.known))


def _excused_rows(covers: Sequence[Cover], *, itself: bool) -> str:
    rows = [row(i, who) for i, c in enumerate(covers) for who in (*c.excused, *((c.bearer,) if itself else ()))]
    return ", ".join(rows or ["(-1, '')"])


def _meant(of: Selector) -> tuple[str, str]:
    """The column of who is meant, and the joins that find them below the bearer on the day."""
    hangs = _HANGS.format(kinds=_only("b.kind", of.kinds))
    if of.who is Who.BODIES:
        return "b.uid", hangs + (" AND b.uid = c.bearer" if of.here else "")
    table, which = {
        Who.HOLDERS: ("post", _only("m.title", of.posts) or " AND 1 = 0"),
        Who.ROSTER: ("roster_entry", _only("m.roster", (of.roster,))),
        Who.MEMBERS: ("membership", " AND m.standing <> 'none'"),
        Who.STAFF: ("membership", ""),
    }[of.who]
    return "m.person_uid", hangs + _HOLDS.format(table=table, which=which)


def _only(column: str, keys: Iterable[str]) -> str:
    keys = tuple(keys)
    return f" AND {column} IN ({listed(keys)})" if keys else ""
