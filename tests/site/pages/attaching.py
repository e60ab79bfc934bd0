"""A meeting with its papers, as the browser sends it."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.files.handed_in import PDF
from tests.site.cast import Cast

from yaodian.site.models import Record

FIELD = "f-meeting_files"


def form(cast: Cast) -> str:
    return f"/records/new/{cast.first.uid}/branch_general_meeting/"


def paper(name: str = "讲稿.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def given(cast: Cast, file: SimpleUploadedFile | None = None, **changes: object) -> dict[str, object]:
    typed = {
        "on_day": "2026-04-10",
        "f-topic": "学习研讨",
        "f-attendance": [cast.wang.uid],
        f"f-attendance-{cast.wang.uid}": "present",
        "token": "t1",
        **({f"{FIELD}-file": file} if file else {}),
    }
    return {**typed, **changes}


def ticked(page: str) -> list[str]:
    """Ids of the files that a form would send again."""
    return re.findall(rf'name="{FIELD}" value="(\w+)" checked', page)


def links(page: str) -> list[str]:
    return re.findall(r'href="(/records/\w+/files/\w+/)"', page)


def filed(client: Client, cast: Cast, file: SimpleUploadedFile | None = None) -> str:
    """The id of a record that holds this file."""
    answer = client.post(form(cast), given(cast, file or paper()))
    assert answer.status_code == 302, answer.content.decode()
    return Record.objects.latest("id").uid
