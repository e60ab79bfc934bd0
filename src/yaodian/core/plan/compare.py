"""Two plans side by side: what is new, gone, changed in number, moved or reworded."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from yaodian.core.plan.explain import date_says, quota_says
from yaodian.core.plan.found import Deadline, Findings, Quota
from yaodian.core.plan.likeness import normal, pairs_alike
from yaodian.core.plan.tree import Clause, Plan


class Change(StrEnum):
    NUMBER = "number"  # a count, a cycle or a day is another
    MOVED = "moved"  # stands under another heading
    REWORDED = "reworded"  # says it in other words
    SAME = "same"
    NEW = "new"
    GONE = "gone"


WORDS: Mapping[Change, str] = {
    Change.NUMBER: "数字有变",
    Change.NEW: "新增",
    Change.GONE: "不再有",
    Change.MOVED: "换了位置",
    Change.REWORDED: "换了说法",
    Change.SAME: "相同",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the plan with what was found in it."""

    plan: Plan
    found: Findings


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the old plan, of the new one, or of both. `numbers`: what was said and what is said."""

    change: Change
    old: Clause | None
    new: Clause | None
    old_place: str = ""
    new_place: str = ""
    numbers: tuple[tuple[str, str], ...] = ()


def compare(old: Side, new: Side) -> tuple[Row, ...]:
    """Every sentence of both, in the order of the new plan; what is gone stands at the end, in its own order."""
    olds, news = old.plan.clauses, new.plan.clauses
    paired = pairs_alike([c.text for c in olds], [c.text for c in news])
    back = {there: here for here, there in paired.items()}
    homes = _homes(old.plan, new.plan, paired)
    found_old, found_new = _found(old), _found(new)
    years = (old.plan.year, new.plan.year)
    rows: list[Row] = []
    for there, clause in enumerate(news):
        if there not in back:
            rows.append(Row(Change.NEW, None, clause, new_place=place_of(new.plan, clause)))
            continue
        before = olds[back[there]]
        numbers = tuple(_numbers(found_old.get(before.start, []), found_new.get(clause.start, []), years))
        change = _change(before, clause, numbers, homes)
        rows.append(Row(change, before, clause, place_of(old.plan, before), place_of(new.plan, clause), numbers))
    gone = (clause for here, clause in enumerate(olds) if here not in paired)
    return (*rows, *(Row(Change.GONE, clause, None, old_place=place_of(old.plan, clause)) for clause in gone))


def place_of(plan: Plan, clause: Clause) -> str:
    """The heading it stands under."""
    item = plan.item_of(clause)
    if item is None:
        return "序言"
    part = plan.parts[item.part]
    return f"{item.label}{item.title}" or f"{part.label}{part.title}" or "正文"


def counted(rows: Sequence[Row]) -> dict[Change, int]:
    """How many of each, in the order in which they are shown."""
    counts = Counter(row.change for row in rows)
    return {change: counts[change] for change in WORDS}


def _change(
    before: Clause, clause: Clause, numbers: tuple[tuple[str, str], ...], homes: Mapping[int | None, int | None]
) -> Change:
    if numbers:
        return Change.NUMBER
    if homes.get(before.item) != clause.item:
        return Change.MOVED
    return Change.SAME if normal(before.text) == normal(clause.text) else Change.REWORDED


def _homes(old: Plan, new: Plan, paired: Mapping[int, int]) -> dict[int | None, int | None]:
    """Which item of the new plan an old one became: the one with its title, else where most of its sentences went."""
    went: dict[int | None, Counter[int | None]] = {}
    for here, there in paired.items():
        went.setdefault(old.clauses[here].item, Counter())[new.clauses[there].item] += 1
    titles = Counter(normal(item.title) for item in new.items)
    titled = {form: at for at, item in enumerate(new.items) if titles[form := normal(item.title)] == 1}
    homes: dict[int | None, int | None] = {}
    for item, counter in went.items():
        same = titled.get(normal(old.items[item].title)) if item is not None and old.items[item].title else None
        homes[item] = same if same is not None else counter.most_common(1)[0][0]
    return homes


def _found(side: Side) -> dict[int, list[Quota | Deadline]]:
    """By the start of the sentence, in the order of the text."""
    found: dict[int, list[Quota | Deadline]] = {}
    counted: list[Quota | Deadline] = sorted((*side.found.quotas, *side.found.deadlines), key=lambda one: one.start)
    place = 0
    for clause in side.plan.clauses:
        while place < len(counted) and counted[place].start < clause.start:
            place += 1
        while place < len(counted) and counted[place].start < clause.end:
            found.setdefault(clause.start, []).append(counted[place])
            place += 1
    return found


def _numbers(
    before: Sequence[Quota | Deadline], after: Sequence[Quota | Deadline], years: tuple[int | None, int | None]
) -> Iterator[tuple[str, str]]:
    """What was said and is said, kind by kind; a year that goes on with the plan's is no change."""
    for kind in (Quota, Deadline):
        olds = [_said(one, years[0]) for one in before if isinstance(one, kind)]
        news = [_said(one, years[1]) for one in after if isinstance(one, kind)]
        kept = Counter(key for key, _ in olds) & Counter(key for key, _ in news)
        left, come = _without(olds, kept), _without(news, kept)
        for at in range(max(len(left), len(come))):
            yield left[at] if at < len(left) else "", come[at] if at < len(come) else ""


def _without(said: list[tuple[str, str]], kept: Counter[str]) -> list[str]:
    rest = Counter(kept)
    words: list[str] = []
    for key, shown in said:
        if rest[key]:
            rest[key] -= 1
        else:
            words.append(shown)
    return words


def _said(one: Quota | Deadline, year: int | None) -> tuple[str, str]:
    """What it is compared by, and how it is shown."""
    if isinstance(one, Quota):
        return f"{one.count} {one.comparator} {one.unit} {one.period}", quota_says(one)
    shown = date_says(one.date)
    return (one.date.replace(str(year), "今年") if year else one.date), shown
