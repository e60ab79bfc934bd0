"""R1: no check-in. Attendance is a list that the convener confirms: due, present, absent with reason."""

import pytest
from django.test import Client
from tests.core.catalogue.samples import files, kind_of, rules_broken
from tests.rules.house import asked, columns, shown, words_of_schema

WORDS = {"checkin", "check", "qr", "qrcode", "gps", "face", "latitude", "longitude", "location", "fingerprint"}
SAID = ("签到", "签退", "打卡", "扫码", "二维码", "人脸", "刷脸", "指纹", "定位")


def test_no_column_and_no_address_is_a_check_in() -> None:
    assert words_of_schema() & WORDS == set()


def test_attendance_knows_due_present_and_absent_with_reason_alone() -> None:
    assert columns()["deed_person"] == {"id", "deed_id", "person_uid", "present", "reason"}


def test_no_page_and_no_form_speaks_of_one() -> None:
    assert [word for word in SAID if word in shown() + asked()] == []


@pytest.mark.parametrize("title", ["扫码签到", "定位", "人脸识别结果"])
def test_a_mechanism_that_asks_for_one_is_refused(title: str) -> None:
    data = files()
    kind_of(data)["fields"].append({"key": "extra", "title": title, "type": "line", "purpose": "核对到会"})
    assert rules_broken(data) == {"R1-sign-in"}


def test_the_browser_itself_refuses_camera_and_place(db: None) -> None:
    policy = Client().get("/healthz").headers["Permissions-Policy"]
    assert "camera=()" in policy and "geolocation=()" in policy
