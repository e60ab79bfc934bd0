"""核对读法 on texts of six kinds: doubtful spots beside the text, by mouse and by keyboard, wide and narrow."""

from pathlib import Path

import pytest
from tests.browser.screen import Screen
from tests.browser.steps import go_on, read_plan
from tests.browser.town import PASSWORD, Town

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KINDS = sorted((Path(__file__).parents[1] / "core" / "plan" / "kinds").glob("*.txt"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda path: path.stem)
def test_a_text_of_any_kind_is_checked_beside_its_words(screen: Screen, town: Town, kind: Path) -> None:
    screen.sign_in("office", PASSWORD)
    read_plan(screen, kind.read_text(encoding="utf-8"))
    go_on(screen, "核对读法")
    screen.looks_right(f"reading-{kind.stem}")
    assert screen.page.locator("[data-card]").count() >= 1
    assert screen.page.locator("a.mark").count() >= 10


def test_by_keyboard_and_by_small_form(screen: Screen, town: Town) -> None:
    page = screen.page
    screen.sign_in("office", PASSWORD)
    read_plan(screen, KINDS[0].parent.joinpath("points.txt").read_text(encoding="utf-8"))
    go_on(screen, "核对读法")
    cards = page.locator("[data-card]")
    before, first = cards.count(), cards.first.get_attribute("data-card")
    cards.first.focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.card") == cards.nth(1).get_attribute("data-card")
    assert page.locator(".mark.now").count() >= 1
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("y")
    assert cards.count() == before - 1 and page.locator("#said :text('读得对')").count() == 1
    card = page.locator("[data-card]:has-text('左右'):has(summary:text-is('改'))").first
    card.locator("summary:text-is('改')").click()
    card.locator("input[name=count]").fill("2")
    screen.looks_right("reading-form")
    with page.expect_navigation():
        card.locator("button:has-text('改为这样')").click()
    screen.looks_right("reading-said")
    page.locator("#said > summary").click()
    assert first is not None and "改为" in page.inner_text("#said")
    with page.expect_navigation():
        page.locator("a.more").nth(3).click()
    screen.looks_right("reading-add")
