"""A judgement as figures and as one Chinese sentence: what there is, what is needed, until when, and what follows."""

from datetime import date

from yaodian.core.duty import AtLeast, Coverage, Duty, EveryTime, Quota
from yaodian.core.duty.explain import faces_text
from yaodian.core.period import written
from yaodian.core.roster.selector import Who
from yaodian.core.verdict.settle import is_enough
from yaodian.core.verdict.verdict import Judgement, Label, Measure, Verdict
from yaodian.site.pages.words import WHYS


def amount(quota: Quota, value: int) -> str:
    """A measured value as people write it; amounts are kept in hundredths."""
    return f"{value / 100:g}" if isinstance(quota, AtLeast) and quota.of_amount else str(value)


def figure(duty: Duty, judgement: Judgement) -> str:
    """have/need of the first quota that still lacks something, else of the first; empty where nothing is counted."""
    pairs = list(zip(duty.quotas, judgement.measures, strict=False))
    if not pairs:
        return ""
    quota, measure = next((pair for pair in pairs if not is_enough(*pair)), pairs[0])
    if measure.need is None or (isinstance(quota, EveryTime) and not measure.need):
        return ""
    return f"{amount(quota, measure.have)}/{measure.need}"


def measured(quota: Quota, measure: Measure) -> str:
    """One quota's figures in words."""
    have = amount(quota, measure.have)
    if isinstance(quota, AtLeast):
        return f"已有{have}{quota.unit}，要求不少于{measure.need}{quota.unit}"
    if isinstance(quota, EveryTime):
        return f"本期共{measure.need or 0}次，其中{have}次已落实"
    return _covered(quota, measure)


def _covered(quota: Coverage, measure: Measure) -> str:
    unit = "个组织" if quota.of.who is Who.BODIES else "人"
    bar = f"{quota.share.numerator * 100 / quota.share.denominator:g}%"
    if not measure.need:
        return "应覆盖的人数为零，不计算比例"
    rate = measure.have * 100 / measure.need
    return f"应覆盖{measure.need}{unit}，已覆盖{measure.have}{unit}（{rate:.0f}%，要求{bar}）"


def figures(duty: Duty, judgement: Judgement) -> str:
    pairs = zip(duty.quotas, judgement.measures, strict=False)
    return "；".join(measured(quota, measure) for quota, measure in pairs)


def tell(duty: Duty, judgement: Judgement, on: date) -> str:
    """Why the verdict is what it is."""
    counted = figures(duty, judgement)
    parts = [counted] if counted and judgement.verdict is not Verdict.VOID else []
    return "。".join([*parts, _follows(duty, judgement, on), *_beside(judgement)]) + "。"


def _follows(duty: Duty, judgement: Judgement, on: date) -> str:
    verdict, due = judgement.verdict, judgement.due
    if verdict is Verdict.UNDECIDED:
        return f"原文{faces_text(duty)}，由有权的人明确以后才开始计算，程序不代为确定"
    if verdict is Verdict.VOID:
        return WHYS[judgement.why] or "本期不要求"
    if verdict is Verdict.AHEAD:
        return f"{written(judgement.opens)}起办理" if judgement.opens else "还没有开始"
    if due is None or judgement.grace is None:
        return "长期要求，没有截止日期"
    return _dated(duty, verdict, (due, judgement.grace, on))


def is_unknown(duty: Duty, judgement: Judgement, on: date) -> bool:
    """The days are over, and somebody has yet to say whether the condition was kept: an every-time duty's own wait."""
    return judgement.verdict is Verdict.OPEN and judgement.due is not None and judgement.due < on


def is_every_time(duty: Duty) -> bool:
    return any(isinstance(quota, EveryTime) for quota in duty.quotas)


def asks_now(duty: Duty, judgement: Judgement, on: date) -> bool:
    """A condition of every meeting asks for nothing until there is a meeting without it."""
    return not is_every_time(duty) or is_unknown(duty, judgement, on)


def _each_time(verdict: Verdict, due: date, on: date) -> str:
    """What follows for a duty that each meeting has to fulfil; another meeting mends nothing."""
    if verdict is Verdict.OPEN and due < on:
        return "有的记录还没有填写是否落实，补填以后才有结论"
    if verdict is Verdict.MISSED:
        return "有的会议没有落实，以后的会议不能代替"
    return "有的会议没有落实；填错了的，请在宽限期内更正" if verdict is Verdict.GRACE else ""


def _dated(duty: Duty, verdict: Verdict, days: tuple[date, date, date]) -> str:
    due, grace, on = days
    if is_every_time(duty) and (said := _each_time(verdict, due, on)):
        return said
    after = "，补办后记为“逾期完成”" if duty.curable else "；以后再开展的标注“补开”，本期结论不变"
    return {
        Verdict.OPEN: f"截止{written(due)}，{until(due, on)}",
        Verdict.GRACE: f"已于{written(due)}到期；按期开展了的，请在{written(grace)}前录入",
        Verdict.MET: "达到要求",
        Verdict.LATE: f"{written(due)}到期以后才完成，记为“逾期完成”",
        Verdict.MISSED: f"到{written(due)}没有达到要求{after}",
        Verdict.WAIVED: "经批准本期不开展",
    }[verdict]


def _beside(judgement: Judgement) -> list[str]:
    said = {
        Label.ENTERED_LATE: "有的记录在录入宽限期以后才录入，标注“补录”",
        Label.HELD_LATER: "到期以后又开展了活动，标注“补开”",
        Label.TO_CONFIRM: "有的记录还没有确认，先计入",
    }
    return [words for label, words in said.items() if label in judgement.labels]


def until(due: date, on: date) -> str:
    days = (due - on).days
    if days < 0:
        return f"已过{-days}天"
    return {0: "今天到期", 1: "明天到期"}.get(days, f"还有{days}天")
