"""A document that was handed in, to its text; or, in Chinese, why it cannot be read.

What a file is, its content tells. Plain text is read here; every other format in a process of its own.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from yaodian.core.problem import Problem
from yaodian.files.plain_text import Undecodable, decoded
from yaodian.files.readers.apart import read_apart
from yaodian.files.readers.kinds import KINDS, PASTE, TEXT, Kind, plainly
from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused

LARGEST = 20 * 1024 * 1024
MOST_LINES = 1_000_000
EMPTY = Refused("文件是空的", "请核对是否选错了文件，或文件没有保存好")
BLANK = Refused("文件里没有文字", "请核对是否选错了文件；正文是图片的，请识别成文字后粘贴")
WEIRD = Refused("不是普通文件（是设备、管道或文件夹）", "请指定一个文档")


@dataclass(frozen=True, slots=True)
class Document:
    """What was read. `notes`: read all the same, but to be known: a wrong extension, macros, pages without text."""

    text: str
    kind: Kind
    notes: tuple[Problem, ...] = ()


def document_of(name: str, data: bytes) -> Document | Problem:
    """`name` is the file's name as its owner calls it; only what is inside decides how it is read.

    A .txt comes back to the character: line ends stay as they are. A byte order mark belongs to
    the encoding and is not part of the text. Whatever cannot be read is a Problem, never an
    exception.
    """
    try:
        kind, reading = _read(data)
    except Refused as refusal:
        return Problem(name, refusal.what, refusal.mend)
    notes = [Problem(name, what, mend) for what, mend in reading.notes]
    return Document(reading.text, kind, (*_misnamed(name, kind), *notes))


def text_of(name: str, data: bytes) -> str | Problem:
    """The text alone, where nobody is told more."""
    found = document_of(name, data)
    return found if isinstance(found, Problem) else found.text


def read_document(path: Path) -> Document | Problem:
    """The document at `path`; what cannot be opened, or is no file, is a Problem too. Never waits for a pipe."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                return _problem(path, WEIRD)
            data = b"" if about.st_size > LARGEST else file.read(LARGEST + 1)
            return document_of(path.name, data) if about.st_size <= LARGEST else _problem(path, _too_large())
    except FileNotFoundError:
        return Problem(str(path), "找不到文件", "请检查路径是否写对")
    except IsADirectoryError:
        return _problem(path, WEIRD)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "路径不对"
        return Problem(str(path), f"打不开文件（{why}）", "请检查是否有读取权限，或快捷方式指向的文件是否还在")


def read_file(path: Path) -> str | Problem:
    found = read_document(path)
    return found if isinstance(found, Problem) else found.text


def _read(data: bytes) -> tuple[Kind, Reading]:
    if not data:
        raise EMPTY
    if len(data) > LARGEST:
        raise _too_large()
    kind = plainly(data)
    if kind is TEXT:
        return kind, Reading(_plain(data))
    key, reading = read_apart(kind.key if kind else "", data)
    if not reading.text.strip():
        raise BLANK
    return KINDS[key], reading


def _plain(data: bytes) -> str:
    try:
        text = decoded(data)
    except Undecodable as error:
        raise Refused(str(error), "请在记事本或 WPS 中打开核对，另存为 UTF-8 编码的文本后再上传") from error
    if text is None:
        raise Refused("认不出文字编码，或不是文本", "请核对是否选错了文件；是文本的，请另存为 UTF-8 编码后再上传")
    if not text or text.isspace():
        raise BLANK if text else EMPTY
    if "\0" in text:
        raise Refused("文本中有空字符，可能已损坏", "请在记事本或 WPS 中打开核对，另存为文本后再上传")
    if text.count("\n") > MOST_LINES:
        raise Refused(f"文本超过 {MOST_LINES // 10_000} 万行", "请只留正文后再上传")
    return text


def _misnamed(name: str, kind: Kind) -> tuple[Problem, ...]:
    suffix = Path(name).suffix.lower()
    if suffix in kind.suffixes or not suffix or (kind is TEXT and suffix not in _SPOKEN):
        return ()
    said = f"扩展名是 {suffix}，内容却是{kind.title}，已按{kind.title}读取"
    return (Problem(name, said, f"请核对是否发错了文件，或把扩展名改为 {kind.suffixes[0]}"),)


# Names that promise a format: text under another name, such as README.cfg, surprises nobody.
_SPOKEN = frozenset(suffix for kind in KINDS.values() for suffix in kind.suffixes)


def _too_large() -> Refused:
    return Refused("文件超过 20 MB", f"请只上传要点正文，去掉图片和附件；{PASTE}")


def _problem(path: Path, refusal: Refused) -> Problem:
    return Problem(path.name or str(path), refusal.what, refusal.mend)
