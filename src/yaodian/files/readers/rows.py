"""A table's row as lines: cells joined with |, and behind it what stands inside its cells."""

from collections.abc import Iterator, Sequence

# The text of one block of a cell, and the lines that stand behind or inside it: a table, a text box, a note.
Piece = tuple[str, list[str]]


def row_lines(cells: Sequence[Sequence[Piece]]) -> Iterator[str]:
    yield from _frame(cells[0]) if len(cells) == 1 else _row(cells)


def _row(cells: Sequence[Sequence[Piece]]) -> Iterator[str]:
    texts = [cell_text([text for text, _ in own]) for own in cells]
    if any(texts):
        yield "|".join(texts)
    yield from (line for own in cells for _, inside in own for line in inside)


def _frame(cell: Sequence[Piece]) -> Iterator[str]:
    """A row of one cell is one line, broken only by what stands inside it."""
    said: list[str] = []
    for text, inside in cell:
        said.append(text)
        if inside:
            yield from filter(None, [cell_text(said)])
            yield from inside
            said = []
    yield from filter(None, [cell_text(said)])


def cell_text(texts: Sequence[str]) -> str:
    """One cell's paragraphs on one line; | parts cells and nothing else."""
    return " ".join(text for text in texts if text).replace("\n", " ").replace("|", "｜")
