"""OFD: text by page and place, lines back to paragraphs, tables by their rules."""

import pytest
from tests.files.hostile_files import ofd, ofd_page, ofd_picture, ofd_text
from tests.files.readers.reading import document, refusal_of, text_in


def path(*points: tuple[float, float]) -> str:
    first, *rest = (f"{x} {y}" for x, y in points)
    data = f"M {first} " + " ".join(f"L {point}" for point in rest)
    return f'<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def test_paragraphs_and_page_numbers() -> None:
    content = ofd_page(
        ofd_text(40, 40, "一、每季度至少更新一次书目，并在季度末公布借"),
        ofd_text(30, 48, "阅情况。"),
        ofd_text(40, 56, "二、请照办。"),
        ofd_text(100, 285, "1", 3),
    )
    found = document("要点.ofd", ofd(content))
    assert found.text == "一、每季度至少更新一次书目，并在季度末公布借阅情况。\n二、请照办。\n"
    assert (found.kind.title, found.notes) == ("OFD 版式文件", ())


def test_a_table_by_its_rules() -> None:
    rules = [path((30, y), (150, y)) for y in (60, 70, 80)] + [path((x, 60), (x, 80)) for x in (30, 90, 150)]
    cells = [ofd_text(32, 62, "任务"), ofd_text(92, 62, "时限"), ofd_text(32, 72, "走访"), ofd_text(92, 72, "6月")]
    assert text_in(ofd(ofd_page(*rules, *cells))) == "任务|时限\n走访|6月\n"


def test_steps_between_characters_in_each_way_of_writing_them() -> None:
    spaced = (
        ofd_text(30, 40, "第一章总则")
        .replace('DeltaX="g 4 5.0"', 'DeltaX="g 2 5 12 5"')
        .replace('DeltaX="g 4 5"', 'DeltaX="g 2 5 12 5"')
    )
    assert text_in(ofd(ofd_page(spaced))) == "第一章 总则\n"


def test_text_that_is_turned_is_a_watermark() -> None:
    mark = ofd_text(30, 100, "内部资料").replace("<ofd:TextObject", '<ofd:TextObject CTM="0.7 0.7 -0.7 0.7 0 0"')
    assert text_in(ofd(ofd_page(ofd_text(30, 40, "请照办。"), mark))) == "请照办。\n"


@pytest.mark.parametrize("location", ["../../../etc/passwd", "/etc/passwd", "Pages/无.xml", ""])
def test_a_page_that_is_not_inside_is_no_page(location: str) -> None:
    assert "没有一页" in refusal_of(ofd(b"<a/>", location=location))


def test_pictures_are_told() -> None:
    assert "扫描件" in refusal_of(ofd(ofd_page(ofd_picture())))


@pytest.mark.parametrize("wrong", ['Size="nan"', 'Size="1e300"', "", 'Size="5" CTM="1 2"'])
def test_measures_that_are_none_do_no_harm(wrong: str) -> None:
    text = ofd_text(30, 40, "请照办。").replace('Size="5"', wrong)
    assert "请照办" in text_in(ofd(ofd_page(text))).replace("\n", "")
