"""Cutting running text into sentences.

A sentence ends behind 。！？ (with the closing marks that follow), at a newline, at a cell's edge.
"""

from collections.abc import Iterator

FULL_STOPS = frozenset("。！？!?")
EDGES = frozenset("\n\r|")
_CHINESE = "\u2e80"
CLOSING = frozenset("”」』’）)")


def sentences(text: str, start: int, end: int, soft: frozenset[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """The sentences between `start` and `end` as spans, without the blanks around them.

    `soft`: newlines that end no sentence.
    """
    begun = at = start
    while at < end:
        mark = text[at]
        at += 1
        if mark in FULL_STOPS or (mark == "." and _ends_chinese(text, at - 1, end)):
            while at < end and (text[at] in CLOSING or text[at] in FULL_STOPS):
                at += 1
        elif mark not in EDGES or at - 1 in soft:
            continue
        yield from _trimmed(text, begun, at - (mark in EDGES))
        begun = at
    yield from _trimmed(text, begun, end)


def _ends_chinese(text: str, at: int, end: int) -> bool:
    """A full stop typed as a point: behind Chinese, and before Chinese or the end of a line."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2] if at + 1 < end else ""
    return before > _CHINESE and (not after or after.isspace() or after > _CHINESE)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
