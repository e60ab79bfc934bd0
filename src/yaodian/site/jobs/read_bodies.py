"""The sheet of bodies read and examined: every row's faults at once, parents before children."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from yaodian.core.catalogue import Catalogue
from yaodian.core.problem import Problem
from yaodian.files.sheets import Row, UnreadableSheet, read_sheet
from yaodian.site.actions.import_roster import BodyRow
from yaodian.site.jobs.roster_columns import BODIES, body_columns
from yaodian.site.jobs.sheet_cells import Reader


@dataclass
class _Reading:
    reader: Reader
    kinds: dict[str, str]
    known: frozenset[str]
    bodies: dict[str, BodyRow] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)


def read_bodies(path: Path, catalogue: Catalogue, known: frozenset[str]) -> tuple[list[BodyRow], list[Problem]]:
    """`known` are the codes of bodies that the installation already has."""
    try:
        rows = read_sheet(path, BODIES, [column.title for column in body_columns(catalogue)])
    except UnreadableSheet as error:
        return [], [Problem(f"文件 {path.name}", str(error), "请用 yaodian init --templates 导出的模板填写")]
    kinds = {kind.title: kind.key for kind in catalogue.body_kinds}
    reading = _Reading(Reader(BODIES), {**kinds, **{key: key for key in kinds.values()}}, known)
    for row in rows:
        _read(reading, row)
    for code, row in reading.rows.items():
        _examine_parent(reading, code, row)
    problems = reading.reader.problems
    # With faults the rows are only there for the people's sheet to be examined against.
    return (list(reading.bodies.values()) if problems else _parents_first(reading)), problems


def _read(reading: _Reading, row: Row) -> None:
    reader = reading.reader
    code, name = reader.required(row, "编号"), reader.required(row, "名称")
    reader.required(row, "类型")
    kind = reader.choice(row, "类型", reading.kinds) or ""
    founded, term = reader.day(row, "成立日期", required=True), _term(reader, row)
    if code in reading.rows:
        reader.fault(row, "编号", f"“{code}”与第{reading.rows[code].number}行重复", "请给每个组织不同的编号")
        return
    reading.rows[code] = row
    reading.bodies[code] = BodyRow(code, name, kind, row.cells["上级编号"], founded or date.min, term)


def _term(reader: Reader, row: Row) -> tuple[date, date] | None:
    first, last = reader.day(row, "届期起"), reader.day(row, "届期止")
    if bool(row.cells["届期起"]) != bool(row.cells["届期止"]):
        reader.fault(row, "届期止", "届期起和届期止只填了一个", "请都填写，或都留空")
    if first is None or last is None:
        return None
    if last < first:
        reader.fault(row, "届期止", "早于届期起", "请核对任期的两个日期")
        return None
    return first, last


def _examine_parent(reading: _Reading, code: str, row: Row) -> None:
    parent = reading.bodies[code].parent_code
    if parent and parent not in reading.bodies and parent not in reading.known:
        fault = f"“{parent}”既不在本表，也不是已有组织"
        reading.reader.fault(row, "上级编号", fault, "请填写上级组织的编号；最上级组织留空")
    elif _circles(reading, code):
        reading.reader.fault(row, "上级编号", "上下级绕成了圈", "请核对，使每个组织都能一直向上找到最上级")


def _circles(reading: _Reading, code: str) -> bool:
    seen, at = {code}, reading.bodies[code].parent_code
    while at in reading.bodies and at not in seen:
        seen.add(at)
        at = reading.bodies[at].parent_code
    return at == code


def _parents_first(reading: _Reading) -> list[BodyRow]:
    """In the order of the sheet, except that no body comes before its parent."""
    out: dict[str, BodyRow] = {}

    for body in reading.bodies.values():
        line = [body]
        while line[-1].parent_code in reading.bodies and line[-1].parent_code not in out:
            line.append(reading.bodies[line[-1].parent_code])
        out.update({one.code: one for one in reversed(line)})
    return list(out.values())
