"""How slots stood when they were last judged, for as long as no record that can count for them came or changed."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from functools import cached_property

from yaodian.core.verdict.demand import Demand
from yaodian.core.verdict.engine import Batch
from yaodian.core.verdict.standings import Shared
from yaodian.site.models import KindStamp, SlotStamp
from yaodian.site.queries.events import kinds_around

# So many stamps are asked for by number; more are read with all others.
FEW = 200
Stamp = tuple[str, ...]
ByStamp = MutableMapping[Shared, tuple[Stamp, Sequence[Batch]]]


class Remembered:
    """Judgements of one day under one snapshot. Whatever files or changes a record renews the stamps that it touches.

    Stamps are read before anything is counted: a judgement is never kept under a stamp younger than its figures.
    """

    def __init__(self, kept: ByStamp, numbers: Mapping[str, int]) -> None:
        self._kept = kept
        self._numbers = numbers
        self._stamps: dict[Shared, Stamp] = {}
        self._by_slot: dict[int, str] = {}
        self._all_read = False

    def recalled(self, wholes: Sequence[Shared]) -> Mapping[Shared, Sequence[Batch]]:
        fresh = self._fresh(wholes)
        self._stamps |= fresh
        held = {one: self._kept[one] for one in fresh if one in self._kept}
        return {one: found for one, (stamp, found) in held.items() if stamp == fresh[one]}

    def keep(self, found: Iterable[tuple[Shared, Sequence[Batch]]]) -> None:
        for one, batches in found:
            if one in self._stamps:
                self._kept[one] = self._stamps[one], batches

    def _fresh(self, wholes: Sequence[Shared]) -> dict[Shared, Stamp]:
        """What each can be remembered under; a slot without a stamp is not remembered."""
        slots = {one: self._numbers.get(one.spec.key, 0) for one in wholes if isinstance(one, Demand)}
        self._read({number for number in slots.values() if number not in self._by_slot})
        found: dict[Shared, Stamp] = {
            one: (self._by_slot[number],) for one, number in slots.items() if number in self._by_slot
        }
        for one in wholes:
            if not isinstance(one, Demand):
                kinds = sorted(kinds_around(claim.duty for claim in one.claims))
                found[one] = tuple(self._by_kind.get(kind, "") for kind in kinds)
        return found

    def _read(self, numbers: set[int]) -> None:
        if numbers and not self._all_read:
            self._all_read = len(numbers) > FEW
            stamps = SlotStamp.objects.all() if self._all_read else SlotStamp.objects.filter(spec__in=numbers)
            self._by_slot |= stamps.values_list("spec_id", "token")

    @cached_property
    def _by_kind(self) -> dict[str, str]:
        return dict(KindStamp.objects.values_list("kind", "token"))
