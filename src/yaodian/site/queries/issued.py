"""Number and day of issue (文号, 印发日期) of adopted editions: as adopted, or as entered since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Edition, Issuance


@dataclass(frozen=True, slots=True)
class Issued:
    """`version` 0: what the edition was adopted with. `issued_on` None: not issued, or not known."""

    doc_no: str
    issued_on: date | None
    version: int = 0


def issued(rows: Iterable[Edition]) -> dict[str, Issued]:
    """By the edition's uid."""
    found = {row.uid: Issued(row.doc_no, row.issued_on) for row in rows}
    since = Issuance.objects.filter(edition_uid__in=found, until=NEVER)
    return found | {row.edition_uid: Issued(row.doc_no, row.issued_on, row.version) for row in since}


def issued_as(row: Edition) -> Issued:
    return issued([row])[row.uid]


def issuances(edition_uid: str) -> list[Issuance]:
    """Every version that was entered since the adoption, the first one first."""
    rows = Issuance.objects.filter(edition_uid=edition_uid).select_related("entered_by")
    return list(rows.order_by("since", "version"))
