"""The database itself refuses to overwrite what must stay, whoever asks."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from tests.site.cast import AT, Cast

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import AuditLine, Body, Membership, Person, Placement
from yaodian.site.models.vendor.install import guards_in, unguard_all, unguarded_tables


def refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError as error:
        return "append-only" in str(error)
    return False


def test_no_audit_line_changes_or_goes(cast: Cast) -> None:
    assert refused(lambda: AuditLine.objects.filter(seq=1).update(action="x"))
    assert refused(lambda: AuditLine.objects.filter(seq=1).delete())


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Body, {"name": "x"}),
        (Person, {"name": "x"}),
        (Membership, {"body_uid": "x"}),
        (Placement, {"path": "9999"}),
        (Body, {"since": AT.replace(year=2030)}),
    ],
)
def test_no_column_of_a_fact_is_overwritten(cast: Cast, model, change) -> None:
    assert refused(lambda: model.objects.update(**change))


def test_a_fact_is_closed_once_and_never_reopened(cast: Cast) -> None:
    one = Body.objects.filter(uid=cast.clinic.uid)
    assert not refused(lambda: one.update(until=AT))
    assert refused(lambda: one.update(until=NEVER))
    assert refused(lambda: one.update(until=AT.replace(year=2030)))


def test_a_second_open_version_is_refused(cast: Cast) -> None:
    body = Body.objects.get(uid=cast.clinic.uid)
    body.pk, body.version = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        body.save(force_insert=True)


def test_a_missing_guard_is_noticed(db: None) -> None:
    guards = guards_in(apps)
    assert unguarded_tables(connection, guards) == []
    unguard_all(connection, [guard for guard in guards if guard.table == "body"])
    assert unguarded_tables(connection, guards) == ["body"]


def test_every_table_with_versions_has_a_guard() -> None:
    versioned = {m._meta.db_table for m in apps.get_app_config("yaodian").get_models() if hasattr(m, "until")}
    assert versioned <= {guard.table for guard in guards_in(apps)}
