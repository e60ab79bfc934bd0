"""What people decided about one proposed duty; kept in the edition's document."""

from dataclasses import dataclass

from yaodian.core.duty import Occasion, Quota
from yaodian.core.roster.selector import Selector


@dataclass(frozen=True, slots=True)
class Decision:
    """Of the sentence that begins at `start`: is `duty` adopted, and how is what was open closed?

    Cycle: `occasion` with `quotas`; bearer: `bearer`; scope: `kinds`, the record kinds that count.
    What is not given stays open. `by`: the meeting, document or person that decided.
    """

    start: int
    duty: str
    accepted: bool
    occasion: Occasion | None = None
    quotas: tuple[Quota, ...] = ()
    bearer: Selector | None = None
    kinds: tuple[str, ...] = ()
    by: str = ""
