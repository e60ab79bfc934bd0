"""Text of a .docx: paragraphs, their automatic numbers, and tables (cells joined with |).

Tracked insertions count, tracked deletions do not. Only two parts of the package are opened
besides the document itself (styles, numbering); none may be large or declare entities.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from yaodian.core.problem import Problem
from yaodian.files.word_numbers import Numbers, W

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
LARGEST_PART = 40 * 1024 * 1024
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class _Refused(Exception):
    """A part of the package that we will not or cannot open; the message is Chinese."""


def text_of_word(name: str, data: bytes) -> str | Problem:
    """The text of a .docx with one line a paragraph and one line a table row."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            document = _part(package, DOCUMENT)
            styles, numbering = _part(package, STYLES), _part(package, NUMBERING)
    except _Refused as refusal:
        return Problem(name, str(refusal), "请在 Word 或 WPS 中重新另存为 .docx，或把正文粘贴为 .txt")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
        return Problem(name, "文件已损坏或不是 .docx", "请在 Word 或 WPS 中重新另存为 .docx")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        return Problem(name, "文件里没有正文", "请确认上传的是 Word 文档")
    lines = list(_lines(body, Numbers(numbering, styles)))
    return "".join(f"{line}\n" for line in lines)


def _part(package: zipfile.ZipFile, path: str) -> Element | None:
    if path not in package.namelist():
        return None
    with package.open(path) as part:
        data = part.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise _Refused("解压后的正文过大")
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise _Refused("文件内含不安全的声明")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise _Refused("文件内部结构已损坏") from error


def _lines(body: Element, numbers: Numbers) -> Iterator[str]:
    for block in _blocks(body):
        if block.tag == f"{W}tbl":
            yield from _rows(block, numbers)
        else:
            yield _paragraph(block, numbers)


def _blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, out of content controls and insertions too."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag not in _SKIPPED:
            stack.append(iter(child))


def _rows(table: Element, numbers: Numbers) -> Iterator[str]:
    """One line a row; a cell that only continues a merged one above is left out."""
    for row in table.iter(f"{W}tr"):
        cells = [_cell(cell, numbers) for cell in row.iter(f"{W}tc") if not _continues(cell)]
        if any(cells):
            yield "|".join(cells)


def _cell(cell: Element, numbers: Numbers) -> str:
    texts = (_paragraph(paragraph, numbers) for paragraph in cell.iter(f"{W}p"))
    return " ".join(text for text in texts if text).replace("\n", " ").replace("|", "｜")


def _continues(cell: Element) -> bool:
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"


def _paragraph(paragraph: Element, numbers: Numbers) -> str:
    return numbers.label_of(paragraph) + "".join(_texts(paragraph))


def _texts(parent: Element) -> Iterator[str]:
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK:
            stack.append(iter(child))
