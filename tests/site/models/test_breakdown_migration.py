"""The tables of a breakdown are guarded like every fact, and going back leaves the editions guarded."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from tests.site.actions.breaking_down import CLAIM, opine, sent
from tests.site.cast import Cast, sure
from tests.site.pages.stage import set_stage

from yaodian.site.models import Assignment, Consultation, Edition, Opinion
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
