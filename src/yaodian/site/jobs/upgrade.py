"""Brings the tables to this version of the product, puts back guards and stamps that are gone, and counts anew."""

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from yaodian.site.actions.keep_counts import rebuild_all
from yaodian.site.clock import now
from yaodian.site.models import SlotSpec
from yaodian.site.models.vendor.install import guard_all, guards_in, stamp_all, unguarded_tables


def upgrade() -> list[str]:
    """The tables whose guards were put back."""
    call_command("migrate", verbosity=0, interactive=False)
    guards = guards_in(apps)
    bare = unguarded_tables(connection, guards)
    guard_all(connection, [guard for guard in guards if guard.table in bare])
    stamp_all(connection)
    if SlotSpec.objects.filter(stamp=None).exists():
        # Kept by a version that kept less: nothing of it could be remembered.
        rebuild_all(actor=None, at=now())
    return bare
