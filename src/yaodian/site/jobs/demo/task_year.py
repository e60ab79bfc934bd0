"""How the demo's plan was broken down in March: a table, every department asked, what they said, what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from yaodian.core.breakdown.difference import Asked
from yaodian.core.breakdown.opinion import Opinion, Stance
from yaodian.core.breakdown.prefill import Knowledge, prefill
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.site.actions.assign_tasks import Assigned, Breakdown, assign_tasks
from yaodian.site.actions.consult_units import Consulting, consult_units
from yaodian.site.actions.enter_plan import NewPlan, enter_plan
from yaodian.site.actions.give_opinions import Given, give_opinions, take_opinions
from yaodian.site.actions.reply_opinion import Replying, reply_opinion
from yaodian.site.catalogue import load_catalogue
from yaodian.site.clock import day_at
from yaodian.site.jobs.demo.city import DEPARTMENT
from yaodian.site.jobs.demo.plan_year import proposed
from yaodian.site.jobs.demo.roster import ROOT
from yaodian.site.jobs.demo.stage import Scene, Stage, luck, moment, sure
from yaodian.site.models import Body
from yaodian.site.queries.breakdowns import asked, opinions, unit_names

COMMITTEE = "J"
# Departments that answer by themselves; of the others the office takes in the sheets.
ANSWER_HERE = {"F": "fazhan", "W": "wenlv", "H": "shuiwu"}
ASKED_UNTIL = date(2026, 3, 12)
LEADERS = ("示例分管领导甲", "示例分管领导乙", "示例分管领导丙")
# Of a hundred rows put to a department: not answered, objected to, better led by another.
SILENT, OBJECTED, RELED = 4, 3, 2


def scenes() -> Iterator[Scene]:
    yield Scene(moment(date(2026, 3, 2), 9), read_plan)
    yield Scene(moment(date(2026, 3, 3), 10), assign)
    yield Scene(moment(date(2026, 3, 4), 9), consult)
    yield Scene(moment(date(2026, 3, 10), 15), answer)
    yield Scene(moment(date(2026, 3, 13), 10), take_sheets)
    yield Scene(moment(date(2026, 3, 16), 9), reply)


def read_plan(stage: Stage, at: datetime) -> None:
    plan = proposed().plan
    new = NewPlan(title=plan.title, text=plan.text, file_name="示例要点.txt")
    stage.plan = sure(enter_plan(actor=stage.accounts["office"], new=new, at=at, on=day_at(at))).uid


def assign(stage: Stage, at: datetime) -> None:
    """As offered, and for each sentence somebody who leads and two departments who support."""
    made, root = proposed(), stage.bodies[ROOT]
    names = unit_names(root, day_at(at))
    called = {uid: name for name, uid in names.items()}
    known = Knowledge(made.plan, made.found, load_catalogue().names, names, issuer=Unit(called[root], root))
    units = [Unit(called[uid], uid) for uid in _departments()]
    committee = Unit(called[stage.bodies[COMMITTEE]], stage.bodies[COMMITTEE])
    offered = [one for one in prefill(made.sentences, known) if one.asks]
    rows = tuple(
        Assigned(_carried(one.assignment, committee, [units[(2 * n + i) % len(units)] for i in (0, 1)]))
        for n, one in enumerate(offered)
    )
    new = Breakdown(stage.plan, root, rows)
    sure(assign_tasks(actor=stage.accounts["office"], new=new, at=at, on=day_at(at)))


def _carried(one: Assignment, committee: Unit, departments: Sequence[Unit]) -> Assignment:
    leader = one.leader or LEADERS[luck(one.item, of=len(LEADERS))]
    return replace(one, lead=one.lead or (committee,), support=one.support or tuple(departments), leader=leader)


def _departments() -> list[str]:
    return list(Body.objects.filter(kind=DEPARTMENT).order_by("id").values_list("uid", flat=True))


def consult(stage: Stage, at: datetime) -> None:
    new = Consulting(stage.plan, stage.bodies[ROOT], tuple(_departments()), ASKED_UNTIL)
    sure(consult_units(actor=stage.accounts["office"], new=new, at=at, on=day_at(at)))


def answer(stage: Stage, at: datetime) -> None:
    for code, by in ANSWER_HERE.items():
        about = stage.plan, stage.bodies[code]
        given = tuple(_given(stage, day_at(at), {stage.bodies[code]: code}))
        sure(give_opinions(actor=stage.accounts[by], asked=about, given=given, at=at, on=day_at(at)))


def take_sheets(stage: Stage, at: datetime) -> None:
    here = {stage.bodies[code] for code in ANSWER_HERE}
    others = {body.uid: body.name for body in Body.objects.filter(kind=DEPARTMENT) if body.uid not in here}
    given = tuple(_given(stage, day_at(at), others))
    if given:
        table = stage.plan, stage.bodies[ROOT]
        sure(take_opinions(actor=stage.accounts["office"], table=table, given=given, at=at, on=day_at(at)))


def _given(stage: Stage, on: date, units: Mapping[str, str]) -> Iterator[Given]:
    """What these units say; `units` names them, for chance goes by names."""
    for row in asked(stage.plan, stage.bodies[ROOT], {}):
        if row.unit in units:
            opinion = _opinion(row, luck(units[row.unit], row.text, of=100), on)
            if opinion:
                yield Given(row.unit, opinion)


def _opinion(row: Asked, chance: int, on: date) -> Opinion | None:
    if chance < SILENT:
        return None
    if chance < SILENT + OBJECTED:
        return Opinion(row.start, Stance.OBJECT, on, "示例：人手和时限有困难，建议推迟一个月", version=row.version)
    if chance < SILENT + OBJECTED + RELED:
        why = "示例：职责在发展局，由其牵头更合适"
        return Opinion(row.start, Stance.RELEAD, on, why, "示例发展局党组", row.version)
    return Opinion(row.start, Stance.CLAIM, on, version=row.version)


def reply(stage: Stage, at: datetime) -> None:
    """Every second objection is taken up."""
    table, number = (stage.plan, stage.bodies[ROOT]), 0
    for row in opinions(*table).values():
        if row.stance != Stance.CLAIM:
            taken, number = number % 2 == 0, number + 1
            words = "示例：采纳，已作调整" if taken else "示例：市里有统一时限，请按原计划推进"
            new = Replying(row.uid, row.version, taken, words)
            sure(reply_opinion(actor=stage.accounts["office"], new=new, at=at, on=day_at(at)))
