"""Zip packages of XML (docx, xlsx, ofd): bounded before anything is unpacked, no document types, no way out."""

import io
import lzma
import posixpath
import zipfile
import zlib
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from yaodian.files.readers.refused import Refused

MOST_PARTS = 10_000
LARGEST_UNPACKED = 400 * 1024 * 1024
LARGEST_PART = 40 * 1024 * 1024
# Beginnings and ends of elements; the longest handbook has a tenth of it, and each takes memory.
MOST_TAGS = 1_500_000
AGAIN = "请在 Word 或 WPS 中重新另存，或把正文粘贴到页面上"
_ENTRY = b"PK\x01\x02"
_CHUNK = 4096
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, ValueError, NotImplementedError, RuntimeError, OSError),
)
TOO_MUCH = Refused("解压后的正文过大", "请拆成几个文件，或只留正文后再上传")
DAMAGED = Refused("文件已损坏或不完整，打不开", "请在原来的软件中打开，重新另存后再上传")


class Package:
    """Parts by their path inside the zip; nothing is ever written to disk. Raises Refused."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > MOST_PARTS:
            raise Refused("压缩包内的文件过多", AGAIN)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise DAMAGED from error
        parts = self._zip.infolist()
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise Refused(f"解压后超过 {LARGEST_UNPACKED // 1024**2} MB", "请去掉图片和附件，重新另存后再上传")
        if any(part.flag_bits & 1 for part in parts):
            raise Refused("文件设有打开密码", "请去掉打开密码，重新另存后再上传")
        self._parts = {part.filename.replace("\\", "/").lstrip("/"): part for part in parts}
        self._folded = {path.lower(): path for path in self._parts}

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._folded

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def largest(self, ending: str) -> int:
        """Bytes that the largest part of this ending says it has."""
        return max((part.file_size for path, part in self._parts.items() if path.endswith(ending)), default=0)

    def read(self, path: str) -> bytes | None:
        """None where there is no such part. A part that holds more than it says is damaged."""
        part = self._parts.get(self._folded.get(path.lower(), ""))
        if part is None:
            return None
        if part.file_size > LARGEST_PART:
            raise TOO_MUCH
        try:
            with self._zip.open(part) as stream:
                return stream.read(LARGEST_PART + 1)
        except _BROKEN as error:
            raise DAMAGED from error

    def tree(self, path: str) -> Element | None:
        data = self.read(path)
        return None if data is None else parse(data)


def inside(folder: str, target: str) -> str:
    """A path as a part names another one. What leads out of the package leads nowhere."""
    path = posixpath.normpath(target if target.startswith("/") else posixpath.join(folder, target)).lstrip("/")
    return "" if path.startswith("..") else path


def parse(data: bytes) -> Element:
    """XML without a document type: no entity is ever defined, none outside ever fetched."""
    _refuse_document_type(data)
    if data.count(b"<") > MOST_TAGS:
        raise TOO_MUCH
    try:
        return ElementTree.fromstring(data.replace(_STRICT, _USUAL))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Refused("文件内部结构已损坏", AGAIN) from error


class _Begun(Exception):
    """The first element: behind it no document type may stand."""


def _refuse_document_type(data: bytes) -> None:
    def refuse(*_: object) -> None:
        raise Refused("文件内含不安全的声明", AGAIN)

    def begun(*_: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begun
    try:
        for at in range(0, len(data), _CHUNK):
            parser.Parse(data[at : at + _CHUNK], False)
    except (expat.ExpatError, _Begun):
        return
