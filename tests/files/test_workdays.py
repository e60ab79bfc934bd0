"""Working-day files: one cited file a year, checked before a day of it is used."""

from datetime import date
from pathlib import Path

import pytest

from yaodian.files.workdays import read_workdays

GOOD = """
year: 2031
source: 某通知
seen: 某处
"off":
  - [2031-01-01, 2031-01-03]
made_up: [2031-01-04]
"""


def write(folder: Path, text: str, name: str = "2031.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_days_off_and_days_made_up(tmp_path: Path) -> None:
    calendar, problems = read_workdays(write(tmp_path, GOOD))
    assert problems == []
    assert calendar.off == {date(2031, 1, 1), date(2031, 1, 2), date(2031, 1, 3)}
    assert calendar.made_up == {date(2031, 1, 4)}
    assert calendar.years == {2031}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("source: 某通知", "", "内容不全"),
        ("seen:", "colour:", "内容不全"),
        ("year: 2031", "year: 2032", "文件名"),
        ("[2031-01-01, 2031-01-03]", "[2031-01-03, 2031-01-01]", "日期写法"),
        ("[2031-01-04]", "[soon]", "日期写法"),
        ("[2031-01-04]", "[2032-01-04]", "别的年份"),
        ("[2031-01-04]", "[2031-01-02]", "既放假又补班"),
        (GOOD, "year: [", "内容不全"),
    ],
)
def test_a_faulty_file_is_told_and_left_out(tmp_path: Path, old: str, new: str, what: str) -> None:
    calendar, (problem,) = read_workdays(write(tmp_path, GOOD.replace(old, new)))
    assert what in problem.what
    assert calendar.years == set()


def test_a_year_without_a_file_is_not_certain(tmp_path: Path) -> None:
    calendar, problems = read_workdays(tmp_path)
    assert (problems, calendar.years) == ([], frozenset())
