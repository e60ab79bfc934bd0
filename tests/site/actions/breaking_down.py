"""A plan read in and broken down: two sentences, one for finance, one for finance and health."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.site.cast import Cast, sure

from yaodian.core.breakdown.opinion import Opinion, Stance
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.site.actions.assign_tasks import Assigned, Breakdown, assign_tasks
from yaodian.site.actions.consult_units import Consulting, consult_units
from yaodian.site.actions.enter_plan import NewPlan, enter_plan
from yaodian.site.actions.give_opinions import Given, give_opinions
from yaodian.site.models import Plan

TEXT = """2026年市直机关党建工作要点
一、夯实基础
1.严格组织生活
各党支部每月开展2次主题党日。各支部每季度召开1次支部党员大会。
2.加强政治建设
党组定期开展政治生态分析。坚持实事求是的作风。
"""
AT, ON = datetime(2026, 3, 6, 2, 0, tzinfo=UTC), date(2026, 3, 6)
FIRST, SECOND = TEXT.index("各党支部"), TEXT.index("各支部")


def read_in(cast: Cast) -> Plan:
    return sure(enter_plan(actor=cast.office, new=NewPlan(title="示例要点", text=TEXT), at=AT, on=ON))


def finance(cast: Cast) -> Unit:
    return Unit(cast.finance.name, cast.finance.uid)


def health(cast: Cast) -> Unit:
    return Unit(cast.health.name, cast.health.uid)


def rows(cast: Cast) -> tuple[Assignment, Assignment]:
    one = Assignment(FIRST, "各党支部每月开展2次主题党日。", "1.严格组织生活", ("theme_day_month",), (finance(cast),))
    two = replace(one, start=SECOND, text="各支部每季度召开1次支部党员大会。", support=(health(cast),), duties=())
    return one, two


def assign(cast: Cast, plan: Plan, *assigned: Assigned, actor=None):
    new = Breakdown(plan.uid, cast.city.uid, assigned or tuple(map(Assigned, rows(cast))))
    return assign_tasks(actor=actor or cast.office, new=new, at=AT, on=ON)


def consult(cast: Cast, plan: Plan, *units: str, actor=None, **changes: object):
    new = Consulting(plan.uid, cast.city.uid, units or (cast.finance.uid, cast.health.uid))
    return consult_units(actor=actor or cast.office, new=replace(new, **changes), at=AT, on=ON)


def sent(cast: Cast) -> Plan:
    """The table made and sent to both."""
    plan = read_in(cast)
    sure(assign(cast, plan))
    sure(consult(cast, plan))
    return plan


def opine(cast: Cast, plan: Plan, *opinions: Opinion, actor=None, unit: str = ""):
    unit = unit or cast.finance.uid
    given = tuple(Given(unit, one) for one in opinions)
    return give_opinions(actor=actor or cast.body, asked=(plan.uid, unit), given=given, at=AT, on=ON)


CLAIM = Opinion(FIRST, Stance.CLAIM, ON)
OBJECT = Opinion(SECOND, Stance.OBJECT, ON, "已由组织部安排")
RELEAD = Opinion(SECOND, Stance.RELEAD, ON, to="卫健委机关党委")
