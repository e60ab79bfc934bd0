"""Two at the same moment: what each would do alone is done once, and nothing that was filed goes uncounted."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from tests.site.actions.filing import AT, ON, YEAR, adopt, file, theme_day
from tests.site.cast import Cast, person, sure
from tests.site.pages.noticing import ROSTER, entered, letter

from yaodian.site.actions.file_record import file_record
from yaodian.site.actions.file_records import file_records
from yaodian.site.actions.keep_counts import rebuild_all
from yaodian.site.models import Account, Edition, Record
from yaodian.site.queries.judging import judgements

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def this_day() -> Iterator[None]:
    with override_settings(ENV=replace(settings.ENV, today=ON)):
        yield


def together(acts: list[Callable[[], object]]) -> list[object]:
    """What each gives back, all begun at once."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> object:
        try:
            barrier.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def browser(account: Account) -> Client:
    made = Client()
    made.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return made


def posted(client: Client, url: str, **answers: str) -> Callable[[], object]:
    return lambda: client.post(url, answers).status_code


def test_a_notice_taken_up_twice_at_once_is_taken_up_once(cast: Cast) -> None:
    adopt(cast)
    first = browser(cast.office)
    url = entered(first, letter(ROSTER.replace("5月15日", "6月15日")))
    before = Edition.objects.count()
    codes = together(
        [posted(first, url, first_day="2026-05-20"), posted(browser(cast.office), url, first_day="2026-05-21")]
    )
    assert sorted(map(str, codes)) == ["302", "422"]
    assert Edition.objects.count() == before + 1


def test_two_texts_of_one_number_at_once_are_one_notice(cast: Cast) -> None:
    adopt(cast)
    client = browser(cast.office)
    asks = [ROSTER.replace("5月15日", f"6月{day}日") for day in (15, 16)]
    urls = [entered(client, letter(ask)) for ask in asks]
    codes = together([posted(browser(cast.office), url) for url in urls])
    assert sorted(map(str, codes)) == ["302", "422"]


def test_two_sheets_at_once_that_begin_at_other_ends_are_both_filed(cast: Cast) -> None:
    adopt(cast)
    li = person("李四", cast.second.uid)
    held = [(cast.first.uid, cast.wang.uid, date(2026, 5, 8)), (cast.second.uid, li.uid, date(2026, 4, 9))]

    def write(number: int, order: int) -> None:
        for turn in range(8):
            sheet = [
                replace(
                    theme_day(cast, day, values={"attendance": [{"person": who, "present": True}]}),
                    body_uid=body,
                    token=f"{number} {turn}",
                )
                for body, who, day in held[::order]
            ]
            sure(file_records(actor=cast.office, new=sheet, at=AT, on=ON))

    together([lambda: write(1, 1), lambda: write(2, -1), lambda: write(3, 1), lambda: write(4, -1)])
    assert Record.objects.count() == 4 * 8 * len(held)


def test_what_is_filed_while_everything_is_counted_anew_is_counted(cast: Cast) -> None:
    adopt(cast)

    def write(number: int) -> None:
        for turn in range(5):
            new = replace(theme_day(cast), token=f"{number} {turn}")
            sure(file_record(actor=cast.secretary, new=new, at=AT, on=ON))

    def count() -> None:
        for _ in range(5):
            sure(rebuild_all(actor=None, at=AT))

    together([lambda: write(1), lambda: write(2), lambda: write(3), count, count])
    file(cast.body, theme_day(cast, values={"theme": "又一次"}))
    assert judgements(on=ON, known=AT, within=YEAR, live=True) == judgements(on=ON, known=AT, within=YEAR)
