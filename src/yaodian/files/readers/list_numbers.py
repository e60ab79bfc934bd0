"""The numbers that Word writes in front of paragraphs and keeps nowhere in the text, for .docx and .doc alike."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_COUNTED = frozenset(
    [
        *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "japaneseDigitalTenThousand"),
        *("taiwaneseCounting", "taiwaneseCountingThousand", "koreanDigital2"),
    ]
)
_LEGALLY = frozenset(["chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"])
_CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_PLACE = re.compile("%([1-9])")
DEEPEST = 8
SILENT = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class Level:
    """`pattern` holds %1 to %9 for the numbers of the levels; `legal`: those above are shown in digits;
    `apart`: Word leaves room between number and text.
    """

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    legal: bool = False
    apart: bool = True


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Lists of one shape count on together, unless one says that it starts anew: at the depths of `restarts`."""

    shape: str
    levels: Mapping[int, Level]
    restarts: tuple[int, ...] = ()


class Counters:
    """Counts as Word does: each shape by itself, deeper levels start anew below a shallower one."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._begun: set[str] = set()
        self._counts: dict[str, list[int | None]] = {}

    def label(self, name: str, depth: int) -> str:
        """The number in front of the next paragraph of this list at this depth. To be asked in order."""
        found = self._lists.get(name)
        level = found.levels.get(depth) if found else None
        if found is None or level is None or not 0 <= depth <= DEEPEST:
            return ""
        counts, levels = self._counts_of(name, found), found.levels
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (DEEPEST - depth)
        if level.style in SILENT:
            return ""
        text = _PLACE.sub(lambda found: _count(counts, levels, int(found[1]) - 1, legal=level.legal), level.pattern)
        return f"{text} " if level.apart and text[-1:].isalnum() else text

    def _counts_of(self, name: str, one: NumberedList) -> list[int | None]:
        counts = self._counts.setdefault(one.shape, [None] * (DEEPEST + 1))
        if name not in self._begun:
            self._begun.add(name)
            for depth in one.restarts:
                counts[depth] = None
        return counts


def _count(counts: list[int | None], levels: Mapping[int, Level], depth: int, *, legal: bool) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    number = counts[depth]
    return shown(level.start if number is None else number, "decimal" if legal else level.style)


def shown(number: int, style: str) -> str:
    """A number in one of Word's formats; formats we do not know are shown in digits."""
    cycle = _CYCLES.get(style, "")
    if 1 <= number <= len(cycle):
        return cycle[number - 1]
    if style in _COUNTED:
        return chinese(number)
    if style in ("upperRoman", "lowerRoman"):
        return roman(number) if style == "upperRoman" else roman(number).lower()
    digits = {"ideographDigital": _DIGITS} | dict.fromkeys(_LEGALLY, _LEGAL)
    if style in digits:
        return "".join(digits[style][int(digit)] for digit in str(number))
    return {"decimalZero": f"{number:02}"}.get(style, str(number))


def chinese(number: int) -> str:
    """一 to 九百九十九; larger numbers digit by digit."""
    if not 0 < number < 1000:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        said += "零"
    return said + (_DIGITS[ones] if ones else "")


def roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    said = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        said += letters * times
    return said + "X" * (number // 10) + _ROMAN_ONES[number % 10]
