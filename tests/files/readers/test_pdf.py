"""PDFs: lines back to paragraphs, tables to rows, columns in order; what every page repeats is dropped."""

from itertools import pairwise

import pytest
from tests.files.pdf_files import grid, pdf, picture, rule, text
from tests.files.readers.reading import SAMPLES, document, refusal_of, text_in

RUBRIC = """文体活动考核评分细则
考核项目|考核内容|分值|评分标准
组织领导|有年度计划|5|有年度计划的得满分，每少1次扣0.5分，扣完为止，弄虚作假的不得分
有专人负责|6|有专人负责的得满分，每少1次扣0.5分，扣完为止，弄虚作假的不得分
活动开展|工间操坚持经常|5|工间操坚持经常的得满分，每少1次扣0.5分，扣完为止，弄虚作假的不得分
兴趣小组活动正常|6|兴趣小组活动正常的得满分，每少1次扣0.5分，扣完为止，弄虚作假的不得分
大型活动组织有序|7|大型活动组织有序的得满分，每少1次扣0.5分，扣完为止，弄虚作假的不得分
资料台账|资料齐全|5|资料齐全的得满分，每少1次扣0.5分，扣完为止，弄虚作假的不得分
"""
FULL = "各科室每季度至少更新一次书目，并在季度末公布借阅情况，"  # 27 characters: 378 points


def lines(*said: str, top: float = 120, left: float = 80) -> str:
    """Two blanks at the beginning of a line are an indent of two characters."""
    return "".join(
        text(left + 28 * line.startswith("  "), top + 24 * n, line.removeprefix("  ")) for n, line in enumerate(said)
    )


def test_a_rubric_that_a_program_has_printed_is_read_as_it_was_written() -> None:
    assert text_in((SAMPLES / "rubric.pdf").read_bytes(), "pdf") == RUBRIC


def test_lines_that_reach_the_margin_go_on_and_indented_ones_begin_anew() -> None:
    page = lines("  " + FULL[:-2], FULL, "并建立台账。", "  " + FULL[:-2], "由工会负责。", "  三、其他")
    assert text_in(pdf(page), "pdf") == f"{FULL[:-2]}{FULL}并建立台账。\n{FULL[:-2]}由工会负责。\n三、其他\n"


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first = lines("  " + FULL[:-2], FULL, top=700) + text(280, 800, "— 1 —", 10)
    second = lines(FULL, "完。", top=80) + text(280, 800, "— 2 —", 10)
    assert text_in(pdf(first, second), "pdf") == f"{FULL[:-2]}{FULL}{FULL}完。\n"


def test_what_stands_at_the_edge_of_every_page_is_dropped_whatever_its_number() -> None:
    pages = [
        text(80, 40, "青溪县示例局文件", 10)
        + lines(f"第{n}件事。", f"办好第{n}件事。")
        + text(250, 810, f"第{n}页 共3页", 10)
        for n in range(1, 4)
    ]
    said = text_in(pdf(*pages), "pdf")
    assert said == "".join(f"第{n}件事。\n办好第{n}件事。\n" for n in range(1, 4))


def test_a_heading_at_the_top_of_one_page_is_no_header() -> None:
    assert text_in(pdf(text(200, 60, "读书要点", 22), text(80, 60, "二、要求")), "pdf") == "读书要点\n二、要求\n"


def test_two_columns_are_read_one_after_the_other_below_their_title() -> None:
    left = [f"左边第{n}行写满了字写满了字写满" for n in range(1, 8)]
    right = [f"右边第{n}行写满了字写满了字写满" for n in range(1, 8)]
    both = lines(*left, left=60) + lines(*right, left=320)
    said = text_in(pdf(text(200, 70, "文体简报", 22) + both), "pdf")
    assert said == "文体简报\n" + "".join(left) + "".join(right) + "\n"


