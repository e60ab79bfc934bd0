"""Duties in one line each, for the cast."""

from fractions import Fraction
from typing import Any

from yaodian.core.duty import After, AnchorKind, AtLeast, Coverage, Duty, Every, EveryTime, Quota, Standing, Window
from yaodian.core.duty.occasion import Occasion
from yaodian.core.period import Offset, OffsetUnit, Rhythm
from yaodian.core.roster.selector import Selector, Who

BRANCHES = Selector(Who.BODIES, kinds=("branch",))
DEPARTMENTS = Selector(Who.BODIES, kinds=("department",))
CITY = Selector(Who.BODIES, here=True)
MEMBERS = Selector(Who.MEMBERS)
SECRETARIES = Selector(Who.HOLDERS, posts=("secretary",))

WEEK, MONTH, QUARTER = Rhythm.WEEK, Rhythm.MONTH, Rhythm.QUARTER
HALF, YEAR = Rhythm.HALF, Rhythm.YEAR


def duty(occasion: Occasion, *quotas: Quota, **more: Any) -> Duty:
    """应尽之责 of every branch, once, served by meetings, unless said otherwise."""
    given = {"key": "duty", "title": "开会", "bearer": BRANCHES, "kinds": ("meeting",)} | more
    return Duty(occasion=occasion, quotas=quotas or (AtLeast(1),), **given)


def every(rhythm: Rhythm, count: int = 1, **more: Any) -> Duty:
    return duty(Every(rhythm), AtLeast(count), **more)


def each_time(rhythm: Rhythm, **more: Any) -> Duty:
    """每次会议都落实“第一议题”"""
    return duty(Every(rhythm), EveryTime("first_topic"), **more)


def cover(rhythm: Rhythm, share: str = "1", of: Selector = MEMBERS, **more: Any) -> Duty:
    return duty(Every(rhythm), Coverage(Fraction(share), of), **more)


def window(start: tuple[int, int], end: tuple[int, int], count: int = 1, **more: Any) -> Duty:
    return duty(Window(*start, *end), AtLeast(count), **more)


def after(anchor: AnchorKind, name: str, count: int, unit: str = "day", **more: Any) -> Duty:
    opens, repeats = more.pop("opens", None), more.pop("repeats", False)
    return duty(After(anchor, name, Offset(count, OffsetUnit(unit)), opens, repeats), **more)


def standing(**more: Any) -> Duty:
    return duty(Standing(), **more)
