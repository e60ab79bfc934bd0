"""What keeps definitions from being adopted: keys with another meaning, and duties that ask less than what holds."""

from collections.abc import Iterable, Iterator

from yaodian.core.duty import AtLeast, Coverage, Duty, Every, EveryTime, Quota, Window
from yaodian.core.duty.edition import Edition
from yaodian.core.duty.weight import PER_YEAR
from yaodian.core.edition.document import Definitions
from yaodian.core.problem import Problem
from yaodian.core.verdict.openings import window_of

ANY_YEAR = 2000  # a window is the same stretch of each year
MENDS = {
    "reused": "同一件事沿用原来的键，另一件事请另起一个键",
    "lower": "上级规定和法规基线的要求只能提高或增加，请按不低于原有要求填写",
}


def adoption_faults(new: Definitions, known: Iterable[Definitions], above: Iterable[Edition]) -> tuple[Problem, ...]:
    """Every fault at once.

    `known`: everything ever adopted here, whose keys are never given to something else. `above`: the editions that bind
    the adopting body anyway, whose demands may be raised and added to, never lowered.
    """
    found = [*_twice(new)]
    for earlier in known:
        found += [*_reused_duties(new, earlier), *_reused_kinds(new, earlier)]
    floors = [duty for edition in above for duty in edition.duties]
    found += [problem for duty in new.duties for floor in floors for problem in _lower(duty, floor)]
    return tuple(dict.fromkeys(found))


def _twice(new: Definitions) -> Iterator[Problem]:
    for keys, word in (([d.key for d in new.duties], "事项"), ([k.key for k in new.kinds], "表单")):
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield Problem(f"{word}“{key}”", "出现了两次", "同一版本中每个键只用一次")
    kinds = {kind.key for kind in new.kinds}
    for duty in new.duties:
        if not kinds & set(duty.kinds):
            yield Problem(f"“{duty.title}”", "没有能够完成它的表单", "请把它所用的表单一并写入本版")


def _reused_duties(new: Definitions, earlier: Definitions) -> Iterator[Problem]:
    before = {duty.key: duty for duty in earlier.duties}
    for duty in new.duties:
        old = before.get(duty.key)
        if old and _means_another(duty, old):
            yield Problem(f"“{duty.title}”", f"键“{duty.key}”已用于“{old.title}”", MENDS["reused"])


def _means_another(duty: Duty, old: Duty) -> bool:
    """Another mechanism, other records, or credit given in another way; numbers and wording may change."""
    mechanisms = {duty.mechanism, old.mechanism} - {""}
    return len(mechanisms) > 1 or duty.credit is not old.credit or not set(duty.kinds) & set(old.kinds)


def _reused_kinds(new: Definitions, earlier: Definitions) -> Iterator[Problem]:
    before = {(kind.key, field.key): field for kind in earlier.kinds for field in kind.fields}
    for kind in new.kinds:
        for field in kind.fields:
            old = before.get((kind.key, field.key))
            if old and (old.type, old.unit) != (field.type, field.unit):
                what = f"键“{field.key}”已用于另一种内容“{old.title}”"
                yield Problem(f"“{kind.title}”的“{field.title}”", what, MENDS["reused"])


def asks_less(duty: Duty, floor: Duty) -> bool:
    """A duty still open asks nothing yet, so it lowers nothing: the floor goes on beside it."""
    if duty.key != floor.key or duty.undecided or floor.undecided:
        return False
    return any(not _reaches(duty, quota, floor) for quota in floor.quotas)


def _lower(duty: Duty, floor: Duty) -> Iterator[Problem]:
    if asks_less(duty, floor):
        yield Problem(f"“{duty.title}”", f"低于“{floor.title}”现有的要求", MENDS["lower"])


def _reaches(duty: Duty, quota: Quota, floor: Duty) -> bool:
    """One of the duty's quotas asks at least as much as this one of the floor."""
    if isinstance(quota, EveryTime):
        return quota in duty.quotas
    if isinstance(quota, Coverage):
        return any(isinstance(q, Coverage) and q.of == quota.of and q.share >= quota.share for q in duty.quotas)
    return any(
        isinstance(q, AtLeast) and q.of_amount == quota.of_amount and _enough(duty, q, floor, quota)
        for q in duty.quotas
    )


def _enough(duty: Duty, asked: AtLeast, floor: Duty, wanted: AtLeast) -> bool:
    """As many in a year and, where both come round, at least as often; a window that lies within the floor's; otherwise
    the same occasion.
    """
    if isinstance(duty.occasion, Every) and isinstance(floor.occasion, Every):
        times, wanted_times = PER_YEAR[duty.occasion.rhythm], PER_YEAR[floor.occasion.rhythm]
        return times >= wanted_times and times * asked.count >= wanted_times * wanted.count
    if isinstance(duty.occasion, Window) and isinstance(floor.occasion, Window):
        narrower = window_of(floor.occasion, ANY_YEAR).covers(window_of(duty.occasion, ANY_YEAR))
        return narrower and asked.count >= wanted.count
    return duty.occasion == floor.occasion and asked.count >= wanted.count
