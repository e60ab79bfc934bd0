"""R21: points are off by default. No table, no address, no form and no verdict knows them."""

from tests.rules.house import asked, shown, words_of_schema

from yaodian.files.mechanisms import load_catalogue
from yaodian.site.env import Env


def test_nothing_holds_points() -> None:
    assert words_of_schema() & {"tally", "tallies", "point", "points", "bonus", "credit", "credits"} == set()


def test_no_page_and_no_form_speaks_of_points() -> None:
    assert "积分" not in shown() + asked()


def test_no_mechanism_that_is_shipped_turns_a_deed_into_points() -> None:
    """A plan's sentence about 积分 is told as what it is; nothing is counted from it."""
    titles = [template.duty.title for template in load_catalogue().templates]
    assert titles and not any("积分" in title for title in titles)


def test_no_switch_turns_them_on_for_everybody() -> None:
    assert not {name for name in Env.__dataclass_fields__ if "point" in name or "tally" in name}
