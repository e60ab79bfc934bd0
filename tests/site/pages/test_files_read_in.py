"""Files handed in as a plan: read by their content, with what must be known told before anything is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.files.pdf_files import pdf, picture
from tests.files.readers.reading import SAMPLES
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed

from yaodian.site.models import Plan

pytestmark = pytest.mark.django_db
OLD = (SAMPLES / "plan.doc").read_bytes()


def upload(client: Client, name: str, data: bytes, address: str = "/plans/new/"):
    return client.post(address, {"file": SimpleUploadedFile(name, data)})


def test_an_old_document_is_read_like_any_other(stage: Cast, signed: Signed) -> None:
    answer = upload(signed(stage.office), "要点.doc", OLD)
    assert answer.status_code == 302
    plan = Plan.objects.get()
    assert (plan.title, plan.file_name) == ("青溪县示例局2031年书香机关建设要点", "要点.doc")
    assert "（一）完善借阅制度\n" in plan.text


def test_a_wrong_extension_is_told_and_the_text_waits_to_be_looked_at(stage: Cast, signed: Signed) -> None:
    answer = upload(signed(stage.office), "要点.docx", OLD)
    said = answer.content.decode()
    assert answer.status_code == 422 and "扩展名是 .docx，内容却是旧版 Word 文档" in said
    assert "（一）完善借阅制度\n" in said
    assert not Plan.objects.exists()


def test_a_marked_name_is_refused_though_its_extension_is_wrong(stage: Cast, signed: Signed) -> None:
    answer = upload(signed(stage.office), "机密★要点.docx", OLD)
    assert answer.status_code == 422 and "密级标志" in answer.content.decode()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("address", ["/plans/new/", "/plans/notices/new/"])
def test_a_scanned_file_is_told_so_and_pasting_is_offered(stage: Cast, signed: Signed, address: str) -> None:
    answer = upload(signed(stage.office), "要点.pdf", pdf(picture()), address)
    said = answer.content.decode()
    assert answer.status_code == 422 and "扫描件" in said and "粘贴到页面上" in said
