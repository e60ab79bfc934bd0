"""Column layouts: read strictly, every problem at once, held against the kinds that there are."""

import pytest

from yaodian.core.catalogue.columns import COLUMNS, Known, read_layouts
from yaodian.files.columns import load_columns, read_columns
from yaodian.files.mechanisms import FOLDER, load_catalogue


def layout(**changes: object) -> dict[str, object]:
    columns = [{"title": "名称", "known": "body"}, {"title": "主题", "field": "theme"}]
    given = {
        "key": "city",
        "title": "市里的系统",
        "source": "见过的样式",
        "kinds": [{"kind": "theme_day", "columns": columns}],
    }
    return {"layouts": [{**given, **changes}]}


def kinds(*columns: dict[str, object], kind: str = "theme_day") -> dict[str, object]:
    return layout(kinds=[{"kind": kind, "columns": list(columns)}])


def test_what_is_shipped_is_sound_and_names_its_source() -> None:
    layouts, problems = read_columns(load_catalogue(), FOLDER)
    assert layouts and problems == [] and all(one.source for one in layouts)
    assert load_columns() == layouts


def test_a_layout_is_read_with_its_columns_in_order() -> None:
    (one,), problems = read_layouts(COLUMNS, layout(), load_catalogue())
    assert problems == []
    body, theme = one.kinds[0].columns
    assert (body.known, body.field, theme.known, theme.field) == (Known.BODY, "", None, "theme")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "键: 值"),
        ({"layouts": [], "more": 1}, "不认识的键"),
        (layout(source=""), "不是文字"),
        (kinds({"title": "甲", "field": "theme"}, kind="ghost"), "没有记录种类“ghost”"),
        (kinds({"title": "甲", "field": "ghost"}), "没有“ghost”这一栏"),
        (kinds({"title": "甲", "field": "attendance"}), "不能取自到会名单"),
        (kinds({"title": "甲", "field": "meeting_files"}, kind="branch_general_meeting"), "或附件"),
        (kinds({"title": "甲"}), "field 或 known"),
        (kinds({"title": "甲", "field": "theme", "known": "body"}), "field 或 known"),
        (kinds({"title": "甲", "known": "score"}), "score"),
        (kinds({"title": "甲", "field": "theme"}, {"title": "甲", "field": "place"}), "列名“甲”写了不止一次"),
    ],
)
def test_each_fault_is_told(data: object, said: str) -> None:
    _, problems = read_layouts(COLUMNS, data, load_catalogue())
    assert problems and any(said in str(problem) for problem in problems), problems


def test_a_kind_or_a_layout_twice_is_told() -> None:
    twice = layout(kinds=[{"kind": "theme_day", "columns": []}] * 2)
    assert "写了不止一次" in str(read_layouts(COLUMNS, twice, load_catalogue())[1])
    two = {"layouts": layout()["layouts"] * 2}  # type: ignore[operator]
    assert "布局“city”写了不止一次" in str(read_layouts(COLUMNS, two, load_catalogue())[1])
