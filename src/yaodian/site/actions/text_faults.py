"""What keeps a short text from being entered, wherever it is typed: too long, or with a mark of secrecy (R23)."""

from collections.abc import Iterator

from yaodian.core.catalogue.secrecy import NO_MARK, secrecy_mark
from yaodian.core.problem import Problem


def text_faults(*said: tuple[str, str, int]) -> Iterator[Problem]:
    """Each text with its name and how long it may be."""
    for name, text, longest in said:
        if len(text) > longest:
            yield Problem(name, f"有{len(text)}个字", f"请缩短到{longest}个字以内")
        if mark := secrecy_mark(text):
            yield Problem(name, f"有密级标志“{mark}”", NO_MARK)
