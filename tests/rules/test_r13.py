"""R13: nothing commercial, no points for goods."""

import re
import tomllib

from tests.rules.house import SOURCE, STATIC, TEMPLATES, asked, shown, words_of_schema

SOLD = {"price", "order", "payment", "coupon", "goods", "voucher", "advert", "sponsor", "wallet", "shop"}
SAID = re.compile("商城|兑换|购买|付款|优惠|广告|赞助|会员价|充值")
PAYING = re.compile(r"alipay|wechatpay|stripe|paypal|payment", re.IGNORECASE)


def test_no_column_and_no_address_sells() -> None:
    assert words_of_schema() & SOLD == set()


def test_no_page_and_no_form_sells() -> None:
    assert SAID.findall(shown() + asked()) == []


def test_no_part_takes_money() -> None:
    project = tomllib.loads((SOURCE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [name for name in project["dependencies"] if PAYING.search(name)] == []


def test_no_page_leads_to_anybody_elses_site() -> None:
    ours = (*TEMPLATES.glob("*.html"), *(STATIC / "yaodian").glob("*.*s"))
    texts = [path.read_text(encoding="utf-8") for path in ours]
    assert [url for text in texts for url in re.findall(r"(?:https?:)?//[\w.-]+\.\w+", text)] == []
