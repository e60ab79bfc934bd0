"""A .docx (or the .wps, .docm and .dotx that are one inside): which parts are read.

Besides the document itself these are its styles, numbering, footnotes and endnotes. Headers, footers and comments are
not; macros are never looked at, and told.
"""

import posixpath
from xml.etree.ElementTree import Element

from yaodian.files.readers.docx_numbers import Numbers, W
from yaodian.files.readers.docx_text import Notes, WordText
from yaodian.files.readers.packages import Package, inside
from yaodian.files.readers.reading import Note, Reading
from yaodian.files.readers.refused import Refused

DOCUMENT = "word/document.xml"
_NOTES = {"footnote": "footnotes.xml", "endnote": "endnotes.xml"}
MACROS = ("文件里有宏", "只读取了文字，宏没有运行；请核对文件来源")


def read_docx(package: Package) -> Reading:
    main = main_part(package)
    document = package.tree(main)
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise Refused("文件里没有正文", "请确认上传的是 Word 文档")
    return Reading(_text(package, main, body), _notes(package))


def main_part(package: Package) -> str:
    """The part that the package itself names as its document."""
    relations = package.tree("_rels/.rels")
    for one in relations if relations is not None else ():
        if one.get("Type", "").endswith("/officeDocument"):
            return inside("", one.get("Target", ""))
    return DOCUMENT


def _text(package: Package, main: str, body: Element) -> str:
    def beside(name: str) -> Element | None:
        return package.tree(posixpath.join(posixpath.dirname(main), name))

    numbers = Numbers(beside("numbering.xml"), beside("styles.xml"))
    notes = Notes({kind: beside(name) for kind, name in _NOTES.items()})
    try:
        return "".join(f"{line}\n" for line in WordText(numbers, notes).lines(body))
    except RecursionError as error:
        raise Refused("表格或文本框套得太深", "请把正文从表格中移出，重新另存后再上传") from error


def _notes(package: Package) -> tuple[Note, ...]:
    return (MACROS,) if any(path.lower().endswith("vbaproject.bin") for path in package.paths) else ()
