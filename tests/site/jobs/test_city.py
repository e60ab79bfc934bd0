"""The example city: what is loaded at once equals what the real actions would have written one by one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test.utils import override_settings
from tests.site.cast import sure

from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.verdict import Judgement, Label, Verdict
from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.actions.load_example import load_records
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.void_record import void_record
from yaodian.site.clock import day_at
from yaodian.site.jobs.demo.make import fill_city, found_city, make_demo, set_up
from yaodian.site.jobs.demo.stage import DEMO_DAY, OPENED, moment
from yaodian.site.models import (
    AuditLine,
    Body,
    Deed,
    DeedBody,
    DeedFlag,
    DeedPerson,
    Person,
    Placement,
    Purpose,
    Record,
)
from yaodian.site.queries.attendance import due_persons
from yaodian.site.queries.audit import verify
from yaodian.site.queries.judging import judgements, year_of
from yaodian.site.queries.kept import LATEST

pytestmark = pytest.mark.django_db
NOW = moment(DEMO_DAY, 12)


@pytest.fixture
def demo_day(tmp_path: Path) -> Iterator[None]:
    with override_settings(ENV=replace(settings.ENV, home=tmp_path, today=DEMO_DAY)):
        yield


def standing(*, live: bool) -> tuple[Judgement, ...]:
    return judgements(on=DEMO_DAY, known=LATEST, within=year_of(DEMO_DAY), live=live)


def rows_of(record: Record) -> tuple[object, ...]:
    """All that a record is, without ids and versions of its own."""
    deeds = sorted(Deed.objects.filter(record_uid=record.uid, version=record.version), key=lambda deed: deed.bearer)
    return (
        (record.kind, record.body_uid, record.on_day, record.values, record.edition_uid, record.since),
        [(d.bearer, d.kind, d.on_day, d.amount, d.counts, d.confirmed == NEVER, d.since, d.entered) for d in deeds],
        [sorted(DeedPerson.objects.filter(deed=d).values_list("person_uid", "present", "reason")) for d in deeds],
        [sorted(DeedBody.objects.filter(deed=d).values_list("body_uid", flat=True)) for d in deeds],
        [sorted(DeedFlag.objects.filter(deed=d).values_list("flag", "value")) for d in deeds],
    )


@pytest.mark.slow
def test_two_hundred_records_filed_one_by_one_are_the_same(demo_day: None) -> None:
    fill_city(found_city(set_up(), branches=19, members=330))
    loaded = standing(live=True)
    assert loaded == standing(live=False)
    assert _bodies_are_the_same_as_the_queries_find()
    waiting = Deed.objects.filter(confirmed=NEVER).values("record_uid")
    every = list(Record.objects.exclude(uid__in=waiting).order_by("on_day", "id"))
    chosen = every[:: max(1, len(every) // 200)][:200]
    assert len(chosen) == 200
    for record in chosen:
        before = rows_of(record)
        sure(void_record(actor=None, target=(record.uid, 1), reason="改为逐份填报", at=NOW, on=DEMO_DAY))
        new = NewRecord(body_uid=record.body_uid, kind_key=record.kind, on_day=record.on_day, values=record.values)
        filed = sure(file_record(actor=None, new=new, at=record.since, on=day_at(record.since)))
        assert rows_of(Record.objects.get(uid=filed.record_uid)) == before
    assert standing(live=True) == loaded


def _bodies_are_the_same_as_the_queries_find() -> bool:
    """Everybody who is on an attendance list is due there, and nobody else is."""
    for record in Record.objects.order_by("id")[::40]:
        listed = {
            line["person"]
            for lines in record.values.values()
            if isinstance(lines, list)
            for line in lines
            if isinstance(line, dict)
        }
        assert not listed or listed == {one.uid for one in due_persons(record.body_uid, record.on_day)}
    return True


@pytest.mark.slow
def test_a_year_of_the_city_has_something_of_everything(demo_day: None) -> None:
    assert make_demo(branches=47, members=800) == []
    assert (
        Body.objects.filter(
            kind__in=("branch", "retired_branch", "temporary_branch", "joint_branch"), until=NEVER
        ).count()
        >= 47
    )
    assert Person.objects.filter(until=NEVER).count() == 800
    paths = list(Placement.objects.filter(until=NEVER).values_list("path", flat=True))
    assert len(set(paths)) == len(paths)
    found = standing(live=True)
    assert set(Verdict) - {j.verdict for j in found} <= {Verdict.GRACE}, "no cycle ends in the week before the demo day"
    assert {Label.ENTERED_LATE, Label.TO_CONFIRM} <= {label for j in found for label in j.labels}
    assert all(name.startswith("示例") for name in Person.objects.values_list("name", flat=True))
    assert AuditLine.objects.filter(action="load_records").count() == 1
    assert not verify().problems


def test_nothing_invented_enters_a_real_installation(demo_day: None) -> None:
    sure(found_installation(actor=None, new=NewInstallation("市直机关", Purpose.REAL), at=OPENED))
    refused = load_records(actor=None, records=(), rulings=(), at=NOW)
    assert isinstance(refused, Refusal) and "正式使用" in str(refused)
