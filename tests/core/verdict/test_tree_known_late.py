"""R16 for the tree and its people: what was learnt of them after the due day makes nobody missed for it."""

from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import CITY, MEMBERS, QUARTER, SECRETARIES, cover, every

from yaodian.core.period import Span
from yaodian.core.verdict.verdict import Verdict, Why


def test_a_member_of_a_branch_entered_late_misses_nothing_that_was_due_before() -> None:
    cast = Cast()
    cast.body("branch", entered=d(5, 1))
    cast.person("li", "branch")
    cast.baseline(every(QUARTER, bearer=MEMBERS))
    assert cast.judge(d(5, 10))["li", "2026-Q1"].why is Why.KNOWN_TOO_LATE


def test_a_member_of_a_branch_moved_late_misses_nothing_of_its_new_department() -> None:
    cast = Cast()
    cast.body("department", kind="department")
    cast.body("branch")
    cast.person("li", "branch")
    cast.edition(every(QUARTER, bearer=MEMBERS), body="department")
    row = next(p for p in cast.rows["placements"] if p.body == "branch")
    cast.revise("placements", row, d(5, 1), path=f"{cast.paths['department']}0001")
    assert cast.judge(d(5, 10))["li", "2026-Q1"].why is Why.KNOWN_TOO_LATE


def test_under_a_department_entered_late_nothing_was_missed_before() -> None:
    cast = Cast()
    cast.body("department", kind="department", entered=d(5, 1))
    cast.body("branch", under="department")
    cast.edition(every(QUARTER), body="department")
    assert cast.judge(d(5, 10))["branch", "2026-Q1"].why is Why.KNOWN_TOO_LATE


def test_who_took_up_a_post_that_was_entered_late_misses_nothing_that_was_due_before() -> None:
    cast = Cast()
    cast.body("branch")
    cast.baseline(every(QUARTER, bearer=SECRETARIES))
    cast.post("p", "wang", "branch", "secretary", first=d(1, 1, 2025), entered=d(5, 1))
    assert cast.judge(d(5, 10))["wang", "2026-Q1"].why is Why.KNOWN_TOO_LATE


def test_a_body_whose_founding_is_corrected_to_an_earlier_day_misses_nothing_of_that_time() -> None:
    cast = Cast()
    cast.body("branch", first=d(2, 1))
    cast.baseline(every(QUARTER))
    row = next(b for b in cast.rows["bodies"] if b.uid == "branch")
    cast.revise("bodies", row, d(5, 1), lived=Span(d(1, 1, 2020), row.lived.last))
    place = next(p for p in cast.rows["placements"] if p.body == "branch")
    cast.revise("placements", place, d(5, 1), valid=Span(d(1, 1, 2020), place.valid.last))
    assert cast.judge(d(4, 20))["branch", "2026-Q1"].why is Why.NOT_LONG_ENOUGH
    assert cast.judge(d(5, 10))["branch", "2026-Q1"].why is Why.KNOWN_TOO_LATE


def test_a_member_entered_late_makes_the_city_miss_no_share_above_his_branch() -> None:
    cast = Cast()
    cast.body("branch")
    for person, entered in (("li", d(1, 1)), ("wang", d(5, 1))):
        cast.person(person, "branch", entered=entered)
    cast.baseline(cover(QUARTER, bearer=CITY))
    cast.deed("branch", d(2, 1), persons=("li",))
    assert cast.judge(d(4, 20)).verdict("city", "2026-Q1") is Verdict.MET
    assert cast.judge(d(5, 10)).verdict("city", "2026-Q1") is Verdict.MET
