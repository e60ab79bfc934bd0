"""A reader asked in this very process, where a fault shows its trace."""

from pathlib import Path

from yaodian.files.documents import Document, document_of
from yaodian.files.readers.worker import answer

SAMPLES = Path(__file__).parents[1] / "samples"


def text_in(data: bytes, kind: str = "package") -> str:
    """What is read; a refusal fails the test."""
    found = answer(kind, data)
    assert "text" in found, found
    return str(found["text"])


def refusal_of(data: bytes, kind: str = "package") -> str:
    found = answer(kind, data)
    assert "refused" in found, found
    what, mend = found["refused"]  # type: ignore[misc]
    assert "请" in mend
    return str(what)


def document(name: str, data: bytes) -> Document:
    found = document_of(name, data)
    assert isinstance(found, Document), found
    return found
