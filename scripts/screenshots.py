"""Pictures of the demo for the README: run `yaodian demo` in one window, then this in another.

    .venv/bin/yaodian demo --port 8000
    .venv/bin/python scripts/screenshots.py http://127.0.0.1:8000

Needs Chromium on the machine (YAODIAN_CHROMIUM names it if it is elsewhere) and a Chinese font.
"""

import io
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
PASSWORD = "shili-2026-yanshi"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
LARGEST = 300 * 1024
COLOURS = 128  # a page of ours has few; so reduced a picture is half as large


@dataclass(frozen=True)
class Shot:
    """One picture: who looks, where, through how large a window; `links` are pressed one after the other."""

    name: str
    account: str
    path: str
    size: tuple[int, int] = (1280, 860)
    links: tuple[str, ...] = ()
    part: str = ""


SHOTS = (
    Shot("workbench", "office", "/desk/", size=(1440, 860), part="#matrix"),
    Shot("year", "office", "/desk/", part="#months"),
    Shot("leader", "office", "/leader/", size=(1120, 1180)),
    Shot("sentences", "office", "/plans/", links=("main a:has-text('工作要点')", "main a:has-text('原文')")),
    Shot("todo", "j1", "/"),
)


def main(url: str) -> int:
    program = os.environ.get("YAODIAN_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        print("没有 Chromium，请安装，或用 YAODIAN_CHROMIUM 指定 / no Chromium on this machine")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        too_large = [shot.name for shot in SHOTS if take(browser, url, shot) > LARGEST]
        browser.close()
    if too_large:
        print(f"大于 {LARGEST // 1024} KB / too large: {'、'.join(too_large)}")
    return 1 if too_large else 0


def take(browser: Browser, url: str, shot: Shot) -> int:
    """Make the picture; how many bytes it has."""
    width, height = shot.size
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, url, shot.account)
    page.goto(url + shot.path)
    for link in shot.links:
        with page.expect_navigation():
            page.locator(link).first.click()
    place = FOLDER / f"{shot.name}.png"
    size = keep(page.locator(shot.part).screenshot() if shot.part else page.screenshot(), place)
    print(f"{place.name}  {size // 1024} KB")
    context.close()
    return size


def sign_in(page: Page, url: str, account: str) -> None:
    page.goto(f"{url}/login/")
    page.fill("#username", account)
    page.fill("#password", PASSWORD)
    with page.expect_navigation():
        page.click("main button")


def keep(png: bytes, place: Path) -> int:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(place, optimize=True)
    return place.stat().st_size


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__)
        sys.exit(2)
    sys.exit(main(sys.argv[1].rstrip("/")))
