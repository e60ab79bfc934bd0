"""Keep a plan's text as it was read in, character for character."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.catalogue.secrecy import NO_MARK, secrecy_mark, secrecy_mark_of_name
from yaodian.core.plan import read
from yaodian.core.problem import Problem
from yaodian.core.propose import says_something
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, forbidden, invalid
from yaodian.site.models import Account, Plan
from yaodian.site.queries.plans import same_text
from yaodian.site.queries.scope import Verb

# Ten times the longest plan known; each character more is read again whenever the text is reviewed.
LONGEST = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlan:
    title: str
    text: str
    file_name: str = ""


def length_faults(text: str) -> tuple[Problem, ...]:
    """To be asked before anything reads the text: that it is too long costs nothing to say."""
    if len(text) <= LONGEST:
        return ()
    what = f"有{len(text)}个字，超过{LONGEST}个字"
    return (Problem("要点原文", what, "请只粘贴或上传正文，去掉附件、名单和表格"),)


@audited("enter_plan", "plan")
def enter_plan(*, actor: Account | None, new: NewPlan, at: datetime, on: date) -> Done[Plan] | Refusal:
    """The same text twice is one plan; another office's is its own."""
    scope = powers(actor, on)
    if not scope.may(Verb.ADOPT):
        return forbidden("要点原文")
    if not new.text.strip():
        return invalid("要点原文", "没有内容", "请核对文件")
    if too_long := length_faults(new.text):
        return Refusal(Why.INVALID, too_long)
    if mark := secrecy_mark(new.text) or secrecy_mark_of_name(new.file_name):
        return invalid("要点原文", f"有密级标志“{mark}”", NO_MARK)
    if not any(says_something(clause.text) for clause in read(new.text).plan.clauses):
        return invalid("要点原文", "没有读到一句中文", "请粘贴或上传要点全文；只有标题、表情或乱码的，请换成正文")
    sha256 = hashlib.sha256(new.text.encode()).hexdigest()
    plan = same_text(scope, sha256)
    if plan is None:
        plan = Plan(title=new.title, file_name=new.file_name, text=new.text, sha256=sha256, since=at, entered_by=actor)
        plan.save(force_insert=True)
    return Done(plan, plan.uid, {"sha256": sha256})
