"""R29: old browser kernels, small screens, IPv6, a large-type mode. Widths and axe are tried in tests/browser."""

import re

import pytest
from django.test import Client
from tests.rules.house import SOURCE, STATIC, TEMPLATES, own_scripts

from yaodian.site.env import read_env

STYLES = "\n".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.css"))
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in own_scripts())
PAGES = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))


@pytest.mark.parametrize("word", [":has(", "color-mix(", "oklch(", "@layer", "@container", "@import", "dvh", "&:"])
def test_the_style_sheet_knows_nothing_that_an_old_kernel_does_not(word: str) -> None:
    assert STYLES and word not in STYLES


@pytest.mark.parametrize("word", ["?.", "??", "=>", "import(", "async ", "structuredClone"])
def test_nor_does_the_script(word: str) -> None:
    assert SCRIPTS and word not in SCRIPTS


def test_everything_comes_from_the_installation_itself() -> None:
    for text in (PAGES, SCRIPTS, STYLES):
        assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//", text) == []
    assert "@font-face" not in STYLES


def test_every_page_fits_a_phone() -> None:
    assert 'name="viewport" content="width=device-width, initial-scale=1"' in PAGES
    assert "@media" in STYLES and "user-scalable" not in PAGES


def test_ipv6_is_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YAODIAN_HOSTS", raising=False)
    assert "[::1]" in read_env().hosts
    assert "GenericIPAddress" not in (SOURCE / "site" / "models" / "audit.py").read_text(encoding="utf-8")


def test_large_type_is_there_before_and_after_signing_in(db: None) -> None:
    client = Client()
    assert 'class="large"' not in client.get("/login/").content.decode()
    client.post("/type-size/", {"back": "/login/"})
    assert 'class="large"' in client.get("/login/").content.decode()
    assert ".large" in STYLES
