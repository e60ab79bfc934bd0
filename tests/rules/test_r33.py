"""R33: what a person was criticised for in a 生活会 stays there. No form asks for it, no list shows a record's text."""

from datetime import date

from tests.rules.house import asked
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import AT, ON

from yaodian.files.mechanisms import load_catalogue
from yaodian.site.actions.file_record import NewRecord, file_record

LIFE = ("organisational_life_meeting", "democratic_life_meeting", "member_review")
SAID = "某人听取了意见"


def test_no_form_asks_what_anybody_was_criticised_for() -> None:
    assert [word for word in ("批评", "检查材料", "问题表现", "个人问题") if word in asked()] == []
    kinds = [kind for kind in load_catalogue().kinds if kind.key in LIFE]
    assert len(kinds) == len(LIFE)
    assert not any(field.type == "person" for kind in kinds for field in kind.fields)


def test_what_was_written_of_a_meeting_is_on_its_own_page_alone(stage: Cast, signed: Signed) -> None:
    values = {"life_theme": "主题", "attendance": [{"person": stage.wang.uid, "present": True}], "follow_up": SAID}
    new = NewRecord(
        body_uid=stage.first.uid, kind_key="organisational_life_meeting", on_day=date(2026, 4, 9), values=values
    )
    filed = file_record(actor=stage.secretary, new=new, at=AT, on=ON)
    record = f"/records/{filed.record_uid}/"
    assert SAID in signed(stage.secretary).get(record).content.decode()
    slot = f"/slot/organisational_life_year/2026/{stage.first.uid}/"
    lists = ("/desk/", f"/todo/{stage.first.uid}/", f"/records/of/{stage.first.uid}/", slot)
    cell = f"/desk/organisational_life_year/{stage.first.uid}/"
    for role in ("office", "leader"):
        for url in (*lists, cell):
            answer = signed(getattr(stage, role)).get(url)
            assert answer.status_code == 200 and SAID not in answer.content.decode(), url
    for role in ("member", "administrator"):
        assert signed(getattr(stage, role)).get(record).status_code == 404
