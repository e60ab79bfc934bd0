"""Valid files with bytes changed, cut out, doubled or cut off: read or refused, never a crash and never without end.

Each file is changed in many ways from a seed that stands here; a change that once did harm is added as its own case.
`YAODIAN_FUZZ` says how many changes of each file are tried; 60 when it says nothing.
"""

import io
import os
import random
import time
import zipfile
from collections.abc import Callable

import pytest
from tests.files import pdf_files
from tests.files.handed_in import OLE, word
from tests.files.hostile_files import ofd, ofd_page, ofd_text
from tests.files.readers.reading import SAMPLES
from tests.files.readers.test_web_and_rtf import PAGE
from tests.files.readers.test_workbook import workbook

from yaodian.core.problem import Problem
from yaodian.files.documents import Document, document_of
from yaodian.files.readers.worker import answer

MANY = int(os.environ.get("YAODIAN_FUZZ", "60"))
SECONDS = 4.0
PDF = pdf_files.pdf(
    pdf_files.text(100, 100, "读书要点", 22)
    + pdf_files.grid([80, 200, 400], [200, 230, 260])
    + pdf_files.text(85, 220, "任务"),
    pdf_files.text(100, 100, "二、请照办。"),
)
OFD = ofd(ofd_page(ofd_text(30, 40, "一、每季度更新一次书目。"), ofd_text(30, 48, "二、请照办。")))
RTF = rb"{\rtf1\ansi\ansicpg936\pard \u19968?\u12289?\'c3\'bf\'d4\'c2\par\trowd\intbl a\cell b\cell\row}"
WORD = word("一、总则", "每月一次。", header="页眉", cell="任务")
# A file, and the key of the reader where the first bytes give it away.
FILES: dict[str, tuple[bytes, str]] = {
    "docx": (WORD, ""),
    "doc": ((SAMPLES / "plan.doc").read_bytes(), ""),
    "xlsx": (workbook(), ""),
    "xls": ((SAMPLES / "list.xls").read_bytes(), ""),
    "pdf": (PDF, "pdf"),
    "printed pdf": ((SAMPLES / "rubric.pdf").read_bytes(), "pdf"),
    "ofd": (OFD, ""),
    "html": (PAGE.format("utf-8").encode(), "html"),
    "rtf": (RTF, "rtf"),
}
PACKED = ("docx", "xlsx", "ofd")


def changed(data: bytes, dice: random.Random) -> bytes:
    """One to six changes."""
    found = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at, size = dice.randrange(len(found)), dice.choice([1, 1, 2, 4, 64])
        match dice.randrange(5):
            case 0:
                found[at : at + size] = dice.randbytes(size)
            case 1:
                found[at : at + size] = dice.choice([b"\xff", b"\0", b"\x7f"]) * size
            case 2:
                del found[at : at + size]
            case 3:
                found[at:at] = found[at : at + size] * dice.choice([1, 2, 500])
            case _:
                found = found[: max(1, at)] if dice.random() < 0.2 else found
        found = found or bytearray(b"\0")
    return bytes(found)


def inside(data: bytes, dice: random.Random) -> bytes:
    """One part of a package changed, and packed again: what a changed zip never lets through."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = dice.choice(old.namelist())
        for name in old.namelist():
            new.writestr(name, changed(old.read(name), dice) if name == chosen else old.read(name))
    return out.getvalue()


def tried(name: str, change: Callable[[bytes, random.Random], bytes]) -> None:
    """In this process: what it raises, and how long it takes by the processor's clock, is seen at once."""
    data, kind = FILES[name]
    dice = random.Random(f"{name} {change.__name__}")
    for number in range(MANY):
        file = change(data, dice)
        before = time.process_time()
        found = answer(kind, file)
        assert time.process_time() - before < SECONDS, (name, number)
        assert found.keys() in ({"refused"}, {"kind", "text", "notes"}), (name, number)


# Native code may end the process it runs in; these are tried where the product runs them.
OWN = ("docx", "doc", "ofd", "html", "rtf")
NATIVE = ("xlsx", "xls", "pdf", "printed pdf")


@pytest.mark.parametrize("name", OWN)
def test_changed_bytes_are_read_or_refused(name: str) -> None:
    tried(name, changed)


@pytest.mark.parametrize("name", ["docx", "ofd"])
def test_changed_parts_of_a_package_are_read_or_refused(name: str) -> None:
    tried(name, inside)


@pytest.mark.parametrize("name", [*NATIVE, "xlsx inside"])
def test_native_readers_end_as_a_document_or_a_problem(name: str) -> None:
    base = name.removesuffix(" inside")
    dice = random.Random(name)
    for _ in range(max(8, MANY // 4)):
        file = (inside if base != name else changed)(FILES[base][0], dice)
        found = document_of(f"a.{base.split()[-1]}", file)
        assert isinstance(found, Document | Problem)


def test_any_bytes_at_all_are_a_document_or_a_problem() -> None:
    dice = random.Random(4)
    for head in (b"", b"PK\x03\x04", OLE, b"%PDF-1.7", b"{\\rtf1", b"<html>", b"\xff\xfe", "一".encode()):
        assert isinstance(document_of("a.docx", head + dice.randbytes(3000)), Document | Problem)
