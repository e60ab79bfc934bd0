"""1+X: a department's plan adds and raises; what asks no more is one duty with two bases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from yaodian.core.duty import AtLeast, Basis, Duty, Every, Face
from yaodian.core.duty.edition import Edition
from yaodian.core.edition.adoption import asks_less
from yaodian.core.edition.overlay import Lies, bound_by, laid_over
from yaodian.core.period import Rhythm
from yaodian.core.roster.selector import Selector, Who

BRANCHES = Selector(Who.BODIES, kinds=("branch",))
CITY = (Basis("市要点", "第1条"),)
OWN = (Basis("本部门要点", "第3条"),)
FLOOR = Duty("theme", "主题党日", BRANCHES, ("theme_day",), (AtLeast(2),), Every(Rhythm.MONTH), bases=CITY)
MINE = replace(FLOOR, bases=OWN)


def edition(*duties: Duty, body: str = "city", title: str = "市要点") -> Edition:
    return Edition(title, "plan", title, body, 2026, date(2026, 1, 1), datetime(2026, 1, 4, tzinfo=UTC), duties)


@pytest.mark.parametrize(
    ("changes", "lies"),
    [
        ({"key": "own"}, Lies.ADDED),
        ({"quotas": (AtLeast(3),)}, Lies.RAISED),
        ({}, Lies.EQUAL),
        ({"grace": 3}, Lies.EQUAL),
        ({"quotas": (AtLeast(1),)}, Lies.WEAKER),
        ({"occasion": Every(Rhythm.QUARTER)}, Lies.WEAKER),
        ({"undecided": (Face.CYCLE,), "quotas": ()}, Lies.OPEN),
    ],
)
def test_how_a_duty_lies_to_the_one_above(changes: dict[str, object], lies: Lies) -> None:
    (laid,) = laid_over([replace(MINE, **changes)], [edition(FLOOR)])
    assert laid.lies is lies


def test_a_weaker_duty_is_merged_into_the_one_above_with_both_bases() -> None:
    (laid,) = laid_over([replace(MINE, quotas=(AtLeast(1),))], [edition(FLOOR)])
    assert laid.duty.demand == FLOOR.demand and laid.duty.bases == (*OWN, *CITY)
    assert (laid.floor, laid.above) == (FLOOR, "市要点")


def test_of_several_above_the_one_that_asks_most_holds() -> None:
    baseline = edition(replace(FLOOR, quotas=(AtLeast(1),)), title="法规基线")
    for above in ([baseline, edition(FLOOR)], [edition(FLOOR), baseline]):
        (laid,) = laid_over([replace(MINE, occasion=Every(Rhythm.YEAR), quotas=(AtLeast(1),))], above)
        assert laid.duty.quotas == FLOOR.quotas
        assert not any(asks_less(laid.duty, duty) for one in above for duty in one.duties)


def test_what_only_the_adopter_above_owes_itself_is_no_floor() -> None:
    here = replace(FLOOR, bearer=Selector(Who.BODIES, here=True))
    assert bound_by([edition(here)], "dept")[0].duties == ()
    assert bound_by([edition(here)], "city")[0].duties == (here,)
