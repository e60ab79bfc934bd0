"""R23: 涉密不上网. Each installation states its ceiling; what is marked secret is refused."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.files.test_attachments import MARKED
from tests.site.cast import AT, Cast
from tests.site.pages.attaching import form, given
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day

from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.models import Ceiling, Installation, Plan, Purpose, Record, Upload
from yaodian.site.store import held


def test_no_ceiling_is_a_secret_one() -> None:
    assert [str(ceiling) for ceiling in Ceiling] == ["公开", "内部", "工作秘密"]
    assert not Installation._meta.get_field("ceiling").null


def test_every_page_of_somebody_signed_in_states_it(stage: Cast, signed: Signed) -> None:
    found_installation(actor=None, new=NewInstallation("示例", Purpose.REAL, Ceiling.WORK_SECRET), at=AT)
    for url in ("/desk/", "/plans/", "/plans/new/", f"/records/new/{stage.first.uid}/theme_day/"):
        page = signed(stage.office).get(url).content.decode()
        assert "最高可录入：工作秘密" in page and "涉密不上网" in page, url


@pytest.mark.parametrize("mark", ["秘密★1年", "机密★10年", "绝密★"])
def test_a_text_that_is_marked_secret_is_refused(mark: str, stage: Cast, signed: Signed) -> None:
    text = f"{mark}\n2026年工作要点\n一、学习\n1.中心组\n理论学习中心组每月学习1次。\n"
    answer = signed(stage.office).post("/plans/new/", {"text": text})
    assert answer.status_code == 422 and not Plan.objects.exists()


@pytest.mark.parametrize("mark", ["秘密★1年", "机密★10年", "绝密★"])
def test_a_form_that_is_marked_secret_is_refused_and_kept_to_mend(mark: str, stage: Cast, signed: Signed) -> None:
    answer = signed(stage.secretary).post(form(stage), given(stage, **{"f-minutes_text": f"传达{mark}文件"}))
    assert answer.status_code == 422 and "密级标志" in answer.content.decode() and not Record.objects.exists()


@pytest.mark.parametrize(("name", "data"), MARKED, ids=[name for name, _ in MARKED])
def test_a_file_that_is_marked_secret_is_neither_filed_nor_stored(
    name: str, data: bytes, stage: Cast, signed: Signed
) -> None:
    before = set(held(settings.ENV.files))
    answer = signed(stage.secretary).post(form(stage), given(stage, SimpleUploadedFile(name, data)))
    page = answer.content.decode()
    assert answer.status_code == 422 and "密级标志" in page and "涉密文件不得上传" in page
    assert not Record.objects.exists() and not Upload.objects.exists()
    assert set(held(settings.ENV.files)) == before


def test_every_field_that_takes_a_file_says_so(stage: Cast, signed: Signed) -> None:
    page = signed(stage.secretary).get(form(stage)).content.decode()
    assert 'type="file"' in page and "标有密级的文件不得上传" in page


def test_a_reason_that_is_marked_secret_is_refused(stage: Cast, signed: Signed) -> None:
    client, url = signed(stage.secretary), f"/records/{file_theme_day(stage).record_uid}"
    typed = {"on_day": "2026-04-10", "f-theme": "学习研讨", "version": "1", "reason": "见机密★10年文件"}
    for name in ("correct", "void"):
        answer = client.post(f"{url}/{name}/", typed)
        assert answer.status_code == 422 and "密级标志" in answer.content.decode()
    assert Record.objects.count() == 1
