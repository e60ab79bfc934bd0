"""Word documents with tables inside tables, text boxes and notes: every text once, in reading order."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from yaodian.core.problem import Problem
from yaodian.files.documents import read_file, text_of

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def text(inner: str, **parts: str) -> str | Problem:
    """What is read of a document with this body; `parts` by their name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{inner}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {NAMES}>{content}</w:{name}>")
    return text_of("要点.docx", buffer.getvalue())


def p(*runs: str) -> str:
    return "<w:p>" + "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def box(*paragraphs: str) -> str:
    """As Word writes it: the new drawing, and the old one for old programs."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"


def note(kind: str, number: int, *paragraphs: str) -> str:
    return f'<w:{kind} w:id="{number}">{"".join(paragraphs)}</w:{kind}>'


def reference(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_a_table_inside_a_cell_is_read_once_behind_its_row(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("任务", "安排", "建好书屋", "见下表")):
        outer.cell(place // 2, place % 2).text = words
    inner = outer.cell(1, 1).add_table(rows=2, cols=2)
    for place, words in enumerate(("时间", "地点", "3月", "一楼")):
        inner.cell(place // 2, place % 2).text = words
    document.add_paragraph("请照办。")
    document.save(str(tmp_path / "要点.docx"))
    assert read_file(tmp_path / "要点.docx") == "任务|安排\n建好书屋|见下表\n时间|地点\n3月|一楼\n请照办。\n"


def test_a_page_laid_out_in_a_table_of_one_cell_keeps_its_order() -> None:
    inner = table((p("3月"), p("一楼")))
    deeper = table((p("甲") + inner + p("乙"),))
    assert text(table((p("一、总则") + p("如下") + deeper + p("请照办。"),))) == (
        "一、总则 如下\n甲\n3月|一楼\n乙\n请照办。\n"
    )


def test_rows_inside_content_controls_are_rows() -> None:
    rows = table((p("甲"), p("乙"))).replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>")
    assert text(rows.replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")) == "甲|乙\n"


def test_a_text_box_is_read_once_behind_the_paragraph_it_hangs_on() -> None:
    body = p("一、", box(p("联系人：甲。"), p("电话另行通知。")), "总则") + p("请照办。")
    assert text(body) == "一、总则\n联系人：甲。\n电话另行通知。\n请照办。\n"


def test_a_text_box_of_an_old_program_is_read_too() -> None:
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('联系人：甲。')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert text(p("总则", old)) == "总则\n联系人：甲。\n"


def test_a_text_box_in_a_cell_and_a_table_in_a_text_box() -> None:
    held = box(p("注意：") + table((p("甲"), p("乙"))))
    assert text(table((p("任务", held), p("时间")))) == "任务|时间\n注意：\n甲|乙\n"


def test_notes_stand_behind_the_paragraph_that_refers_to_them() -> None:
    body = p("每月一次", reference("footnote", 2), "。", reference("endnote", 1)) + p("请照办。")
    notes = {
        "footnotes": note("footnote", 0, p("分隔线")) + note("footnote", 2, p("含节假日。"), p("顺延。")),
        "endnotes": note("endnote", 1, p("见附件。")),
    }
    assert text(body, **notes) == "每月一次。\n含节假日。\n顺延。\n见附件。\n请照办。\n"


def test_a_note_is_read_once_though_it_is_referred_to_twice_or_by_itself() -> None:
    body = p("甲。", reference("footnote", 2)) + p("乙。", reference("footnote", 2), reference("footnote", 9))
    notes = note("footnote", 2, p("含节假日。", reference("footnote", 2)))
    assert text(body, footnotes=notes) == "甲。\n含节假日。\n乙。\n"


def test_a_note_in_a_table_stands_behind_its_row() -> None:
    body = table((p("书屋", reference("footnote", 2)), p("3月")), (p("走访"), p("4月")))
    assert text(body, footnotes=note("footnote", 2, p("在一楼。"))) == "书屋|3月\n在一楼。\n走访|4月\n"


def test_what_was_deleted_with_its_text_box_and_note_is_not_read() -> None:
    gone = f"<w:del>{box(p('旧框'))}{reference('footnote', 2)}</w:del>"
    assert text(p("新", gone), footnotes=note("footnote", 2, p("旧注"))) == "新\n"


@pytest.mark.parametrize("deep", [500, 3000])
def test_tables_inside_each_other_without_end_are_refused(deep: int) -> None:
    inner = p("甲")
    for _ in range(deep):
        inner = table((inner,))
    found = text(inner)
    assert isinstance(found, Problem) and "套得太深" in found.what and found.mend.startswith("请")
