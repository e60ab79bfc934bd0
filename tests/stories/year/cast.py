"""Who takes part in the story of the year, and the texts that come in."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from tests.browser.screen import Screen
from tests.browser.town import Town, open_account
from tests.stories.year.telling import Telling

from yaodian.site.jobs.init import PLAN_FILE
from yaodian.site.models import Body, Role

OFFICE, UNIT = "党建办", "水务局党组"
JIANG, SHEN = "第一党支部书记江一帆", "第二党支部书记沈闻渔"
FIRST, SECOND = "水务局第一党支部", "水务局第二党支部"
PLAN, LETTER = "示例市政府机关党的建设2026年工作要点", "关于报送党员花名册的通知"
ITEMS = ("1.", "4.", "12.")
NOTICE = f"""滨工发〔2026〕12号
滨江市直属机关工作委员会
{LETTER}
各党支部：
各党支部于5月15日前将党员花名册报送机关党委。
特此通知。
滨江市直属机关工作委员会
2026年5月6日
"""


@dataclass(frozen=True)
class Year:
    """`names`: the user name of each who takes part; `bodies`: the branches by name."""

    telling: Telling
    screen: Screen
    names: dict[str, str]
    bodies: dict[str, Body]

    def visit(self, month: int, day: int, who: str) -> AbstractContextManager[None]:
        return self.telling.visit(date(2026, month, day), who, self.names[who])


def make_year(screen: Screen, town: Town) -> Year:
    unit = open_account("shuiwu", "水务局", Role.BODY, UNIT)
    second = open_account("second", "沈闻渔", Role.SECRETARY, SECOND)
    names = {OFFICE: town.office, UNIT: unit, JIANG: town.secretary, SHEN: second}
    bodies = {name: Body.objects.get(name=name) for name in (FIRST, SECOND)}
    return Year(Telling(screen, town.password), screen, names, bodies)


def part_of_plan(*items: str) -> str:
    """The title of the example plan, and those of its items that begin so, under the headings of their parts."""
    title, *lines = filter(None, PLAN_FILE.read_text(encoding="utf-8").splitlines())
    kept, wanted = [title], False
    for line in lines:
        is_part = line[1] == "、"
        if is_part or line[0].isdigit():
            wanted = is_part or line.startswith(items)
        if wanted:
            kept.append(line)
    return "\n".join(kept)
