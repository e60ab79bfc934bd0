"""What stands on every page and belongs to none: headers, footers, page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from yaodian.files.readers.layout.drawn import Page
from yaodian.files.readers.layout.lines import Line

_EDGE = 0.13
# A line across the page is prose unless every page says the very same.
_ACROSS = 0.6
_SHARE = 0.3
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=\s*页)")
_NUMBER = re.compile(
    r"^[-—–―－·.\s]*(?:第\s*)?(?:\d{1,4}|[一二三四五六七八九十百]{1,5}(?=\s*页)|[IVXivx]{1,6})\s*页?"
    r"\s*(?:[/／,，、]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?[-—–―－·.\s]*$"
)


def without_furniture(pages: Sequence[tuple[Page, list[Line]]]) -> Iterator[list[Line]]:
    """The lines of each page without those that are repeated at its upper or lower edge."""
    said = Counter(key for page, lines in pages for key in {_key(page, line) for line in lines} if key)
    enough = max(2, _SHARE * len(pages))
    for page, lines in pages:
        yield [line for line in lines if not _is_furniture(page, line, said=said, enough=enough)]


def _is_furniture(page: Page, line: Line, *, said: Counter[str], enough: float) -> bool:
    key = _key(page, line)
    return bool(key) and (said[key] >= enough or bool(_NUMBER.match(line.text)))


def _key(page: Page, line: Line) -> str:
    """Where it stands and what it says, whatever the number; "" in the midst of the page."""
    _, y = line.box.middle
    if y < page.height * _EDGE:
        edge = "top"
    elif y > page.height * (1 - _EDGE):
        edge = "bottom"
    else:
        return ""
    place = round(y / page.height * 50)
    text = line.text if line.box.width > _ACROSS * page.width else _DIGITS.sub("#", line.text)
    return f"{edge} {place} {text}"
