"""Which records a list or an export is about: a span of days and a kind, as its address says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from yaodian.core.catalogue.typed import read_day
from yaodian.core.period import Span
from yaodian.site.queries.judging import year_of


@dataclass(frozen=True, slots=True)
class RecordFilter:
    days: Span
    kind: str = ""
    void: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str], on: date) -> "RecordFilter":
        """This year where no day is named, or none that is one; two days in the wrong order are put right."""
        year = year_of(on)
        first, last = read_day(asked.get("first", "")) or year.first, read_day(asked.get("last", "")) or year.last
        return cls(Span(min(first, last), max(first, last)), asked.get("kind", ""), bool(asked.get("void")))

    @property
    def query(self) -> str:
        """The same as an address says it."""
        return urlencode({"kind": self.kind, "first": self.days.first, "last": self.days.last})
