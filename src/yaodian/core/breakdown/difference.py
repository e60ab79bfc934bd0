"""A filled-in sheet against what is known: row by row what would change and what is wrong, before it is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from yaodian.core.breakdown.opinion import STANCES, Opinion, Stance, opinion_faults
from yaodian.core.catalogue.typed import read_day
from yaodian.core.problem import Problem

_OF_WORD = {word: answer for answer, word in STANCES.items()}
_KEEP = "请使用导出的原表填写，不要改动“编号”一列"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as typed. `key` is what `key_of` wrote; `number` counts as the reader of the sheet does."""

    number: int
    key: str
    answer: str = ""
    reason: str = ""
    to: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A row that a unit was asked about: what it says, since when it was asked, and its answer so far."""

    unit: str
    name: str
    start: int
    text: str
    version: int
    sent_on: date
    before: Opinion | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of the sheet. `asked` is None where nobody was asked that; `after` None where nothing is answered."""

    row: SheetRow
    asked: Asked | None
    after: Opinion | None
    faults: tuple[Problem, ...]

    @property
    def changes(self) -> bool:
        return not self.faults and self.asked is not None and self.after is not None and self.after != self.asked.before


def key_of(unit: str, start: int, version: int) -> str:
    return f"{unit}-{start}-{version}"


def compare(rows: Iterable[SheetRow], asked: Iterable[Asked], *, today: date) -> tuple[Compared, ...]:
    """`today` is the day of an answer that gives none. A row without an answer takes none back."""
    known = {(one.unit, one.start): one for one in asked}
    seen: dict[tuple[str, int], int] = {}
    return tuple(_compared(row, known, seen, today) for row in rows)


def _compared(
    row: SheetRow, known: Mapping[tuple[str, int], Asked], seen: dict[tuple[str, int], int], today: date
) -> Compared:
    where, key = f"第{row.number}行", _key(row.key)
    one = known.get(key[:2]) if key else None
    if key is None or one is None:
        what = "编号不是本表的" if key is None else "没有就这一条征求过这个单位的意见"
        return Compared(row, None, None, (Problem(where, what, _KEEP),))
    if key[:2] in seen:
        return Compared(row, one, None, (Problem(where, f"与第{seen[key[:2]]}行重复", "同一条只保留一行"),))
    seen[key[:2]] = row.number
    after, faults = _read(row, one, key[2], today)
    return Compared(row, one, after, tuple(faults))


def _key(text: str) -> tuple[str, int, int] | None:
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts[1:]):
        return None
    return parts[0], int(parts[1]), int(parts[2])


def _read(row: SheetRow, asked: Asked, version: int, today: date) -> tuple[Opinion | None, list[Problem]]:
    where = f"第{row.number}行"
    if not row.answer:
        left = row.reason or row.to
        return None, [Problem(where, "没有选意见，却写了别的内容", _choose())] if left else []
    answer, on = _OF_WORD.get(row.answer), read_day(row.on) if row.on else None
    faults = list(_cell_faults(row, answer, on))
    if version > asked.version:
        faults.append(Problem(where, "编号不是本表的", _KEEP))
    if answer is None or faults:
        return None, faults
    opinion = Opinion(asked.start, answer, on or today, row.reason, row.to, version)
    if asked.before and not row.on and opinion.content == asked.before.content:
        opinion = replace(opinion, on=asked.before.on)
    return opinion, list(opinion_faults(opinion, where, sent_on=asked.sent_on, today=today))


def _cell_faults(row: SheetRow, answer: Stance | None, on: date | None) -> Iterator[Problem]:
    where = f"第{row.number}行"
    if answer is None:
        yield Problem(where, f"“{row.answer}”不是可选的意见", _choose())
    if row.on and on is None:
        yield Problem(where, f"“{row.on}”不是一个日期", "请按 2026-03-05 的样式填写")


def _choose() -> str:
    return f"请在“{'”“'.join(STANCES.values())}”中选一项；没有意见要回复的留空"
