"""docx, xlsx, ofd: zip packages of XML. Bounded before anything is unpacked, then read as a stream for their text."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from yaodian.files.attachments.unfit import Unfit

MOST_PARTS = 5000
LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_TEXT = 60 * 1024 * 1024
DEEPEST = 2  # a table inside a document inside a document
_CHUNK = 64 * 1024
_ENTRY = b"PK\x01\x02"
# Where a line of what people read ends: paragraph, cell text, table row, line of an OFD page.
_ENDS = frozenset({"p", "si", "is", "c", "TextObject"})
_PACKED = (".docx", ".xlsx")
_AGAIN = "请在 Word 或 WPS 中重新另存后再上传"
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError)


@dataclass
class _Lines:
    """Collects what stands between tags; `every`: each element is a line of its own (properties)."""

    every: bool
    said: list[str] = field(default_factory=list)

    def end(self, name: str) -> None:
        if self.every or name.rsplit(":", 1)[-1] in _ENDS:
            self.said.append("\n")

    def refuse(self, *_: object) -> None:
        raise Unfit("文件内含不安全的声明", _AGAIN)


def parts_of(data: bytes, holds: tuple[str, ...], depth: int = DEEPEST) -> Iterator[str]:
    """The text of each part, and of documents inside. Raises Unfit; a package that would swell is never unpacked."""
    if data.count(_ENTRY) > MOST_PARTS:
        raise Unfit("压缩包内的文件过多", _AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package.infolist(), holds)
            for part in package.infolist():
                yield from _texts(package, part, depth)
    except _BROKEN as error:
        raise Unfit("文件已损坏，打不开", _AGAIN) from error


def _check(parts: list[zipfile.ZipInfo], holds: tuple[str, ...]) -> None:
    names = {part.filename for part in parts}
    if not names.intersection(holds):
        raise Unfit("内容与扩展名不符", "请按真实格式改回扩展名，或重新另存后再上传")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Unfit(f"解压后超过 {LARGEST_UNPACKED // 1024**2} MB", "请减少内容或图片后再上传")
    if any(part.file_size > LARGEST_TEXT for part in parts if part.filename.endswith(".xml")):
        raise Unfit("解压后的正文过大", "请拆成几个文件后再上传")
    if any(part.flag_bits & 1 for part in parts):
        raise Unfit("文件设有打开密码", "请去掉密码后再上传")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unfit("文件里有宏", "请另存为不含宏的文件后再上传")


def _texts(package: zipfile.ZipFile, part: zipfile.ZipInfo, depth: int) -> Iterator[str]:
    name = part.filename.lower()
    if name.endswith(".xml"):
        yield _text(package, part)
    elif name.endswith(_PACKED) and depth:
        yield from parts_of(package.read(part), ("word/document.xml", "xl/workbook.xml"), depth - 1)


def _text(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    lines = _Lines(every=part.filename.startswith("docProps/"))
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = lines.said.append
    parser.EndElementHandler = lines.end
    parser.StartDoctypeDeclHandler = lines.refuse
    try:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Unfit("文件内部结构已损坏", _AGAIN) from error
    return "".join(lines.said)
