"""Who waits for whom where two at once would both be right alone. SQLite lets one write at a time anyway."""

from django.db import connection

from yaodian.site.models.vendor import run, vendor_of


def lock_editions() -> None:
    """What holds already is looked up and added to by one at a time: two clicks at once adopt once.

    Before any row is written, and before the counts are locked.
    """
    run(connection, vendor_of(connection).lock_editions())


def lock_counts(*, alone: bool) -> None:
    """Whoever counts everything anew waits for those who file, and they for it: else neither counts what is filed."""
    run(connection, vendor_of(connection).lock_counts(alone))
