"""Lines, cells of table rows, and the marks of headings before their level is known."""

from dataclasses import dataclass

from yaodian.core.plan.labels import Label

LONGEST_TITLE = 40
CELL = "|"


@dataclass(frozen=True)
class Line:
    """A line without its newline."""

    start: int
    end: int


@dataclass(frozen=True)
class Mark:
    """A heading before its level is known. `rank` orders from the outside in; label None: unnumbered."""

    start: int
    title_start: int
    title_end: int
    own_line: bool
    rank: float
    label: Label | None
    line: int


def lines_of(text: str, soft: frozenset[int] = frozenset()) -> list[Line]:
    """The lines that hold more than blanks, trimmed; a newline in `soft` ends none."""
    found: list[Line] = []
    at = 0
    edges = [place for place, mark in enumerate(text) if mark == "\n" and place not in soft]
    for raw in (text[begin:end] for begin, end in zip([0, *(e + 1 for e in edges)], [*edges, len(text)], strict=True)):
        lead = len(raw) - len(raw.lstrip())
        body = raw.strip()
        if body:
            found.append(Line(at + lead, at + lead + len(body)))
        at += len(raw) + 1
    return found


def is_short(text: str, line: Line, longest: int = LONGEST_TITLE) -> bool:
    """A line that may be a heading or a title: short, and no sentence."""
    return line.end - line.start <= longest and not any(
        text[at] in "。；;！!|：:" for at in range(line.start, line.end)
    )


def cells_of(text: str, line: Line) -> list[Line]:
    """The cells of a row, trimmed; empty ones too."""
    found: list[Line] = []
    at = line.start
    for raw in text[line.start : line.end].split(CELL):
        lead = len(raw) - len(raw.lstrip())
        found.append(Line(at + lead, at + lead + len(raw.strip())))
        at += len(raw) + 1
    return found
