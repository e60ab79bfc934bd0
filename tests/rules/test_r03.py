"""R3: time online is never stored, shown or exported."""

import re

from tests.rules.house import addresses, asked, columns, shown
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed

from yaodian.site.jobs.tables import models
from yaodian.site.models import Account

ONLINE = re.compile(r"online|duration|last_login|last_seen|last_active|dwell|session_start|visited_at")
SAID = re.compile("在线时长|在线时间|登录次数|登录时间|上次登录|最近登录|浏览时长|活跃度|停留")


def test_no_column_holds_it() -> None:
    assert [f"{t}.{name}" for t, held in columns().items() for name in held if ONLINE.search(name)] == []
    assert Account.last_login is None


def test_no_form_asks_and_no_template_says_it() -> None:
    assert SAID.findall(shown() + asked()) == []


def test_no_page_shows_it_to_anyone(stage: Cast, signed: Signed) -> None:
    for role in ("office", "leader", "body", "secretary", "member", "administrator"):
        client = signed(getattr(stage, role))
        pages = (client.get(url).content.decode(errors="replace") for url in addresses(stage).values())
        assert [SAID.findall(page) for page in pages if SAID.search(page)] == []


def test_sessions_do_not_leave_with_a_backup() -> None:
    assert "django_session" not in {model._meta.db_table for model in models()}
