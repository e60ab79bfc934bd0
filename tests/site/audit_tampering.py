"""What somebody with raw SQL and no key, or with an old key file, could do to the trail."""

from django.apps import apps
from django.db import connection

from yaodian.site.models.vendor.install import guard_all, guards_in, unguard_all


def tamper(sql: str, *values: object) -> None:
    """Past the guard, as the owner of the database can."""
    guards = [guard for guard in guards_in(apps) if guard.table == "audit_line"]
    unguard_all(connection, guards)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    guard_all(connection, guards)
