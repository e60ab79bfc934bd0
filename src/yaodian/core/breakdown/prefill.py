"""The first draft of the 任务分解表: what each sentence says, then what its duties ask, then last year's table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from yaodian.core.breakdown.units import Roles, roles_in, units_of
from yaodian.core.duty import Duty, EveryTime, Face, Standing
from yaodian.core.duty.explain import Names, occasion_text, selector_text
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.core.plan import Plan
from yaodian.core.plan.found import Findings, Party
from yaodian.core.propose import SentenceProposal
from yaodian.core.roster.selector import Who

# States that ask nobody for anything.
SILENT = frozenset({"guidance", "boundary", "missing"})
HERE = Unit("本级组织")
# What there is one of in a city, or says already that it means all, needs no 各 before it.
SINGLE = ("各", "市")
PARTS = ("lead", "responsible", "support", "leader")
CELLS = ("lead", "responsible", "support", "leader", "due", "outcome")


class Whence(StrEnum):
    """Where a prefilled cell comes from."""

    SAID = "said"  # the sentence itself
    DUTY = "duty"  # the duties it proposes
    LAST = "last"  # the table adopted before, where the same duty was assigned


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a draft is made from beside the sentences: names of units, the table before, what keys are called.

    `issuer`: whose plan it is, who bears what 本级组织 bears.
    """

    plan: Plan
    findings: Findings
    names: Names
    units: Mapping[str, str] = field(default_factory=dict)
    last: tuple[Assignment, ...] = ()
    issuer: Unit = HERE


@dataclass(frozen=True, slots=True)
class Prefilled:
    """A row as offered. `asks`: the sentence asks for something, so it belongs into the table."""

    assignment: Assignment
    whence: Mapping[str, Whence]
    asks: bool


def prefill(sentences: Iterable[SentenceProposal], known: Knowledge) -> tuple[Prefilled, ...]:
    """One row a sentence, in the order of the text; a title whose text is missing has none."""
    before = {key: row for row in known.last for key in row.duties}
    items = {clause.start: _item(known.plan, clause.start) for clause in known.plan.clauses}
    return tuple(_row(one, items[one.start], before, known) for one in sentences if one.start in items)


def _item(plan: Plan, start: int) -> str:
    clause = next(one for one in plan.clauses if one.start == start)
    item = plan.item_of(clause)
    return f"{item.label}{item.title}" if item else ""


def _row(one: SentenceProposal, item: str, before: Mapping[str, Assignment], known: Knowledge) -> Prefilled:
    text = known.plan.text[one.start : one.end]
    duties = tuple(proposal.duty for proposal in one.duties)
    last = next((before[duty.key] for duty in duties if duty.key in before), None)
    sources = (
        (Whence.SAID, _said(one, roles_in(text, known.units), known.findings)),
        (Whence.SAID, _named(one, known)),
        (Whence.LAST, _people(last)),
        (Whence.DUTY, _asked(duties, known)),
        (Whence.LAST, {"due": last.due} if last else {}),
    )
    cells, whence = _first(sources)
    keys = tuple(duty.key for duty in duties)
    row = replace(Assignment(one.start, text, item, keys), **cells)  # type: ignore[arg-type]
    return Prefilled(row, whence, bool(set(one.states) - SILENT))


def _first(sources: Iterable[tuple[Whence, Mapping[str, object]]]) -> tuple[dict[str, object], dict[str, Whence]]:
    """Each cell from the first source that has something for it."""
    cells: dict[str, object] = {}
    whence: dict[str, Whence] = {}
    for source, found in sources:
        for name, value in found.items():
            if value and name not in cells:
                cells[name], whence[name] = value, source
    return cells, whence


def _said(one: SentenceProposal, roles: Roles, findings: Findings) -> dict[str, object]:
    deadlines = (found.surface for found in findings.deadlines if one.start <= found.start < one.end)
    made = (found.name for found in findings.deliverables if one.start <= found.start < one.end)
    return {
        "lead": roles.lead,
        "responsible": roles.responsible,
        "support": roles.support,
        "due": "、".join(dict.fromkeys(deadlines)),
        "outcome": "、".join(dict.fromkeys(made)),
    }


def _named(one: SentenceProposal, known: Knowledge) -> dict[str, object]:
    """What the columns of its row, or the line 责任单位： below its paragraph, say of a sentence."""
    parties = [party for party in known.findings.parties if party.row[0] <= one.start < party.row[1]]
    cells = {part: "、".join(n for party in parties if party.part == part for n in party.names) for part in PARTS}
    units: dict[str, object] = {part: units_of(cells[part], known.units) for part in PARTS if part != "leader"}
    return {**units, "leader": cells["leader"], "due": _due(one, parties, known)}


def _due(one: SentenceProposal, parties: list[Party], known: Knowledge) -> str:
    """The cell 完成时限 of its row as it stands (每季度末, 长期坚持), else the times said where the units are named."""
    plan = known.plan
    cells = [cell for cell in plan.cells if cell.column == "due" and cell.row[0] <= one.start < cell.row[1]]
    row = parties[0].row if parties else (one.start, one.end)
    deadlines = (found.surface for found in known.findings.deadlines if row[0] <= found.start < row[1])
    said = (plan.text[cell.start : cell.end].strip() for cell in cells) if cells else deadlines
    return "、".join(dict.fromkeys(said))


def _people(last: Assignment | None) -> dict[str, object]:
    return {name: getattr(last, name) for name in CELLS if name != "due"} if last else {}


def _asked(duties: tuple[Duty, ...], known: Knowledge) -> dict[str, object]:
    """Bearer, rhythm and form of the duties, as far as they are decided."""
    bearers = (unit for duty in duties if Face.BEARER not in duty.undecided for unit in _bearers(duty, known))
    return {
        "responsible": tuple(dict.fromkeys(bearers)),
        "due": "、".join(dict.fromkeys(_times(duties, known.names))),
        "outcome": "、".join(dict.fromkeys(known.names.of(duty.kinds[0]) for duty in duties if duty.kinds)),
    }


def _bearers(duty: Duty, known: Knowledge) -> tuple[Unit, ...]:
    """Several kinds of body are several words, as they would be read from a cell."""
    if duty.bearer.here:
        return (known.issuer,)
    said = selector_text(duty.bearer, known.names)
    several = duty.bearer.who is Who.BODIES and not said.startswith(SINGLE)
    return units_of(f"各{said}" if several else said, {})


def _times(duties: tuple[Duty, ...], names: Names) -> Iterator[str]:
    for duty in duties:
        if Face.CYCLE not in duty.undecided:
            yield _time(duty, names)


def _time(duty: Duty, names: Names) -> str:
    """A condition of every meeting has no rhythm of its own; that it is counted by the month says nothing to a unit."""
    if any(isinstance(quota, EveryTime) for quota in duty.quotas):
        return "每次"
    return "长期" if isinstance(duty.occasion, Standing) else occasion_text(duty.occasion, names)
