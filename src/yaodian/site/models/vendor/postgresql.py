"""PostgreSQL: guards are triggers with one function, locks are row locks and one advisory lock."""

from yaodian.core.roster.rows import NEVER
from yaodian.site.models.days import micros_of
from yaodian.site.models.vendor.guarded import Guarded

_OPEN = micros_of(NEVER)
# Any numbers that nothing else in the database uses; "tree", "edit" and "slot" in ASCII.
_TREE, _EDITIONS, _COUNTS = 0x74726565, 0x65646974, 0x736C6F74
_FUNCTION = """
CREATE OR REPLACE FUNCTION yaodian_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'yaodian: % is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$"""

_STAMP = """
CREATE OR REPLACE FUNCTION yaodian_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO roster_stamp (id, token) VALUES (1, gen_random_uuid()::text)
    ON CONFLICT (id) DO UPDATE SET token = excluded.token;
    RETURN NULL;
END $$"""


def install_guard(guarded: Guarded) -> list[str]:
    changed = [f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in guarded.frozen]
    changed += [f'(OLD."{name}" IS DISTINCT FROM NEW."{name}" AND OLD."{name}" <> {_OPEN})' for name in guarded.once]
    statements = [_FUNCTION, *remove_guard(guarded)]
    statements.append(_trigger(guarded.table, "UPDATE", f"WHEN ({' OR '.join(changed)})"))
    if guarded.keep:
        statements.append(_trigger(guarded.table, "DELETE", ""))
    return statements


def remove_guard(guarded: Guarded) -> list[str]:
    return [
        f'DROP TRIGGER IF EXISTS guard_{event}_{guarded.table} ON "{guarded.table}"' for event in ("update", "delete")
    ]


def guarded_tables() -> str:
    return (
        "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE t.tgname LIKE 'guard_update_%' AND t.tgenabled <> 'D' "
        "AND pg_table_is_visible(c.oid)"
    )


def install_stamp(table: str) -> list[str]:
    trigger = (
        f'CREATE TRIGGER stamp_{table} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION yaodian_stamp()"
    )
    return [_STAMP, *remove_stamp(table), trigger]


def remove_stamp(table: str) -> list[str]:
    return [f'DROP TRIGGER IF EXISTS stamp_{table} ON "{table}"']


def stamped_tables() -> str:
    return (
        "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE t.tgname LIKE 'stamp_%' AND t.tgenabled <> 'D' AND pg_table_is_visible(c.oid)"
    )


def prepare_columns() -> list[str]:
    """Paths are compared byte by byte: in other collations ':' does not sort after '9'."""
    return ['ALTER TABLE "placement" ALTER COLUMN "path" TYPE varchar(80) COLLATE "C"']


def take_statistics() -> list[str]:
    return ["ANALYZE"]


def take_snapshot() -> list[str]:
    return ["SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"]


def lock_tree() -> list[str]:
    return [f"SELECT pg_advisory_xact_lock({_TREE})"]


def lock_editions() -> list[str]:
    return [f"SELECT pg_advisory_xact_lock({_EDITIONS})"]


def lock_counts(alone: bool) -> list[str]:
    return [f"SELECT pg_advisory_xact_lock{'' if alone else '_shared'}({_COUNTS})"]


def _trigger(table: str, event: str, when: str) -> str:
    return (
        f'CREATE TRIGGER guard_{event.lower()}_{table} BEFORE {event} ON "{table}" '
        f"FOR EACH ROW {when} EXECUTE FUNCTION yaodian_refuse()"
    )
