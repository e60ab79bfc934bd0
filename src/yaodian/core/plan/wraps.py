"""Lines that a page's width has broken: where a newline only goes on, and does not end anything."""

from collections import Counter

from yaodian.core.plan.labels import label_at

FEWEST_FULL = 4
FULL_SHARE = 0.4
SLACK = 4  # two characters: a line ends early before a mark that may not open the next
_ENDS = frozenset("。！？!?：:|")
_NARROWEST = 24


def soft_breaks(text: str) -> frozenset[int]:
    """The places of newlines inside sentences of a text whose lines all end at one width; of any other text none."""
    lines = text.split("\n")
    widths = [_width(line) for line in lines]
    widest = _page_width(widths)
    if widest is None:
        return frozenset()
    found: set[int] = set()
    at = 0
    for line, width, following in zip(lines, widths, [*lines[1:], ""], strict=True):
        at += len(line)
        bare = following.strip()
        goes_on = widest - SLACK <= width and line.rstrip()[-1] not in _ENDS
        if goes_on and bare and "|" not in bare and label_at(bare, 0) is None:
            found.add(at)
        at += 1
    return frozenset(found)


def _width(line: str) -> int:
    """In half characters: a Chinese character is two wide."""
    bare = line.rstrip()
    return len(bare) + sum(mark > "\u2e80" or mark in "“”‘’" for mark in bare)


def _page_width(widths: list[int]) -> int | None:
    """The width at which most lines end, if that is how this text was made."""
    counted = Counter(width for width in widths if width)
    lines = sum(counted.values())
    widest = max(counted, default=0)
    full = sum(counted[width] for width in range(widest - SLACK, widest + 1))
    enough = full >= max(FEWEST_FULL, FULL_SHARE * lines)
    return widest if widest >= _NARROWEST and enough else None
