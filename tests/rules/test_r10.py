"""R10: the product informs an assessment, it never is one. No code path writes a grade."""

import re

from tests.rules.house import columns, routes, shown

from yaodian.core.verdict.verdict import Verdict
from yaodian.files.mechanisms import load_catalogue

GRADE = re.compile(r"grade|appraisal|assessment|evaluation|ranking|level")
SAID = re.compile("(优秀|良好|称职|合格|不合格|等次|等级)")


def test_there_is_no_place_where_a_grade_could_stand() -> None:
    held = [f"{table}.{name}" for table, names in columns().items() for name in names if GRADE.search(name)]
    assert held == [] and not any(GRADE.search(route) for route in routes())


def test_no_page_says_a_grade() -> None:
    assert SAID.findall(shown()) == []


def test_a_verdict_says_how_a_slot_stands_and_nothing_of_a_person() -> None:
    words = {"undecided", "ahead", "open", "grace", "met", "late", "missed", "waived", "void"}
    assert {str(verdict) for verdict in Verdict} == words


def test_the_review_of_members_keeps_its_course_and_asks_for_no_grade() -> None:
    (kind,) = (kind for kind in load_catalogue().kinds if kind.key == "member_review")
    assert not SAID.search("".join(field.title for field in kind.fields))
