"""How far two annotations of the same documents agree: precision, recall and F1 for each list.

A finding and an expected one agree when they cover the same characters (Dice ≥ 0.5) and say the same; which pairs with
which is a maximum one-to-one matching inside a document, so no order of the lists changes a figure.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Finding = Mapping[str, Any]
Document = Mapping[str, Any]
Agree = Callable[[Finding, Finding], bool]

TOGETHER = "ALL (micro, six strict)"
OVERLAP = 0.5


def covers(one: Finding, other: Finding) -> bool:
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    both = one["end"] - one["start"] + other["end"] - other["start"]
    return bool(common > 0 and 2 * common / both >= OVERLAP)


def says(*keys: str) -> Agree:
    """They cover each other and have the same values; no value is none, the empty word and "null" alike."""
    return lambda one, other: covers(one, other) and all(value(one, key) == value(other, key) for key in keys)


def value(finding: Finding, key: str) -> object:
    found = finding.get(key)
    if key == "count":
        return as_number(found)
    return None if key == "period" and found in ("", "null") else found


def as_number(count: object) -> object:
    try:
        return float(count) if isinstance(count, int | float | str) and count != "" else None
    except ValueError:
        return count


def same_place(one: Finding, other: Finding) -> bool:
    return bool(one["start"] == other["start"] and one["level"] == other["level"])


def near(one: Finding, other: Finding) -> bool:
    return bool(abs(one["start"] - other["start"]) <= 2)


# The figure's name, the list it reads, and when two of its findings are the same.
FIGURES: dict[str, tuple[str, Agree]] = {
    "headings": ("headings", same_place),
    "headings (start±2)": ("headings", near),
    "quotas": ("quotas", says("count", "period", "comparator")),
    "quotas (no comparator)": ("quotas", says("count", "period")),
    "quotas (relaxed: span)": ("quotas", covers),
    "deadlines": ("deadlines", covers),
    "deadlines (+date)": ("deadlines", says("date")),
    "deliverables": ("deliverables", covers),
    "deliverables (+kind)": ("deliverables", says("kind")),
    "campaigns": ("campaigns", covers),
    "links": ("links", covers),
}
STRICT = ("headings", "quotas", "deadlines", "deliverables", "campaigns", "links")


@dataclass(frozen=True)
class Score:
    """How many were expected, how many were found, how many pairs of them agree."""

    gold: int = 0
    pred: int = 0
    tp: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.gold + other.gold, self.pred + other.pred, self.tp + other.tp)

    @property
    def precision(self) -> float:
        return self.tp / self.pred if self.pred else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.tp / self.gold if self.gold else float(not self.pred)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_json(self) -> dict[str, float]:
        counts = {"gold": self.gold, "pred": self.pred, "tp": self.tp}
        return {**counts, "precision": self.precision, "recall": self.recall, "f1": self.f1}


def matching(gold: Sequence[Finding], found: Sequence[Finding], agree: Agree) -> dict[int, int]:
    """The most pairs that agree: place in `found` to place in `gold`."""
    choices = [[at for at, one in enumerate(found) if agree(expected, one)] for expected in gold]
    partner: dict[int, int] = {}

    def pair(expected: int, tried: set[int]) -> bool:
        for at in choices[expected]:
            if at not in tried:
                tried.add(at)
                if at not in partner or pair(partner[at], tried):
                    partner[at] = expected
                    return True
        return False

    for expected in range(len(gold)):
        pair(expected, set())
    return partner


def scores(gold: Iterable[Document], found: Mapping[str, Document]) -> dict[str, Score]:
    """Each figure over all documents of `gold`; one that was not read counts as nothing found."""
    documents = list(gold)
    table = {name: sum((_score(document, found, name) for document in documents), start=Score()) for name in FIGURES}
    return table | {TOGETHER: sum((table[name] for name in STRICT), start=Score())}


def _score(document: Document, found: Mapping[str, Document], name: str) -> Score:
    expected, predicted, agree = _sides(document, found, name)
    return Score(len(expected), len(predicted), len(matching(expected, predicted, agree)))


def _sides(document: Document, found: Mapping[str, Document], name: str) -> tuple[list[Finding], list[Finding], Agree]:
    key, agree = FIGURES[name]
    return list(document.get(key) or []), list(found.get(document["id"], {}).get(key) or []), agree


@dataclass(frozen=True)
class Difference:
    """A finding of one side only: `missed` is what the reader should have found, else it found too much."""

    document: str
    missed: bool
    finding: Finding
    words: str


def differences(gold: Iterable[Document], found: Mapping[str, Document], name: str) -> Iterator[Difference]:
    """What keeps a figure below 1, in the order of the documents."""
    for document in gold:
        expected, predicted, agree = _sides(document, found, name)
        pairs = matching(expected, predicted, agree)
        matched = set(pairs.values())
        alone = [(True, one) for at, one in enumerate(expected) if at not in matched]
        alone += [(False, one) for at, one in enumerate(predicted) if at not in pairs]
        for missed, one in sorted(alone, key=lambda pair: pair[1]["start"]):
            end = one.get("end", one["start"] + 20)
            yield Difference(document["id"], missed, one, document["text"][one["start"] : end])
