"""The 任务分解表 as a .docx: GB/T 9704 paper laid across, the heading row repeated, a page number with dashes.

The licensed fonts are named, not shipped; without them a reader's program takes its own 宋体, 仿宋 and 黑体.
"""

import io
from collections.abc import Sequence
from itertools import groupby

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from yaodian.core.breakdown.table import HEADING, Task

TITLE, TEXT, HEAD, NOTE, NUMBER = "方正小标宋_GBK", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
# Of the 231 mm that stay beside the margins, in the order of HEADING.
WIDTHS = (14, 66, 26, 30, 25, 22, 22, 26)


def task_paper(title: str, note: str, tasks: Sequence[Task]) -> bytes:
    """`note` stands below the title: which body, which state."""
    paper = Document()
    _across(paper)
    paper.core_properties.title, paper.core_properties.author, paper.core_properties.comments = title, "", ""
    _say(paper.add_paragraph(), title, (TITLE, 22), centred=True)
    _say(paper.add_paragraph(), note, (NOTE, 14), centred=True)
    table = paper.add_table(rows=0, cols=len(HEADING), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    _row(table, HEADING, (HEAD, 12), centred=True)
    _repeat(table)
    for item, under in groupby(tasks, key=lambda task: task.item):
        if item:
            _group(table, item)
        for task in under:
            _row(table, task.cells, (TEXT, 12))
    box = io.BytesIO()
    paper.save(box)
    return box.getvalue()


def _across(paper: Paper) -> None:
    """A4 turned: what bound the left edge (28 mm) is now the top."""
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(33), Mm(33)
    foot = section.footer.paragraphs[0]
    _say(foot, "— ", (NUMBER, 14), centred=True)
    _field(foot, "PAGE")
    _say(foot, " —", (NUMBER, 14), centred=True)


def _say(paragraph: Paragraph, text: str, font: tuple[str, int], *, centred: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font[0], Pt(font[1])
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font[0])
    paragraph.paragraph_format.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _field(paragraph: Paragraph, code: str) -> None:
    run = paragraph.add_run()
    run.font.name, run.font.size = NUMBER, Pt(14)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
    field.append(run._element)


def _row(table: Table, cells: Sequence[str], font: tuple[str, int], *, centred: bool = False) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    split = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(split)
    for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        _fill(cell, text, font, centred=centred or at == 0)
        cell.width = Mm(WIDTHS[at])


def _fill(cell: _Cell, text: str, font: tuple[str, int], *, centred: bool) -> None:
    _say(cell.paragraphs[0], text, font, centred=centred)


def _repeat(table: Table) -> None:
    """The first row again on every page."""
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)


def _group(table: Table, item: str) -> None:
    cells = table.add_row().cells  # type: ignore[no-untyped-call]
    whole = cells[0].merge(cells[-1])
    _fill(whole, item, (HEAD, 12), centred=False)
    whole.paragraphs[0].paragraph_format.keep_with_next = True
