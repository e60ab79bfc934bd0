"""What can be seen of a file that is not taken apart (PDF, doc, xls, wps): marks that stand in its bytes as they are.

In old Office files the text usually does; in a PDF most text is packed and only its properties can be seen.
"""

import re

from yaodian.core.catalogue.secrecy import LEVELS, STARS

_ENCODINGS = ("utf-16-le", "utf-16-be", "gb18030", "utf-8")
_BEFORE = "工作"


def _pattern(encoding: str) -> re.Pattern[bytes]:
    levels, stars, spaces = (_any(signs, encoding) for signs in (LEVELS, STARS, " \u3000"))
    before = re.escape(_BEFORE.encode(encoding))
    return re.compile(b"(?<!" + before + b")" + levels + b"(?:" + spaces + b"){0,4}" + stars)


def _any(signs: tuple[str, ...] | str, encoding: str) -> bytes:
    return b"(?:" + b"|".join(re.escape(sign.encode(encoding)) for sign in signs) + b")"


_MARKS = tuple((encoding, _pattern(encoding)) for encoding in _ENCODINGS)


def raw_mark(data: bytes) -> str:
    """The first secrecy mark in the bytes, in any of the usual encodings; or empty."""
    for encoding, pattern in _MARKS:
        if found := pattern.search(data):
            return found[0].decode(encoding)
    return ""


def names_stream(data: bytes, *names: str) -> bool:
    """Whether a compound file has a stream of one of these names: they stand in it in UTF-16."""
    return any(name.encode("utf-16-le") in data for name in names)
