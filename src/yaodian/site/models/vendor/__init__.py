"""The one place for SQL that differs between databases: guards against overwriting, locks, collation."""

from typing import Protocol, cast

from django.db.backends.base.base import BaseDatabaseWrapper

from yaodian.site.models.vendor import postgresql, sqlite
from yaodian.site.models.vendor.guarded import Guarded


class Vendor(Protocol):
    """What each vendor's module offers. Statements are run one by one on the connection they were asked for."""

    def install_guard(self, guarded: Guarded) -> list[str]:
        """Statements after which the table refuses what `guarded` forbids; harmless when run again."""

    def remove_guard(self, guarded: Guarded) -> list[str]:
        """Statements that lift the guard. Only a migration that rebuilds the table, and tests, may."""

    def guarded_tables(self) -> str:
        """A query for the names of the tables that have their guard."""

    def install_stamp(self, table: str) -> list[str]:
        """Statements after which every change of the table's rows writes a new token; harmless when run again."""

    def remove_stamp(self, table: str) -> list[str]:
        """Statements that undo it."""

    def stamped_tables(self) -> str:
        """A query for the names of the tables whose changes are stamped."""

    def prepare_columns(self) -> list[str]:
        """Statements that give columns what Django cannot say for one vendor alone."""

    def take_statistics(self) -> list[str]:
        """Statements after many rows at once, without which the next queries would be planned for empty tables."""

    def take_snapshot(self) -> list[str]:
        """Statements, first in a transaction, after which it reads the database as of one moment."""

    def lock_tree(self) -> list[str]:
        """Statements after which nobody else gives out places in the tree until the transaction ends."""

    def lock_editions(self) -> list[str]:
        """Statements after which nobody else adopts or withdraws anything until the transaction ends."""

    def lock_counts(self, alone: bool) -> list[str]:
        """Statements after which counts are made anew by nobody, or by us `alone`, until the transaction ends."""


def vendor_of(connection: BaseDatabaseWrapper) -> Vendor:
    module = {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]
    return cast(Vendor, module)


def run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


__all__ = ["Guarded", "Vendor", "run", "vendor_of"]
