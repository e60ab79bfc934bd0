"""What keeps a filled-in form from being filed: every fault at once, by the title of its field."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from yaodian.core.catalogue.entry import Attendee, Entry
from yaodian.core.catalogue.kind import Field, FieldType, RecordKind
from yaodian.core.catalogue.typed import Read, Typed, Unusable, read_fields
from yaodian.core.period import written
from yaodian.core.problem import Problem

EARLIEST = date(1949, 10, 1)


def check_filing(kind: RecordKind, entry: Entry, *, read: Read | None = None) -> tuple[Problem, ...]:
    """Everything that keeps the form from being filed, all at once, in the order of the form. `read`: its fields, where
    they were read already.
    """
    values = read_fields(kind, entry) if read is None else read
    return tuple(
        [
            *_day(entry),
            *_strangers(kind, entry),
            *(problem for one in kind.fields for problem in _field(kind, one, entry, values[one.key])),
        ]
    )


def _day(entry: Entry) -> Iterator[Problem]:
    if entry.on > entry.today:
        mend = "请填写实际发生的日期；尚未开展的，办完以后再填"
        yield Problem("发生日期", f"{written(entry.on)}还没有到", mend)
    elif entry.on < EARLIEST:
        yield Problem("发生日期", f"{written(entry.on)}过早", "请核对年份")


def _strangers(kind: RecordKind, entry: Entry) -> Iterator[Problem]:
    known = {one.key for one in kind.fields}
    for key in entry.values:
        if key not in known:
            yield Problem(f"“{kind.title}”", f"表中没有“{key}”这一栏", "请重新打开表单再提交")


def _field(kind: RecordKind, one: Field, entry: Entry, value: Typed | Unusable | None) -> Iterator[Problem]:
    where = f"“{one.title}”"
    if value is None:
        if one.required and one.type is not FieldType.FILE:
            yield Problem(where, "没有填写", one.hint or f"这一栏必填，用途是{one.purpose or '办理本事项'}")
    elif isinstance(value, Unusable):
        yield Problem(where, value.what, value.mend)
    elif one.key == kind.amount_field and value == 0:
        yield Problem(where, "填了0，不计入", f"请填写大于0的{one.unit or '数'}；没有的留空")
    elif one.type is FieldType.ATTENDANCE:
        yield from _list(kind, where, value, entry)


def _list(kind: RecordKind, where: str, value: Typed, entry: Entry) -> Iterator[Problem]:
    lines = [one for one in value if isinstance(one, Attendee)] if isinstance(value, tuple) else []
    listed = [one.person for one in lines]
    twice = sorted(uid for uid, times in Counter(listed).items() if times > 1)
    if twice:
        yield Problem(where, f"{_named(twice, entry)}列了不止一次", "每人只留一行")
    strangers = [uid for uid in dict.fromkeys(listed) if uid not in entry.due]
    if strangers:
        mend = "请去掉；列席人员写入会议记录，名册有误的先更正名册"
        yield Problem(where, f"{_named(strangers, entry)}当日不在应到范围", mend)
    silent = [one.person for one in lines if not one.present and not one.reason]
    if silent:
        yield Problem(where, f"{_named(silent, entry)}缺席，没有写原因", "请写明缺席原因，如病假、出差")
    missing = sorted(entry.roster - set(listed)) if kind.quorum else []
    if missing:
        yield Problem(where, f"应到的{_named(missing, entry)}没有列入", "请逐人确认到会或缺席，到会比例才能算准")


def _named(uids: list[str], entry: Entry) -> str:
    """A few names; whoever has none is counted."""
    names = {**entry.people, **entry.due}
    known = [names[uid] for uid in uids if uid in names]
    unknown = len(uids) - len(known)
    few = "、".join(known[:5]) + (f"等{len(known)}人" if len(known) > 5 else "")
    return few + (f"{'和' if known else ''}{unknown}名不在名册的人" if unknown else "")
