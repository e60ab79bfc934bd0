"""`yaodian standing`: one row a judgement, its figures in the units that people use."""

from datetime import date

from tests.site.actions.filing import AT, ON, adopt, file, theme_day
from tests.site.cast import Cast

from yaodian.site.jobs.standing import body_of, standing


def row(cast: Cast, duty: str, cycle: str, bearer: str = ""):
    bearer = bearer or cast.first.uid
    (found,) = [r for r in standing(on=ON, known=AT) if (r["duty"], r["cycle"], r["bearer"]) == (duty, cycle, bearer)]
    return found


def test_amounts_are_told_in_units_like_what_is_needed(cast: Cast) -> None:
    adopt(cast)
    file(cast.secretary, theme_day(cast))
    hours = row(cast, "member_hours_year", "2026", cast.wang.uid)
    assert hours["measures"] == [{"have": 1.5, "need": 32}]
    file(cast.secretary, theme_day(cast, on_day=date(2026, 5, 9), values={"theme_hours": "2.5"}))
    hours = row(cast, "member_hours_year", "2026", cast.wang.uid)
    assert hours["measures"] == [{"have": 4, "need": 32}] and isinstance(hours["measures"][0]["have"], int)


def test_numbers_of_times_are_told_as_they_are(cast: Cast) -> None:
    adopt(cast)
    file(cast.secretary, theme_day(cast))
    assert row(cast, "theme_day_month", "2026-05")["measures"] == [{"have": 1, "need": 1}]


def test_every_row_but_an_open_face_has_its_figures(cast: Cast) -> None:
    adopt(cast)
    file(cast.secretary, theme_day(cast))
    rows = standing(on=ON, known=AT)
    assert rows and all(bool(row["measures"]) is (row["verdict"] != "undecided") for row in rows)


def test_one_body_is_told_as_it_is_among_all(cast: Cast) -> None:
    adopt(cast)
    file(cast.secretary, theme_day(cast))
    own = [r for r in standing(on=ON, known=AT) if r["bearer"] == cast.first.uid]
    assert standing(on=ON, known=AT, body=body_of(cast.first.uid)) == own
