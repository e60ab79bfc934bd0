"""One field's value out of what was given, for each of the ten field types; what is wrong with it
is a fault.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from yaodian.core.catalogue.entry import Attached, Attendee, Entry, Given
from yaodian.core.catalogue.kind import Field, FieldType, RecordKind
from yaodian.core.catalogue.secrecy import NO_MARK, secrecy_mark

Typed: TypeAlias = str | Decimal | date | bool | tuple[Attendee, ...] | tuple[Attached, ...] | tuple[str, ...]

_LONGEST = {FieldType.LINE: 500, FieldType.TEXT: 20_000}
_LONGEST_REASON = 200
_NUMBER = re.compile(r"[0-9]{1,7}(\.[0-9]{1,2})?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_SHOWN = 20
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_FLAGS: dict[Given, bool] = {True: True, False: False, "yes": True, "no": False, "是": True, "否": False}


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a value cannot be taken, and how to mend it."""

    what: str
    mend: str


Read: TypeAlias = Mapping[str, Typed | Unusable | None]


def read_fields(kind: RecordKind, entry: Entry) -> Read:
    """Every field of the kind as it was read, by its key."""
    return {one.key: typed(one, entry.values.get(one.key), entry) for one in kind.fields}


def typed(field: Field, given: Given, entry: Entry) -> Typed | Unusable | None:
    """The value; None when nothing was filled in."""
    if isinstance(given, str):
        given = given.strip()
    if given is None or given == "" or (isinstance(given, list | tuple) and not given):
        return None
    return _READERS[field.type](field, given, entry)


def read_day(text: str) -> date | None:
    """A day as people write it: 2026-03-05, 2026/3/5, 2026年3月5日. None when there is no such
    day.
    """
    found = _DAY.fullmatch(_narrow(text))
    if not found:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _narrow(text: str) -> str:
    """Full-width digits and points as plain ones."""
    return unicodedata.normalize("NFKC", text).strip()


def _text(field: Field, given: Given, _: Entry) -> Typed | Unusable:
    if not isinstance(given, str):
        return Unusable("内容不是文字", "请填写文字")
    longest = _LONGEST[field.type]
    if len(given) > longest:
        return Unusable(f"共{len(given)}字，超过{longest}字", f"请压缩到{longest}字以内")
    if field.type is FieldType.LINE and "\n" in given:
        return Unusable("应为一行，却有换行", "请删去换行")
    if mark := secrecy_mark(given):
        return Unusable(f"有密级标志“{mark}”", NO_MARK)
    return given


def _number(field: Field, given: Given, _: Entry) -> Typed | Unusable:
    text = str(given).translate(_FULL_WIDTH) if isinstance(given, str | int) and not isinstance(given, bool) else ""
    if not _NUMBER.fullmatch(text):
        unit = f"，单位为{field.unit}，不必写单位" if field.unit else ""
        what = f"“{_shortened(str(given))}”不是数字，或带有符号，或整数多于七位、小数多于两位"
        return Unusable(what, f"请填写如 2 或 1.5 的数字{unit}")
    return Decimal(text)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _date(field: Field, given: Given, _: Entry) -> Typed | Unusable:
    day = read_day(given) if isinstance(given, str) else None
    return day or Unusable(f"“{given}”不是一个日期", "请按 2026-03-05 的样式填写，并核对该月有没有这一天")


def _choice(field: Field, given: Given, _: Entry) -> Typed | Unusable:
    if isinstance(given, str) and given in field.options:
        return given
    return Unusable(f"“{given}”不在选项之中", f"请从“{'”“'.join(field.options)}”中选一项")


def _flag(field: Field, given: Given, _: Entry) -> Typed | Unusable:
    if isinstance(given, bool | str) and given in _FLAGS:
        return _FLAGS[given]
    return Unusable(f"“{given}”不是“是”或“否”", "请选“是”或“否”；不清楚的留空")


def _person(field: Field, given: Given, entry: Entry) -> Typed | Unusable:
    if isinstance(given, str) and given in entry.people:
        return given
    return Unusable("所选的人不在本系统的名册中", "请从名单中重新选择；名册有遗漏的，先在“组织与党员”中登记")


def _bodies(field: Field, given: Given, entry: Entry) -> Typed | Unusable:
    if not isinstance(given, list | tuple) or not all(isinstance(uid, str) for uid in given):
        return Unusable("内容不是组织名单", "请从组织名单中选择")
    uids = tuple(dict.fromkeys(str(uid) for uid in given))
    if entry.body in uids:
        return Unusable("选入了填报组织自己", "请去掉本组织")
    strangers = sum(uid not in entry.bodies for uid in uids)
    if strangers:
        return Unusable(f"有{strangers}个所选组织在发生当日不存在", "请核对发生日期，或从名单中重新选择")
    return uids


def _attendance(field: Field, given: Given, entry: Entry) -> Typed | Unusable:
    if not isinstance(given, list | tuple):
        return Unusable("内容不是到会名单", "请在名单上逐人确认到会或缺席")
    lines = [_attendee(line) for line in given]
    if None in lines:
        return Unusable("名单中有一行没有写明是谁、是否到会", "请在名单上逐人确认到会或缺席")
    listed = tuple(line for line in lines if line)
    mark = next(filter(None, (secrecy_mark(one.reason) for one in listed)), "")
    return Unusable(f"缺席原因里有密级标志“{mark}”", NO_MARK) if mark else listed


def _attendee(line: Given) -> Attendee | None:
    if not isinstance(line, Mapping):
        return None
    person, present, reason = line.get("person"), line.get("present"), line.get("reason") or ""
    if not isinstance(person, str) or not isinstance(present, bool) or not isinstance(reason, str):
        return None
    return Attendee(person, present, "" if present else reason.strip()[:_LONGEST_REASON])


def _file(field: Field, given: Given, _: Entry) -> Typed | Unusable:
    """One file a field; the list leaves room for a vocabulary that allows several."""
    if not isinstance(given, list | tuple):
        return Unusable("内容不是附件", "请重新选择文件；附件一律可以不交")
    files = tuple(file for line in given if (file := _attached(line)))
    if len(files) < len(given):
        return Unusable("附件已不在，或不是您上传的", "请重新选择文件；附件一律可以不交")
    if len(files) > 1:
        return Unusable(f"选了{len(files)}个文件，这一栏只收一个", "请只留一个；多份材料请合成一份")
    return files


def _attached(line: Given) -> Attached | None:
    match line:
        case {"name": str(name), "format": str(format_), "size": int(size), "sha256": str(sha256)}:
            return Attached(name, format_, size, sha256)
    return None


_READERS: dict[FieldType, Callable[[Field, Given, Entry], Typed | Unusable]] = {
    FieldType.LINE: _text,
    FieldType.TEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.DATE: _date,
    FieldType.CHOICE: _choice,
    FieldType.FLAG: _flag,
    FieldType.PERSON: _person,
    FieldType.ATTENDANCE: _attendance,
    FieldType.BODIES: _bodies,
    FieldType.FILE: _file,
}
