"""The year of a city, a department and two branches through the real pages: read → 分解 → 征求意见 → adopt → 通知 →
file → miss → see. It prints itself, and every line of it was seen on its page.
"""

import pytest
from tests.browser.screen import Screen
from tests.browser.town import Town
from tests.stories.year.cast import make_year
from tests.stories.year.preparing import (
    the_department_answers,
    the_office_replies_and_the_meeting_adopts,
    the_plan_is_read,
)
from tests.stories.year.running import (
    a_notice_comes_in_and_is_done,
    the_first_month_is_filed_in_time,
    what_came_late_is_filed_late,
)
from tests.stories.year.seeing import (
    a_month_is_missed_and_the_office_sees_it,
    the_leader_gets_the_year_on_a_page,
    what_is_made_up_stays_missed,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCENES = (
    the_plan_is_read,
    the_department_answers,
    the_office_replies_and_the_meeting_adopts,
    the_first_month_is_filed_in_time,
    a_notice_comes_in_and_is_done,
    what_came_late_is_filed_late,
    a_month_is_missed_and_the_office_sees_it,
    what_is_made_up_stays_missed,
    the_leader_gets_the_year_on_a_page,
)


def test_a_year_from_its_plan_to_its_picture(screen: Screen, town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    year = make_year(screen, town)
    for scene in SCENES:
        scene(year)
    with capsys.disabled():
        print(f"\n\n一年的故事（屏幕宽 {screen.width}）\n{year.telling.text()}\n")
