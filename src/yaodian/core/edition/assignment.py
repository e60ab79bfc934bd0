"""任务分解: who carries a sentence of a plan; part of the document that is adopted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """Somebody whom the table names: a body of the installation by its `uid`, or words that name none (各党支部)."""

    name: str
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One row of the 任务分解表: the sentence that begins at `start`, whole, with whoever carries it.

    `item`: the heading under which it stands. `duties`: keys of the duties it asks for, by which the next year's table
    finds this row again. 牵头单位, 责任单位 and 配合单位 are units; 责任领导, 完成时限 and 成果形式 are words.
    """

    start: int
    text: str
    item: str = ""
    duties: tuple[str, ...] = ()
    lead: tuple[Unit, ...] = ()
    responsible: tuple[Unit, ...] = ()
    support: tuple[Unit, ...] = ()
    leader: str = ""
    due: str = ""
    outcome: str = ""

    @property
    def units(self) -> tuple[Unit, ...]:
        """Everybody named, once each, in the order of the columns."""
        return tuple(dict.fromkeys((*self.lead, *self.responsible, *self.support)))

    def names(self, uid: str) -> bool:
        """Whether this body is named in the row, in whatever part."""
        return any(unit.uid == uid for unit in self.units)
