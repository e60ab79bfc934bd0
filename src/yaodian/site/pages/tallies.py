"""Judgements of many bearers counted: by body and duty."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from yaodian.core.duty import Duty
from yaodian.core.verdict.engine import Batch
from yaodian.core.verdict.verdict import Judgement, Verdict
from yaodian.site.pages.slot_rows import DONE
from yaodian.site.pages.words import URGENCY, VERDICTS
from yaodian.site.queries.census import Census

UNSEEN = frozenset({Verdict.VOID, Verdict.UNDECIDED})


class Tally:
    """How many slots stand at which verdict."""

    def __init__(self) -> None:
        self._counts: Counter[Verdict] = Counter()

    def add(self, verdict: Verdict, count: int) -> None:
        if count:
            self._counts[verdict] += count

    def join(self, other: "Tally") -> None:
        self._counts.update(other._counts)

    @property
    def urgent(self) -> Verdict:
        """The one that most needs attention."""
        return next(verdict for verdict in URGENCY if verdict in self._counts)

    def of(self, verdict: Verdict) -> int:
        return self._counts[verdict]

    @property
    def done(self) -> int:
        return sum(self._counts[verdict] for verdict in DONE)

    @property
    def owed(self) -> int:
        return self._counts.total()

    @property
    def parts(self) -> tuple[tuple[Verdict, int], ...]:
        """What there is of each, the most urgent first."""
        return tuple((verdict, self._counts[verdict]) for verdict in URGENCY if verdict in self._counts)

    @property
    def words(self) -> str:
        return "，".join(f"{VERDICTS[verdict]}{count}" for verdict, count in self.parts)


@dataclass(frozen=True)
class Standings:
    """Batches with the body in whose line each bearer stands, and the definition of each duty."""

    batches: tuple[Batch, ...]
    census: Census
    duties: Mapping[str, Duty]

    @cached_property
    def placed(self) -> tuple[tuple[Judgement, Counter[str]], ...]:
        """Each judgement with how many bearers stand alike in the line of which body."""
        found = []
        for batch in self.batches:
            duty = self.duties.get(batch.judgement.duty)
            if duty:
                homes = Counter(self.census.homes(batch.bearers, duty.bearer))
                homes.pop("", None)
                found.append((batch.judgement, homes))
        return tuple(found)

    def by_body(self) -> dict[tuple[str, str], Tally]:
        """By body and duty; what is void or undecided is not counted."""
        found: dict[tuple[str, str], Tally] = defaultdict(Tally)
        for judgement, homes in self.placed:
            if judgement.verdict not in UNSEEN:
                for body, count in homes.items():
                    found[body, judgement.duty].add(judgement.verdict, count)
        return found
