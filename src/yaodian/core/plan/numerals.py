"""Chinese and Arabic numerals, ranges of them, and fractions."""

import re
from dataclasses import dataclass

DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
HALF = "半"
NUMERAL_MARKS = frozenset(DIGITS) | frozenset(SCALES)
RANGE_MARKS = ("-", "－", "—", "–", "~", "～", "至", "到")

_ARABIC = re.compile(r"\d{1,9}(?:\.\d{1,4}(?!\d|年))?")
_CHINESE = re.compile("[" + "".join(NUMERAL_MARKS) + "]{1,12}")
_SHARE = re.compile("([" + "".join(NUMERAL_MARKS) + "]{1,4})分之([" + "".join(NUMERAL_MARKS) + "]{1,6})")


@dataclass(frozen=True)
class Numeral:
    """A number where it stands. A range has `high` above `value`; `share` counts in per cent."""

    value: float
    high: float
    end: int
    share: bool = False
    arabic: bool = True


def chinese_value(marks: str) -> int:
    """The value of a Chinese numeral: 十二 is 12, 二〇二六 is 2026, 一百零五 is 105."""
    if not any(mark in SCALES for mark in marks):
        return int("".join(str(DIGITS[mark]) for mark in marks) or 0)
    total = digit = 0
    for mark in marks:
        if mark in DIGITS:
            digit = DIGITS[mark]
        else:
            total += (digit or (1 if mark == "十" or not total else 0)) * SCALES[mark]
            digit = 0
    return total + digit


def number_at(text: str, at: int) -> Numeral | None:
    """A single number that begins exactly at `at`; a lone 半 is 0.5."""
    if found := _SHARE.match(text, at):
        parts, whole = chinese_value(found[2]), chinese_value(found[1])
        return Numeral(100 * parts / whole, 100 * parts / whole, found.end(), True, False) if whole else None
    if found := _ARABIC.match(text, at):
        return Numeral(float(found[0]), float(found[0]), found.end())
    if found := _CHINESE.match(text, at):
        value = chinese_value(found[0])
        return Numeral(value, value, found.end(), arabic=False)
    if text.startswith(HALF, at):
        return Numeral(0.5, 0.5, at + 1, arabic=False)
    return None


def range_at(text: str, at: int) -> Numeral | None:
    """A number or a range («2-4», «三至五») that begins at `at`."""
    low = number_at(text, at)
    if low is None or low.share:
        return low
    mark = next((m for m in RANGE_MARKS if text.startswith(m, low.end)), None)
    high = number_at(text, low.end + len(mark)) if mark else None
    if high is None or high.arabic != low.arabic or high.value <= low.value:
        return low
    return Numeral(low.value, high.value, high.end, arabic=low.arabic)
