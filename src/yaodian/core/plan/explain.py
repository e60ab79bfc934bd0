"""Each finding in Chinese: what it says, which rule found it, and an example of that rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from yaodian.core.plan import campaigns, hits, links, objects, parties, times
from yaodian.core.plan.doubts import Finding
from yaodian.core.plan.found import Campaign, Deadline, Deliverable, Link, Party, Quota
from yaodian.core.plan.tree import Heading

NAMES: Mapping[str, str] = {
    "headings": "标题",
    "quotas": "数量",
    "deadlines": "时限",
    "deliverables": "成果",
    "campaigns": "活动",
    "links": "结果挂钩",
    "parties": "责任单位",
}
PERIODS: Mapping[str, str] = {
    "two-years": "每两年",
    "year": "每年",
    "half-year": "每半年",
    "quarter": "每季度",
    "two-months": "每两个月",
    "month": "每月",
    "half-month": "每半月",
    "two-weeks": "每两周",
    "week": "每周",
    "day": "每天",
    "semester": "每学期",
    "once": "一次性",
}
COMPARATORS: Mapping[str, str] = {">=": "至少", "<=": "至多", "=": ""}
MADE: Mapping[str, str] = {
    "ledger": "台账",
    "list": "清单",
    "mechanism": "机制",
    "plan": "方案",
    "report": "报告",
    "standard": "制度文件",
    "team": "队伍",
    "brand": "品牌",
    "platform": "阵地平台",
    "training": "培训",
    "campaign": "赛事活动",
    "other": "其他",
}
DATES: Mapping[str, str] = {
    "year-end": "年底",
    "year-start": "年初",
    "half-year-end": "半年末",
    "semester-start": "开学初",
    "semester-end": "学期末",
    "holidays": "节假日期间",
    "monthly-end": "每月底",
}
UNITS: Mapping[str, str] = {"d": "天", "w": "周", "m": "个月", "y": "年", "h": "小时"}
HEADING_RULES: Mapping[str, str] = {
    "序号标题": "一、夯实基础",
    "句首序号": "（一）加强学习。每月集中一次",
    "无序号标题": "值班制度",
}
# Of every kind its rules, each with an example; the modules of the grammar carry their own.
RULES: Mapping[str, Mapping[str, str]] = {
    "headings": HEADING_RULES,
    "quotas": hits.RULES,
    "deadlines": {
        **{time.name: time.example for time in times.TIMES},
        "七一": "“七一”期间走访慰问",
        "节日": "元旦、春节、中秋期间值班",
    },
    "deliverables": {making.name: making.example for making in objects.MAKINGS},
    "campaigns": campaigns.RULES,
    "links": links.RULES,
    "parties": parties.RULES,
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """`says`: the finding in words; `example`: of the rule, empty where the rule has none."""

    kind: str
    rule: str
    example: str
    says: str

    def __str__(self) -> str:
        example = f"（如：{self.example}）" if self.example else ""
        return f"{NAMES[self.kind]}：{self.says}　规则“{self.rule}”{example}"


def explained(kind: str, finding: Finding) -> Explanation:
    rule = rule_of(finding)
    return Explanation(kind, rule, RULES[kind].get(rule, ""), says(finding))


def rule_of(finding: Finding) -> str:
    """A heading carries no rule: what it looks like tells which it was."""
    if not isinstance(finding, Heading):
        return finding.rule
    if not finding.label:
        return "无序号标题"
    return "序号标题" if finding.own_line else "句首序号"


def says(finding: Finding) -> str:
    """每季度至少1次, 3月15日, 台账“信访登记台账”."""
    match finding:
        case Heading():
            return f"第{finding.level}级，{finding.label}{finding.title}"
        case Quota():
            return quota_says(finding)
        case Deadline():
            return date_says(finding.date)
        case Deliverable():
            return f"{MADE.get(finding.kind, finding.kind)}，{finding.name}"
        case Campaign():
            return finding.name
        case Link() | Party():
            return finding.surface


def quota_says(quota: Quota) -> str:
    """定期 where the text names neither number nor cycle."""
    cycle = PERIODS.get(quota.period or "", "")
    if quota.count is None:
        return cycle or "定期，没有写次数和周期"
    number = f"{COMPARATORS.get(quota.comparator, '')}{quota.count:g}{quota.unit or ''}"
    covered = f"，覆盖{quota.coverage}" if quota.coverage else ""
    return f"{cycle or '没有周期，'}{number}{covered}"


def date_says(date: str) -> str:
    """2026年3月15日, 3月15日, 第1季度, 之后7天内, 每月25日."""
    if date in DATES:
        return DATES[date]
    if date.startswith("rel:"):
        number, unit = date[4:-1], UNITS.get(date[-1], "")
        return f"提前{number[1:]}{unit}" if number.startswith("-") else f"{number}{unit}内"
    if date.startswith("monthly-"):
        return f"每月{int(date[8:])}日"
    if date.startswith("Q"):
        return f"第{date[1:]}季度"
    if date.startswith("event:"):
        return date[6:]
    return _day_says(date)


def _day_says(date: str) -> str:
    parts = date.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) not in (2, 3):
        return date
    marks = "年月日"[3 - len(parts) :]
    return "".join(f"{int(part)}{mark}" for part, mark in zip(parts, marks, strict=True))
