"""Units in cells and in sentences."""

import pytest

from yaodian.core.breakdown.units import roles_in, units_of, units_text
from yaodian.core.edition.assignment import Unit

KNOWN = {"财政局": "f", "卫健委": "h", "财政局机关党委": "fp", "党委": "p"}


def named(*names: str) -> tuple[Unit, ...]:
    return tuple(Unit(name, KNOWN.get(name, "")) for name in names)


@pytest.mark.parametrize(
    "text", ["财政局、卫健委", "财政局，卫健委", " 财政局 ; 卫健委；", "财政局\n卫健委", "财政局、卫健委、财政局"]
)
def test_a_cell_is_names_parted_in_any_usual_way(text: str) -> None:
    assert units_of(text, KNOWN) == named("财政局", "卫健委")


def test_a_name_of_nobody_stays_words() -> None:
    units = units_of("各党支部、财政局", KNOWN)
    assert units == (Unit("各党支部"), Unit("财政局", "f"))
    assert units_text(units) == "各党支部、财政局"


@pytest.mark.parametrize(
    ("text", "lead", "responsible", "support"),
    [
        ("由财政局牵头，卫健委配合。", ("财政局",), (), ("卫健委",)),
        ("财政局和卫健委每月报告。", (), ("财政局", "卫健委"), ()),
        ("财政局会同卫健委办理。", (), ("财政局",), ("卫健委",)),
        ("财政局机关党委负责牵头落实。", ("财政局机关党委",), (), ()),
        ("各党委落实责任。", (), (), ()),
    ],
)
def test_a_sentence_says_who_leads_and_who_supports(
    text: str, lead: tuple[str, ...], responsible: tuple[str, ...], support: tuple[str, ...]
) -> None:
    roles = roles_in(text, KNOWN)
    assert (roles.lead, roles.responsible, roles.support) == (named(*lead), named(*responsible), named(*support))


def test_nobody_is_found_where_nobody_is_known() -> None:
    assert roles_in("财政局牵头。", {}).lead == ()
