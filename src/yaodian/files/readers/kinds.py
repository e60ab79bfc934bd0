"""What a file is, told by its content. The extension only serves to say that it is wrong."""

import re
from dataclasses import dataclass

from yaodian.files.readers.refused import Refused

ZIP, OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0"
HEAD = 1024
PASTE = "请打开文件，复制其中的文字，粘贴到页面上，或另存为 .docx、.txt"
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,300}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class Kind:
    """`suffixes`: what files of this kind are usually called; the first is the one to recommend."""

    key: str
    title: str
    suffixes: tuple[str, ...]


TEXT = Kind("text", "文本", (".txt", ".md", ".text", ".csv", ".tsv"))
DOCX = Kind("docx", "Word 文档", (".docx", ".docm", ".dotx", ".dotm", ".wps", ".wpt"))
DOC = Kind("doc", "旧版 Word 文档", (".doc", ".dot", ".wps", ".wpt"))
XLSX = Kind("xlsx", "Excel 工作簿", (".xlsx", ".xlsm", ".xlsb", ".xltx", ".et"))
XLS = Kind("xls", "旧版 Excel 工作簿", (".xls", ".xlt", ".et"))
PDF = Kind("pdf", "PDF", (".pdf",))
OFD = Kind("ofd", "OFD 版式文件", (".ofd",))
HTML = Kind("html", "网页", (".html", ".htm"))
RTF = Kind("rtf", "RTF 文档", (".rtf",))
KINDS = {kind.key: kind for kind in (TEXT, DOCX, DOC, XLSX, XLS, PDF, OFD, HTML, RTF)}

# Files that are no documents of text, by their first bytes.
_OTHERS = (
    ((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"), "是图片，没有可读的文字"),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), "是压缩包"),
    ((b"MZ", b"\x7fELF"), "是程序，不是文档"),
    ((b"MIME-Version:",), "是网页归档文件（.mht）"),
)
_MENDS = {
    "是图片，没有可读的文字": "请用带文字识别的软件识别后，把文字粘贴到页面上",
    "是压缩包": "请先解压，再逐个上传里面的文件",
    "是程序，不是文档": "请核对是否选错了文件，不要运行它",
    "是网页归档文件（.mht）": "请用浏览器或 Word 打开，另存为 .docx",
}


def plainly(data: bytes) -> Kind | None:
    """The kind, as far as the first bytes show it without opening anything; None for packages, which must be opened."""
    head = data[:HEAD]
    if head.startswith((*ZIP, OLE)):
        return None
    if b"%PDF-" in head:
        return PDF
    if head.lstrip().startswith(b"{\\rtf"):
        return RTF
    if _HTML.match(head):
        return HTML
    for marks, what in _OTHERS:
        if head.startswith(marks) and not _reads_as_text(head):
            raise Refused(what, _MENDS[what])
    return TEXT


def _reads_as_text(head: bytes) -> bool:
    """BM, MZ and II may begin an honest sentence."""
    return head[:2] in (b"BM", b"MZ") and not any(byte < 9 for byte in head)
