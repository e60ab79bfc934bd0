"""A file that was handed in: kept as it is, kept without its metadata, or refused with a reason."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from yaodian.core.catalogue.secrecy import secrecy_mark, secrecy_mark_of_name
from yaodian.core.problem import Problem
from yaodian.files.attachments.formats import FORMATS, SAID, Format, Make, make_of
from yaodian.files.attachments.names import sound_name
from yaodian.files.attachments.packages import parts_of
from yaodian.files.attachments.pictures import bare_picture
from yaodian.files.attachments.raw import names_stream, raw_mark
from yaodian.files.attachments.unfit import Unfit
from yaodian.files.plain_text import decoded

MEGABYTE = 1024 * 1024
_SECRET = "涉密文件不得上传本系统，请按保密规定处理"
_TYPED = frozenset("\t\n\r\f")


@dataclass(frozen=True, slots=True)
class Taken:
    """What is kept: of a picture not the bytes that came, but the picture drawn anew."""

    name: str
    format: Format
    data: bytes


def taken(name: str, data: bytes, largest: int) -> Taken | Problem:
    """`largest` in bytes. A Problem's place is the file's name; nothing that is handed in raises."""
    try:
        sound = sound_name(name)
        format_ = _format(sound, data, largest)
        for mark in _marks(sound, format_, data):
            raise Unfit(f"有密级标志“{mark}”", _SECRET)
        return Taken(sound, format_, _kept(format_, data))
    except Unfit as unfit:
        return Problem(_shown(name), unfit.what, unfit.mend)


def _format(name: str, data: bytes, largest: int) -> Format:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in FORMATS:
        raise Unfit(f"不收 {suffix or '没有扩展名的'} 文件", f"可收 {SAID}，请转换格式后再上传")
    if not data:
        raise Unfit("是空文件", "请核对文件内容后重新上传")
    if len(data) > largest:
        raise Unfit(f"超过 {largest // MEGABYTE} MB", "请压缩图片、拆分文件，或只上传关键几页")
    format_ = FORMATS[suffix]
    if (make_of(data) or Make.PLAIN) is not format_.make:
        really = make_of(data)
        said = f"，而是{really}" if really else ""
        raise Unfit(f"扩展名是 {suffix}，内容却不是{format_.title}{said}", "请按真实格式改回扩展名，或重新另存后再上传")
    return format_


def _marks(name: str, format_: Format, data: bytes) -> Iterator[str]:
    """Every secrecy mark that can be seen. Raises Unfit for what cannot be opened."""
    yield from filter(None, [secrecy_mark_of_name(name)])
    yield from filter(None, (secrecy_mark(text) for text in _texts(format_, data)))
    if format_.make in (Make.PDF, Make.COMPOUND, Make.JPEG, Make.PNG):
        yield from filter(None, [raw_mark(data)])


def _texts(format_: Format, data: bytes) -> Iterator[str]:
    if format_.make is Make.PACKAGE:
        yield from parts_of(data, format_.holds)
    elif format_.make is Make.PLAIN:
        yield _plain(data)
    elif format_.make is Make.COMPOUND:
        _check_compound(format_, data)


def _plain(data: bytes) -> str:
    text = decoded(data)
    if text is None or any(unicodedata.category(sign) == "Cc" and sign not in _TYPED for sign in text):
        raise Unfit("内容不是文本", "请另存为 UTF-8 编码的文本后再上传")
    return text


def _check_compound(format_: Format, data: bytes) -> None:
    if names_stream(data, "EncryptedPackage"):
        raise Unfit("文件设有打开密码", "请去掉密码后再上传")
    if not names_stream(data, *format_.holds):
        raise Unfit("内容与扩展名不符", "请按真实格式改回扩展名，或重新另存后再上传")
    if names_stream(data, "_VBA_PROJECT"):
        raise Unfit("文件里有宏", "请另存为不含宏的文件后再上传")


def _kept(format_: Format, data: bytes) -> bytes:
    forms = {Make.JPEG: "JPEG", Make.PNG: "PNG"}
    return bare_picture(data, forms[format_.make]) if format_.make in forms else data


def _shown(name: str) -> str:
    """The name as a message may repeat it."""
    return "".join(sign for sign in name if not unicodedata.category(sign).startswith("C"))[:60] or "文件"
