"""What is kept in memory of who owes what never outlives a change of it."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from tests.site.cast import AT, ON, Cast, body, make_cast, person

from yaodian.core.period import Span
from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.near import near
from yaodian.site import models
from yaodian.site.models.vendor.install import STAMPED, stamp_all, unstamped_tables
from yaodian.site.queries.history import snapshot

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def token() -> str:
    return models.RosterStamp.objects.get().token


@pytest.mark.parametrize("table", STAMPED)
def test_every_change_of_a_table_that_is_kept_writes_a_new_token(cast: Cast, table: str) -> None:
    """A statement that reaches no row may stamp (PostgreSQL) or not (SQLite); one that reaches a row always does."""
    models.Body.objects.filter(uid=cast.city.uid).update(until=AT)  # something is stamped at all
    before = token()
    statements = {
        "body": f"UPDATE body SET version = version WHERE uid = '{cast.first.uid}'",
        "placement": f"UPDATE placement SET version = version WHERE body_uid = '{cast.first.uid}'",
        "membership": f"UPDATE membership SET version = version WHERE person_uid = '{cast.wang.uid}'",
    }
    with connection.cursor() as cursor:
        cursor.execute(statements.get(table, f"DELETE FROM {table}"))
        touched = cursor.rowcount
    assert touched == 0 or token() != before
    assert table in STAMPED and table not in unstamped_tables(connection)


def test_a_body_founded_a_moment_ago_is_there(cast: Cast) -> None:
    known = snapshot().history
    assert snapshot().history is known
    founded = body("新成立党支部", "branch", cast.finance.uid)
    later = snapshot().history
    assert founded.uid not in {row.uid for row in known.facts.bodies}
    assert founded.uid in {row.uid for row in later.facts.bodies}


def test_what_a_transaction_took_back_is_not_kept(cast: Cast) -> None:
    before = snapshot().history
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        models.Membership.objects.create(
            since=AT, person_uid="passing", body_uid=cast.first.uid, standing="full", first_day=YEAR.first
        )
        assert len(snapshot().history.facts.memberships) == len(before.facts.memberships) + 1
        raise ZeroDivisionError
    other = person("后来之人", cast.first.uid)
    held = {row.person for row in snapshot().history.facts.memberships}
    assert held == {cast.wang.uid, other.uid}


def test_a_transfer_entered_later_is_unknown_before(cast: Cast) -> None:
    """Who owes what is kept for the present alone; an earlier moment is looked up anew."""
    earlier = snapshot().owed(AT, YEAR)
    models.Membership.objects.filter(person_uid=cast.wang.uid).update(until=AT + timedelta(days=30))
    now = snapshot()
    assert now.owed(AT, YEAR).facts.memberships == now.history.facts.memberships
    assert now.owed(AT + timedelta(days=31), YEAR).facts.memberships == ()
    assert now.owed(NEVER, YEAR) is now.owed(AT + timedelta(days=31), YEAR)
    assert earlier.facts.memberships[0].until == NEVER


def test_a_stamp_that_was_taken_away_shows_and_comes_back(cast: Cast) -> None:
    statement = (
        "DROP TRIGGER stamp_insert_post" if connection.vendor == "sqlite" else 'DROP TRIGGER stamp_post ON "post"'
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert unstamped_tables(connection) == ["post"]
    stamp_all(connection)
    assert unstamped_tables(connection) == []


def test_rows_near_a_member_are_its_branch_and_what_lies_above(cast: Cast) -> None:
    facts = near(snapshot().history.facts, {cast.wang.uid})
    assert {row.uid for row in facts.bodies} == {cast.first.uid, cast.finance.uid, cast.city.uid}
    assert {row.body for row in facts.placements} == {cast.first.uid, cast.finance.uid, cast.city.uid}
    assert {row.person for row in facts.memberships} == {cast.wang.uid}


def test_a_ruling_entered_a_moment_ahead_is_known_from_its_own_moment_on(cast: Cast) -> None:
    """The clock of whoever entered it was ahead of the clock of whoever asks."""
    ahead = AT + timedelta(seconds=5)
    models.Ruling.objects.create(since=ahead, kind="waive", duty_key="d", cycle_key="c", decided_on=ON)
    assert snapshot().owed(AT, YEAR).facts.rulings == ()
    assert len(snapshot().owed(ahead, YEAR).facts.rulings) == 1
