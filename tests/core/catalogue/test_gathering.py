"""One gathering asks everything once and gives each kind what it asks."""

from itertools import combinations

import pytest

from yaodian.core.catalogue.gathering import Gathering, gathering_of, values_of
from yaodian.core.catalogue.kind import RecordKind
from yaodian.files.mechanisms import load_catalogue


def kinds(*keys: str) -> tuple[RecordKind, ...]:
    named = {kind.key: kind for kind in load_catalogue().kinds}
    return tuple(named[key] for key in keys)


BRANCH = Gathering("branch_life", kinds("theme_day", "branch_general_meeting", "party_lecture"))


def test_what_several_kinds_ask_is_asked_once_and_first() -> None:
    assert [field.key for field in BRANCH.shared] == ["attendance", "place"]
    assert [kind.title for kind in BRANCH.askers("place")] == ["主题党日", "支部党员大会"]
    keys = [field.key for field in BRANCH.sheet.fields]
    assert keys[:2] == ["attendance", "place"] and len(keys) == len(set(keys))
    assert set(keys) == {field.key for kind in BRANCH.kinds for field in kind.fields}


def test_each_kind_keeps_what_it_alone_asks() -> None:
    theme, meeting, lecture = BRANCH.kinds
    assert [field.key for field in BRANCH.own(theme)] == ["theme", "theme_text", "theme_hours"]
    assert "lecturer" in [field.key for field in BRANCH.own(lecture)]
    values = {"theme": "甲", "topic": "乙", "place": "丙", "attendance": []}
    assert values_of(theme, values) == {"theme": "甲", "place": "丙", "attendance": []}
    assert values_of(meeting, values) == {"topic": "乙", "place": "丙", "attendance": []}


def test_a_gathering_is_of_the_kinds_at_hand() -> None:
    at_hand = kinds("theme_day", "party_group_meeting", "organisational_life_meeting")
    found = gathering_of("branch_life", at_hand)
    assert found is not None and [kind.key for kind in found.kinds] == ["theme_day", "organisational_life_meeting"]
    assert gathering_of("committee_life", at_hand) is None and gathering_of("", load_catalogue().kinds) is None


@pytest.mark.parametrize("key", sorted({kind.gathering for kind in load_catalogue().kinds if kind.gathering}))
def test_in_every_shipped_gathering_a_title_is_one_question(key: str) -> None:
    """So that a fault told by the title of its field finds its place on the page."""
    found = gathering_of(key, load_catalogue().kinds)
    assert found is not None
    for one, other in combinations(found.sheet.fields, 2):
        assert one.title != other.title, (key, one.title)
