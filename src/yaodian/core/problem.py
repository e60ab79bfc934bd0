"""What is wrong, where, and how to put it right: an expected outcome, never an exception."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One fault in something a person gave us.

    All three parts are Chinese and shown as they stand: `where` is the place (a file, a line, a
    key), `what` the fault, `mend` what the reader may do about it.
    """

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.where}：{self.what}。{self.mend}"
