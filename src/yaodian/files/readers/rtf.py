"""RTF, which some programs save under the name of .doc: control words left out, paragraphs and table rows kept."""

import re
from dataclasses import dataclass, replace

from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\'?",
    re.DOTALL,
)
# Groups that hold what is not read.
_ASIDE = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    b"listtable listoverridetable revtbl rsidtbl generator themedata datastore fldinst xmlnstbl pnseclvl "
    b"bkmkstart bkmkend annotation atnid atnauthor nonshppict background mmathPr latentstyles".split()
)
_SAID = {b"par": "\n", b"sect": "\n", b"line": "\n", b"page": "\n", b"tab": "\t", b"cell": "|", b"nestcell": "|"}
_SAID |= {
    b"row": "\n",
    b"nestrow": "\n",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "·",
    b"lquote": "‘",
    b"rquote": "’",
}
_SAID |= {b"ldblquote": "“", b"rdblquote": "”"}
_ESCAPED = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5", 65001: "utf-8", 1252: "cp1252"}
DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _Group:
    """`skip`: characters to be left out behind a \\u, for programs that know no Unicode."""

    aside: bool = False
    hidden: bool = False
    skip: int = 1
    in_table: bool = False
    in_number: bool = False


def read_rtf(data: bytes) -> Reading:
    text = _Rtf().read(data)
    lines = (_row(line) for line in text.split("\n"))
    return Reading("".join(f"{line}\n" for line in lines if line.strip()))


def _row(line: str) -> str:
    return "|".join(cell.strip() for cell in line.removesuffix("|").split("|"))


class _Rtf:
    def __init__(self) -> None:
        self._said: list[str] = []
        self._bytes = bytearray()
        self._groups = [_Group()]
        self._encoding = "gb18030"
        self._left_out = 0

    def read(self, data: bytes) -> str:
        for token in _TOKEN.finditer(data):
            code, word, number, escaped, brace, plain = token.groups()
            if code:
                self._byte(int(code, 16))
            elif word:
                self._control(word, int(number) if number else None)
            elif escaped:
                self._escape(escaped)
            elif brace:
                self._group(brace)
            elif plain:
                self._plain(plain)
        self._flush()
        return "".join(self._said)

    def _group(self, brace: bytes) -> None:
        self._flush()
        self._left_out = 0
        if brace == b"{":
            if len(self._groups) > DEEPEST:
                raise Refused("RTF 里的层次套得太深", "请在 Word 或 WPS 中重新另存为 .docx")
            self._groups.append(self._groups[-1])
        elif len(self._groups) > 1:
            self._groups.pop()

    def _control(self, word: bytes, number: int | None) -> None:
        self._flush()
        if word in _ASIDE:
            self._groups[-1] = replace(self._groups[-1], aside=True)
        elif word == b"u" and number is not None:
            self._say(chr(number % 0x10000))
            self._left_out = self._groups[-1].skip
        elif word == b"uc":
            self._groups[-1] = replace(self._groups[-1], skip=min(number if number is not None else 1, 10))
        elif word in (b"v", b"deleted"):
            self._groups[-1] = replace(self._groups[-1], hidden=number != 0)
        elif word == b"plain":
            self._groups[-1] = replace(self._groups[-1], hidden=False)
        elif word == b"ansicpg":
            self._encoding = _PAGES.get(number or 0, self._encoding)
        else:
            self._mark(word)

    def _mark(self, word: bytes) -> None:
        """Within a row a paragraph's end is a space."""
        if word == b"intbl":
            self._groups[-1] = replace(self._groups[-1], in_table=True)
        elif word == b"pard":
            self._groups[-1] = replace(self._groups[-1], in_table=False)
        elif word == b"listtext":
            self._groups[-1] = replace(self._groups[-1], in_number=True)
        elif word == b"tab" and self._groups[-1].in_number:
            return
        elif word == b"par" and self._groups[-1].in_table:
            self._say(" ")
        elif word in _SAID:
            self._say(_SAID[word])

    def _escape(self, mark: bytes) -> None:
        self._flush()
        if mark == b"*":
            self._groups[-1] = replace(self._groups[-1], aside=True)
        else:
            self._say(_ESCAPED.get(mark, ""))

    def _byte(self, code: int) -> None:
        if self._left_out:
            self._left_out -= 1
        else:
            self._bytes.append(code)

    def _plain(self, text: bytes) -> None:
        kept = text[self._left_out :]
        self._left_out = max(0, self._left_out - len(text))
        self._bytes += kept

    def _flush(self) -> None:
        """Bytes of one code page stand in a row; half a character at its end is none."""
        if self._bytes:
            self._say(self._bytes.decode(self._encoding, "ignore"))
            self._bytes.clear()

    def _say(self, text: str) -> None:
        if not (self._groups[-1].aside or self._groups[-1].hidden):
            self._said.append(text)
