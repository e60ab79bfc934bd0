"""However the reading process ends, there is a sentence for it."""

from pathlib import Path

import pytest

from yaodian.files.readers import apart
from yaodian.files.readers.apart import FELL, TOO_LARGE, TOO_LONG, read_apart
from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused

ENDS = [
    ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", TOO_LONG),
    ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", FELL),
    ("import os; os.abort()", TOO_LARGE),
    ("import sys; sys.exit(1)", FELL),
    ("print('no answer')", FELL),
    ("import time; time.sleep(60)", TOO_LONG),
]


@pytest.mark.parametrize(("program", "refusal"), ENDS, ids=[program for program, _ in ENDS])
def test_an_end_of_any_kind_is_told(
    program: str, refusal: Refused, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "hostile_worker.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(apart, "_WORKER", "hostile_worker")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(apart, "SECONDS", 2.0)
    with pytest.raises(Refused) as told:
        read_apart("", b"x")
    assert (told.value.what, told.value.mend) == (refusal.what, refusal.mend)


LIMITS = """
import resource
from yaodian.files.readers.worker import bound
bound()
try:
    held = bytearray(500 * 1024 * 1024)
except MemoryError:
    print('{"kind": "pdf", "text": "%d", "notes": []}' % resource.getrlimit(resource.RLIMIT_CPU)[0])
"""


def test_the_process_takes_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bounded_worker.py").write_text(LIMITS, encoding="utf-8")
    monkeypatch.setattr(apart, "_WORKER", "bounded_worker")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read_apart("", b"x") == ("pdf", Reading("4"))
