"""From a stretch of text to tokens, and from tokens to phrases (what stands between two commas).

Quotations, 《titles》 and (asides) become one token each, so that a comma or a number inside
them never disturbs the sentence around. Every step moves forward: the work is linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from yaodian.core.plan.lexicon import FIELD, UNITS_AT, Lexicon, Roles
from yaodian.core.plan.numerals import NUMERAL_MARKS, Numeral, range_at
from yaodian.core.plan.words import CALENDAR

PAIRS = {"“": "”", '"': '"', "「": "」", "《": "》", "(": ")", "（": "）", "[": "]", "【": "】", "〔": "〕", "‘": "’"}
GROUPS = {"“": "quote", '"': "quote", "「": "quote", "‘": "quote", "《": "title", "(": "aside", "（": "aside"}
CLOSERS = {close: opened for opened, close in PAIRS.items()}
BREAKS = frozenset("，,；;：:。|！!？?\n\r\t、 　")
_DASHES = "-－—–~～"
DASHES = frozenset(_DASHES)
SOFT_BREAK = "、"
SPACES = frozenset(" 　\t\r\n")
DATE_MARKS = {"月份": "month", "月": "month", "日": "day", "号": "day"}
_CALENDAR = Lexicon({role: found.split() for role, found in CALENDAR.items()})
_NUMBER_STARTS = NUMERAL_MARKS | frozenset("0123456789半")
_DATE = re.compile(r"(20\d\d)[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?(?![\d.%％])")
_BLANK = re.compile(r"[\[【]?[NnXx×＊*_]{1,3}[\]】]?")
_BLANK_STARTS = frozenset("[【NnXx×＊*_")
_NONE: Roles = frozenset()
_PAUSE: Roles = frozenset({"joins", "pause"})
_BREAK: Roles = frozenset({"break"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word with the parts it may play. `number` and `unit` are set for numbers and measures."""

    start: int
    end: int
    text: str
    roles: Roles = _NONE
    number: Numeral | None = None
    unit: str = ""

    def plays(self, *roles: str) -> bool:
        """Whether it may play one of these parts."""
        return not self.roles.isdisjoint(roles)


@dataclass(frozen=True)
class Phrase:
    """Tokens between two commas. `aside`: it stands in brackets. `mark` is the sign that ended it."""

    tokens: tuple[Token, ...]
    aside: bool = False
    mark: str = ""

    @property
    def start(self) -> int:
        """Where its first token begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its last token ends."""
        return self.tokens[-1].end


@dataclass
class _Cut:
    phrases: list[Phrase] = field(default_factory=list)
    run: list[Token] = field(default_factory=list)

    def close(self, aside: bool, mark: str) -> None:
        if self.run:
            self.phrases.append(Phrase(tuple(self.run), aside, mark))
            self.run = []


