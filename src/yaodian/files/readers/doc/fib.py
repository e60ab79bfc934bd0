"""The head of a document (File Information Block): where everything else lies. [MS-DOC] 2.5."""

import struct
from dataclasses import dataclass

from yaodian.files.readers.compound import DAMAGED, Compound
from yaodian.files.readers.refused import Refused
from yaodian.files.readers.workbook import LOCKED

WORD_97, WORD_95 = 0xA5EC, 0xA5DC
_FLAGS, _PAIRS, _LENGTHS = 0x0A, 0x9A, 0x4C
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
# Which pair of offset and length names what.
STYLES, FOOTNOTE_PLACES, FOOTNOTES = 1, 2, 3
CHARACTERS, PARAGRAPHS, PIECES, SHAPES = 12, 13, 33, 40
ENDNOTE_PLACES, ENDNOTES, BOXES = 46, 47, 56
LISTS, LIST_USES = 73, 74
OLD = Refused("是 Word 95 或更早的文件", "请在 Word 或 WPS 中打开，另存为 .docx 后再上传")


@dataclass(frozen=True, slots=True)
class Head:
    """`lengths`: characters of each story, in the order in which they lie one behind the other."""

    main: bytes
    table: bytes
    elsewhere: bytes
    lengths: tuple[int, ...]

    def part(self, which: int) -> bytes:
        """b"" where the document has none, or it would lie outside."""
        at, size = struct.unpack_from("<II", self.main, _PAIRS + 8 * which)
        return self.table[at : at + size] if at + size <= len(self.table) else b""

    def part_and_more(self, which: int) -> bytes:
        """With what follows: the levels of lists lie behind the part that the head counts."""
        at, size = struct.unpack_from("<II", self.main, _PAIRS + 8 * which)
        return self.table[at:] if size else b""


def head_of(file: Compound) -> Head:
    main = file.stream("WordDocument")
    mark = struct.unpack_from("<H", main)[0]
    (flags,) = struct.unpack_from("<H", main, _FLAGS)
    if mark == WORD_95:
        raise OLD
    if mark != WORD_97:
        raise DAMAGED
    if flags & _ENCRYPTED:
        raise LOCKED
    table = file.stream("1Table" if flags & _TABLE_1 else "0Table")
    # Main text, footnotes, headers, macros, comments, endnotes, text boxes.
    elsewhere = file.stream("Data") if "Data" in file else b""
    return Head(main, table, elsewhere, struct.unpack_from("<7i", main, _LENGTHS))
