"""Text of a Word document in reading order: a line a paragraph, a line a table row (cells joined with |).

A text box stands behind the paragraph it hangs on, a footnote or endnote behind the paragraph that refers to it, a
table inside a cell behind its row; each is read once. Tracked insertions count, tracked deletions do not.
"""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from yaodian.files.readers.docx_numbers import Numbers, W, is_on
from yaodian.files.readers.rows import Piece, row_lines
from yaodian.files.readers.symbols import symbol

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    {
        *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tcPr", "trPr", "rt")),
        _FALLBACK,
    }
)
_MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_BOX = f"{W}txbxContent"
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SYMBOL = f"{W}sym"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BLOCKS = frozenset({f"{W}p", f"{W}tbl"})
_INLINE = frozenset({f"{W}t", _FORMULA, _SYMBOL, _BOX, *_MARKS, *_REFERENCES})


class Notes:
    """Footnotes and endnotes of a document, each handed out once."""

    def __init__(self, parts: Mapping[str, Element | None]) -> None:
        self._notes = {
            (kind, note.get(f"{W}id", "")): note
            for kind, part in parts.items()
            if part is not None
            for note in part.iter(f"{W}{kind}")
        }

    def take(self, reference: Element) -> Element | None:
        return self._notes.pop((_REFERENCES[reference.tag], reference.get(f"{W}id", "")), None)


class WordText:
    """Reads the blocks of one document. To be asked once, in order: numbers are counted on the way."""

    def __init__(self, numbers: Numbers, notes: Notes) -> None:
        self._numbers = numbers
        self._notes = notes

    def lines(self, parent: Element) -> Iterator[str]:
        """A paragraph whose mark was deleted runs on in the next one."""
        before, waiting = "", list[Element]()
        for block in _nearest(parent, _BLOCKS):
            if block.tag == f"{W}tbl":
                yield from self._table(block)
                continue
            text, hanging = self._paragraph(block)
            if _mark_deleted(block):
                before, waiting = before + text, [*waiting, *hanging]
                continue
            yield before + text
            yield from self._behind([*waiting, *hanging])
            before, waiting = "", []
        yield from filter(None, [before])
        yield from self._behind(waiting)

    def _paragraph(self, paragraph: Element) -> tuple[str, list[Element]]:
        """Its text with its number, and what hangs on it: text boxes and references to notes."""
        parts, hanging = [self._numbers.label_of(paragraph)], []
        for found in _nearest(paragraph, _INLINE):
            if found.tag in (f"{W}t", _FORMULA):
                parts.append(found.text or "")
            elif found.tag in _MARKS:
                parts.append(_MARKS[found.tag])
            elif found.tag == _SYMBOL:
                parts.append(_symbol(found))
            else:
                hanging.append(found)
        return "".join(parts), hanging

    def _behind(self, hanging: list[Element]) -> Iterator[str]:
        for one in hanging:
            inner = self._notes.take(one) if one.tag in _REFERENCES else one
            if inner is not None:
                yield from (line.strip() for line in self.lines(inner) if line.strip())

    def _table(self, table: Element) -> Iterator[str]:
        for row in _nearest(table, frozenset({f"{W}tr"})):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [cell for cell in _nearest(row, frozenset({f"{W}tc"})) if not _continues(cell)]
            yield from row_lines([list(self._pieces(cell)) for cell in cells])

    def _pieces(self, cell: Element) -> Iterator[Piece]:
        """Each block's text, and the lines that stand behind or inside it."""
        for block in _nearest(cell, _BLOCKS):
            if block.tag == f"{W}tbl":
                yield "", list(self._table(block))
            else:
                text, hanging = self._paragraph(block)
                yield text, list(self._behind(hanging))


def _nearest(parent: Element, tags: frozenset[str]) -> Iterator[Element]:
    """In order, out of content controls and insertions too; never one inside another."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in tags:
            yield child
        elif child.tag not in _SKIPPED and not _is_hidden(child):
            stack.append(iter(child))


def _is_hidden(run: Element) -> bool:
    properties = run.find(f"{W}rPr") if run.tag == f"{W}r" else None
    return properties is not None and is_on(properties, "vanish")


def _mark_deleted(paragraph: Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)


def _symbol(found: Element) -> str:
    try:
        return symbol(int(found.get(f"{W}char", ""), 16))
    except ValueError:
        return ""


def _continues(cell: Element) -> bool:
    """A cell that only continues a merged one above, or was deleted with tracking."""
    if cell.find(f"{W}tcPr/{W}cellDel") is not None:
        return True
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"
