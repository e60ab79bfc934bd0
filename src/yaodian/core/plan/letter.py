"""The outside of a 通知: its number, title, whom it is addressed to, who sent it and when; and where its text stands.

Whatever is not found stays empty, for people to fill in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yaodian.core.plan.labels import label_at
from yaodian.core.plan.numerals import chinese_value

_NUMBER = re.compile(r"([㐀-鿿]{1,15})\s*[〔\[［（(【]\s*(20\d\d)\s*[〕\]］）)】]\s*第?\s*(\d{1,4})\s*号")
_ENDS = ("通知", "函", "通报", "方案", "意见", "纪要", "决定", "批复", "交办单", "通知书", "公告", "任务单", "督办单")
_TITLE_END = re.compile(rf"(?:{'|'.join(_ENDS)})(?:（[^）]*）)?$")
_DIGITS = "零一二三四五六七八九"
_DAY = re.compile(
    r"(20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_BETWEEN = re.compile(r"[、，,；;\s]+")
_OPENING = 12  # lines: what stands above the text of a 通知
_CLOSING = 8  # lines: signature, date and what is printed below them
_LONGEST_LINE = 60
_LONGEST_SENDER = 30
_ABOUT = "关于"


@dataclass(frozen=True, slots=True)
class Letter:
    """`start` and `end` bound the text that asks something; `addressed` are words, as they stand."""

    title: str = ""
    doc_no: str = ""
    issuer: str = ""
    issued_on: date | None = None
    addressed: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def is_likely(self) -> bool:
        """Whether the text looks like a 通知 and not like the plan of a year, which also may be issued by one."""
        return "要点" not in self.title and bool(self.title or self.addressed)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def letter_of(text: str) -> Letter:
    """What stands around the text of a 通知; of any other text at least where it begins and ends."""
    lines = [line for line in _lines(text) if line.text]
    opening = lines[:_OPENING]
    to = next((line for line in opening if _addresses(line.text)), None)
    title, after = _title(opening, to)
    start = to.end if to else after
    signature, day, end = _closing(lines, start, len(text))
    return Letter(
        title,
        doc_number(" ".join(line.text for line in opening)),
        signature or _sender(title),
        day,
        tuple(name for name in _BETWEEN.split(to.text.rstrip("：:")) if name) if to else (),
        start,
        end,
    )


def doc_number(text: str) -> str:
    """The first 文号 in the text, written in one way: 滨工发〔2026〕12号."""
    found = _NUMBER.search(text)
    return f"{found[1]}〔{found[2]}〕{int(found[3])}号" if found else ""


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for whole in text.splitlines(keepends=True):
        bare = whole.strip()
        start = at + whole.index(bare) if bare else at
        yield _Line(start, start + len(bare), bare)
        at += len(whole)


def _addresses(line: str) -> bool:
    """A line of its own that ends in a colon and begins with no number: 各机关党委、各党支部："""
    return line.endswith(("：", ":")) and label_at(line, 0) is None and not re.search("[。；;]|如下|通知", line)


def _title(opening: list[_Line], to: _Line | None) -> tuple[str, int]:
    """The lines up to the one that ends in 通知 and the like, from the one that says 关于 or names its sender."""
    above = [line for line in opening if to is None or line.start < to.start]
    above = [line for line in above if len(line.text) <= _LONGEST_LINE and not line.text.endswith(("。", "；"))]
    last = next((n for n, line in enumerate(above) if _TITLE_END.search(line.text)), None)
    if last is None:
        return "", 0
    first = last
    while first and _ABOUT not in above[first].text and _ABOUT in "".join(one.text for one in above[:last]):
        first -= 1
    if first and above[first].text.startswith(_ABOUT) and _is_sender(above[first - 1].text):
        first -= 1
    return "".join(line.text for line in above[first : last + 1]), above[last].end


def _is_sender(line: str) -> bool:
    return len(line) <= _LONGEST_SENDER and not _NUMBER.search(line) and not line.endswith(("文件", "：", ":"))


def _sender(title: str) -> str:
    return title.partition(_ABOUT)[0] if _ABOUT in title else ""


def _closing(lines: list[_Line], start: int, end: int) -> tuple[str, date | None, int]:
    """Signature and date at the end: 市直机关工委 / 2026年3月5日."""
    below = [line for line in lines[-_CLOSING:] if line.start >= start]
    for number, line in enumerate(below):
        day = day_in(line.text)
        if day is None or len(line.text) > _LONGEST_SENDER or not line.text.endswith("日"):
            continue
        before = below[number - 1] if number else None
        own = _DAY.split(line.text)[0].strip(" 　")
        if own:
            return own, day, line.start
        if before and _signs(before.text):
            return before.text, day, before.start
        return "", day, line.start
    return "", None, end


def _signs(line: str) -> bool:
    return len(line) <= _LONGEST_SENDER and label_at(line, 0) is None and line[-1] not in "。；;：:！!，,"


def day_in(text: str) -> date | None:
    """The first whole date of the text, in digits or as 二〇二六年三月五日."""
    found = _DAY.search(text)
    if not found:
        return None
    year = int(found[1]) if found[1].isdecimal() else int("".join(str(_digit(mark)) for mark in found[1]))
    try:
        return date(year, _number(found[2]), _number(found[3]))
    except ValueError:
        return None


def _digit(mark: str) -> int:
    return 0 if mark in "〇○零" else _DIGITS.index(mark)


def _number(marks: str) -> int:
    return int(marks) if marks.isdecimal() else chinese_value(marks)
