"""What every form asks of an adoption: by which meeting, on which day, under which number, and from when on."""

from datetime import date

from django.utils.datastructures import MultiValueDict

from yaodian.core.catalogue.typed import read_day
from yaodian.core.problem import Problem
from yaodian.site.actions.adopt_edition import Adoption

FIELDS = {"通过会议": "meeting", "通过日期": "adopted_on", "文号": "doc_no", "生效日期": "first_day"}


def adoption_in(typed: MultiValueDict[str, str]) -> tuple[Adoption, date] | list[Problem]:
    """The adoption with the day from which it holds, or whatever of it is not filled in, all at once."""
    said = {name: str(typed.get(name) or "").strip() for name in FIELDS.values()}
    adopted_on, first_day = read_day(said["adopted_on"]), read_day(said["first_day"])
    if said["meeting"] and adopted_on and first_day:
        return Adoption(meeting=said["meeting"], adopted_on=adopted_on, doc_no=said["doc_no"]), first_day
    problems = [] if said["meeting"] else [Problem("通过会议", "没有填写", "请按会议材料填写")]
    days = {"通过日期": adopted_on, "生效日期": first_day}
    return [
        *problems,
        *(Problem(w, "没有填写，或不是一个日期", "请填写日期") for w, day in days.items() if day is None),
    ]
