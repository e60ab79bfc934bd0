"""One browser window: signs in, walks, and holds every page it comes to against what holds for all of them."""

import json
import os
import re
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
A4 = (595, 842)
SMALLEST_TARGET = 44
SMALL_TARGETS = """() => [...document.querySelectorAll('button, .button, nav.nav a, input, select')]
  .filter(e => e.type !== 'hidden' && e.offsetParent && getComputedStyle(e).position !== 'absolute')
  .filter(e => !['radio', 'checkbox', 'file'].includes(e.type))
  .filter(e => e.getBoundingClientRect().height < 43.5)
  .map(e => e.outerHTML.slice(0, 120))"""


class Screen:
    def __init__(self, page: Page, url: str, width: int) -> None:
        self.page, self.url, self.width = page, url, width
        self.complaints: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message: ConsoleMessage) -> None:
        # A refused form answers 422, which the browser tells as an error of its own.
        if message.type in ("error", "warning") and "422" not in message.text:
            self.complaints.append(message.text)

    def sign_in(self, username: str, password: str) -> None:
        self.page.goto(f"{self.url}/login/")
        self.page.fill("#username", username)
        self.page.fill("#password", password)
        self.press("main button")

    def sign_out(self) -> None:
        self.press("header button:has-text('退出')")

    def press(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.click(selector)

    def text(self, selector: str = "main") -> str:
        return self.page.inner_text(selector)

    def looks_right(self, name: str) -> None:
        """axe finds nothing, the page does not scroll sideways, fingers can hit, and the browser had no complaint."""
        self.keep(name)
        self.page.evaluate(AXE)
        found = self.page.evaluate(
            "async tags => (await axe.run({runOnly: {type: 'tag', values: tags}})).violations"
            ".map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160) + ' :: ' + n.failureSummary)])",
            RULES,
        )
        assert not found, json.dumps(found, ensure_ascii=False, indent=1)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width, f"{name} scrolls sideways"
        if self.width < SMALLEST_TARGET * 10:
            assert not self.page.evaluate(SMALL_TARGETS), f"{name} {self.page.evaluate(SMALL_TARGETS)}"
        assert not self.complaints, f"{name}: {self.complaints}"

    def sheets(self) -> list[tuple[int, int]]:
        """Width and height in points of each sheet that it prints on."""
        pdf = self.page.pdf(prefer_css_page_size=True, print_background=False)
        boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
        return [(round(float(width)), round(float(height))) for width, height in boxes]

    def keep(self, name: str) -> None:
        folder = os.environ.get("YAODIAN_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{name}-{self.width}.png", full_page=True)
