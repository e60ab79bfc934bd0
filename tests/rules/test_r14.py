"""R14: no phone app, and no page that installs itself as one; a switch for one would need a filing number."""

import re

from django.conf import settings
from django.test import Client
from tests.rules.house import SOURCE, STATIC, routes, shown

MOBILE = re.compile("manifest|service-?worker|apple-mobile|apple-touch|mobile-web-app|installprompt", re.IGNORECASE)


def test_no_page_asks_to_be_installed() -> None:
    assert MOBILE.findall(shown()) == []
    assert [path.name for path in STATIC.rglob("*") if MOBILE.search(path.name)] == []


def test_no_address_serves_an_app(db: None) -> None:
    assert [route for route in routes() if re.search(r"(^|/)(app|api|mobile|push)(/|$)", route)] == []
    for path in ("/manifest.json", "/manifest.webmanifest", "/sw.js", "/api/"):
        assert Client().get(path).status_code == 404


def test_no_setting_switches_one_on() -> None:
    env = (SOURCE / "site" / "env.py").read_text(encoding="utf-8")
    names = set(re.findall(r"YAODIAN_(\w+)", env))
    assert names and not names & {"APP", "MOBILE", "PUSH", "WECHAT"}
    assert not any("push" in app or "rest_framework" in app for app in settings.INSTALLED_APPS)
