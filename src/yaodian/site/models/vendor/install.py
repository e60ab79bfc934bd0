"""Puts guards on tables and lifts them. Every migration that rebuilds a guarded table runs `install_guards` again."""

from django.apps.registry import Apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from yaodian.site.models.vendor import run, vendor_of
from yaodian.site.models.vendor.guarded import Guarded, guarded

# All that `site.queries.history` keeps in memory.
STAMPED = ("body", "placement", "membership", "post", "term", "roster_entry", "ruling", "edition", "slot_spec")


def install_guards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    vendor = vendor_of(editor.connection)
    run(editor.connection, vendor.prepare_columns())
    guard_all(editor.connection, guards_in(apps))


def remove_guards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    unguard_all(editor.connection, guards_in(apps))


def stamp_rosters(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    stamp_all(editor.connection)


def leave_rosters(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for table in STAMPED:
        run(editor.connection, vendor_of(editor.connection).remove_stamp(table))


def stamp_all(connection: BaseDatabaseWrapper) -> None:
    """From now on every change of what decides who owes what is stamped."""
    for table in STAMPED:
        run(connection, vendor_of(connection).install_stamp(table))


def unstamped_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """Tables whose changes nobody would notice, for whoever examines the installation."""
    with connection.cursor() as cursor:
        cursor.execute(vendor_of(connection).stamped_tables())
        return sorted(set(STAMPED) - {row[0] for row in cursor.fetchall()})


def guards_in(apps: Apps) -> list[Guarded]:
    return guarded(apps.get_app_config("yaodian").get_models())


def guard_all(connection: BaseDatabaseWrapper, guards: list[Guarded]) -> None:
    for one in guards:
        run(connection, vendor_of(connection).install_guard(one))


def unguard_all(connection: BaseDatabaseWrapper, guards: list[Guarded]) -> None:
    for one in guards:
        run(connection, vendor_of(connection).remove_guard(one))


def unguarded_tables(connection: BaseDatabaseWrapper, guards: list[Guarded]) -> list[str]:
    """Tables whose guard is gone, for whoever examines the installation."""
    with connection.cursor() as cursor:
        cursor.execute(vendor_of(connection).guarded_tables())
        found = {row[0] for row in cursor.fetchall()}
    return sorted(one.table for one in guards if one.table not in found)
