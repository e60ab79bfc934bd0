"""More than fifty files that mean harm: each ends in a sentence, within five seconds and 500 MB.

Every row is read in a process of its own, as `yaodian read` reads it; what it took is what the system counted for it
and for the process that it started in turn.
"""

import codecs
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.files import hostile_files as made
from tests.files import pdf_files
from tests.files.handed_in import MEGABYTE, photo, sheet, word

SECONDS, MEMORY = 5.0, 500 * MEGABYTE
# Prints what was said, and the memory and time of this process and of those it started. The system's own count of a
# process begins with what its parent had, so that of this one is read from where it begins anew.
CHILD = f"""
import json, re, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from yaodian.core.problem import Problem
from yaodian.files.documents import read_document
found = read_document(Path(sys.argv[1]))
own, below = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
status = Path("/proc/self/status")
peak = int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]) if status.exists() else own.ru_maxrss
refused = isinstance(found, Problem)
print(json.dumps({{
    "refused": refused,
    "said": [[one.where, one.what, one.mend] for one in ([found] if refused else found.notes)],
    "kilobytes": peak + below.ru_maxrss,
    "seconds": own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime,
}}))
"""


@dataclass(frozen=True)
class Row:
    """`says`: a part of what is said; `read`: it is read all the same, and told."""

    name: str
    data: Callable[[], bytes]
    says: str
    read: bool = False


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


SCANNED = pdf_files.pdf(pdf_files.picture(), pdf_files.picture())
ROWS = {
    "a document that swells to a gigabyte": Row(
        "a.docx", lambda: made.swollen(made.CONTENT, 1024 * MEGABYTE), "解压后"
    ),
    "a document that swells to a hundred megabytes": Row(
        "a.docx", lambda: made.swollen(made.CONTENT, 100 * MEGABYTE), "过大"
    ),
    "a document that lies about its size": Row("a.docx", made.lying, "损坏"),
    "a picture in it that swells": Row(
        "a.docx",
        lambda: made.swollen("word/media/1.png", 450 * MEGABYTE, **dict(made.contents(made.document("<w:p/>")))),
        "解压后",
    ),
    "sixty thousand entries": Row("a.docx", made.many_entries, "过多"),
    "a zip in a zip, forty times": Row("a.docx", made.matryoshka, "压缩包"),
    "a thousand entries that are one": Row("a.docx", made.overlapping, "解压后"),
    "an external entity": Row("a.docx", made.xxe, "不安全"),
    "an external entity in UTF-16": Row("a.docx", lambda: made.xxe("utf-16"), "不安全"),
    "a billion laughs": Row("a.docx", made.billion_laughs, "不安全"),
    "tables in tables, three thousand deep": Row("a.docx", made.nested_tables, "套得太深"),
    "elements in elements, a million deep": Row("a.docx", made.nested_elements, ""),
    "five million empty paragraphs": Row("a.docx", made.empty_paragraphs, ""),
    "a document under a password": Row("a.docx", made.encrypted_package, "密码"),
    "a zip under a password": Row("a.docx", lambda: made.with_flag(word("一、总则"), 1), "密码"),
    "half a document": Row("a.docx", lambda: half(word("一、总则")), "损坏"),
    "a document with macros": Row("a.docm", made.with_macro, "宏", read=True),
    "a document called a text": Row("a.txt", lambda: word("一、总则"), "扩展名是 .txt", read=True),
    "a text called a document": Row("a.docx", "一、总则".encode, "扩展名是 .docx", read=True),
    "a picture called a document": Row("a.docx", photo, "是图片"),
    "a program called a document": Row("a.doc", lambda: b"MZ\x90\x00" + made.noise(5000), "程序"),
    "an empty zip": Row("a.docx", lambda: made.packed({}), "空的压缩包"),
    "slides called a document": Row(
        "a.docx",
        lambda: made.packed(
            {
                "ppt/presentation.xml": b"<a/>",
                "_rels/.rels": b'<a><b Type="x/officeDocument" Target="ppt/presentation.xml"/></a>',
            }
        ),
        "演示文稿",
    ),
    "noise that begins as a zip": Row("a.docx", lambda: b"PK\x03\x04" + made.noise(MEGABYTE), "损坏"),
    "a hundred megabytes of nothing": Row("a.txt", lambda: bytes(100 * MEGABYTE), "20 MB"),
    "twenty megabytes of nothing": Row("a.txt", lambda: bytes(20 * MEGABYTE), ""),
    "ten million line ends": Row("a.txt", lambda: b"\n" * 10_000_000, "没有文字"),
    "ten million line ends and a word": Row("a.txt", lambda: b"\n" * 10_000_000 + "一、总则".encode(), "行"),
    "no byte at all": Row("a.txt", bytes, "空的"),
    "a byte order mark and nothing": Row("a.txt", lambda: codecs.BOM_UTF8, "空的"),
    "noise": Row("a.txt", lambda: made.noise(5 * MEGABYTE), "编码"),
    "halves of characters": Row(
        "a.txt", lambda: codecs.BOM_UTF16_LE + "一\ud800二".encode("utf-16-le", "surrogatepass"), ""
    ),
    "a text with a NUL": Row("a.txt", lambda: ("一、总则" * 2000 + "\0").encode(), "空字符"),
    "a text cut in the midst of a character": Row("a.txt", lambda: ("一、总则" * 20).encode()[:-1], "不完整"),
    "quotes within quotes without end": Row("a.rtf", lambda: b"{\\rtf1" + b"{" * 5_000_000, "套得太深"),
    "a page of nested blocks without end": Row("a.html", lambda: b"<html>" + b"<blockquote>" * 300_000, ""),
    "a PDF under a password": Row("a.pdf", made.pdf_encrypted, "密码"),
    "a PDF of a hundred thousand pages": Row("a.pdf", made.pdf_many_pages, "100000 页"),
    "a PDF whose pages hold each other": Row("a.pdf", made.pdf_looping_tree, ""),
    "a PDF that swells": Row("a.pdf", made.pdf_swollen, ""),
    "half a PDF": Row("a.pdf", lambda: half(pdf_files.pdf(pdf_files.text(1, 1, "甲"))), ""),
    "a scanned PDF": Row("a.pdf", lambda: SCANNED, "扫描件"),
    "an old document whose sectors run in a circle": Row("a.doc", made.looping_chain, "损坏"),
    "an old directory that holds itself": Row("a.doc", made.looping_directory, ""),
    "an old document under a password": Row("a.doc", lambda: made.old_word(flags=0x0300), "密码"),
    "an old document whose pieces swell": Row("a.doc", made.swelling_pieces, ""),
    "half an old document": Row("a.doc", lambda: half(made.old_word()), ""),
    "a sheet as wide as can be": Row("a.xlsx", made.wide_sheet, ""),
    "a sheet whose words swell": Row("a.xlsx", made.shared_strings, ""),
    "half a sheet": Row("a.xlsx", lambda: half(sheet("甲", "乙")), "损坏"),
    "an OFD that leads out of itself": Row(
        "a.ofd", lambda: made.ofd(b"<a/>", location="../../../../etc/passwd"), "没有一页"
    ),
    "an OFD of pictures": Row("a.ofd", lambda: made.ofd(made.ofd_page(made.ofd_picture())), "扫描件"),
}


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


