"""The process that reads: bytes on standard input, an answer as JSON on standard output.

    python -m yaodian.files.readers.worker KIND < file

It bounds itself before it looks at the first byte; where the system knows no such bounds, the parent's clock remains.
"""

import json
import resource
import sys
from collections.abc import Callable

from yaodian.files.readers.apart import TOO_LARGE
from yaodian.files.readers.compound import Compound, what_else
from yaodian.files.readers.doc import read_doc
from yaodian.files.readers.docx import MACROS, main_part, read_docx
from yaodian.files.readers.kinds import DOC, DOCX, HTML, OFD, OLE, PDF, RTF, XLS, XLSX, Kind
from yaodian.files.readers.ofd import ROOT as OFD_ROOT
from yaodian.files.readers.ofd import read_ofd
from yaodian.files.readers.packages import Package
from yaodian.files.readers.pdf import read_pdf
from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused
from yaodian.files.readers.rtf import read_rtf
from yaodian.files.readers.web import read_html
from yaodian.files.readers.workbook import read_workbook
from yaodian.files.readers.workbook_shares import shares_of

MEMORY = 384 * 1024 * 1024
SECONDS = 4
# Characters: a hundred times the longest plan known.
LONGEST = 3_000_000
PLAIN: dict[str, tuple[Kind, Callable[[bytes], Reading]]] = {
    PDF.key: (PDF, read_pdf),
    HTML.key: (HTML, read_html),
    RTF.key: (RTF, read_rtf),
}


def bound() -> None:
    """Memory, seconds of the processor, and no file at all."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    for what in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(what, (0, 0))


def read(name: str, data: bytes) -> tuple[Kind, Reading]:
    """`name`: the key of a kind that its first bytes gave away; any other file is opened to tell. Raises Refused."""
    if name in PLAIN:
        kind, reader = PLAIN[name]
        return kind, reader(data)
    return _old(data) if data.startswith(OLE) else _packed(data)


def _old(data: bytes) -> tuple[Kind, Reading]:
    file = Compound(data)
    notes = (MACROS,) if file.has_macros else ()
    if "WordDocument" in file:
        kind, reading = DOC, read_doc(file)
    elif "Workbook" in file or "Book" in file:
        kind, reading = XLS, read_workbook(data)
    else:
        raise what_else(file)
    return kind, Reading(reading.text, (*notes, *reading.notes))


def _packed(data: bytes) -> tuple[Kind, Reading]:
    package = Package(data)
    if OFD_ROOT in package:
        return OFD, read_ofd(package)
    main = main_part(package)
    if main.startswith("xl/"):
        return XLSX, _workbook(data, package)
    if main in package and not main.startswith("ppt/"):
        return DOCX, read_docx(package)
    raise _no_document(package, main)


def _workbook(data: bytes, package: Package) -> Reading:
    reading = read_workbook(data, shares_of(package))
    macros = any(path.lower().endswith("vbaproject.bin") for path in package.paths)
    return Reading(reading.text, (*((MACROS,) if macros else ()), *reading.notes))


def _no_document(package: Package, main: str) -> Refused:
    if main.startswith("ppt/"):
        return Refused("是演示文稿，不是文档", "请把文字粘贴到页面上，或另存为 .docx")
    if "content.xml" in package and "mimetype" in package:
        return Refused("是 OpenDocument 文件", "请在 Word 或 WPS 中另存为 .docx 后再上传")
    if not package.paths:
        return Refused("是空的压缩包", "请核对是否选错了文件")
    return Refused("是压缩包，里面不是文档", "请先解压，再逐个上传里面的文件")


def answer(name: str, data: bytes) -> dict[str, object]:
    try:
        kind, reading = read(name, data)
        if len(reading.text) > LONGEST:
            return {"refused": (TOO_LARGE.what, TOO_LARGE.mend)}
        return {"kind": kind.key, "text": clean(reading.text), "notes": reading.notes}
    except Refused as refusal:
        return {"refused": (refusal.what, refusal.mend)}
    except (MemoryError, RecursionError):
        return {"refused": (TOO_LARGE.what, TOO_LARGE.mend)}


def clean(text: str) -> str:
    """What no text holds is left out: halves of characters, control characters but tab and line end."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return whole.translate(_NOT_TEXT)


_NOT_TEXT = dict.fromkeys(
    [*(n for n in range(32) if n not in (9, 10)), 0x7F, *range(0x80, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF]
)


if __name__ == "__main__":
    bound()
    sys.stdout.write(json.dumps(answer(sys.argv[1], sys.stdin.buffer.read())))
