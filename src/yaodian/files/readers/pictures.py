"""Documents that are pictures of text: all of them refused, some pages of them told."""

from collections.abc import Sequence

from yaodian.files.readers.layout.drawn import Page
from yaodian.files.readers.reading import Note
from yaodian.files.readers.refused import Refused

_FEWEST = 12
_GARBLED = 0.2
RECOGNISE = "请用带文字识别的软件（扫描仪、手机或 WPS 都有）识别后，把文字粘贴到页面上"


def refuse_pictures(title: str, pages: Sequence[Page]) -> tuple[Note, ...]:
    """Raises Refused where nothing can be read; else what is to be told beside what was read."""
    glyphs = [glyph.text for page in pages for glyph in page.glyphs]
    if not glyphs:
        drawn = any(page.pictures for page in pages)
        raise _scanned(title) if drawn else Refused(f"{title} 里没有可读的文字", RECOGNISE)
    unknown = sum(_is_unknown(text) for text in glyphs)
    if unknown > _GARBLED * len(glyphs):
        raise Refused(f"{title} 里的文字没有对应的编码，复制出来是乱码", RECOGNISE)
    scanned = [number for number, page in enumerate(pages, 1) if page.pictures and len(page.glyphs) < _FEWEST]
    if len(scanned) == len(pages) and len(glyphs) < _FEWEST * len(pages):
        raise _scanned(title)
    if not scanned:
        return ()
    named = "、".join(map(str, scanned[:10])) + ("等" if len(scanned) > 10 else "")
    return ((f"第{named}页是图片，没有读出文字", RECOGNISE),)


def _scanned(title: str) -> Refused:
    return Refused(f"{title} 是扫描件（每页都是图片），没有可读的文字", RECOGNISE)


def _is_unknown(text: str) -> bool:
    """A place for private use, or the mark of a character that was lost."""
    return "\ue000" <= text[0] <= "\uf8ff" or text[0] in "\ufffd\ufffe\uffff" or text[0] < " "
