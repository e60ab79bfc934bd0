"""Brings the tables to this version of the product, and puts back guards and stamps that are gone."""

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from yaodian.site.models.vendor.install import guard_all, guards_in, stamp_all, unguarded_tables


def upgrade() -> list[str]:
    """The tables whose guards were put back."""
    call_command("migrate", verbosity=0, interactive=False)
    guards = guards_in(apps)
    bare = unguarded_tables(connection, guards)
    guard_all(connection, [guard for guard in guards if guard.table in bare])
    stamp_all(connection)
    return bare
