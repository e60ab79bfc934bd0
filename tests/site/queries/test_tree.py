"""Places looked up for a few bodies are those that the database gives for all."""

from datetime import date, timedelta

import pytest
from tests.site.cast import AT, FOUNDED, Cast, sure

from yaodian.site.actions.add_body import NewBody, add_body
from yaodian.site.actions.move_body import move_body
from yaodian.site.queries.tree import path_of, placements, places_of

pytestmark = pytest.mark.django_db

MOVED = date(2026, 4, 1)
LATER = date(2026, 9, 1)


@pytest.mark.parametrize(
    "on", [FOUNDED - timedelta(days=1), FOUNDED, MOVED - timedelta(days=1), MOVED, LATER - timedelta(days=1), LATER]
)
def test_places_of_some_are_the_places_of_all(on: date, cast: Cast) -> None:
    sure(move_body(actor=None, body_uid=cast.second.uid, parent_uid=cast.health.uid, day=MOVED, at=AT))
    new = NewBody(kind="branch", name="以后成立的支部", parent_uid=cast.health.uid, first_day=LATER)
    founded = sure(add_body(actor=None, new=new, at=AT))
    asked = [cast.city.uid, cast.first.uid, cast.second.uid, founded.uid, "nobody"]
    found = places_of(asked, on)
    every = {row.body_uid: (row.path, row.parent_uid, row.first_day) for row in placements(on)}
    assert {uid: (one.path, one.parent_uid, one.first_day) for uid, one in found.items()} == {
        uid: every[uid] for uid in asked if uid in every
    }
    assert [path_of(uid, on) for uid in asked] == [found[uid].path if uid in found else "" for uid in asked]
