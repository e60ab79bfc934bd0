"""Bytes to text: UTF-8, UTF-16 and GB18030, with or without a byte order mark."""

import codecs

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


def decoded(data: bytes) -> str | None:
    """The text without its byte order mark; None when no encoding fits."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    unmarked = ("utf-8", "gb18030") if data.count(0, 0, SAMPLE) == 0 else ()
    for encoding in unmarked:
        text = _strict(data, encoding)
        if text is not None and (encoding == "utf-8" or _usual(text) >= 0.9):
            return text
    return _utf16(data)


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
