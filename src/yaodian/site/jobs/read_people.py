"""The sheet of people read and examined: every row's faults at once."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from yaodian.core.catalogue import Catalogue
from yaodian.core.period import written
from yaodian.core.problem import Problem
from yaodian.files.sheets import Row, UnreadableSheet, read_sheet
from yaodian.site.actions.contact_faults import contact_faults
from yaodian.site.actions.import_roster import PersonRow
from yaodian.site.jobs.roster_columns import PEOPLE, people_columns
from yaodian.site.jobs.sheet_cells import Reader
from yaodian.site.models import MemberStanding


@dataclass
class _Reading:
    """`founded`: the first day of every body by its code, of the sheet and of the installation."""

    reader: Reader
    founded: dict[str, date]
    posts: dict[str, str]
    people: list[PersonRow] = field(default_factory=list)
    first: dict[tuple[str, ...], tuple[Row, PersonRow]] = field(default_factory=dict)


def read_people(path: Path, catalogue: Catalogue, founded: dict[str, date]) -> tuple[list[PersonRow], list[Problem]]:
    try:
        rows = read_sheet(path, PEOPLE, [column.title for column in people_columns(catalogue)])
    except UnreadableSheet as error:
        return [], [Problem(f"文件 {path.name}", str(error), "请用 yaodian init --templates 导出的模板填写")]
    posts = {post.title: post.key for post in catalogue.posts}
    reading = _Reading(Reader(PEOPLE), founded, {**posts, **{key: key for key in posts.values()}})
    for row in rows:
        _read(reading, row)
    return reading.people, reading.reader.problems


def _read(reading: _Reading, row: Row) -> None:
    reader = reading.reader
    since = reader.day(row, "自日期", required=True)
    reader.required(row, "身份")
    person = PersonRow(
        name=reader.required(row, "姓名"),
        id_number=row.cells["身份证号"].upper(),
        phone=row.cells["手机"],
        body_code=reader.required(row, "所在组织编号"),
        standing=reader.choice(row, "身份", {one.label: one.value for one in MemberStanding}) or "",
        title=reader.choice(row, "职务", reading.posts) or "",
        post_code=row.cells["任职组织编号"] or row.cells["所在组织编号"],
        first_day=since or date.max,
    )
    for fault in contact_faults(person.id_number, person.phone):
        reader.fault(row, fault.where, fault.what, fault.mend)
    _examine_body(reading, row, "所在组织编号", since)
    _examine_body(reading, row, "任职组织编号", since)
    _examine_again(reading, row, person)
    reading.people.append(person)


def _examine_body(reading: _Reading, row: Row, column: str, since: date | None) -> None:
    code = row.cells[column]
    if not code:
        return
    if code not in reading.founded:
        reading.reader.fault(row, column, f"没有编号为“{code}”的组织", "请核对，或先在组织表中填写这个组织")
    elif since and since < reading.founded[code]:
        day = reading.founded[code]
        fault = f"早于“{code}”的成立日期{written(day)}"
        reading.reader.fault(row, "自日期", fault, "请填写成立当天或以后的日期")


def _examine_again(reading: _Reading, row: Row, person: PersonRow) -> None:
    """Several rows of one person give several posts, and must agree on all the rest."""
    before = reading.first.setdefault(person.identity, (row, person))
    if before[1] is person:
        return
    number = before[0].number
    if not person.is_told_apart:
        fault = f"与第{number}行同组织同姓名，分不清是不是同一个人"
        reading.reader.fault(row, "姓名", fault, "请在两行都填写身份证号或手机")
    elif person.who != before[1].who:
        fault = f"与第{number}行是同一个人，但姓名、所在组织或身份不一致"
        reading.reader.fault(row, "姓名", fault, "请使两行一致，只让职务不同")