def partners(text: str, start: int, end: int) -> dict[int, int]:
    """Where each opening mark is closed; a mark that is never closed is left out."""
    found: dict[int, int] = {}
    open_at: dict[str, list[int]] = {mark: [] for mark in PAIRS}
    for at in range(start, end):
        mark = text[at]
        if mark in CLOSERS and open_at[CLOSERS[mark]]:
            found[open_at[CLOSERS[mark]].pop()] = at
        elif mark in PAIRS:
            open_at[mark].append(at)
    return found


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch, in order; what no table knows becomes a token of one character.

    Blanks inside Chinese are faults of a scan or of justified lines: 召 开 is read as 召开.
    """
    places = [at for at in range(start, end) if text[at] not in SPACES or _parts(text, at, start, end)]
    if len(places) == end - start:
        return _tokens(text, start, end)
    read = _tokens("".join(text[at] for at in places), 0, len(places))
    return [replace(token, start=places[token.start], end=places[token.end - 1] + 1) for token in read]


def _tokens(text: str, start: int, end: int) -> list[Token]:
    closed = partners(text, start, end)
    found: list[Token] = []
    at = start
    while at < end:
        token = _token_at(text, at, end, closed)
        found.append(token)
        at = token.end
    return found


def _parts(text: str, at: int, start: int, end: int) -> bool:
    """A blank between two words or numbers in Latin script."""
    beside = text[at - 1 : at + 2 : 2] if start < at < end - 1 else ""
    return beside.isascii() and beside.isalnum()


def _token_at(text: str, at: int, end: int, closed: dict[int, int]) -> Token:
    mark = text[at]
    if mark in _BLANK_STARTS and (blank := _blank_at(text, at, end)):
        return blank
    if mark in BREAKS:
        return Token(at, at + 1, mark, _PAUSE if mark == SOFT_BREAK else _BREAK)
    if mark in GROUPS and at in closed:
        stop = closed[at] + 1
        return Token(at, stop, text[at:stop], frozenset({GROUPS[mark]}))
    if mark in DASHES:
        return Token(at, end - len(text[at:end].lstrip(_DASHES)), mark)
    if mark in _NUMBER_STARTS and (measured := _date_at(text, at, end) or _measured(text, at, end)):
        return measured
    return _word_at(text, at, end)


def _word_at(text: str, at: int, end: int) -> Token:
    """The longest word of the field or the calendar; failing both one character."""
    word = FIELD.at(text, at, end)
    day = _CALENDAR.at(text, at, end)
    if word is None and day is None:
        return Token(at, at + 1, text[at])
    if word and day and word[0] == day[0]:
        return Token(at, at + len(word[0]), word[0], word[1] | day[1])
    longer = max((found for found in (word, day) if found), key=lambda found: len(found[0]))
    return Token(at, at + len(longer[0]), *longer)


def _blank_at(text: str, at: int, end: int) -> Token | None:
    """[N]次, XX名: a number left open in a form."""
    found = _BLANK.match(text, at, end)
    unit = UNITS_AT.at(text, found.end(), end) if found and found.end() < end else None
    if found is None or unit is None:
        return None
    stop = found.end() + len(unit[0])
    return Token(at, stop, text[at:stop], frozenset({"measure"}), None, unit[0])


def _date_at(text: str, at: int, end: int) -> Token | None:
    """2026.8, 2026-08-15, 2026/8/15: a whole date in figures."""
    found = _DATE.match(text, at, end)
    if not found or not 1 <= int(found[2]) <= 12 or not 1 <= int(found[3] or 1) <= 31:
        return None
    return Token(at, found.end(), found[0], frozenset({"date"}))


def _measured(text: str, at: int, end: int) -> Token | None:
    """A number with what it counts: a date part, a measure, or (Arabic only) nothing."""
    if (word := FIELD.at(text, at, end)) and not word[1].isdisjoint({"period", "plain", "stock"}):
        return None
    number = range_at(text, at)
    if number is None or number.end > end:
        return None
    if number.share:
        return Token(at, number.end, text[at : number.end], frozenset({"measure"}), number, "%")
    stop = number.end + (number.end < end and text[number.end] == " ")
    if dated := _dated(text, at, number, end):
        return dated
    unit = UNITS_AT.at(text, stop, end) if stop < end else None
    if unit and not text.startswith("第", at - 1):
        stop += len(unit[0])
        return Token(at, stop, text[at:stop], frozenset({"measure"}), number, unit[0])
    if number.arabic:
        return Token(at, number.end, text[at : number.end], frozenset({"number"}), number)
    return None


def _dated(text: str, at: int, number: Numeral, end: int) -> Token | None:
    """A year, a month or a day; 「2个月」 and 「30日内」 are measures, not dates."""
    stop = number.end
    if number.value > 1900 and text.startswith("年", stop) and stop < end:
        stop += 2 if text.startswith("年度", stop) else 1
        return Token(at, stop, text[at:stop], frozenset({"year"}), number)
    for mark, role in DATE_MARKS.items():
        fits = number.high <= (12 if role == "month" else 31) and number.value >= 1
        if fits and text.startswith(mark, stop) and stop + len(mark) <= end:
            stop += len(mark)
            roles = {role} | ({"measure"} if mark == "日" else set())
            return Token(at, stop, text[at:stop], frozenset(roles), number, mark)
    return None


def phrases_of(text: str, start: int, end: int) -> list[Phrase]:
    """The phrases of a stretch; what stands in brackets follows as phrases of its own."""
    found = list(_cut(tokens_of(text, start, end), aside=False))
    asides = [token for phrase in found for token in phrase.tokens if token.plays("aside")]
    for token in asides:
        found += _cut(tokens_of(text, token.start + 1, token.end - 1), aside=True)
    return found


def _cut(tokens: list[Token], *, aside: bool) -> Iterator[Phrase]:
    cut = _Cut()
    for token in tokens:
        if token.plays("break") and token.text in SPACES:
            continue
        if token.plays("break"):
            cut.close(aside, token.text)
        else:
            cut.run.append(token)
    cut.close(aside, "")
    return iter(cut.phrases)
