"""Bytes to text: UTF-8, UTF-16 and GB18030, with or without a byte order mark."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# What Chinese prose is made of; used only to tell the two byte orders of an unmarked UTF-16 apart.
_USUAL = (
    ("\u4e00", "\u9fff"),
    ("\u3000", "\u303f"),
    ("\uff00", "\uffef"),
    ("\u2010", "\u2027"),
    (" ", "~"),
    ("\t", "\r"),
)
SAMPLE = 4000
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")


class Undecodable(ValueError):
    """The encoding is plain, but some bytes are not of it. The text says where, in Chinese."""


def decoded(data: bytes) -> str | None:
    """The text without its byte order mark; None when no encoding fits. Raises Undecodable."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    _refuse_nearly_utf8(data)
    unmarked = ("utf-8", "gb18030") if data.count(0, 0, SAMPLE) == 0 else ()
    for encoding in unmarked:
        text = _strict(data, encoding)
        if text is not None and (encoding == "utf-8" or _usual(text) >= 0.9):
            return text
    return _utf16(data)


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(_fault(data, error)) from error


def _refuse_nearly_utf8(data: bytes) -> None:
    """A few bad bytes in UTF-8, or its end cut off: read as GB18030 it would be rare characters without any sense."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        text = data.decode(errors="replace")
        if text.count("\ufffd") * 5 <= _wide(text):
            raise Undecodable(_fault(data, error)) from error


def _wide(text: str) -> int:
    return sum(map(len, _CHINESE.findall(text)))


def _fault(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    return "文本末尾不完整，像是没有传完" if error.end >= len(data) - 1 else f"第{line}行有认不出的字节，文件可能已损坏"


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str | None:
    """Unmarked UTF-16, in the byte order that reads as prose."""
    texts = [text for order in ("utf-16-le", "utf-16-be") if (text := _strict(data, order)) is not None]
    best = max(texts, key=_usual, default=None)
    return best if best is not None and _usual(best) >= 0.9 else None


def _usual(text: str) -> float:
    sample = text[:SAMPLE]
    usual = sum(any(low <= mark <= high for low, high in _USUAL) for mark in sample)
    return usual / len(sample) if sample else 1.0
