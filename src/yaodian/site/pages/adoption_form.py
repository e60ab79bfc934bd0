"""What every form asks of an adoption: by which meeting, on which day, under which number, and from when on."""

from collections.abc import Iterator
from datetime import date

from django.utils.datastructures import MultiValueDict

from yaodian.core.catalogue.typed import read_day
from yaodian.core.problem import Problem
from yaodian.site.actions.adopt_edition import Adoption

FIELDS = {
    "通过会议": "meeting",
    "通过日期": "adopted_on",
    "文号": "doc_no",
    "印发日期": "issued_on",
    "生效日期": "first_day",
}


def adoption_in(typed: MultiValueDict[str, str]) -> tuple[Adoption, date] | list[Problem]:
    """The adoption with the day from which it holds, or whatever of it is not filled in, all at once."""
    said = {name: str(typed.get(name) or "").strip() for name in FIELDS.values()}
    adopted_on, first_day = read_day(said["adopted_on"]), read_day(said["first_day"])
    wrong = list(no_issue_day(said["issued_on"]))
    if said["meeting"] and adopted_on and first_day and not wrong:
        number, issued_on = said["doc_no"], read_day(said["issued_on"])
        return Adoption(meeting=said["meeting"], adopted_on=adopted_on, doc_no=number, issued_on=issued_on), first_day
    problems = [] if said["meeting"] else [Problem("通过会议", "没有填写", "请按会议材料填写")]
    days = {"通过日期": adopted_on, "生效日期": first_day}
    missing = (Problem(w, "没有填写，或不是一个日期", "请填写日期") for w, day in days.items() if day is None)
    return [*problems, *missing, *wrong]


def no_issue_day(typed: str) -> Iterator[Problem]:
    """The day of issue may be left empty, and is nothing but a day."""
    if typed and read_day(typed) is None:
        yield Problem("印发日期", f"“{typed}”不是一个日期", "请按 2026-03-05 的样式填写，还没有印发的留空")
