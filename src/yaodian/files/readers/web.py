"""A web page, which is what some programs save under the name of .doc or .xls: blocks as lines, table rows with |."""

import re
from html.parser import HTMLParser

from yaodian.files.plain_text import Undecodable, decoded
from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused

LARGEST = 4 * 1024 * 1024
_BLOCKS = frozenset(
    ["p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "title", "hr"]
)
_SKIPPED = frozenset(["script", "style", "head", "template", "noscript", "o:p", "del"])
_VOID = frozenset(["br", "hr", "meta", "link", "img", "input", "col", "wbr"])
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read_html(data: bytes) -> Reading:
    if len(data) > LARGEST:
        raise Refused(f"网页超过 {LARGEST // 1024**2} MB", "请用浏览器打开，复制其中的正文粘贴到页面上")
    page = _Page()
    page.feed(_text(data))
    page.close()
    return Reading(page.said())


def _text(data: bytes) -> str:
    named = _CHARSET.search(data[:2048])
    name = named[1].decode().lower() if named else ""
    if name in ("gb2312", "gbk", "gb18030"):
        return data.decode("gb18030", "replace")
    try:
        text = decoded(data)
    except Undecodable:
        text = data.decode(errors="replace")
    if text is None:
        raise Refused("网页的文字编码认不出", "请用浏览器打开，复制其中的文字粘贴到页面上")
    return text


class _Page(HTMLParser):
    """Cells are collected per row; a table inside a cell gives its own lines first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._words: list[str] = []
        self._rows: list[list[str]] = []
        self._skipped: list[str] = []

    def said(self) -> str:
        self._end_line()
        return "".join(f"{line}\n" for line in self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped or tag in _SKIPPED:
            self._skipped += [tag] if tag not in _VOID else []
        elif tag == "tr":
            self._end_line()
            self._rows.append([])
        elif tag in ("td", "th"):
            self._words = []
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag in self._skipped:
                del self._skipped[self._skipped.index(tag) :]
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(self._taken().replace("|", "｜"))
        elif tag == "tr" and self._rows:
            row = self._rows.pop()
            self._lines += ["|".join(row)] if any(row) else []
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(data)

    def _break(self) -> None:
        """Within a cell a new block is a space, elsewhere a new line."""
        if self._rows:
            self._words.append(" ")
        else:
            self._end_line()

    def _end_line(self) -> None:
        if line := self._taken():
            self._lines.append(line)

    def _taken(self) -> str:
        said = _SPACES.sub(" ", "".join(self._words)).strip()
        self._words = []
        return said
