"""A plan as a tree over its own text: parts, items, clauses; every offset counts characters."""

from dataclasses import dataclass
from functools import cached_property

from yaodian.core.plan.columns import Cell
from yaodian.core.problem import Problem


@dataclass(frozen=True)
class Heading:
    """A label and its title where they stand; `level` is the nesting depth at that place (1 to 3).

    `end` is the end of the title. `own_line` says that nothing but the heading stands on its
    line or in its table cell; otherwise the title is the opening of a sentence.
    """

    level: int
    label: str
    title: str
    start: int
    end: int
    own_line: bool = True

    @property
    def leaf_end(self) -> int:
        """Where the heading stops and sentences begin."""
        return self.end if self.own_line else self.start + len(self.label)


@dataclass(frozen=True)
class Clause:
    """One sentence (句). `item` is its place in `Plan.items`; None before the first item."""

    start: int
    end: int
    text: str
    item: int | None = None


@dataclass(frozen=True)
class Item:
    """One 条 of the plan. `part` is its place in `Plan.parts`.

    `text_missing`: only the table of contents names it; it has a heading there and no clauses.
    `number` is None for sentences that stand in a part before or without numbered items.
    """

    number: int | None
    label: str
    title: str
    start: int
    clauses: tuple[Clause, ...]
    text_missing: bool
    part: int
    level: int = 2


@dataclass(frozen=True)
class Part:
    """One 部分: a heading of the first level with its items. Label "" when the text shows none."""

    label: str
    title: str
    start: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Plan:
    """A plan as read. `text` is the text as given, to the character; nothing is copied apart.

    `year` is the four-digit year of the title, None when it names none. `contents` is the
    span (start, end) of a table of contents, `titled` the span of the title line, `cells` what stands
    beside the tasks of tables: who, by when.
    """

    title: str
    year: int | None
    text: str
    parts: tuple[Part, ...]
    preamble: tuple[Clause, ...]
    headings: tuple[Heading, ...] = ()
    contents: tuple[int, int] | None = None
    titled: tuple[int, int] | None = None
    cells: tuple[Cell, ...] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the parts; `Clause.item` points here."""
        return tuple(item for part in self.parts for item in part.items)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """All sentences in the order of the text."""
        found = [*self.preamble, *(c for item in self.items for c in item.clauses)]
        return tuple(sorted(found, key=lambda clause: clause.start))

    def item_of(self, clause: Clause) -> Item | None:
        """The item a sentence stands in."""
        return None if clause.item is None else self.items[clause.item]


@dataclass(frozen=True)
class Reading:
    """What was read, and everything that was noticed on the way."""

    plan: Plan
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Leaf:
    """A stretch of the text that belongs to exactly one thing: heading, clause, cell, title, contents, blank."""

    kind: str
    start: int
    end: int


def leaves(plan: Plan) -> tuple[Leaf, ...]:
    """The whole text cut into leaves, in order, without hole or overlap."""
    named = [Leaf("heading", h.start, h.leaf_end) for h in plan.headings if not _listed(plan, h.start)]
    named += [Leaf("cell", cell.start, cell.end) for cell in plan.cells]
    named += [Leaf("clause", clause.start, clause.end) for clause in plan.clauses]
    named += [Leaf(kind, *span) for kind, span in (("title", plan.titled), ("contents", plan.contents)) if span]
    cut: list[Leaf] = []
    at = 0
    for leaf in sorted(named, key=lambda leaf: (leaf.start, leaf.end)):
        if leaf.start > at:
            cut.append(Leaf("blank", at, leaf.start))
        cut.append(leaf)
        at = leaf.end
    if at < len(plan.text):
        cut.append(Leaf("blank", at, len(plan.text)))
    return tuple(cut)


def _listed(plan: Plan, at: int) -> bool:
    return plan.contents is not None and plan.contents[0] <= at < plan.contents[1]
