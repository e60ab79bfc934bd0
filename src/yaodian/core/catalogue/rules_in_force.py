"""X-ray of the days from which regulations are in force."""

import re
from collections.abc import Iterator
from datetime import date

from yaodian.core.catalogue.collection import Catalogue
from yaodian.core.catalogue.fault import Fault
from yaodian.core.catalogue.rules_keys import duty_place
from yaodian.core.duty import Duty

RULE = "in-force"
# No regulation that a duty can rest on is older.
EARLIEST = date(1921, 7, 1)
_SAID = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日起施行")


def in_force_days(catalogue: Catalogue) -> Iterator[Fault]:
    """A day that can be, of an article that is named; said once, and not otherwise in the words beside it."""
    for template in catalogue.templates:
        for what, mend in _faults(template.duty):
            yield Fault(duty_place(template), what, mend, RULE)


def _faults(duty: Duty) -> Iterator[tuple[str, str]]:
    articles = [basis for basis in duty.bases if basis.source and basis.place]
    said = [_SAID.search(basis.place) for basis in duty.bases]
    if duty.in_force is None:
        if said and all(said):
            yield "施行日期只写在依据的文字里，不起作用", "改写到 in_force，从 place 中删去"
        return
    if duty.in_force < EARLIEST:
        yield f"施行日期{duty.in_force.isoformat()}不可能", "核对年份"
    if not articles:
        yield "写了施行日期，却没有一条依据写明出处和条款", "补上 place，或删去 in_force"
    if any(said):
        yield "施行日期写了两遍", "从依据的 place 中删去，只留 in_force"
