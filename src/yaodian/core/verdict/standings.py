"""How whole slots stand, remembered between two questions by whoever can tell that nothing under them has changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from yaodian.core.verdict.claims import Group
from yaodian.core.verdict.demand import Demand
from yaodian.core.verdict.engine import Batch

Shared = Demand | Group


class Standings(Protocol):
    """A memory of judgements on one day: of all who owe the same alike, before anything learnt late is looked at.

    A demand is a slot of the calendar; a group owes what follows events, each bearer by a calendar of its own.
    """

    def recalled(self, wholes: Sequence[Shared]) -> Mapping[Shared, Sequence[Batch]]:
        """How those of them stand that need not be judged anew."""
        ...

    def keep(self, found: Iterable[tuple[Shared, Sequence[Batch]]]) -> None:
        """What judging all bearers of these came to."""
        ...


class Forgetful:
    """Everything is judged anew."""

    def recalled(self, wholes: Sequence[Shared]) -> Mapping[Shared, Sequence[Batch]]:
        return {}

    def keep(self, found: Iterable[tuple[Shared, Sequence[Batch]]]) -> None:
        pass


FORGETFUL = Forgetful()
