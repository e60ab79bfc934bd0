"""A .docx opened: which parts of the package are read, and when it is refused.

Besides the document itself these are its styles, numbering, footnotes and endnotes; none may be large or declare
entities.
"""

import io
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from yaodian.core.problem import Problem
from yaodian.files.word_numbers import Numbers, W
from yaodian.files.word_text import Notes, WordText

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
LARGEST_PART = 40 * 1024 * 1024


class _Refused(Exception):
    """A part of the package that we will not or cannot open; the message is Chinese."""


def text_of_word(name: str, data: bytes) -> str | Problem:
    """The text of a .docx with one line a paragraph and one line a table row."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            document = _part(package, DOCUMENT)
            styles, numbering = _part(package, STYLES), _part(package, NUMBERING)
            notes = Notes({kind: _part(package, path) for kind, path in NOTES.items()})
    except _Refused as refusal:
        return Problem(name, str(refusal), "请在 Word 或 WPS 中重新另存为 .docx，或把正文粘贴为 .txt")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
        return Problem(name, "文件已损坏或不是 .docx", "请在 Word 或 WPS 中重新另存为 .docx")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        return Problem(name, "文件里没有正文", "请确认上传的是 Word 文档")
    try:
        return "".join(f"{line}\n" for line in WordText(Numbers(numbering, styles), notes).lines(body))
    except RecursionError:
        return Problem(name, "表格或文本框套得太深", "请把正文从表格中移出，另存为 .docx 或 .txt")


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
