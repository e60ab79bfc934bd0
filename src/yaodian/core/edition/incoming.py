"""来文: the 通知 or 交办 that an edition was made of; part of the document that is adopted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Incoming:
    """`addressed`: 主送 as confirmed; `withdrawn`: why it was taken back, in the revision that does so."""

    title: str
    issuer: str = ""
    doc_no: str = ""
    issued_on: date | None = None
    received_on: date | None = None
    addressed: str = ""
    withdrawn: str = ""
