"""Numbers as Word shows them."""

import pytest

from yaodian.files.readers.list_numbers import Counters, Level, NumberedList, chinese, shown

SHOWN = [
    (1, "chineseCounting", "一"),
    (10, "chineseCountingThousand", "十"),
    (21, "taiwaneseCountingThousand", "二十一"),
    (105, "chineseCountingThousand", "一百零五"),
    (110, "chineseCountingThousand", "一百一十"),
    (24, "ideographDigital", "二四"),
    (3, "chineseLegalSimplified", "叁"),
    (3, "decimalEnclosedCircle", "③"),
    (21, "decimalEnclosedCircle", "21"),
    (3, "decimalEnclosedParen", "⑶"),
    (2, "upperLetter", "B"),
    (4, "upperRoman", "IV"),
    (49, "lowerRoman", "xlix"),
    (7, "decimalZero", "07"),
    (3, "ideographTraditional", "丙"),
    (3, "a format of next year", "3"),
]


@pytest.mark.parametrize(("number", "style", "said"), SHOWN, ids=[f"{n}-{s}" for n, s, _ in SHOWN])
def test_a_number_in_its_format(number: int, style: str, said: str) -> None:
    assert shown(number, style) == said


def test_a_thousand_is_read_digit_by_digit() -> None:
    assert (chinese(1000), chinese(0)) == ("一〇〇〇", "〇")


def lists(**more: NumberedList) -> Counters:
    levels = {0: Level(1, "chineseCounting", "%1、"), 1: Level(1, "decimal", "%1.%2"), 2: Level(1, "bullet", "·")}
    return Counters({"a": NumberedList("s", levels), "b": NumberedList("s", levels), **more})


def test_deeper_levels_start_anew_and_lists_of_one_shape_count_on() -> None:
    counters = lists()
    asked = [("a", 0), ("a", 1), ("a", 1), ("a", 2), ("b", 0), ("b", 1)]
    assert [counters.label(*one) for one in asked] == ["一、", "一.1 ", "一.2 ", "", "二、", "二.1 "]


def test_a_list_that_says_so_starts_anew_once() -> None:
    counters = lists(c=NumberedList("s", {0: Level(3, "decimal", "%1.")}, restarts=(0,)))
    assert [counters.label(*one) for one in [("a", 0), ("c", 0), ("c", 0), ("无", 0), ("c", 9)]] == [
        "一、",
        "3.",
        "4.",
        "",
        "",
    ]


def test_a_legal_level_shows_those_above_in_digits() -> None:
    levels = {0: Level(1, "chineseCounting", "%1、"), 1: Level(1, "decimal", "%1.%2", legal=True, apart=False)}
    counters = Counters({"a": NumberedList("s", levels)})
    assert [counters.label("a", depth) for depth in (0, 1)] == ["一、", "1.1"]
