"""The year of items 12 to 24: communities, style, services, integrity, projects, safety, unevenly kept as in life."""

from collections.abc import Iterator, Mapping
from datetime import date

from yaodian.site.jobs.demo.branch_year import entered
from yaodian.site.jobs.demo.roster import name_of
from yaodian.site.jobs.demo.stage import DemoRecord, Scene, luck, weekday

FILES_FOR = {"S": "office", "F": "fazhan", "W": "wenlv", "H": "shuiwu"}
Months = Mapping[str, tuple[int, ...]]

# Kind, who did it in which months, and what was written.
WITHOUT_A_LIST: tuple[tuple[str, Months, Mapping[str, object]], ...] = (
    ("style_survey_record", {"F": (5,), "W": (6, 8)}, {"style_surveyed": "示例：会议和报表"}),
    ("follow_up_record", {"S": (6, 8)}, {"followed": "示例：清单上未完的三项"}),
    ("burden_count", {"S": (3, 6)}, {"papers_issued": "42", "meetings_called": "31", "inspections_made": "3"}),
    ("service_walk_record", {"F": (3, 5, 8), "W": (4, 8), "H": (6,)}, {"walked_service": "示例事项"}),
    ("rectification_review_record", {"F": (3, 5, 8), "W": (5,), "H": (4, 7)}, {"rectification_action": "示例整治项目"}),
    ("power_review_record", {"F": (6,), "H": (8,)}, {"reviewed_posts": "示例：审批岗、采购岗"}),
    ("integration_progress", {"S": (6,), "F": (4,), "W": (5,), "H": (7,)}, {"project_named": "示例融合项目"}),
    ("reform_progress", {"S": (4, 7), "F": (5,), "W": (6,)}, {"reform_named": "示例改革事项"}),
    ("livelihood_review", {"F": (3, 6, 8), "W": (4, 7), "H": (3, 5)}, {"matters_reviewed": "示例实事三件"}),
    ("safety_check_record", {"F": (3, 6, 8), "W": (4, 8), "H": (3, 5, 8)}, {"checked_places": "示例：机房、档案室"}),
    ("emergency_drill_record", {"S": (6,)}, {"drill_scenario": "示例：办公楼疏散"}),
)
WITH_A_LIST: tuple[tuple[str, Months, Mapping[str, object]], ...] = (
    (
        "community_service_record",
        {"J1": (4, 8), "J2": (5,), "F1": (4, 8), "W1": (6,), "W2": (5,)},
        {"service_partner": "示例滨河社区", "service_done": "示例：清理楼道、帮办手续"},
    ),
    (
        "integrity_education_session",
        {"S": (5,), "J1": (5,), "J2": (6,), "F1": (4, 8), "H1": (6,), "W2": (6,)},
        {"education_topic": "示例：学习已公开的通报"},
    ),
    ("integrity_culture_event", {"S": (8,), "J1": (6,), "H1": (8,)}, {"culture_event": "示例：廉洁书画展"}),
)
# Leaders of the city by their number on the first branch's list, and the months in which they went out or talked.
RESEARCH = {0: (4, 7), 1: (5,), 2: (4, 6, 8), 3: (5, 7)}
TALKS = {0: (4, 8), 1: (6,), 2: (4,), 4: (7,)}


def scenes() -> Iterator[Scene]:
    for kind, months, values in WITHOUT_A_LIST:
        yield from _records(kind, months, values, away=0)
    for kind, months, values in WITH_A_LIST:
        yield from _records(kind, months, values, away=9)
    for number, went in RESEARCH.items():
        research = {"research_place": "示例课题：示例乡镇"}
        yield from _in_person("field_research_record", ("researcher", number), went, research)
    for number, talked in TALKS.items():
        yield from _in_person(
            "integrity_talk_record", ("integrity_talker", number), talked, {"integrity_talk_kind": "日常"}
        )


def _records(kind: str, months: Months, values: Mapping[str, object], *, away: int) -> Iterator[Scene]:
    for code, done in months.items():
        by = FILES_FOR.get(code, code.lower())
        for month in done:
            on = _day(month, code, kind)
            record = DemoRecord(by=by, body=code, kind=kind, on=on, values=values, away=away)
            yield from entered(record, _delay(on, kind))


def _in_person(
    kind: str, who: tuple[str, int], months: tuple[int, ...], values: Mapping[str, object]
) -> Iterator[Scene]:
    field, number = who
    for month in months:
        on = _day(month, number, kind)
        people = {field: name_of("J1", number)}
        record = DemoRecord(by="office", body="S", kind=kind, on=on, values=values, people=people, away=0)
        yield from entered(record, _delay(on, kind))


def _day(month: int, *words: object) -> date:
    return weekday(date(2026, month, 6 + luck(month, *words, of=20)))


def _delay(*words: object) -> int:
    return luck(*words, "delay", of=5)
