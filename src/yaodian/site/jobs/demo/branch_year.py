"""The year of the branches: theme days, meetings, lectures, committees and groups, kept as people keep them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from yaodian.site.catalogue import load_catalogue
from yaodian.site.jobs.demo.roster import SIZES, name_of
from yaodian.site.jobs.demo.stage import ADOPTED, DEMO_DAY, DemoRecord, Scene, filing, luck, weekday

# Code and the days between which the branch lives.
WHOLE = (date(2026, 1, 1), DEMO_DAY)
BRANCHES = {
    **dict.fromkeys(("J1", "J2", "J3", "F1", "W1", "H1"), WHOLE),
    "F2": (date(2026, 1, 1), date(2026, 5, 10)),
    "W2": (date(2026, 2, 1), DEMO_DAY),
}
THEMES = (
    "学习新精神",
    "为群众办实事",
    "重温入党誓词",
    "到社区报到",
    "节能降耗",
    "读书分享",
    "红色故事",
    "纪律教育",
    "岗位练兵",
)
TOPICS = ("研究上季度工作", "讨论发展党员", "通过工作安排")
# What was not held at all, and what was entered so many days after.
NOT_HELD = {("W1", 4), ("H1", 6), ("J2", 3), ("W2", 8), ("J1B", 7), ("H1W", 2), ("W1W", 5)}
LATE = {("J2", 2): 34, ("F1", 5): 41, ("W1", 1): 62, ("H1", 7): 25}
COMMITTEES = {"J1W": "j1", "F1W": "f1", "W1W": "w1", "H1W": "h1"}
# Branch, month, and whose lecture: the number on the branch's list.
LECTURES = (
    *(("J1", 2, 0), ("J1", 4, 1), ("J1", 5, 5), ("J1", 7, 0), ("J1", 8, 2)),
    *(("F1", 3, 0), ("F1", 6, 1), ("F1", 8, 0), ("W1", 4, 0), ("W1", 8, 2), ("H1", 3, 0), ("J2", 5, 0)),
)


def scenes() -> Iterator[Scene]:
    for code in BRANCHES:
        for month in (2, 5, 8) if code == "J3" else range(1, 10):
            yield from _meeting(
                code, month, "theme_day", {"theme": THEMES[(month + len(code)) % 9], "theme_hours": "2"}
            )
        for month in (2, 5, 8):
            topic = {"topic": TOPICS[month % 3], "meeting_hours": "1.5"}
            yield from _meeting(code, month, "branch_general_meeting", topic)
    yield from _committees_and_groups()
    yield from _lectures()
    yield from _kept_once()


def _meeting(code: str, month: int, kind: str, values: Mapping[str, object]) -> Iterator[Scene]:
    on = weekday(date(2026, month, 5 + luck(code, month, kind, of=11)))
    first, last = BRANCHES[code]
    if first <= on <= last and (kind != "theme_day" or (code, month) not in NOT_HELD):
        delay = LATE.get((code, month), 0) if kind == "theme_day" else 0
        record = DemoRecord(by=code.lower(), body=code, kind=kind, on=on, values=values)
        yield from entered(record, delay or luck(code, month, kind, "delay", of=4))


def _committees_and_groups() -> Iterator[Scene]:
    for month in range(1, 10):
        for code, by in COMMITTEES.items():
            yield from _small(
                month, DemoRecord(by=by, body=code, kind="branch_committee_meeting", on=DEMO_DAY, away=30)
            )
        for half, code in enumerate(("J1A", "J1B")):
            yield from _small(month, DemoRecord(by="j1", body=code, kind="party_group_meeting", on=DEMO_DAY, half=half))


def _small(month: int, record: DemoRecord) -> Iterator[Scene]:
    on = weekday(date(2026, month, 10 + luck(record.body, month, of=6)))
    if (record.body, month) not in NOT_HELD:
        topic = {"topic": TOPICS[(month + len(record.kind)) % 3]}
        yield from entered(replace(record, on=on, values=topic), luck(record.body, month, "delay", of=5))


def _lectures() -> Iterator[Scene]:
    for code, month, number in LECTURES:
        on = weekday(date(2026, month, 16 + luck(code, month, "lecture", of=6)))
        values = {"lecture_title": f"示例党课（{month}月）", "lecture_hours": "2"}
        who = {"lecturer": name_of(code, number)}
        record = DemoRecord(by=code.lower(), body=code, kind="party_lecture", on=on, values=values, people=who)
        yield from entered(record, luck(code, month, "lecture delay", of=5))


def _kept_once() -> Iterator[Scene]:
    """组织生活会 of the year before within the window of the notice; brands; each member's 党性分析."""
    for code in ("J1", "J2", "F1", "W1", "H1"):
        on = date(2026, 2, 24) + timedelta(days=luck(code, "life", of=4))
        values = {"life_theme": "示例主题：对照检查、相互帮助"}
        belongs = {"organisational_life_year": "2025"}
        kind = "organisational_life_meeting"
        yield from entered(DemoRecord(by=code.lower(), body=code, kind=kind, on=on, values=values, belongs=belongs), 2)
    for code, brand in (("J1", "示例先锋"), ("F1", "示例项目一线"), ("H1", "示例清流"), ("W1", "示例文化轻骑")):
        on = date(2026, 4, 8) + timedelta(days=luck(code, "brand", of=60))
        values = {"brand_name": brand}
        yield from entered(
            DemoRecord(by=code.lower(), body=code, kind="branch_brand_record", on=on, values=values, away=0), 1
        )
    for code in ("J1", "H1"):
        for number in range(SIZES[code] - 1 if code == "J1" else 5):
            on = weekday(date(2026, 6, 8 + number % 14))
            who = {"analyst": name_of(code, number)}
            wrote = {"in_writing": number % 3 > 0}
            yield from entered(
                DemoRecord(
                    by=code.lower(), body=code, kind="party_spirit_analysis", on=on, values=wrote, people=who, away=0
                ),
                1,
            )


def entered(record: DemoRecord, delay: int) -> Iterator[Scene]:
    """What the regulations know can be entered at once, the plan's own kinds only once there is a plan.

    The demo day itself is left to whoever tries the demo.
    """
    day = record.on + timedelta(days=delay)
    if record.kind not in _known_to_regulations():
        day = max(day, ADOPTED + timedelta(days=3 + luck(record.on, of=5)))
    if day < DEMO_DAY:
        yield filing(record, day)


def _known_to_regulations() -> frozenset[str]:
    return frozenset(kind for duty in load_catalogue().baseline() for kind in duty.kinds)
