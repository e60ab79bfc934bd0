"""Text of a Word document in reading order: a line a paragraph, a line a table row (cells joined with |).

A text box stands behind the paragraph it hangs on, a footnote or endnote behind the paragraph that refers to it, a
table inside a cell behind its row; each is read once. Tracked insertions count, tracked deletions do not.
"""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from yaodian.files.word_numbers import Numbers, W

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{W}tcPr", _FALLBACK}
)
_MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_BOX = f"{W}txbxContent"
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_BLOCKS = frozenset({f"{W}p", f"{W}tbl"})
_INLINE = frozenset({f"{W}t", _BOX, *_MARKS, *_REFERENCES})


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
        for block in _nearest(parent, _BLOCKS):
            if block.tag == f"{W}tbl":
                yield from self._table(block)
            else:
                text, hanging = self._paragraph(block)
                yield text
                yield from self._behind(hanging)

    def _paragraph(self, paragraph: Element) -> tuple[str, list[Element]]:
        """Its text with its number, and what hangs on it: text boxes and references to notes."""
        parts, hanging = [self._numbers.label_of(paragraph)], []
        for found in _nearest(paragraph, _INLINE):
            if found.tag == f"{W}t":
                parts.append(found.text or "")
            elif found.tag in _MARKS:
                parts.append(_MARKS[found.tag])
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
            cells = [cell for cell in _nearest(row, frozenset({f"{W}tc"})) if not _continues(cell)]
            yield from self._frame(cells[0]) if len(cells) == 1 else self._row(cells)

    def _row(self, cells: list[Element]) -> Iterator[str]:
        """One line, and behind it what stands inside its cells."""
        pieces = [list(self._pieces(cell)) for cell in cells]
        texts = [_cell([text for text, _ in own]) for own in pieces]
        if any(texts):
            yield "|".join(texts)
        yield from (line for own in pieces for _, inside in own for line in inside)

    def _frame(self, cell: Element) -> Iterator[str]:
        """A row of one cell is one line, broken only by what stands inside it."""
        said: list[str] = []
        for text, inside in self._pieces(cell):
            said.append(text)
            if inside:
                yield from filter(None, [_cell(said)])
                yield from inside
                said = []
        yield from filter(None, [_cell(said)])

    def _pieces(self, cell: Element) -> Iterator[tuple[str, list[str]]]:
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
        elif child.tag not in _SKIPPED:
            stack.append(iter(child))


def _cell(texts: list[str]) -> str:
    """One cell's paragraphs on one line; | parts cells and nothing else."""
    return " ".join(text for text in texts if text).replace("\n", " ").replace("|", "｜")


def _continues(cell: Element) -> bool:
    """A cell that only continues a merged one above."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"
