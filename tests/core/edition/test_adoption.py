"""What may be adopted: raised and added, never lowered; keys keep their meaning."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from yaodian.core.catalogue.kind import Field, FieldType, RecordKind
from yaodian.core.duty import AtLeast, Coverage, Credit, Duty, Every, EveryTime, Face, Window
from yaodian.core.duty.edition import Edition
from yaodian.core.edition.adoption import adoption_faults
from yaodian.core.edition.document import Definitions
from yaodian.core.period import Rhythm
from yaodian.core.roster.selector import Selector, Who

BRANCHES = Selector(Who.BODIES, kinds=("branch",))
STAFF = Selector(Who.STAFF)
FIELD = Field("hours", "学时", FieldType.NUMBER, unit="学时")
KIND = RecordKind("theme_day", "主题党日", "", (), (), "", 5, ("branch",), (FIELD,))
DUTY = Duty("theme", "主题党日", BRANCHES, ("theme_day",), (AtLeast(1),), Every(Rhythm.MONTH), mechanism="meetings")
SHARE = Coverage(Fraction(4, 5), STAFF)


def in_force(duty: Duty) -> Edition:
    since = datetime(2026, 1, 4, tzinfo=UTC)
    return Edition("e", "baseline", "法规基线", "root", None, date(1900, 1, 1), since, (duty,))


def faults(duty: Duty, floor: Duty = DUTY) -> list[str]:
    return [p.what for p in adoption_faults(Definitions((duty,), (KIND,)), (), (in_force(floor),))]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"quotas": (AtLeast(2),)},
        {"occasion": Every(Rhythm.WEEK)},
        {"quotas": (AtLeast(1), SHARE)},
        {"grace": 3, "minutes": 1},
        {"undecided": (Face.CYCLE,), "quotas": ()},
    ],
)
def test_the_same_more_or_still_open_is_taken(changes: dict[str, object]) -> None:
    assert faults(replace(DUTY, **changes)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"occasion": Every(Rhythm.QUARTER)},
        {"occasion": Every(Rhythm.YEAR), "quotas": (AtLeast(12),)},
        {"quotas": (SHARE,)},
        {"quotas": (AtLeast(99, of_amount=True),)},
        {"occasion": Window(1, 1, 12, 31)},
    ],
)
def test_less_is_refused(changes: dict[str, object]) -> None:
    assert faults(replace(DUTY, **changes)) == ["低于“主题党日”现有的要求"]


def test_a_share_may_not_be_dropped_or_lowered() -> None:
    both = replace(DUTY, quotas=(AtLeast(1), SHARE))
    assert faults(both, both) == []
    assert faults(replace(both, quotas=(AtLeast(1), replace(SHARE, share=Fraction(1)))), both) == []
    assert len(faults(replace(both, quotas=(AtLeast(1), replace(SHARE, share=Fraction(1, 2)))), both)) == 1
    assert len(faults(replace(both, quotas=(AtLeast(1),)), both)) == 1


def test_a_condition_of_every_time_may_not_be_dropped() -> None:
    every_time = replace(DUTY, quotas=(EveryTime("first"),))
    assert faults(every_time, every_time) == []
    assert len(faults(DUTY, every_time)) == 1
    assert len(faults(replace(DUTY, quotas=(EveryTime("other"),)), every_time)) == 1


def test_another_key_lowers_nothing() -> None:
    assert faults(replace(DUTY, key="own_theme", quotas=(AtLeast(1),), occasion=Every(Rhythm.YEAR))) == []


@pytest.mark.parametrize("changes", [{"mechanism": "lectures"}, {"credit": Credit.ATTENDED}, {"kinds": ("lecture",)}])
def test_a_key_is_never_given_to_something_else(changes: dict[str, object]) -> None:
    kinds = (KIND, replace(KIND, key="lecture", fields=()))
    new = Definitions((replace(DUTY, **changes),), kinds)
    found = adoption_faults(new, (Definitions((DUTY,), (KIND,)),), ())
    assert [p.what for p in found] == ["键“theme”已用于“主题党日”"]


def test_a_field_key_never_holds_something_else() -> None:
    other = replace(KIND, fields=(replace(FIELD, type=FieldType.LINE),))
    found = adoption_faults(Definitions((DUTY,), (other,)), (Definitions((DUTY,), (KIND,)),), ())
    assert [p.what for p in found] == ["键“hours”已用于另一种内容“学时”"]


def test_a_duty_needs_a_form_and_no_key_stands_twice() -> None:
    found = adoption_faults(Definitions((DUTY, DUTY), ()), (), ())
    assert [p.what for p in found] == ["出现了两次", "没有能够完成它的表单"]
    assert all(p.mend for p in found)
