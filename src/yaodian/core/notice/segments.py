"""A sentence that asks for several things by several days, cut into one stretch for each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from yaodian.core.plan import Clause, Plan
from yaodian.core.plan.found import Deadline

STOPS = frozenset("；;")
COMMAS = frozenset("，,、")


def cut_up(plan: Plan, deadlines: Sequence[Deadline]) -> Plan:
    """The same plan with its clauses cut behind each ；and before the comma that leads to a second deadline."""

    def cut(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(part for clause in clauses for part in _parts(plan.text, clause, deadlines))

    parts = tuple(
        replace(part, items=tuple(replace(item, clauses=cut(item.clauses)) for item in part.items))
        for part in plan.parts
    )
    return replace(plan, parts=parts, preamble=cut(plan.preamble))


def _parts(text: str, clause: Clause, deadlines: Sequence[Deadline]) -> Iterator[Clause]:
    edges = [at + 1 for at in range(clause.start, clause.end - 1) if text[at] in STOPS]
    edges += _before_seconds(text, clause, deadlines, edges)
    begun = clause.start
    for edge in (*sorted(edges), clause.end):
        while begun < edge and text[begun].isspace():
            begun += 1
        if begun < edge:
            yield Clause(begun, edge, text[begun:edge], clause.item)
        begun = edge


def _before_seconds(text: str, clause: Clause, deadlines: Sequence[Deadline], edges: Sequence[int]) -> Iterator[int]:
    """Where a comma parts one deadline's matter from the next one's."""
    own = [one for one in deadlines if clause.start <= one.start < clause.end]
    for former, one in pairwise(own):
        if any(former.start < edge <= one.start for edge in edges):
            continue
        comma = max((text.rfind(mark, former.end, one.start) for mark in COMMAS), default=-1)
        if comma >= 0:
            yield comma + 1
