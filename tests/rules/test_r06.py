"""R6: photos, videos and tracks are optional everywhere, and no picture carries a place."""

import io

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import FileField
from PIL import Image
from tests.core.catalogue.samples import files, kind_of, rules_broken
from tests.files.handed_in import photo, png
from tests.rules.house import TEMPLATES
from tests.site.cast import Cast
from tests.site.pages.attaching import form, given
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day

from yaodian.core.catalogue.kind import FieldType
from yaodian.files.attachments import FORMATS
from yaodian.files.mechanisms import load_catalogue
from yaodian.site.jobs.tables import models
from yaodian.site.models import Attachment
from yaodian.site.store import content, held, place_of


def test_no_form_requires_an_attachment() -> None:
    asked = [field for kind in load_catalogue().kinds for field in kind.fields if field.type is FieldType.FILE]
    assert asked and not any(field.required for field in asked)


def test_a_mechanism_that_requires_one_is_refused() -> None:
    data = files()
    next(f for f in kind_of(data)["fields"] if f["type"] == "file")["required"] = True
    assert rules_broken(data) == {"R6-file"}


def test_a_record_without_any_is_complete(stage: Cast) -> None:
    assert ("theme_day_month", "2026-04") in file_theme_day(stage).serves


def test_four_pages_take_files_and_each_by_one_way() -> None:
    """Forms strip pictures; plans, notices and units' sheets take texts and tables; no model holds a file itself."""
    assert [f for model in models() for f in model._meta.fields if isinstance(f, FileField)] == []
    taking = [path.name for path in TEMPLATES.glob("*.html") if 'type="file"' in path.read_text(encoding="utf-8")]
    assert sorted(taking) == ["field.html", "notice_new.html", "opinion_import.html", "plan_new.html"]


@pytest.mark.parametrize(("name", "data"), [("现场.jpg", photo()), ("现场.png", png())])
def test_what_is_stored_of_a_picture_has_no_place(name: str, data: bytes, stage: Cast, signed: Signed) -> None:
    before = set(held(settings.ENV.files))
    signed(stage.secretary).post(form(stage), given(stage, SimpleUploadedFile(name, data)))
    row = Attachment.objects.get()
    kept = content(settings.ENV.files, row.sha256)
    assert kept and not Image.open(io.BytesIO(kept)).getexif().get_ifd(0x8825) and b"GPS" not in kept
    assert b"GPS" in data or b"Location" in data
    assert all(data != place_of(settings.ENV.files, one).read_bytes() for one in {*held(settings.ENV.files)} - before)


def test_no_film_and_no_track_is_on_the_list() -> None:
    assert not {".mp4", ".mov", ".avi", ".gpx", ".kml", ".heic"} & set(FORMATS)


@pytest.mark.parametrize("name", ["现场.jpg", "现场.mp4", "轨迹.gpx"])
def test_a_picture_is_not_taken_for_a_text(name: str, stage: Cast, signed: Signed) -> None:
    answer = signed(stage.office).post("/plans/new/", {"file": SimpleUploadedFile(name, b"\xff\xd8\xff\xe1")})
    assert answer.status_code == 422
