"""A story told as it is walked: a line says only what somebody did and what the page then showed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.test.utils import override_settings
from tests.browser.screen import Screen

from yaodian.core.period import written

# Quotation marks within quotation marks.
INNER = str.maketrans("“”", "‘’")


@dataclass
class Telling:
    """`password`: of every account of the story."""

    screen: Screen
    password: str
    lines: list[str] = field(default_factory=list)

    def chapter(self, title: str) -> None:
        self.lines += ["", title]

    @contextmanager
    def visit(self, on: date, who: str, username: str) -> Iterator[None]:
        """Somebody signs in on a day, does something and goes."""
        self.lines.append(f"　{written(on)}，{who}登录。")
        with override_settings(ENV=replace(settings.ENV, today=on)):
            self.screen.sign_in(username, self.password)
            yield
            self.screen.sign_out()

    def step(self, did: str, page: str, *shown: str, at: str = "main") -> list[str]:
        """What was done, and the page that came of it: words of its title, and patterns of what stands on it.

        Answers what the patterns' groups found, in their order.
        """
        title = self.screen.page.title()
        assert page in title, f"{did}: {title}"
        text = re.sub(r"\s+", " ", self.screen.text(at))
        found = [_found(pattern, text) for pattern in shown]
        said = "；".join(f"“{one[0].strip().translate(INNER)}”" for one in found)
        self.lines.append(f"　　{did}。“{page}”页" + (f"写着{said}。" if said else "打开了。"))
        return [group for one in found for group in one.groups()]

    def meanwhile(self, words: str) -> None:
        self.lines.append(f"　{words}。")

    def text(self) -> str:
        return "\n".join(self.lines)


def _found(pattern: str, text: str) -> re.Match[str]:
    found = re.search(pattern, text)
    assert found, f"{pattern}\n\n{text}"
    return found
