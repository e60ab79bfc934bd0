"""R2: nobody is ranked. Lists stand in the order of organisations or of days, never by how much was done."""

import ast
import re

import pytest
from tests.rules.house import SOURCE, asked, shown, words_of_schema
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day

AMOUNTS = {"n", "amount", "count", "counts", "score", "points", "rank", "delay", "minutes", "share", "done"}
RANKED = re.compile("(?<!不)排名|名次|位次|排行|红黑榜|末位|最慢|中位数")


def test_no_column_and_no_address_is_a_rank() -> None:
    assert words_of_schema() & {"rank", "ranking", "place", "score", "points", "median"} == set()


def test_no_page_and_no_form_speaks_of_one() -> None:
    assert RANKED.findall(shown() + asked()) == []


def test_no_query_sorts_by_an_amount() -> None:
    sorts = [
        str(word.value).lstrip("-")
        for path in SOURCE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "order_by"
        for word in call.args
        if isinstance(word, ast.Constant)
    ]
    assert sorts
    assert set(sorts) & AMOUNTS == set()


@pytest.mark.parametrize("query", ["", "&sort=-done", "&order=missed"])
def test_the_workbench_keeps_the_order_of_organisations_whoever_did_more(
    query: str, stage: Cast, signed: Signed
) -> None:
    names = [stage.first.name, stage.second.name]
    client = signed(stage.office)
    assert _order(client.get(f"/desk/?of={stage.finance.uid}{query}").content.decode(), names) == names
    file_theme_day(stage)
    assert _order(client.get(f"/desk/?of={stage.finance.uid}{query}").content.decode(), names) == names


def _order(page: str, names: list[str]) -> list[str]:
    matrix = page[page.index('class="matrix') :]
    return sorted(names, key=lambda name: matrix.index(f">{name}</a>"))
