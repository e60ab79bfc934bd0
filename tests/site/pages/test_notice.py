"""通知 and 交办: pasted on any day, reviewed ask by ask, done once whoever asks it, withdrawn where it was wrong."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.cast import Cast, account
from tests.site.pages.conftest import Signed
from tests.site.pages.noticing import ROSTER, entered, letter, on, standing, start, taken_up
from tests.site.pages.stage import queries

from yaodian.core.verdict.verdict import Verdict
from yaodian.site.actions import enter_plan
from yaodian.site.models import Edition, Plan, Record, Role
from yaodian.site.pages import notices
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.items import TASKED

pytestmark = pytest.mark.django_db


def test_the_review_shows_what_stands_around_the_text(stage: Cast, signed: Signed) -> None:
    page = signed(stage.office).get(entered(signed(stage.office), letter(ROSTER))).content.decode()
    for value in (
        "滨工发〔2026〕12号",
        "滨江市直属机关工作委员会关于做好二季度重点任务的通知",
        "2026-04-17",
        "2026-04-20",
        "各党支部",
    ):
        assert f'value="{value}"' in page, value
    assert "列为一次性任务" in page and "2026年4月20日至5月15日" in page and "将党员花名册报送" in page
    assert "本通知使每个支部今年增加" in page


def test_a_file_is_read_like_pasted_text(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    upload = SimpleUploadedFile("通知.txt", letter(ROSTER).encode("gb18030"))
    assert client.post("/plans/notices/new/", {"file": upload}).status_code == 302
    assert Plan.objects.get().text.strip() == letter(ROSTER).strip()
    answer = client.post("/plans/notices/new/", {"text": ""})
    assert answer.status_code == 422 and "没有内容" in answer.content.decode()


def test_a_text_that_is_too_long_is_told_before_anything_reads_it(
    stage: Cast, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "letter_of", None)
    monkeypatch.setattr(enter_plan, "read", None)
    answer = signed(stage.office).post("/plans/notices/new/", {"text": "党员" * 25_001})
    assert answer.status_code == 422 and "有50002个字，超过50000个字" in answer.content.decode()


def test_the_bodies_addressed_see_it_with_its_number_and_file_it(stage: Cast, signed: Signed) -> None:
    url = taken_up(signed(stage.office), letter(ROSTER))
    secretary = signed(stage.secretary)
    page = secretary.get(f"/todo/{stage.first.uid}/").content.decode()
    assert "将党员花名册报送" in page and "（滨工发〔2026〕12号）第1项" in page
    assert "一次性，5月15日截止" in page and "2026年度" not in page
    (open_,) = standing(stage.first.uid)
    assert (open_.verdict, open_.due) == (Verdict.OPEN, date(2026, 5, 15))
    (kind,) = [kind.key for kind in definitions(Edition.objects.latest("since").sha256).kinds]
    form = f"/records/new/{stage.first.uid}/{kind}/"
    assert form in page and "任务办理：将党员花名册报送" in secretary.get(form).content.decode()
    answer = secretary.post(form, {"on_day": "2026-04-20", "f-task_text": "已报送工委", "token": "t1"})
    assert answer.status_code == 302, answer.content.decode()
    assert "一次性，5月15日截止" in secretary.get(answer.headers["Location"]).content.decode()
    (met,) = standing(stage.first.uid)
    assert met.verdict is Verdict.MET and standing(stage.second.uid)[0].verdict is Verdict.OPEN
    slot = secretary.get(f"/slot/{met.duty}/{met.cycle}/{stage.first.uid}/").content.decode()
    assert "已报送" not in slot and "任务办理" in slot
    place = f"{url}text/#s{start(letter(ROSTER), ROSTER)}"
    assert place in slot and ROSTER in slot
    text = secretary.get(f"{url}text/").content.decode()
    assert f'id="s{start(letter(ROSTER), ROSTER)}"' in text and "将党员花名册报送" in text
    shown = secretary.get(f"/records/{Record.objects.get().uid}/").content.decode()
    assert "任务办理：将党员花名册报送" in shown and "已报送工委" in shown


def test_having_done_one_task_is_not_having_done_another(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    taken_up(office, letter(ROSTER + "各党支部5月20日前报送党员花名册电子版和经费预算表。"))
    kinds = [kind.key for kind in definitions(Edition.objects.latest("since").sha256).kinds]
    assert len(kinds) == 2
    form = f"/records/new/{stage.first.uid}/{kinds[0]}/"
    signed(stage.secretary).post(form, {"on_day": "2026-04-20", "f-task_text": "已报送", "token": "t1"})
    assert sorted(one.verdict for one in standing(stage.first.uid)) == [Verdict.MET, Verdict.OPEN]


def test_only_whom_it_addresses_owes_it(stage: Cast, signed: Signed) -> None:
    url = taken_up(signed(stage.office), letter("5月15日前报送党员花名册。", to="财政局机关党委、医院党支部"))
    assert Edition.objects.filter(series__startswith="notice-").count() == 2
    owing = [body for body in (stage.finance, stage.health, stage.first, stage.clinic) if standing(body.uid)]
    assert owing == [stage.finance, stage.clinic]
    page = signed(stage.office).get(url).content.decode()
    assert "另对" in page and ">医院党支部</a>" in page


def test_what_names_no_day_stays_open_until_somebody_decides(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    text = letter("各党支部要认真组织开展党员花名册核对工作。")
    url = taken_up(office, text)
    (duty,) = definitions(Edition.objects.latest("since").sha256).duties
    assert duty.undecided and not duty.quotas and standing(stage.first.uid) == []
    page = office.get(f"{url}decide/").content.decode()
    assert "原文没有写明时限" in page and "4月20日至12月31日" in page
    given = {"meeting": "工委专题会", "adopted_on": "2026-04-20", "first_day": "2026-04-21", f"d-{duty.key}": "offer"}
    answer = office.post(f"{url}decide/", given)
    assert answer.status_code == 302, answer.content.decode()
    assert [one.due for one in standing(stage.first.uid)] == [date(2026, 12, 31)]


def test_the_office_may_change_name_days_and_who(stage: Cast, signed: Signed) -> None:
    text = letter(ROSTER)
    name = f"a-{start(text, ROSTER)}"
    changes = {f"{name}-title": "报花名册", f"{name}-last": "2026-05-10", f"{name}-who": "财政局机关党委", name: "task"}
    taken_up(signed(stage.office), text, **changes)
    (row,) = Edition.objects.filter(series__startswith="notice-")
    (duty,) = definitions(row.sha256).duties
    assert duty.title == "报花名册" and row.body_uid == stage.finance.uid
    assert standing(stage.finance.uid, title="报花名册")[0].due == date(2026, 5, 10)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"to": ""}, "主送</a>：没有填写"),
        ({"to": "某某小组"}, "“某某小组”不是本系统里的组织"),
        ({"received_on": "x"}, "收文日期"),
        ({"meeting": ""}, "批办"),
        ({"title": ""}, "标题"),
        ({"-last": "2026-04-01"}, "早于开始的日期"),
        ({"-last": "2026-04-12", "-first": "2026-04-01", "first_day": "2026-04-01"}, "新任务不追溯"),
        ({"-last": "2027-06-01"}, "在一年以后"),
        ({"-last": "五月"}, "不是一个日期"),
        ({"-who": "某某小组"}, "承担单位"),
        ({"-title": "长" * 101}, "有101个字"),
        ({"title": "长" * 301}, "有301个字"),
        ({"": "no"}, "一项也没有列入"),
        ({"received_on": "9999-12-31"}, "不是去年、今年或明年的一个日期"),
        ({"first_day": "9999-12-31"}, "不是去年、今年或明年的一个日期"),
        ({"first_day": "0001-01-01"}, "不是去年、今年或明年的一个日期"),
        ({"issuer": "长" * 201}, "有201个字"),
        ({"to": "各党支部、" * 500}, "有2500个字"),
        ({"title": "机密★10年"}, "密级标志"),
        ({"doc_no": "机密★10年"}, "密级标志"),
        ({"issuer": "机密★10年"}, "密级标志"),
        ({"-title": "传达机密★10年文件"}, "密级标志"),
    ],
)
def test_what_is_missing_or_wrong_is_told_all_at_once(
    changes: dict[str, str], told: str, stage: Cast, signed: Signed
) -> None:
    text = letter(ROSTER)
    client, name = signed(stage.office), f"a-{start(text, ROSTER)}"
    given = {f"{name}{key}" if not key or key.startswith("-") else key: value for key, value in changes.items()}
    answer = client.post(entered(client, text), given)
    assert answer.status_code == 422 and told in answer.content.decode()
    assert not Edition.objects.filter(series__startswith="notice-").exists()


def test_a_number_that_is_there_already_is_told_and_refused(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    first = taken_up(client, letter(ROSTER))
    url = entered(client, letter("各党支部6月15日前报送经费预算。"))
    page = client.get(url).content.decode()
    assert "的通知已经录入" in page and first in page
    answer = client.post(url, {})
    assert answer.status_code == 422 and "同一份通知只录一次" in answer.content.decode()
    again = client.post(entered(client, letter(ROSTER)), {"doc_no": "别号〔2026〕1号"})
    assert again.status_code == 422 and "已经采用" in again.content.decode()


def test_a_task_of_december_is_filed_in_january(stage: Cast, signed: Signed) -> None:
    with on(date(2026, 12, 20)):
        taken_up(signed(stage.office), letter("各党支部1月15日前报送党员花名册。"))
    with on(date(2027, 1, 10)):
        (row,) = Edition.objects.filter(series__startswith="notice-")
        (kind,) = definitions(row.sha256).kinds
        form = f"/records/new/{stage.first.uid}/{kind.key}/"
        answer = signed(stage.secretary).post(form, {"on_day": "2027-01-10", "f-task_text": "已报", "token": "t1"})
        assert answer.status_code == 302
        assert [one.verdict for one in standing(stage.first.uid)] == [Verdict.MET]


def test_nobody_but_the_office_takes_up_or_withdraws(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = entered(client, letter(ROSTER))
    edition = taken_up(client, letter(ROSTER))
    for one in (stage.body, stage.secretary, stage.leader, stage.member, stage.administrator):
        other = signed(one)
        for address in (url, f"{edition}withdraw/", "/plans/notices/new/"):
            assert other.get(address).status_code == 404, (one.username, address)
            assert other.post(address, {}).status_code == 404
    department = signed(account("caizheng", Role.OFFICE, stage.finance.uid))
    assert department.get(url).status_code == 404 and department.get(f"{edition}withdraw/").status_code == 404


def test_a_department_takes_up_its_own_for_its_own(stage: Cast, signed: Signed) -> None:
    taken_up(signed(account("caizheng", Role.OFFICE, stage.finance.uid)), letter(ROSTER))
    assert standing(stage.first.uid) and not standing(stage.clinic.uid)
    answer = signed(account("weijian", Role.OFFICE, stage.health.uid))
    page = answer.post(entered(answer, letter(ROSTER)), {"to": "财政局机关党委"})
    assert page.status_code == 422


def test_the_list_tells_plans_from_notices_and_one_reading_leads_to_the_other(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = entered(client, letter(ROSTER))
    assert url in client.get("/plans/").content.decode()
    review = url.replace("/notices/", "/review/")
    assert review in client.get(url).content.decode() and url in client.get(review).content.decode()
    taken_up(client, letter(ROSTER))
    page = client.get("/plans/").content.decode()
    notices = page[page.index('id="notices"') :]
    assert "滨工发〔2026〕12号" in notices and "滨江市直属机关工作委员会" in notices


def test_the_items_of_the_matrix_are_never_named_by_a_notice(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    taken_up(client, letter(f"4.报送材料\n{ROSTER}"))
    assert (
        "报送材料" not in client.get("/desk/").content.decode().partition('class="matrix')[2].partition("</thead>")[0]
    )


def test_the_tasks_of_notices_have_a_column_of_their_own_that_opens_to_their_records(
    stage: Cast, signed: Signed
) -> None:
    client = signed(stage.office)
    taken_up(client, letter(ROSTER))
    (kind,) = [kind.key for kind in definitions(Edition.objects.latest("since").sha256).kinds]
    sent = {"on_day": "2026-04-20", "f-task_text": "已报送", "token": "t1"}
    signed(stage.secretary).post(f"/records/new/{stage.first.uid}/{kind}/", sent)
    page = client.get("/desk/").content.decode()
    assert page.index("第4条") < page.index('<th scope="col" title="">通知与交办') and "其他" not in page
    place = f"/desk/item/{TASKED}/{stage.finance.uid}/"
    cell = re.search(rf'<a href="{place}" [^>]*title="财政局机关党委，通知与交办：进行中1，已完成1">.*?</a>', page)
    assert cell and "<small>1/2</small>" in cell[0]
    item = client.get(place).content.decode()
    assert "<h1>通知与交办</h1>" in item and "已完成 1 / 全年 2" in item
    assert Record.objects.count() == 1
    figure = client.get(f"/desk/figure/?of={stage.finance.uid}&item={TASKED}&state=met").content.decode()
    assert '<span class="figure">1</span>' in figure and "“已完成”　通知与交办" in figure and "第一党支部" in figure
    assert '<span class="number" data-name="通知与交办">' in client.get("/leader/").content.decode()


def test_a_longer_notice_asks_the_database_no_more(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    one = entered(client, letter(ROSTER))
    three = entered(
        client, letter(ROSTER + "各党支部6月1日前报送经费预算。各党支部6月2日前报送活动计划。", number="甲〔2026〕2号")
    )
    assert queries(client, three) <= queries(client, one)


def test_a_window_that_begins_next_year_opens_before_it_and_is_owed(stage: Cast, signed: Signed) -> None:
    with on(date(2026, 12, 20)):
        taken_up(signed(stage.office), letter("各党支部2027年1月5日至1月15日集中核对党员花名册。"))
    with on(date(2027, 1, 6)):
        assert [(one.verdict, one.due) for one in standing(stage.first.uid)] == [(Verdict.OPEN, date(2027, 1, 15))]
