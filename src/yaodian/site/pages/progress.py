"""Judgements of many bearers counted: by body and duty."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from yaodian.core.duty import Duty
from yaodian.core.verdict.engine import Batch
from yaodian.core.verdict.verdict import Judgement, Verdict
from yaodian.site.pages.slot_rows import DONE
from yaodian.site.pages.words import URGENCY, VERDICTS
from yaodian.site.queries.census import Census

K = TypeVar("K", bound=Hashable)
UNSEEN = frozenset({Verdict.VOID, Verdict.UNDECIDED})


class Progress:
    """How many slots stand at which verdict."""

    def __init__(self) -> None:
        self._counts: dict[Verdict, int] = {}

    @classmethod
    def together(cls, parts: Iterable["Progress"]) -> "Progress":
        """The sum of them."""
        found = cls()
        for part in parts:
            for verdict, count in part._counts.items():
                found.add(verdict, count)
        return found

    def add(self, verdict: Verdict, count: int) -> None:
        if count:
            self._counts[verdict] = self._counts.get(verdict, 0) + count

    @property
    def urgent(self) -> Verdict:
        """The one that most needs attention."""
        return next(verdict for verdict in URGENCY if verdict in self._counts)

    def of(self, verdict: Verdict) -> int:
        return self._counts.get(verdict, 0)

    @property
    def done(self) -> int:
        return sum(self.of(verdict) for verdict in DONE)

    @property
    def owed(self) -> int:
        return sum(self._counts.values())

    @property
    def share(self) -> str:
        return f"{self.done}/{self.owed}"

    @property
    def parts(self) -> tuple[tuple[Verdict, int], ...]:
        """What there is of each, the most urgent first."""
        return tuple((verdict, self._counts[verdict]) for verdict in URGENCY if verdict in self._counts)

    @property
    def words(self) -> str:
        return "，".join(f"{VERDICTS[verdict]}{count}" for verdict, count in self.parts)


@dataclass(frozen=True)
class PlacedBatches:
    """Batches with the body in whose line each bearer stands, and the definition of each duty."""

    batches: tuple[Batch, ...]
    census: Census
    duties: Mapping[str, Duty]

    @cached_property
    def placed(self) -> tuple[tuple[Judgement, Mapping[str, int]], ...]:
        """Each judgement with how many bearers stand alike in the line of which body."""
        found = []
        for batch in self.batches:
            duty = self.duties.get(batch.judgement.duty)
            if duty:
                found.append((batch.judgement, self.census.homes(batch, duty.bearer)))
        return tuple(found)

    def lined(self, held: Mapping[str, str]) -> Iterator[tuple[Judgement, Mapping[str, int]]]:
        """Each judgement with how many stand alike in which line, where `held` names the line of a body."""
        remembered = self.census.lines(held)
        for batch in self.batches:
            duty = self.duties.get(batch.judgement.duty)
            if duty:
                lines = remembered.get(batch)
                if lines is None:
                    lines = remembered[batch] = _summed(self.census.homes(batch, duty.bearer), held)
                yield batch.judgement, lines

    def progress_by(
        self, into: Callable[[str, str], K | None], held: Mapping[str, str] | None = None
    ) -> dict[K, Progress]:
        """By what `into` makes of a body (or of the line that holds it) and a duty; void and undecided do not count."""
        found: dict[K, Progress] = {}
        for judgement, homes in self.placed if held is None else self.lined(held):
            if judgement.verdict not in UNSEEN:
                for body, count in homes.items():
                    key = into(body, judgement.duty)
                    if key is not None:
                        progress = found.get(key) or found.setdefault(key, Progress())
                        progress.add(judgement.verdict, count)
        return found


def _summed(homes: Mapping[str, int], held: Mapping[str, str]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for body, count in homes.items():
        if body in held:
            found[held[body]] += count
    return found