def test_a_table_is_read_by_its_rules() -> None:
    rules = grid([80, 180, 400], [100, 130, 160]) + rule(80, 190, 400, 190) + rule(180, 160, 180, 190)
    rules += rule(80, 160, 80, 190) + rule(400, 160, 400, 190)
    cells = text(85, 120, "任务") + text(185, 120, "时限") + text(85, 150, "更新书目") + text(185, 150, "6月底前")
    page = lines("下表说明分工。", top=80) + rules + cells + text(185, 180, "每|月") + lines("请照办。", top=230)
    assert text_in(pdf(page), "pdf") == "下表说明分工。\n任务|时限\n更新书目|6月底前\n|每｜月\n请照办。\n"


def test_rules_drawn_cell_by_cell_as_thin_boxes_are_rules() -> None:
    """As Word and WPS print them."""
    xs, ys = [80.0, 180.0, 400.0], [100.0, 130.0, 160.0]
    flat = [(x, y, across - x, 0.5) for y in ys for x, across in pairwise(xs)]
    tall = [(x, along, 0.5, along - y) for x in xs for y, along in pairwise(ys)]
    boxes = "".join(f"{x} {842 - y} {width} {height} re f\n" for x, y, width, height in [*flat, *tall])
    cells = text(85, 120, "任务") + text(185, 120, "时限") + text(85, 150, "走访") + text(185, 150, "6月底前")
    assert text_in(pdf(boxes + cells), "pdf") == "任务|时限\n走访|6月底前\n"


def test_a_row_that_the_page_end_has_cut_is_one_row() -> None:
    first = grid([80, 164, 300], [700, 730, 760]) + text(82, 720, "更新书目公布") + text(170, 720, "工会")
    first += text(82, 750, "建成楼层书角") + text(170, 750, "办公室")
    second = (
        grid([80, 164, 300], [80, 110, 140])
        + text(82, 100, "并配灯具")
        + text(82, 130, "走访")
        + text(170, 130, "各科室")
    )
    said = text_in(pdf(first, second), "pdf")
    assert said == "更新书目公布|工会\n建成楼层书角并配灯具|办公室\n走访|各科室\n"


def test_a_watermark_across_the_page_is_not_read() -> None:
    mark = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 200 Tm <" + "内部资料".encode("utf-16-be").hex() + "> Tj ET\n"
    assert text_in(pdf(lines("一、总则", "请照办。") + mark), "pdf") == "一、总则\n请照办。\n"


def test_a_page_that_lies_on_its_side_is_read_as_it_is_held() -> None:
    turned = "".join(
        f"BT /F1 14 Tf 0 1 -1 0 {100 + 24 * n} 100 Tm <{said.encode('utf-16-be').hex()}> Tj ET\n"
        for n, said in enumerate(["一、总则", "二、任务"])
    )
    assert text_in(pdf(turned), "pdf") == "一、总则\n二、任务\n"


def test_notes_at_the_foot_stand_behind_the_paragraph_that_runs_on() -> None:
    first = lines("  " + FULL[:-2], FULL, top=600) + rule(80, 700, 200, 700) + text(80, 715, "1含节假日。", 9)
    assert text_in(pdf(first, lines("完。", top=80)), "pdf") == f"{FULL[:-2]}{FULL}完。\n1含节假日。\n"


def test_a_scanned_file_is_told_so_and_pasting_is_offered() -> None:
    assert "扫描件" in refusal_of(pdf(picture(), picture()), "pdf")
    found = document("要点.pdf", pdf(lines("一、总则", "各科室应当配合，请照办。"), picture()))
    assert found.text == "一、总则\n各科室应当配合，请照办。\n"
    assert [note.what for note in found.notes] == ["第2页是图片，没有读出文字"]


def test_text_without_meaning_is_told_so() -> None:
    assert "乱码" in refusal_of(pdf(text(80, 100, "\ue001\ue002\ue003\ue004\ue005\ue006")), "pdf")


@pytest.mark.parametrize("data", [pdf(), pdf("")], ids=["no page", "an empty page"])
def test_a_file_without_words_is_refused(data: bytes) -> None:
    refusal_of(data, "pdf")
