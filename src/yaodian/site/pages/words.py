"""The Chinese words of verdicts, labels, uses and sentence states, each with its shape: one word for one thing."""

from collections.abc import Mapping

from yaodian.core.catalogue.serving import Use
from yaodian.core.notice.outside import Outside
from yaodian.core.verdict.verdict import Label, Verdict, Why

VERDICTS: Mapping[Verdict, str] = {
    Verdict.UNDECIDED: "待明确",
    Verdict.AHEAD: "未到期",
    Verdict.OPEN: "进行中",
    Verdict.GRACE: "已到期待录",
    Verdict.MET: "已完成",
    Verdict.LATE: "逾期完成",
    Verdict.MISSED: "未完成",
    Verdict.WAIVED: "经批准不开展",
    Verdict.VOID: "不适用",
}
LABELS: Mapping[Label, str] = {
    Label.ENTERED_LATE: "补录",
    Label.HELD_LATER: "补开",
    Label.TO_CONFIRM: "待确认",
    Label.CORRECTED: "更正",
    Label.OBJECTED: "有异议",
    Label.WAITING: "待他方",
}
WHYS: Mapping[Why, str] = {
    Why.NONE: "",
    Why.AMENDED: "要点已改版，本期按新版执行",
    Why.NOT_LONG_ENOUGH: "本期存续或任职时间不足，不要求",
    Why.MERGED: "组织已合并，由承接组织接续",
    Why.KNOWN_TOO_LATE: "到期以后才登记，不追溯",
    Why.NO_OCCASION: "本期没有发生，不要求",
    Why.NOBODY: "应到人数为零，不计算",
}
# What a record does for a slot.
USES: Mapping[Use, str] = {
    Use.COUNTS: "计入",
    Use.CURES: "计入（逾期完成）",
    Use.COVERS: "计入覆盖",
    Use.EXPLAINS: "补开，不改变本期结论",
}
# What most needs a person's hand comes first; a cell of the matrix shows the first that occurs in it.
URGENCY: tuple[Verdict, ...] = (
    Verdict.MISSED,
    Verdict.GRACE,
    Verdict.OPEN,
    Verdict.UNDECIDED,
    Verdict.LATE,
    Verdict.MET,
    Verdict.WAIVED,
    Verdict.AHEAD,
    Verdict.VOID,
)
# State of a sentence: word, and the group that gives it colour and shape.
STATES: Mapping[str, tuple[str, str]] = {
    "duty": ("应尽之责", "duty"),
    "undecided": ("待明确", "undecided"),
    "ledger": ("台账", "work"),
    "campaign": ("专项活动", "work"),
    "assessment": ("考核评议", "weigh"),
    "training": ("学习培训", "work"),
    "publicity": ("宣传", "work"),
    "paper": ("公文", "work"),
    "roster": ("名册", "work"),
    "link": ("结果挂钩", "weigh"),
    "guidance": ("工作要求", "frame"),
    "boundary": ("不入系统", "limit"),
    "missing": ("正文缺", "limit"),
}

# A line around the text of a letter, from which nothing follows: in place of a state.
AROUND: Mapping[str, tuple[str, str]] = {
    Outside.NUMBER: ("文号", "frame"),
    Outside.TITLE: ("标题", "frame"),
    Outside.SENDER: ("发文机关", "frame"),
    Outside.ADDRESSED: ("主送", "frame"),
    Outside.SIGNATURE: ("落款", "frame"),
    Outside.DAY: ("成文日期", "frame"),
    Outside.NOTE: ("附注", "frame"),
}
SAID: Mapping[str, tuple[str, str]] = {**STATES, **AROUND}


def urgent(verdicts: list[Verdict]) -> Verdict:
    """The one that most needs attention."""
    return min(verdicts, key=URGENCY.index)
