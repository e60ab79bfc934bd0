"""The 任务分解表 as rows to be shown and printed: numbered once for all, whole or for one unit."""

from collections.abc import Iterable
from dataclasses import dataclass

from yaodian.core.breakdown.units import units_text
from yaodian.core.edition.assignment import Assignment

HEADING = ("序号", "任务", "牵头单位", "责任单位", "配合单位", "责任领导", "完成时限", "成果形式")


@dataclass(frozen=True, slots=True)
class Task:
    """A row with its number in the whole table, which stays the same in the sheet of one unit."""

    number: int
    assignment: Assignment

    @property
    def item(self) -> str:
        return printable(self.assignment.item)

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of `HEADING`."""
        one = self.assignment
        units = (units_text(part) for part in (one.lead, one.responsible, one.support))
        return (str(self.number), *map(printable, (one.text, *units, one.leader, one.due, one.outcome)))


def printable(text: str) -> str:
    """Without signs that no paper can hold: a pasted text may bring control characters, which break a document."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t\u3000").strip()


def tasks(assignments: Iterable[Assignment], unit: str = "") -> tuple[Task, ...]:
    """In the order of the text; with `unit` only the rows that name this body."""
    numbered = (Task(n, one) for n, one in enumerate(sorted(assignments, key=lambda one: one.start), 1))
    return tuple(task for task in numbered if not unit or task.assignment.names(unit))
