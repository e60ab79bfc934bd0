"""Several texts that ask the same: done once, by the sooner day while both hold; and what a withdrawn one leaves."""

from datetime import date

import pytest
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.noticing import ADOPTION, PLAN, ROSTER, entered, letter, on, standing, taken_up

from yaodian.core.verdict.verdict import Verdict
from yaodian.site.models import AuditLine, Edition
from yaodian.site.queries.editions import definitions

pytestmark = pytest.mark.django_db


def test_two_notices_that_ask_the_same_are_one_duty_with_both_sources(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    taken_up(office, letter(ROSTER))
    again = letter("各党支部5月30日前将党员花名册报送。", number="滨组发〔2026〕3号").replace(
        "滨江市直属机关工作委员会", "滨江市委组织部"
    )
    url = entered(office, again)
    page = office.get(url).content.decode()
    assert "（滨工发〔2026〕12号）第1项相同，办一次即可" in page and "其中 1 项已有要求" in page
    assert 'class="figure">0</b>' in page
    assert office.post(url, {}).status_code == 302
    (one,) = standing(stage.first.uid)
    assert one.due == date(2026, 5, 15)
    for address in (f"/todo/{stage.first.uid}/", f"/slot/{one.duty}/{one.cycle}/{stage.first.uid}/"):
        page = signed(stage.secretary).get(address).content.decode()
        assert "滨江市直属机关工作委员会、滨江市委组织部要求相同，办一次即可" in page, address
        assert "（滨工发〔2026〕12号）第1项" in page and "（滨组发〔2026〕3号）第1项" in page
    assert (
        len(
            {
                duty.key
                for row in Edition.objects.filter(series__startswith="notice-")
                for duty in definitions(row.sha256).duties
            }
        )
        == 1
    )


def test_an_earlier_day_holds_whoever_names_it(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    taken_up(office, letter(ROSTER))
    with on(date(2026, 4, 28)):
        taken_up(office, letter("各党支部5月8日前将党员花名册报送。", number="滨组发〔2026〕3号"))
    with on(date(2026, 4, 29)):
        found = {one.due: one.verdict for one in standing(stage.first.uid)}
    assert found == {date(2026, 5, 15): Verdict.VOID, date(2026, 5, 8): Verdict.OPEN}


def test_what_a_plan_asks_anyway_is_told_and_done_once(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    plan = office.post("/plans/new/", {"text": PLAN}).headers["Location"]
    assert office.post(plan, ADOPTION).status_code == 302
    url = entered(office, letter("各党支部6月30日前召开1次支部党员大会，学习条例。"))
    page = office.get(url).content.decode()
    assert "与《2026年工作要点》第1条第1句相同，办一次即可" in page
    before = {one.duty for one in standing(stage.first.uid, title="支部党员大会")}
    assert office.post(url, {}).status_code == 302
    assert {one.duty for one in standing(stage.first.uid, title="支部党员大会")} == before
    todo = signed(stage.secretary).get(f"/todo/{stage.first.uid}/").content.decode()
    assert "要求相同，办一次即可" in todo


def test_a_withdrawn_notice_asks_nothing_from_then_on_and_what_was_stays(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = taken_up(client, letter("各党支部4月25日前报送党员花名册。各党支部6月15日前报送党员花名册更正表。"))
    with on(date(2026, 5, 6)):
        before = {one.due: one.verdict for one in standing(stage.first.uid)}
        assert before == {date(2026, 4, 25): Verdict.MISSED, date(2026, 6, 15): Verdict.OPEN}
        assert "撤回" in client.get(url).content.decode()
        assert client.post(f"{url}withdraw/", {"first_day": "2026-05-06"}).status_code == 422
        early = {"by": "工委书记", "reason": "录错主送", "first_day": "2026-05-01"}
        assert "早于今天" in client.post(f"{url}withdraw/", early).content.decode()
        late = {**early, "first_day": "9999-12-31"}
        assert "晚于通知的最后一天（2026年12月31日）" in client.post(f"{url}withdraw/", late).content.decode()
        marked = {**early, "first_day": "2026-05-06", "reason": "机密★10年"}
        assert "密级标志" in client.post(f"{url}withdraw/", marked).content.decode()
        answer = client.post(f"{url}withdraw/", {**early, "first_day": "2026-05-06"})
        assert answer.status_code == 302
        after = {one.due: one.verdict for one in standing(stage.first.uid)}
        assert after == {date(2026, 4, 25): Verdict.MISSED, date(2026, 6, 15): Verdict.VOID}
        page = client.get(answer.headers["Location"]).content.decode()
        assert "已撤回" in page and "录错主送" in page
        assert "已撤回" in client.get("/plans/").content.decode()
        assert client.get(f"{url}withdraw/").status_code == 404
        url = taken_up(client, letter("各党支部6月20日前报送党员花名册更正表。"))
    assert AuditLine.objects.filter(action="withdraw_notice", outcome="done").count() == 1


def test_a_notice_withdrawn_on_its_own_day_never_held(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = taken_up(client, letter(ROSTER))
    given = {"by": "工委书记", "reason": "录错", "first_day": "2026-04-20"}
    assert client.post(f"{url}withdraw/", given).status_code == 302
    assert [one.verdict for one in standing(stage.first.uid) if one.verdict is not Verdict.VOID] == []


@pytest.mark.parametrize("stricter_first", [True, False])
def test_when_the_stricter_of_two_is_withdrawn_the_other_holds_by_its_own_day(
    stricter_first: bool, stage: Cast, signed: Signed
) -> None:
    """From the day of withdrawal on, and by its own basis alone (R16: nobody is missed for the day of the other)."""
    office, days = signed(stage.office), ("5月8日", "5月15日")
    first, second = days if stricter_first else reversed(days)
    one = taken_up(office, letter(f"各党支部于{first}前将党员花名册报送。"))
    with on(date(2026, 4, 28)):
        other = "滨组发〔2026〕3号"
        two = taken_up(office, letter(f"各党支部于{second}前将党员花名册报送。", number=other))
        held = [judged.due for judged in standing(stage.first.uid) if judged.verdict is Verdict.OPEN]
        assert held == [date(2026, 5, 8)]
        todo = signed(stage.secretary).get(f"/todo/{stage.first.uid}/").content.decode()
        assert "（滨工发〔2026〕12号）第1项" in todo and "（滨组发〔2026〕3号）第1项" in todo
        assert all("的要求合为一项" in office.get(url).content.decode() for url in (one, two))
    stricter, kept = (one, "滨组发〔2026〕3号") if stricter_first else (two, "滨工发〔2026〕12号")
    with on(date(2026, 5, 4)):
        given = {"by": "工委书记", "reason": "不再需要", "first_day": "2026-05-04"}
        assert office.post(f"{stricter}withdraw/", given).status_code == 302
        (left,) = [judged for judged in standing(stage.first.uid) if judged.verdict is Verdict.OPEN]
        assert (left.opens, left.due) == (date(2026, 5, 4), date(2026, 5, 15))
        row = signed(stage.secretary).get(f"/slot/{left.duty}/{left.cycle}/{stage.first.uid}/").content.decode()
        assert f"（{kept}）第1项" in row and "要求相同" not in row
    with on(date(2026, 5, 12)):
        verdicts = {judged.due: judged.verdict for judged in standing(stage.first.uid)}
        assert verdicts[date(2026, 5, 8)] is Verdict.VOID and verdicts[date(2026, 5, 15)] is Verdict.OPEN
