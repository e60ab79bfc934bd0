"""What people do on the pages in more than one walk: read a text, go through its steps, fill in and adopt."""

from tests.browser.screen import Screen

STEPS = "nav[aria-label='准备这一版的步骤']"


def fill(screen: Screen, values: dict[str, str]) -> None:
    """Each field by its id."""
    for field, value in values.items():
        screen.page.fill(f"#{field}", value)


def read(screen: Screen, text: str) -> None:
    """On the page for a new plan or a new notice."""
    screen.page.fill("#text", text)
    screen.press("main button:has-text('读取')")


def read_plan(screen: Screen, text: str) -> None:
    screen.page.goto(f"{screen.url}/plans/new/")
    read(screen, text)


def read_notice(screen: Screen, text: str) -> None:
    screen.page.goto(f"{screen.url}/plans/notices/new/")
    read(screen, text)


def go_on(screen: Screen, step: str) -> None:
    """To another step of preparing the edition."""
    screen.press(f"{STEPS} a:has-text('{step}')")


def lead_all(screen: Screen, unit: str) -> None:
    """The unit leads every task that has nobody yet."""
    for box in screen.page.locator("input[name$=-lead]").all():
        if not box.input_value():
            box.fill(unit)
    screen.press("button:has-text('保存')")


def adopt_plan(screen: Screen, outside: dict[str, str]) -> None:
    fill(screen, outside)
    screen.press("#adopt button:has-text('通过这一版')")


def file(screen: Screen) -> None:
    screen.press("button:has-text('提交记录')")
