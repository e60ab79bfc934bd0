"""Reading in a process of its own, with so much memory and time and no more.

pdfium and calamine are native code that cannot be told when to stop, and what comes from outside may be made to swell.
Whatever happens there ends as a reading or as a sentence.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused

SECONDS = 4.0
_ROOT = Path(__file__).parents[3]
_WORKER = "yaodian.files.readers.worker"
# Two such processes are as much as a small machine bears beside the site itself.
_AT_ONCE = threading.BoundedSemaphore(2)
# How native code ends that is given no more memory.
_NO_MEMORY = (-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL)
SPLIT = "请拆成几个文件，或只留正文后再上传；也可以把正文粘贴到页面上"
TOO_LONG = Refused("文件过于复杂，在规定的时间内没有读完", SPLIT)
TOO_LARGE = Refused("文件过于复杂，读取时超过了内存上限", SPLIT)
FELL = Refused("文件的内部结构异常，读不下去", "请在原来的软件中打开，重新另存后再上传；也可以把正文粘贴到页面上")


def read_apart(kind: str, data: bytes) -> tuple[str, Reading]:
    """The kind that it turned out to be, and what it says. `kind` is "" where the file must be opened to tell.
    Raises Refused.
    """
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
    with _AT_ONCE:
        try:
            done = subprocess.run(
                [sys.executable, "-X", "utf8", "-m", _WORKER, kind or "package"],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TOO_LONG from error
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> tuple[str, Reading]:
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise TOO_LONG
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise TOO_LARGE if done.returncode in _NO_MEMORY else FELL from error
    if "refused" in answer:
        raise Refused(*answer["refused"])
    notes = tuple((what, mend) for what, mend in answer["notes"])
    return answer["kind"], Reading(answer["text"], notes)
