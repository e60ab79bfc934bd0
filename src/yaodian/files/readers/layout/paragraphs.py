"""Lines back to paragraphs: a line that reaches the margin goes on in the next one, unless that is indented."""

import re
from collections.abc import Iterator, Sequence

from yaodian.files.readers.layout.columns import Flow
from yaodian.files.readers.layout.lines import Line

# In widths of a character.
_SHORT, _INDENT = 1.7, 0.8
_SIZES = 1.12
_ENDS = "。；;：:！!？?"
_LABEL = re.compile(
    r"^(?:第[一二三四五六七八九十百零\d]{1,4}[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳])"
)
NOTE = re.compile(r"^(?:[\[［〔【]?\d{1,3}[\]］〕】.、]?|[①-⑳*＊※†‡])\s*[^\d\s]")


class Paragraphs:
    """Takes lines as they are read, over columns and pages; what is open at the end of one may go on in the next."""

    def __init__(self) -> None:
        self._open = ""
        self._last: tuple[Line, Flow] | None = None
        self._asides: list[str] = []
        self._indented = False

    def aside(self, lines: Sequence[Line]) -> None:
        """Notes at the foot of a page: behind the paragraph that runs over its end."""
        for line in lines:
            if self._asides and not NOTE.match(line.text):
                self._asides[-1] = run_on(self._asides[-1], line.text)
            else:
                self._asides.append(line.text)

    def flow(self, flow: Flow) -> Iterator[str]:
        for line in flow.lines:
            if self._last and _goes_on(self._last, (line, flow), indented=self._indented):
                self._open = run_on(self._open, line.text)
            else:
                yield from self.close()
                self._open = line.text
                self._indented = line.box.left - flow.left > _INDENT * line.size
            self._last = (line, flow)

    def close(self) -> Iterator[str]:
        """Before a table, and at the end."""
        if self._last:
            yield self._open
        yield from self._asides
        self._open, self._last, self._asides = "", None, []


def _goes_on(before: tuple[Line, Flow], after: tuple[Line, Flow], *, indented: bool) -> bool:
    """`indented`: the paragraph began so, and one beginning at the margin would be no other."""
    (one, flow), (line, own) = before, after
    if max(one.size, line.size) > _SIZES * min(one.size, line.size):
        return False
    if flow.right - one.box.right > _SHORT * one.size:
        return False
    if line.box.left - own.left > _INDENT * line.size and not _hangs(one, line):
        return False
    if not indented and _LABEL.match(line.text) and one.text[-1] in _ENDS:
        return False
    return flow is not own or line.box.top - one.box.bottom < 1.9 * one.size


def _hangs(one: Line, line: Line) -> bool:
    """The second line of a paragraph whose first begins further to the left."""
    return line.box.left - one.box.left > _INDENT * line.size and bool(_LABEL.match(one.text))


def run_on(text: str, more: str) -> str:
    """Latin words stand apart, Chinese ones do not."""
    words = text[-1:].isascii() and more[:1].isascii() and text[-1:].isalnum() and more[:1].isalnum()
    return f"{text} {more}" if words else text + more
