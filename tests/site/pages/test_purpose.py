"""R9, R24: what each field is asked for stands below its name, for the eye and for a reader of the screen."""

import re

import pytest
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day, sent

from yaodian.files.mechanisms import load_catalogue

pytestmark = pytest.mark.django_db


def described(page: str) -> set[str]:
    """Every id that something on the page is described by; all of them are there."""
    named = {one for found in re.findall(r'aria-describedby="([^"]*)"', page) for one in found.split()}
    assert named <= set(re.findall(r'id="([^"]+)"', page))
    return named


def test_every_field_of_every_form_says_what_it_is_asked_for(stage: Cast, signed: Signed) -> None:
    client, seen = signed(stage.office), 0
    bodies = {"branch": stage.first, "organ_party_committee": stage.finance}
    for kind in load_catalogue().kinds:
        for body_kind in set(kind.filed_by) & set(bodies):
            answer = client.get(f"/records/new/{bodies[body_kind].uid}/{kind.key}/")
            if answer.status_code != 200:
                continue
            page = answer.content.decode()
            for field in kind.fields:
                assert f'id="f-{field.key}-why">用途：{field.purpose}</p>' in page, (kind.key, field.key)
            assert {f"f-{field.key}-why" for field in kind.fields} <= described(page)
            seen += len(kind.fields)
    assert seen > 30


def test_beside_a_fault_and_in_a_correction_it_is_still_told(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    typed = sent(stage, **{"f-theme": "", "f-theme_hours": "两个"})
    refused = client.post(f"/records/new/{stage.first.uid}/theme_day/", typed).content.decode()
    assert {"f-theme-why", "f-theme-fault", "f-theme_hours-why", "f-theme_hours-fault"} <= described(refused)
    uid = file_theme_day(stage).record_uid
    assert {"f-theme-why", "f-attendance-why"} <= described(client.get(f"/records/{uid}/correct/").content.decode())
