"""A real Chromium before a real server, on an installation made by `init`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test.utils import override_settings
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from tests.browser.screen import Screen
from tests.browser.town import Town, make_town
from tests.site.conftest import (  # noqa: F401
    django_db_modify_db_settings,
    emptying,
    installation,
    own_heads,
)

TODAY = date(2026, 4, 20)


@pytest.fixture
def town(transactional_db: None, tmp_path: Path) -> Iterator[Town]:
    with override_settings(ENV=replace(settings.ENV, today=TODAY)):
        yield make_town(tmp_path)


@pytest.fixture(params=[1440, 390])
def screen(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, town: Town) -> Iterator[Screen]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, locale="zh-CN")
    yield Screen(context.new_page(), live_server.url, request.param)
    context.close()
