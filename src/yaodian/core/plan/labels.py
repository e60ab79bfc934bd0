"""Heading labels by shape: 第一章, 第五条, 一、, （一）, 1., （1）, ①."""

import re
from dataclasses import dataclass

from yaodian.core.plan.numerals import chinese_value

_CN = "[零〇一二三四五六七八九十百两]{1,6}"
_GAP = "[ 　]?"
# style, its rank (a parent ranks lower than its child), its shape; the number is group 1
SHAPES: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    ("章", 1, re.compile(f"第{_GAP}({_CN}|\\d{{1,3}}){_GAP}(?:章|部分|篇)")),
    ("节", 2, re.compile(f"第{_GAP}({_CN}|\\d{{1,3}}){_GAP}节")),
    ("条", 3, re.compile(f"第?{_GAP}({_CN}|\\d{{1,3}}){_GAP}条(?![件例款线目])")),
    ("一、", 4, re.compile(f"({_CN})(?: ?、|．|\\.(?!\\d))")),
    ("（一）", 5, re.compile(f"[（(〔]({_CN})[）)〕]、?|([㈠-㈩])")),
    ("阶段", 5.5, re.compile(f"第({_CN}|\\d)(?:阶段|步)[：:]?(?=[、，,（( 　]|(?<=[：:]))")),
    ("1.", 6, re.compile(r"(\d{1,3})(?: ?、|．| ?\.(?!\d{1,3}(?![\d年月日])))")),
    ("1.1", 6.5, re.compile(r"\d{1,2}(?:\.\d{1,2})?\.(\d{1,2})(?=[ 　、])[ 　、]?")),
    ("（1）", 7, re.compile(r"[（(](\d{1,3})[）)]、?|([⑴-⒇])")),
    ("一）", 5, re.compile(f"({_CN})[）)]")),
    ("1）", 8, re.compile(r"(\d{1,3})[）)]")),
    ("①", 9, re.compile("([①-⑳])")),
)
ENCLOSED = (("①", "⑳"), ("⑴", "⒇"), ("⒈", "⒛"), ("㈠", "㈩"))
TITLE_END = frozenset("。；;：:！？!?\n|")


@dataclass(frozen=True)
class Label:
    """A label where it stands; `rank` orders the styles from the outside in."""

    style: str
    rank: float
    number: int
    start: int
    end: int


def label_at(text: str, at: int) -> Label | None:
    """The label that begins exactly at `at`."""
    if at < len(text) and (text[at] in "第（(〔㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩" or text[at].isnumeric()):
        for style, rank, shape in SHAPES:
            if found := shape.match(text, at):
                return Label(style, rank, _number(found[found.lastindex or 1]), at, found.end())
    return None


def _number(marks: str) -> int:
    if marks.isdecimal() and marks.isascii():
        return int(marks)
    first = next((first for first, last in ENCLOSED if first <= marks <= last), None)
    return ord(marks) - ord(first) + 1 if first else chinese_value(marks)
