"""How whole slots stand, remembered between two questions by whoever can tell that nothing under them has changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from yaodian.core.verdict.demand import Demand
from yaodian.core.verdict.engine import Batch


class Standings(Protocol):
    """A memory of judgements on one day: of all who owe a demand, before anything learnt late is looked at."""

    def recalled(self, demands: Sequence[Demand]) -> Mapping[Demand, Sequence[Batch]]:
        """How those of these whole demands stand that need not be judged anew."""
        ...

    def keep(self, found: Iterable[tuple[Demand, Sequence[Batch]]]) -> None:
        """What judging all bearers of these demands came to."""
        ...


class Forgetful:
    """Everything is judged anew."""

    def recalled(self, demands: Sequence[Demand]) -> Mapping[Demand, Sequence[Batch]]:
        return {}

    def keep(self, found: Iterable[tuple[Demand, Sequence[Batch]]]) -> None:
        pass


FORGETFUL = Forgetful()
