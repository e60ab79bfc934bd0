"""Lines that a page's width has broken: where a newline only goes on, and does not end anything."""

from collections import Counter

from yaodian.core.plan.labels import label_at

FEWEST_FULL = 4
FULL_SHARE = 0.4
SLACK = 4  # two characters: a line ends early before a mark that may not open the next
_ENDS = frozenset("。！？!?：:|.；;")
RAGGED = 0.7
RAGGED_SHARE = 0.7
_WIDEST_PAGE = 100
_NARROWEST = 24


def soft_breaks(text: str) -> frozenset[int]:
    """The places of newlines inside sentences of a text whose lines all end at one width; of any other text none."""
    lines = text.split("\n")
    widths = [_width(line) for line in lines]
    begins = [bool(line.strip()) and "|" not in line and label_at(line.strip(), 0) is None for line in lines[1:]]
    is_open = [_is_open(line) and goes_on for line, goes_on in zip(lines, [*begins, False], strict=True)]
    widest = _page_width(widths)
    narrowest = (
        widest - SLACK if widest else _ragged_width([w for w, o in zip(widths, is_open, strict=True) if o], widths)
    )
    found: set[int] = set()
    at = 0
    for line, width, goes_on in zip(lines, widths, is_open, strict=True):
        at += len(line)
        if goes_on and narrowest and width >= narrowest:
            found.add(at)
        at += 1
    return frozenset(found)


def _is_open(line: str) -> bool:
    """A line that ends in the midst of something."""
    bare = line.rstrip()
    return bool(bare) and bare[-1] not in _ENDS and "|" not in bare


def _width(line: str) -> int:
    """In half characters, without blanks: a Chinese character is two wide."""
    return sum(2 if mark > "\u2e80" or mark in "“”‘’" else 1 for mark in line if not mark.isspace())


def _ragged_width(open_ones: list[int], widths: list[int]) -> int:
    """The narrowest line that goes on, in a page read with faults: nearly all open lines are nearly as wide as any."""
    widest = max(widths, default=0)
    wide = [width for width in open_ones if width >= RAGGED * widest]
    enough = len(wide) >= FEWEST_FULL and len(wide) >= RAGGED_SHARE * len(open_ones)
    return int(RAGGED * widest) if enough and _NARROWEST <= widest <= _WIDEST_PAGE else 0


def _page_width(widths: list[int]) -> int | None:
    """The width at which most lines end, if that is how this text was made."""
    counted = Counter(width for width in widths if width)
    lines = sum(counted.values())
    widest = max(counted, default=0)
    full = sum(counted[width] for width in range(widest - SLACK, widest + 1))
    enough = full >= max(FEWEST_FULL, FULL_SHARE * lines)
    return widest if widest >= _NARROWEST and enough else None
