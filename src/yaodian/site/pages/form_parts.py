"""The parts of a gathering's form: what is asked once, and each kind with what it alone asks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from yaodian.core.catalogue.gathering import Gathering
from yaodian.core.catalogue.kind import RecordKind
from yaodian.site.pages.asking import Ask


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of the gathering: its own questions are shown while it is ticked."""

    kind: RecordKind
    ticked: bool
    asks: tuple[Ask, ...]

    @property
    def bad(self) -> bool:
        return any(ask.faults for ask in self.asks)


def parts_of(together: Gathering, ticked: Collection[str], asked: Sequence[Ask]) -> tuple[Part, ...]:
    """The ticked ones first, so that what has to be filled in stands together."""
    by_key = {ask.field.key: ask for ask in asked}
    parts = [
        Part(kind, kind.key in ticked, tuple(by_key[field.key] for field in together.own(kind)))
        for kind in together.kinds
    ]
    return tuple(sorted(parts, key=lambda part: not part.ticked))


def common_of(together: Gathering, asked: Sequence[Ask]) -> tuple[Ask, ...]:
    """What is asked once, with a hint that says which parts keep it, where not all do."""
    keys = {field.key for field in together.shared}
    return tuple(_noted(together, ask) for ask in asked if ask.field.key in keys)


def _noted(together: Gathering, ask: Ask) -> Ask:
    askers = together.askers(ask.field.key)
    if len(askers) == len(together.kinds):
        return ask
    note = f"记入{'、'.join(kind.title for kind in askers)}。"
    return replace(ask, field=replace(ask.field, hint=note + ask.field.hint))
