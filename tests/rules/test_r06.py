"""R6: photos, videos and tracks are optional everywhere. None can be handed in yet, so none can carry a place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import FileField
from tests.core.catalogue.samples import files, kind_of, rules_broken
from tests.rules.house import TEMPLATES
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day

from yaodian.core.catalogue.kind import FieldType
from yaodian.files.mechanisms import load_catalogue
from yaodian.site.jobs.tables import models


def test_no_form_requires_an_attachment() -> None:
    asked = [field for kind in load_catalogue().kinds for field in kind.fields if field.type is FieldType.FILE]
    assert asked and not any(field.required for field in asked)


def test_a_mechanism_that_requires_one_is_refused() -> None:
    data = files()
    next(f for f in kind_of(data)["fields"] if f["type"] == "file")["required"] = True
    assert rules_broken(data) == {"R6-file"}


def test_a_record_without_any_is_complete(stage: Cast) -> None:
    assert ("theme_day_month", "2026-04") in file_theme_day(stage).serves


def test_no_table_holds_files_and_one_page_alone_takes_a_text() -> None:
    """The day a table does, a test that GPS is stripped from pictures belongs here."""
    assert [f for model in models() for f in model._meta.fields if isinstance(f, FileField)] == []
    taking = [path.name for path in TEMPLATES.glob("*.html") if 'type="file"' in path.read_text(encoding="utf-8")]
    assert taking == ["plan_new.html"]


@pytest.mark.parametrize("name", ["现场.jpg", "现场.mp4", "轨迹.gpx"])
def test_a_picture_is_not_taken_for_a_text(name: str, stage: Cast, signed: Signed) -> None:
    answer = signed(stage.office).post("/plans/new/", {"file": SimpleUploadedFile(name, b"\xff\xd8\xff\xe1")})
    assert answer.status_code == 422
