"""Between which edges the paragraphs of a document run."""

from collections import Counter
from collections.abc import Sequence

from yaodian.files.readers.layout.lines import Line

_ROUND = 3.0
_FEWEST = 3
_NARROW = 0.6


def margins_of(lines: Sequence[Line], width: float) -> tuple[float, float]:
    """Left, where hardly any line begins further out; right, where most lines end, for full lines end together.

    Where all lines are short none is full, and the paper (`width`) has a right margin as it has a left one.
    """
    lefts, rights = sorted(line.box.left for line in lines), [line.box.right for line in lines]
    if not lefts:
        return 0.0, 0.0
    left, far = lefts[len(lefts) // 20], max(rights)
    ends = Counter(round(right / _ROUND) for right in rights if right > left + (far - left) / 2)
    place, count = max(ends.items(), key=lambda one: (one[1], one[0]))
    right = place * _ROUND if count >= _FEWEST else far
    paper = width - left
    return left, right if right - left > _NARROW * (paper - left) else max(paper, right)
