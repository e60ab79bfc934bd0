"""On paper: one sheet for the leader whatever the city is like, nothing to press, nothing cut off."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test.utils import override_settings
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from tests.browser.screen import A4, Screen

from yaodian.site.jobs.demo.make import BRANCHES, MEMBERS, make_demo
from yaodian.site.jobs.demo.stage import DEMO_DAY
from yaodian.site.jobs.demo.turns import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LONG = """() => {
  document.querySelectorAll('main a, main .title, main .clip.soft, main .lead p').forEach(e => {
    const text = e.textContent.trim();
    if (text.length > 3 && !/^[0-9]+$/.test(text)) { e.textContent = text.repeat(4); }
  });
}"""

# A figure of six digits for every one: twenty times the slots of the largest city known.
MANY = """() => {
  document.querySelectorAll('main a, main b, main td').forEach(e => {
    if (!e.children.length && /^[1-9][0-9]*$/.test(e.textContent.trim())) { e.textContent = '987654'; }
  });
}"""
# Every name four times as long, every figure of twelve digits.
LARGER = """() => {
  document.querySelectorAll('main a, main td, main th, main h1, main h2, main b, main dd').forEach(e => {
    const text = e.textContent.trim();
    if (e.children.length) { return; }
    if (/^[0-9]+$/.test(text)) { e.textContent = '123456789012'; }
    else if (text.length > 2 && text.length < 30) { e.textContent = text.repeat(4); }
  });
}"""
PRESSED = """() => [...document.querySelectorAll('button, nav, .button, header.top')]
  .filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def city(transactional_db: None, tmp_path: Path, browser: Browser, live_server: LiveServer) -> Iterator[Screen]:
    """The example city with all its departments and a quarter of its branches, before its office.

    Every row of every table is there as in the whole city; how large a figure may grow is shown by putting larger ones
    into the page than any city has.
    """
    with override_settings(ENV=replace(settings.ENV, home=tmp_path, today=DEMO_DAY)):
        assert make_demo(branches=BRANCHES // 4, members=MEMBERS // 4) == []
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        screen = Screen(context.new_page(), live_server.url, 1440)
        screen.sign_in("office", PASSWORD)
        yield screen
        context.close()


def test_the_city_on_paper(city: Screen) -> None:
    page = city.page
    page.goto(f"{city.url}/leader/")
    city.looks_right("60-leader")
    assert page.locator(".chart svg path").count() > 24
    assert page.locator("#items-table tbody tr").count() >= 24
    assert city.sheets() == [A4]
    _holds_however_long_the_names(city)
    _is_calm_without_the_script(city)
    _the_workbench_lies_down(city)
    _the_table_of_tasks_lies_down(city)
    _every_page_is_calm(city)


def _holds_however_long_the_names(city: Screen) -> None:
    page = city.page
    page.evaluate(LONG)
    page.evaluate(MANY)
    assert page.locator("main td", has_text="987654").count() > 24
    assert city.sheets() == [A4]
    page.evaluate("document.documentElement.classList.add('large')")
    assert city.sheets() == [A4]


def _is_calm_without_the_script(city: Screen) -> None:
    """Without the library the table is all there is, and nothing is broken."""
    page = city.page
    page.route("**/vendor/**", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{city.url}/leader/")
    assert not page.is_visible(".chart") and page.is_visible("#items-table")
    assert city.sheets() == [A4]
    page.unroute("**/vendor/**")


def _the_workbench_lies_down(city: Screen) -> None:
    page = city.page
    page.goto(f"{city.url}/desk/")
    city.looks_right("61-workbench")
    assert page.locator(".matrix tbody tr").count() > 24
    page.evaluate("document.querySelectorAll('.matrix small').forEach(e => { e.textContent = '999/1234'; })")
    found = city.sheets()
    assert found and set(found) == {(A4[1], A4[0])} and len(found) <= 6
    page.emulate_media(media="print")
    assert not any(page.is_visible(one) for one in ("header.top", "footer", "main button", ".trail"))
    assert page.is_visible(".demo")
    box = "document.querySelector('.matrix').getBoundingClientRect().right"
    page.set_viewport_size({"width": 1020, "height": 700})
    assert page.evaluate(box) <= 1020
    page.emulate_media(media="screen")


def _the_table_of_tasks_lies_down(city: Screen) -> None:
    page = city.page
    page.goto(f"{city.url}/plans/")
    city.press("main a:has-text('工作要点')")
    city.press("main a:has-text('任务分解表')")
    page.emulate_media(media="print")
    assert set(city.sheets()) == {(A4[1], A4[0])}
    page.set_viewport_size({"width": 1020, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 1020
    assert page.evaluate(PRESSED) == []
    page.emulate_media(media="screen")


def _every_page_is_calm(city: Screen) -> None:
    """axe finds nothing; on paper nothing is left to press; a phone holds long names and figures of twelve digits."""
    office = ("/plans/", "/desk/figure/?month=3&state=missed", "/desk/figure/?state=undecided", "/desk/figure/")
    _walk(city, (*office, *_behind(city, "/desk/", "#matrix tbody td a", "#matrix tbody th a")))
    _enter(city, "j1")
    _walk(city, ("/", *_behind(city, "/", "main a[href^='/slot/']", "main a[href^='/records/of/']")))
    for nobody in ("member", "admin"):
        _enter(city, nobody)
        _walk(city, ("/",))
        assert "没有待办" in city.text("h1")


def _behind(city: Screen, start: str, *links: str) -> list[str]:
    """Where the first of each of these links on a page leads."""
    city.page.goto(city.url + start)
    found = (city.page.locator(link).first.get_attribute("href") or "" for link in links)
    return [url if url.startswith("/") else start + url for url in found]


def _enter(city: Screen, account: str) -> None:
    city.page.set_viewport_size({"width": 1440, "height": 900})
    city.sign_out()
    city.sign_in(account, PASSWORD)


def _walk(city: Screen, paths: tuple[str, ...]) -> None:
    page = city.page
    for number, path in enumerate(paths):
        page.set_viewport_size({"width": 1440, "height": 900})
        page.emulate_media(media="screen")
        page.goto(city.url + path)
        city.looks_right(f"62-{number}")
        page.set_viewport_size({"width": 390, "height": 844})
        page.evaluate(LARGER)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        page.emulate_media(media="print")
        assert page.evaluate(PRESSED) == [], path
    page.emulate_media(media="screen")
