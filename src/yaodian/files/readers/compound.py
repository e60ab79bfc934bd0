"""Old office files are little file systems (OLE). Opened here, told apart, and their streams handed out whole."""

import io
import struct

import olefile  # type: ignore[import-untyped]

from yaodian.files.readers.packages import AGAIN
from yaodian.files.readers.refused import Refused
from yaodian.files.readers.workbook import LOCKED

_BROKEN = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, UnicodeDecodeError)
DAMAGED = Refused("文件已损坏或不完整，打不开", "请在原来的软件中打开，重新另存后再上传")


class Compound:
    """Raises Refused for whatever cannot be opened; chains that run in a circle are such."""

    def __init__(self, data: bytes) -> None:
        try:
            self._file = olefile.OleFileIO(io.BytesIO(data))
            self._names = {"/".join(path).lower() for path in self._file.listdir(streams=True, storages=True)}
        except (*_BROKEN, RecursionError) as error:
            raise DAMAGED from error
        if "encryptedpackage" in self._names:
            raise LOCKED

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    @property
    def has_macros(self) -> bool:
        return any(name.startswith(("macros/", "_vba_project_cur")) or name == "macros" for name in self._names)

    def stream(self, name: str) -> bytes:
        try:
            return bytes(self._file.openstream(name).read())
        except _BROKEN as error:
            raise DAMAGED from error


def what_else(file: Compound) -> Refused:
    """What an old office file is when it is neither a document nor a workbook."""
    if "PowerPoint Document" in file:
        return Refused("是演示文稿，不是文档", "请把文字粘贴到页面上，或另存为 .docx")
    return Refused("是旧版办公文件，里面没有 Word 正文或工作表", AGAIN)
