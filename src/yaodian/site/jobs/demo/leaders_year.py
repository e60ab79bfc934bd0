"""The year above the branches: the study group, meetings of the Party groups, hearings, training, re-election."""

from collections.abc import Iterator
from datetime import date

from yaodian.site.jobs.demo.branch_year import entered
from yaodian.site.jobs.demo.stage import DemoRecord, Scene, luck, weekday

STUDY = (
    "新思想专题",
    "经济工作专题",
    "纪法专题",
    "安全发展专题",
    "民生实事专题",
    "生态文明专题",
    "",
    "基层治理专题",
    "文化建设专题",
)
# Twice no “第一议题”: in April it was said so, in June nobody knows.
FIRST_TOPIC = {(4, 1): False, (6, 0): None}


def scenes() -> Iterator[Scene]:
    yield from _study()
    yield from _leading_meetings()
    yield from _party_building()
    yield from _training()
    yield from _elections()


def _study() -> Iterator[Scene]:
    for month, topic in enumerate(STUDY, start=1):
        on = weekday(date(2026, month, 12 + luck(month, "study", of=5)))
        if topic:
            values = {"topic": topic, "session_hours": "3", "speakers": "示例发言要点"}
            record = DemoRecord(by="office", body="SZ", kind="study_session", on=on, values=values, away=12)
            yield from entered(record, luck(month, "study delay", of=6))
    plan = {"approval": "示例市政府党组会议"}
    yield from entered(
        DemoRecord(by="office", body="SZ", kind="study_plan", on=date(2026, 2, 27), values=plan, away=0), 1
    )


def _leading_meetings() -> Iterator[Scene]:
    for month in range(1, 10):
        for nth in (0, 1):
            on = weekday(date(2026, month, 8 + 14 * nth))
            flag = FIRST_TOPIC.get((month, nth), True)
            values = {"topic": "研究示例事项", "first_topic": "" if flag is None else flag}
            record = DemoRecord(by="office", body="S", kind="leading_meeting", on=on, values=values, away=15)
            yield from entered(record, 1)


def _party_building() -> Iterator[Scene]:
    for code, by, months in (("S", "office", (5, 9)), ("F", "fazhan", (4,)), ("W", "wenlv", (6,)), ("H", "shuiwu", ())):
        for month in months:
            on = weekday(date(2026, month, 11))
            values = {"topic": "研究机关党建和全面从严治党", "resolution": "示例议定事项"}
            for kind in ("party_building_session", "strict_governance_session"):
                yield from entered(DemoRecord(by=by, body=code, kind=kind, on=on, values=values), 2)
    heard = {"heard_bodies": ("F", "W")}
    on, values = date(2026, 6, 23), {"comments": "示例点评"}
    yield from entered(DemoRecord(by="office", body="S", kind="hearing", on=on, values=values, heard=heard), 1)
    mechanism = {"document_number": "示党〔2026〕3号", "meetings_in_scope": "市政府党组会议"}
    rule = DemoRecord(by="office", body="S", kind="first_topic_rule", on=date(2026, 4, 2), values=mechanism, away=0)
    yield from entered(rule, 3)


def _training() -> Iterator[Scene]:
    """Sessions of the whole organisation, each for a part of it: the share is not full yet."""
    for month, half in ((4, 0), (6, 1), (8, 0)):
        values = {"training_topic": f"政治能力专题培训（{month}月）", "training_hours": "4"}
        on = date(2026, month, 22)
        record = DemoRecord(
            by="office", body="S", kind="political_ability_training", on=on, values=values, half=half, everyone=True
        )
        yield from entered(record, 2)


def _elections() -> Iterator[Scene]:
    """The second branch was ten days late, and cured it."""
    values = {"approval_number": "示机党〔2026〕8号", "term_years": "三年", "result": "示例选举结果"}
    record = DemoRecord(by="j2", body="J2", kind="election_meeting", on=date(2026, 7, 10), values=values, away=30)
    yield from entered(record, 1)
