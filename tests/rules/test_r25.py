"""R25: who looked at a member's file is logged, and the member can read it."""

from unittest.mock import patch

import pytest
from django.db import DatabaseError
from tests.rules.house import routes
from tests.rules.issues import PEOPLE
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import ON

from yaodian.site.queries.people import lookers_at
from yaodian.site.queries.scope import scope


def file_of(cast: Cast) -> str:
    return f"/slot/member_hours_year/2026/{cast.wang.uid}/"


def test_a_look_at_a_members_file_is_the_members_to_read(stage: Cast, signed: Signed) -> None:
    assert signed(stage.secretary).get(file_of(stage)).status_code == 200
    (look,) = lookers_at(scope(stage.member, ON))
    assert (look.viewer_uid, look.person_uid, look.function) == (stage.secretary.uid, stage.wang.uid, "slot")
    assert list(lookers_at(scope(stage.secretary, ON))) == []


def test_a_look_that_cannot_be_written_shows_nothing(stage: Cast, signed: Signed) -> None:
    with patch("yaodian.site.middleware.traces.leave_traces", side_effect=DatabaseError("full")):
        answer = signed(stage.secretary).get(file_of(stage))
    assert answer.status_code == 503 and stage.wang.name not in answer.content.decode()


@pytest.mark.xfail(strict=True, reason=PEOPLE)
def test_the_member_has_a_page_that_lists_them() -> None:
    assert any(route in ("mine", "me") for route in routes())
