"""How slots stood when they were last judged, for as long as no record that can count for them came or changed."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence

from yaodian.core.verdict.demand import Demand
from yaodian.core.verdict.engine import Batch
from yaodian.site.models import SlotStamp

# Fewer stamps than these are asked for by number.
FEW = 200
Kept = MutableMapping[Demand, tuple[str, Sequence[Batch]]]


class Remembered:
    """Judgements of one day under one snapshot. Whatever files or changes a record renews the stamps that it touches.

    Stamps are read before anything is counted: a judgement is never kept under a stamp younger than its figures.
    """

    def __init__(self, kept: Kept, numbers: Mapping[str, int]) -> None:
        self._kept = kept
        self._numbers = numbers
        self._stamps: dict[int, str] = {}

    def recalled(self, demands: Sequence[Demand]) -> Mapping[Demand, Sequence[Batch]]:
        self._stamps |= self._read(demands)
        held = {demand: self._kept[demand] for demand in demands if demand in self._kept}
        return {demand: found for demand, (stamp, found) in held.items() if stamp == self._stamp_of(demand)}

    def keep(self, found: Iterable[tuple[Demand, Sequence[Batch]]]) -> None:
        for demand, batches in found:
            stamp = self._stamp_of(demand)
            if stamp:
                self._kept[demand] = stamp, batches

    def _stamp_of(self, demand: Demand) -> str:
        return self._stamps.get(self._numbers.get(demand.spec.key, 0), "")

    def _read(self, demands: Sequence[Demand]) -> dict[int, str]:
        found = SlotStamp.objects.all()
        if len(demands) < FEW:
            found = found.filter(spec__in=[self._numbers.get(demand.spec.key, 0) for demand in demands])
        return dict(found.values_list("spec_id", "token"))
