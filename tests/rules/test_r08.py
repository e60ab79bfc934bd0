"""R8: ask once. A value has one home; a form that asks again is refused; known values come filled in."""

import re

import pytest
from tests.core.catalogue.samples import files, kind_of, rules_broken
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import sent

from yaodian.core.catalogue import check
from yaodian.core.catalogue.forbidden import KNOWN_TITLES
from yaodian.core.catalogue.gathering import gathering_of
from yaodian.files.mechanisms import load_catalogue


def test_no_shipped_form_asks_twice_or_asks_what_is_known() -> None:
    assert [fault for fault in check(load_catalogue()) if fault.rule.startswith("R8")] == []


@pytest.mark.parametrize("title", KNOWN_TITLES)
def test_a_form_that_asks_what_is_known_is_refused(title: str) -> None:
    data = files()
    kind_of(data)["fields"].append({"key": "extra", "title": title, "type": "line", "purpose": "试"})
    assert rules_broken(data) == {"R8-known"}


def test_a_form_that_asks_the_same_twice_is_refused() -> None:
    data = files()
    kind_of(data)["fields"].append({"key": "again", "title": "领读人", "type": "person", "purpose": "试"})
    assert rules_broken(data) == {"R8-once"}


def test_the_day_and_everybody_due_come_filled_in(stage: Cast, signed: Signed) -> None:
    page = signed(stage.secretary).get(f"/records/new/{stage.first.uid}/theme_day/").content.decode()
    assert 'name="on_day" value="2026-04-20"' in page
    assert "王小明" in page and "应到 1 人，到会 1 人" in page


def test_one_form_of_a_gathering_asks_every_value_once(stage: Cast, signed: Signed) -> None:
    """And every shipped gathering: two questions of one form never have the same name or the same title."""
    url = f"/records/gathering/{stage.first.uid}/branch_life/?kind=theme_day&kind=branch_general_meeting"
    page = signed(stage.secretary).get(url).content.decode()
    asked = [name for name in re.findall(r' id="(f-[a-z_]+)"', page)]
    assert asked and len(asked) == len(set(asked))
    kinds = load_catalogue().kinds
    for key in {kind.gathering for kind in kinds if kind.gathering}:
        found = gathering_of(key, kinds)
        assert found is not None
        titles = [field.title for field in found.sheet.fields]
        assert len(titles) == len(set(titles)), key


def test_what_was_said_of_a_gathering_is_not_asked_again(stage: Cast, signed: Signed) -> None:
    """A lecture at the theme day: the day and whoever came are filled in from the first record."""
    client = signed(stage.secretary)
    absent = {f"f-attendance-{stage.wang.uid}": "absent", f"f-attendance-{stage.wang.uid}-reason": "出差"}
    filed = client.post(f"/records/new/{stage.first.uid}/theme_day/", sent(stage, **absent))
    origin = filed.headers["Location"].split("/")[2]
    page = client.get(f"/records/new/{stage.first.uid}/party_lecture/?from={origin}").content.decode()
    assert 'name="on_day" value="2026-04-10"' in page
    assert "缺席 1 人" in page and 'value="出差"' in page
