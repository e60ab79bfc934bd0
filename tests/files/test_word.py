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


def test_what_is_hidden_or_deleted_with_tracking_is_not_read() -> None:
    hidden = (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r>"
    )
    assert text(p("甲", hidden)) == "甲显\n"
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert text(p(mark, "甲") + p("乙") + p("丙")) == "甲乙\n丙\n"
    rows = table((p("甲"), p("乙")), (p("丙"), p("丁")))
    assert text(rows.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)) == "丙|丁\n"


def test_moved_text_is_read_where_it_went() -> None:
    run = "<w:r><w:t>旧</w:t></w:r>"
    assert text(p(f"<w:moveFrom>{run}</w:moveFrom>", "甲") + p(f"<w:moveTo>{run}</w:moveTo>")) == "甲\n旧\n"


def test_symbols_breaks_formulas_links_and_readings_above_characters() -> None:
    symbols = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="F0FF"/><w:sym w:char="2460"/></w:r>'
    ruby = "<w:ruby><w:rt><w:r><w:t>shu</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>书</w:t></w:r></w:rubyBase></w:ruby>"
    link = "<w:hyperlink><w:r><w:t>见内网</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    maths = f'<m:oMath xmlns:m="{space}"><m:r><m:t>x</m:t></m:r></m:oMath>'
    assert text(p(symbols, f"<w:r>{ruby}</w:r>", link, maths)) == "☑①书见内网\t乙\n丙x\n"


def numbered(list_id: int, depth: int, said: str, style: str = "") -> str:
    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return p(f"<w:pPr>{named}{own}</w:pPr>", said)


LEVELS = """<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H1"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="H2"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>"""


def test_lists_of_one_shape_count_on_unless_one_starts_anew() -> None:
    body = "".join(numbered(*one) for one in [(5, 0, "甲"), (6, 0, "乙"), (6, 1, "丙"), (7, 0, "丁"), (7, 0, "戊")])
    assert text(body, numbering=LEVELS) == "第一章 甲\n第二章 乙\n2.1 丙\n第三章 丁\n第四章 戊\n"


def test_numbers_come_from_styles_and_the_styles_below() -> None:
    styles = (
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="own"><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>'
    )
    body = numbered(0, 0, "甲", "own") + numbered(0, 0, "乙", "H2") + numbered(0, 0, "丙", "loop")
    assert text(body, numbering=LEVELS, styles=styles) == "第一章 甲\n1.1 乙\n丙\n"


def test_a_strict_document_that_names_its_own_parts_is_read_alike() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = NAMES.replace(usual, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("doc/main.xml", f"<w:document {strict}><w:body>{p('甲')}</w:body></w:document>")
        package.writestr("_rels/.rels", f'<a><b Type="{kind}" Target="/doc/main.xml"/></a>')
    assert text_of("要点.docx", buffer.getvalue()) == "甲\n"
