"""The tables of a breakdown are guarded like every fact, and going back leaves the editions guarded."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from tests.site.actions.breaking_down import CLAIM, opine, sent
from tests.site.cast import AT, Cast, sure
from tests.site.pages.stage import set_stage

from yaodian.site.actions.keep_counts import rebuild_counts
from yaodian.site.jobs.upgrade import upgrade
from yaodian.site.models import (
    Assignment,
    AuditLine,
    Consultation,
    Edition,
    Issuance,
    Opinion,
    SlotSpec,
    SlotStamp,
)
from yaodian.site.models.vendor.install import guards_in, unguarded_tables, unstamped_tables

pytestmark = pytest.mark.django_db(transaction=True)


def refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError as error:
        return "append-only" in str(error)
    return False


def test_nothing_that_was_assigned_asked_or_said_is_overwritten(cast: Cast) -> None:
    sure(opine(cast, sent(cast), CLAIM))
    for model, change in (
        (Assignment, {"due": "x"}),
        (Assignment, {"lead": []}),
        (Consultation, {"sent_on": CLAIM.on.replace(year=2030)}),
        (Opinion, {"stance": "object"}),
    ):
        assert refused(lambda model=model, change=change: model.objects.update(**change)), model


def test_the_day_of_issue_of_an_edition_is_guarded_too(cast: Cast) -> None:
    set_stage(cast)
    assert refused(lambda: Edition.objects.update(issued_on=CLAIM.on))


def test_going_back_and_forth_leaves_every_guard_and_stamp(cast: Cast) -> None:
    set_stage(cast)
    call_command("migrate", "yaodian", "0003", verbosity=0)
    try:
        assert "edition" not in unguarded_tables(connection, [g for g in guards_in(apps) if g.table == "edition"])
        assert "assignment" not in connection.introspection.table_names()
    finally:
        call_command("migrate", "yaodian", verbosity=0)
    assert unguarded_tables(connection, guards_in(apps)) == [] and unstamped_tables(connection) == []
    assert Edition.objects.get().title == "法规基线"


@pytest.fixture
def before_issuances(cast: Cast) -> Iterator[Cast]:
    """An installation whose last migration was 0005, with one opinion in it."""
    set_stage(cast)
    sure(opine(cast, sent(cast), CLAIM))
    call_command("migrate", "yaodian", "0005", verbosity=0)
    try:
        yield cast
    finally:
        call_command("migrate", "yaodian", verbosity=0)


def test_what_was_said_before_the_day_of_issue_was_a_fact_is_still_said(before_issuances: Cast) -> None:
    assert "issuance" not in connection.introspection.table_names()
    upgrade()
    assert Opinion.objects.get().stance == "claim" and Issuance.objects.count() == 0
    assert unguarded_tables(connection, guards_in(apps)) == [] and unstamped_tables(connection) == []
    assert refused(lambda: Opinion.objects.update(stance="object"))


def test_an_installation_of_the_hours_in_between_is_left_as_it_is(before_issuances: Cast) -> None:
    """For some hours an earlier migration had the new names already."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE opinion RENAME COLUMN answer TO stance")
        cursor.execute("ALTER TABLE consultation RENAME COLUMN answer_by TO due_on")
    upgrade()
    assert Opinion.objects.get().stance == "claim" and Consultation.objects.exists()
    assert unguarded_tables(connection, guards_in(apps)) == []


def test_counts_of_a_version_that_kept_less_are_made_anew(cast: Cast) -> None:
    set_stage(cast)
    rebuild_counts(on=AT.date(), at=AT)
    SlotStamp.objects.all().delete()
    upgrade()
    assert SlotSpec.objects.exists() and not SlotSpec.objects.filter(stamp=None).exists()
    before = AuditLine.objects.count()
    upgrade()
    assert AuditLine.objects.count() == before
