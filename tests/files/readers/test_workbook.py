"""Sheets: a line a row, merged cells carried down, days and shares as people write them."""

import io
from datetime import date

import xlsxwriter
from tests.files.readers.reading import SAMPLES, document, text_in

LIST = """责任清单
青溪县示例局书香机关责任清单
序号|重点任务|具体措施|牵头单位|目标|完成时限
1|建好阅读阵地|每季度更新书目 并公布|办公室|{share}|2031年6月30日
1|建好阅读阵地|建成楼层书角|行政科|3个|6月底前
1|建好阅读阵地|评选荐书人|宣传科|10|11月
2|带动读书|每月共读1次｜午间|工会||全年
说明
本清单由办公室负责解释。
"""


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        share, day = book.add_format({"num_format": "0%"}), book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        page = book.add_worksheet("责任清单")
        page.merge_range(0, 0, 0, 5, "青溪县示例局书香机关责任清单")
        page.write_row(1, 0, ["序号", "重点任务", "具体措施", "牵头单位", "目标", "完成时限"])
        page.merge_range(2, 0, 4, 0, 1)
        page.merge_range(2, 1, 4, 1, "建好阅读阵地")
        page.write_row(2, 2, ["每季度更新书目\n并公布", "办公室"])
        page.write_number(2, 4, 0.4, share)
        page.write_datetime(2, 5, date(2031, 6, 30), day)
        page.write_row(3, 2, ["建成楼层书角", "行政科", "3个", "6月底前"])
        page.write_row(4, 2, ["评选荐书人", "宣传科", 10, "11月"])
        page.write_row(5, 0, [2, "带动读书", "每月共读1次|午间", "工会", "", "全年"])
        book.add_worksheet("说明").write(0, 0, "本清单由办公室负责解释。")
        hidden = book.add_worksheet("草稿")
        hidden.write(0, 0, "旧")
        hidden.hide()
    return out.getvalue()


def test_a_list_of_tasks_is_read_row_by_row_and_hidden_sheets_are_told() -> None:
    found = document("清单.xlsx", workbook())
    assert found.text == LIST.format(share="40%")
    assert [note.what for note in found.notes] == ["没有读取隐藏的工作表：草稿"]


def test_an_old_workbook_is_read_alike_but_for_shares() -> None:
    assert text_in((SAMPLES / "list.xls").read_bytes()) == LIST.format(share="0.4")


def test_one_sheet_is_read_without_its_name() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.write_row(3, 2, ["任务", "时限"])
        page.write_row(4, 2, ["走访", ""])
    assert text_in(out.getvalue()) == "任务|时限\n走访\n"
