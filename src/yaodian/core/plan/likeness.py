"""Which sentence of one text is which of another: alike once years and numbers are left aside.

First equal forms, in their order; then the likest of what is left, by the pairs of marks they share. Pairs that
stand in many sentences tell nothing and are not followed, so that the work grows with the texts and not with
their product.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

ALIKE = 0.6
COMMON = 24
SHORTEST = 4
_ASIDE = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千两]+|[\W_]+")


def normal(text: str) -> str:
    """The sentence without years, numbers, blanks and marks."""
    return _ASIDE.sub("", text)


def pairs_alike(old: Sequence[str], new: Sequence[str], *, least: float = ALIKE) -> dict[int, int]:
    """Places in `old` to places in `new`, one to one."""
    olds, news = [normal(text) for text in old], [normal(text) for text in new]
    found = _equal(olds, news)
    taken = set(found.values())
    left = [at for at in range(len(olds)) if at not in found and len(olds[at]) >= SHORTEST]
    free = [at for at in range(len(news)) if at not in taken and len(news[at]) >= SHORTEST]
    likest = sorted(_likely(left, free, (olds, news), least), key=lambda one: (-one[0], abs(one[1] - one[2]), one[1]))
    for _, here, there in likest:
        if here not in found and there not in taken:
            found[here] = there
            taken.add(there)
    return found


def _equal(olds: list[str], news: list[str]) -> dict[int, int]:
    places: dict[str, list[int]] = defaultdict(list)
    for at in reversed(range(len(news))):
        places[news[at]].append(at)
    return {at: places[form].pop() for at, form in enumerate(olds) if form and places.get(form)}


def _likely(
    left: list[int], free: list[int], forms: tuple[list[str], list[str]], least: float
) -> Iterator[tuple[float, int, int]]:
    """Likeness, place and place of those that are alike enough."""
    olds, news = forms
    shingles = {at: _shingles(news[at]) for at in free}
    holders: dict[str, list[int]] = defaultdict(list)
    for at in free:
        for shingle in shingles[at]:
            holders[shingle].append(at)
    for here in left:
        mine = _shingles(olds[here])
        seen = Counter(at for one in mine if len(holders.get(one, ())) <= COMMON for at in holders.get(one, ()))
        for there, _ in seen.most_common(4):
            likeness = 2 * len(mine & shingles[there]) / (len(mine) + len(shingles[there]))
            if likeness >= least:
                yield likeness, here, there


def _shingles(form: str) -> frozenset[str]:
    return frozenset(form[at : at + 2] for at in range(len(form) - 1))
