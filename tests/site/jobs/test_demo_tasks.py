"""The demo's 任务分解表: every department was asked, each sort of answer came, and the table went into the edition."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from docx import Document

from yaodian.core.breakdown.opinion import Stance
from yaodian.site.jobs.demo import plan_year, task_year
from yaodian.site.jobs.demo.make import found_city, set_up
from yaodian.site.jobs.demo.stage import DEMO_DAY, Stage
from yaodian.site.models import Consultation, Edition, Opinion, Reply
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.issued import issued_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def march(tmp_path: Path) -> Iterator[Stage]:
    with override_settings(ENV=replace(settings.ENV, home=tmp_path, today=DEMO_DAY)):
        stage = set_up()
        found_city(stage, branches=49, members=690)
        scenes = (*task_year.scenes(), *plan_year.scenes())
        for scene in sorted(scenes, key=lambda scene: scene.at)[:-1]:
            scene.act(stage, scene.at)
        yield stage


@pytest.mark.slow
def test_forty_two_departments_are_asked_and_the_table_goes_into_the_edition(march: Stage) -> None:
    assert Consultation.objects.values("body_uid").distinct().count() == 42
    assert Opinion.objects.values("body_uid").distinct().count() == 42
    said = Counter(Opinion.objects.values_list("stance", flat=True))
    assert set(said) == set(Stance) and said[Stance.CLAIM] > 100
    assert set(Opinion.objects.values_list("by_sheet", flat=True)) == {True, False}
    assert set(Reply.objects.values_list("taken", flat=True)) == {True, False}
    row = Edition.objects.get(uid=march.edition)
    held = definitions(row.sha256).assignments
    assert len(held) > 100 and all(one.lead and one.units for one in held)
    led = {unit.name for one in held for unit in one.lead}
    assert "示例发展局党组" in led, "somebody's wish that another should lead was granted"
    assert issued_as(row).doc_no == "示政党〔2026〕1号" and row.doc_no == ""


@pytest.mark.slow
def test_its_page_and_its_papers_are_there(march: Stage) -> None:
    client = Client()
    client.force_login(march.accounts["office"])
    base = f"/plans/{march.edition}/tasks/"
    page = client.get(base).content.decode()
    assert "示例财政局党组" in page and "2026年3月26日印发" in page
    paper = Document(io.BytesIO(client.get(f"{base}docx/").content))
    assert len(paper.tables[0].rows) > 100
    assert client.get(f"{base}xlsx/").status_code == 200
