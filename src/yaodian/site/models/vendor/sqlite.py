"""SQLite: guards are triggers; a transaction begun IMMEDIATE already holds the only write lock there is."""

from yaodian.core.roster.rows import NEVER
from yaodian.site.models.days import micros_of
from yaodian.site.models.vendor.guarded import Guarded

_OPEN = micros_of(NEVER)
_EVENTS = ("INSERT", "UPDATE", "DELETE")


def install_guard(guarded: Guarded) -> list[str]:
    changed = [f'OLD."{name}" IS NOT NEW."{name}"' for name in guarded.frozen]
    changed += [f'(OLD."{name}" IS NOT NEW."{name}" AND OLD."{name}" <> {_OPEN})' for name in guarded.once]
    statements = remove_guard(guarded)
    statements.append(_trigger(guarded.table, "UPDATE", " OR ".join(changed)))
    if guarded.keep:
        statements.append(_trigger(guarded.table, "DELETE", "1"))
    return statements


def remove_guard(guarded: Guarded) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS guard_{event}_{guarded.table}" for event in ("update", "delete")]


def guarded_tables() -> str:
    return "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_update_%'"


def install_stamp(table: str) -> list[str]:
    return [*remove_stamp(table), *(_stamping(table, event) for event in _EVENTS)]


def remove_stamp(table: str) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS stamp_{event.lower()}_{table}" for event in _EVENTS]


def stamped_tables() -> str:
    return (
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'stamp_%' "
        f"GROUP BY tbl_name HAVING COUNT(*) = {len(_EVENTS)}"
    )


def prepare_columns() -> list[str]:
    return []


def take_statistics() -> list[str]:
    return []


def take_snapshot() -> list[str]:
    return []


def lock_tree() -> list[str]:
    return []


def lock_editions() -> list[str]:
    return []


def lock_counts(alone: bool) -> list[str]:
    return []


def _trigger(table: str, event: str, when: str) -> str:
    return (
        f'CREATE TRIGGER guard_{event.lower()}_{table} BEFORE {event} ON "{table}" WHEN {when} '
        f"BEGIN SELECT RAISE(ABORT, 'yaodian: {table} is append-only'); END"
    )


def _stamping(table: str, event: str) -> str:
    return (
        f'CREATE TRIGGER stamp_{event.lower()}_{table} AFTER {event} ON "{table}" BEGIN '
        "INSERT INTO roster_stamp (id, token) VALUES (1, hex(randomblob(16))) "
        "ON CONFLICT (id) DO UPDATE SET token = excluded.token; END"
    )
