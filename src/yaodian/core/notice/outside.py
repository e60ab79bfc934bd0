"""What the lines are that stand around the text of a letter: number, title, addressees, signature, day."""

from enum import StrEnum

from yaodian.core.plan.letter import Letter, day_in, doc_number


class Outside(StrEnum):
    NUMBER = "letter_number"
    TITLE = "letter_title"
    SENDER = "letter_sender"
    ADDRESSED = "letter_addressed"
    SIGNATURE = "letter_signature"
    DAY = "letter_day"
    NOTE = "letter_note"


# What also stands at the edge of a plan, which has no addressees and whose heading is no letterhead.
OF_PLANS = frozenset({Outside.NUMBER, Outside.SIGNATURE, Outside.DAY})


def outside_of(line: str, letter: Letter, *, start: int) -> tuple[Outside, ...]:
    """What the line is that begins there; nothing for a line within the text itself. No duty comes from any of them."""
    if letter.start <= start < letter.end:
        return ()
    return _below(line, letter) if start >= letter.end else (_above(line, letter),)


def of_plan(line: str, letter: Letter, *, start: int) -> tuple[Outside, ...]:
    """The same for a plan, as far as the line is nothing besides."""
    found = outside_of(line, letter, start=start)
    return found if OF_PLANS.issuperset(found) and not any(mark in line for mark in "：:") else ()


def _above(line: str, letter: Letter) -> Outside:
    number = doc_number(line)
    if number and number == letter.doc_no:
        return Outside.NUMBER
    if letter.addressed and line.startswith(letter.addressed[0]) and line.endswith(("：", ":")):
        return Outside.ADDRESSED
    if line == letter.issuer:
        return Outside.SENDER
    return Outside.TITLE if line in letter.title else Outside.SENDER


def _below(line: str, letter: Letter) -> tuple[Outside, ...]:
    day = day_in(line)
    is_day = day is not None and day == letter.issued_on
    is_signed = bool(letter.issuer) and line.startswith(letter.issuer)
    if not is_day and not (is_signed and line == letter.issuer):
        return (Outside.NOTE,)
    return (*([Outside.SIGNATURE] if is_signed else []), *([Outside.DAY] if is_day else []))