# What a path can be that is no file at all.
NO_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to itself": (link_to_itself, "打不开"),
    "a link to nothing": (lambda path: path.symlink_to(path.parent / "无"), "找不到"),
    "an endless device": (lambda path: path.symlink_to("/dev/zero"), "不是普通文件"),
    "a pipe that nobody writes to": (os.mkfifo, "不是普通文件"),
    "a folder": (Path.mkdir, "不是普通文件"),
}


@dataclass(frozen=True)
class Measured:
    refused: bool
    said: list[list[str]]
    kilobytes: int
    seconds: float


def measured(path: Path) -> Measured:
    """Held to the limits. What a busy machine takes longer by the clock is not held against the product: the clock of
    the reading process is part of it, so only twice the time is a fault.
    """
    start = time.monotonic()
    words = [sys.executable, "-c", CHILD, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    took = time.monotonic() - start
    assert done.returncode == 0, done.stderr
    found = Measured(**json.loads(done.stdout))
    assert found.seconds < SECONDS
    assert took < 2 * SECONDS
    assert found.kilobytes * 1024 < MEMORY
    return found


@pytest.mark.parametrize("name", ROWS)
def test_a_hostile_file_ends_in_a_sentence(name: str, tmp_path: Path) -> None:
    row = ROWS[name]
    path = tmp_path / row.name
    path.write_bytes(row.data())
    found = measured(path)
    assert found.refused is not row.read
    where, what, mend = found.said[0]
    assert where == row.name
    assert row.says in what
    assert "请" in mend


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_never_waited_for(name: str, tmp_path: Path) -> None:
    make, says = NO_FILES[name]
    make(tmp_path / "a.docx")
    found = measured(tmp_path / "a.docx")
    assert found.refused
    assert says in found.said[0][1]


def test_there_are_forty_rows_and_more() -> None:
    assert len(ROWS) + len(NO_FILES) >= 40
