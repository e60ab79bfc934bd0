"""The closed list of formats that are taken, and what a file's first bytes say it is."""

from dataclasses import dataclass
from enum import StrEnum


class Make(StrEnum):
    """How a file is built, as its own bytes tell; decides how it is looked into."""

    PDF = "PDF 文件"
    PACKAGE = "压缩包"
    COMPOUND = "旧版 Office 文件，或加了打开密码的文件"
    JPEG = "JPG 图片"
    PNG = "PNG 图片"
    PLAIN = "纯文本"


@dataclass(frozen=True, slots=True)
class Format:
    """`holds`: a part that the package or compound file must have to be what its name says."""

    key: str
    title: str
    make: Make
    mime: str
    holds: tuple[str, ...] = ()


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_WORD, _EXCEL = ("WordDocument",), ("Workbook", "Book")
_DOCX = Format("docx", "Word 文档", Make.PACKAGE, f"{_OPEN_XML}.wordprocessingml.document", ("word/document.xml",))
_JPEG = Format("jpg", "JPG 图片", Make.JPEG, "image/jpeg")
# By the suffix of the file's name.
FORMATS: dict[str, Format] = {
    ".pdf": Format("pdf", "PDF 文件", Make.PDF, "application/pdf"),
    ".docx": _DOCX,
    ".xlsx": Format("xlsx", "Excel 表格", Make.PACKAGE, f"{_OPEN_XML}.spreadsheetml.sheet", ("xl/workbook.xml",)),
    ".ofd": Format("ofd", "OFD 版式文件", Make.PACKAGE, "application/ofd", ("OFD.xml",)),
    ".doc": Format("doc", "旧版 Word 文档", Make.COMPOUND, "application/msword", _WORD),
    ".wps": Format("wps", "WPS 文字", Make.COMPOUND, "application/vnd.ms-works", _WORD),
    ".xls": Format("xls", "旧版 Excel 表格", Make.COMPOUND, "application/vnd.ms-excel", _EXCEL),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".png": Format("png", "PNG 图片", Make.PNG, "image/png"),
    ".txt": Format("txt", "纯文本", Make.PLAIN, "text/plain"),
}
SAID = "、".join(dict.fromkeys(one.key for one in FORMATS.values()))
_FIRST = {
    b"%PDF-": Make.PDF,
    b"PK\x03\x04": Make.PACKAGE,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": Make.COMPOUND,
    b"\xff\xd8\xff": Make.JPEG,
    b"\x89PNG\r\n\x1a\n": Make.PNG,
}


def make_of(data: bytes) -> Make | None:
    """What the bytes themselves say; None where they say nothing (text says nothing)."""
    return next((make for first, make in _FIRST.items() if data.startswith(first)), None)
