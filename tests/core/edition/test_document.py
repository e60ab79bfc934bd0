"""The canonical document: nothing is lost, one text, one hash, and broken ones are refused."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yaodian.core.catalogue import Bears, Field, FieldType, Quorum, RecordKind
from yaodian.core.duty import (
    After,
    AnchorKind,
    AtLeast,
    Basis,
    Coverage,
    Credit,
    Duty,
    Every,
    EveryTime,
    Face,
    Standing,
    Window,
)
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.core.edition.decision import Decision
from yaodian.core.edition.document import (
    WORDS,
    BrokenDocument,
    Definitions,
    canonical,
    digest,
    from_document,
    to_document,
)
from yaodian.core.period import Offset, OffsetUnit, Rhythm, WorkCalendar
from yaodian.core.roster.selector import Selector, Who
from yaodian.files.mechanisms import load_catalogue
from yaodian.files.workdays import load_workdays

words = st.text(alphabet="abc党支部“”\n", max_size=6)
few = st.lists(words, max_size=2).map(tuple)
selectors = st.builds(Selector, st.sampled_from(Who), few, few, words, st.booleans())
bases = st.lists(st.builds(Basis, words, words, words, st.booleans()), max_size=2).map(tuple)
offsets = st.builds(Offset, st.integers(0, 60), st.sampled_from(OffsetUnit))
occasions = st.one_of(
    st.builds(Every, st.sampled_from(Rhythm)),
    st.builds(Window, st.integers(1, 12), st.integers(1, 28), st.integers(1, 12), st.integers(1, 28)),
    st.builds(After, st.sampled_from(AnchorKind), words, offsets, st.none() | offsets, st.booleans()),
    st.just(Standing()),
)
shares = st.builds(Fraction, st.integers(1, 9), st.just(9))
quotas = st.lists(
    st.one_of(
        st.builds(AtLeast, st.integers(1, 99), st.booleans(), words),
        st.builds(Coverage, shares, selectors),
        st.builds(EveryTime, words),
    ),
    max_size=2,
).map(tuple)
duties = st.builds(
    Duty,
    key=words,
    title=words,
    bearer=selectors,
    kinds=few,
    quotas=quotas,
    occasion=occasions,
    object=st.none() | selectors,
    credit=st.sampled_from(Credit),
    grace=st.integers(0, 30),
    curable=st.booleans(),
    minutes=st.integers(0, 60),
    bases=bases,
    undecided=st.lists(st.sampled_from(Face), unique=True).map(tuple),
    mechanism=words,
    in_force=st.none() | st.dates(date(2019, 1, 1), date(2027, 12, 31)),
)
form_fields = st.builds(Field, words, words, st.sampled_from(FieldType), words, st.booleans(), words, few, words)
kinds = st.builds(
    RecordKind,
    key=words,
    title=words,
    purpose=words,
    basis=bases,
    audience=few,
    ends=words,
    minutes=st.integers(0, 60),
    filed_by=few,
    fields=st.lists(form_fields, max_size=2).map(tuple),
    bears=st.sampled_from(Bears),
    quorum=st.none() | st.sampled_from(Quorum),
    gathering=words,
)
decisions = st.builds(
    Decision, st.integers(0, 9), words, st.booleans(), st.none() | occasions, quotas, st.none() | selectors, few, words
)
days = st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=3)
calendars = st.builds(WorkCalendar, days, days, st.frozensets(st.integers(2020, 2030), max_size=2))
units = st.lists(st.builds(Unit, words, words), max_size=2).map(tuple)
assignments = st.builds(Assignment, st.integers(0, 9), words, words, few, units, units, units, words, words, words)
definitions = st.builds(
    Definitions,
    st.lists(duties, max_size=2).map(tuple),
    st.lists(kinds, max_size=2).map(tuple),
    st.lists(decisions, max_size=2).map(tuple),
    calendars,
    st.integers(1, 3),
    st.lists(assignments, max_size=2).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(definitions)
def test_nothing_is_lost(written: Definitions) -> None:
    document = json.loads(canonical(to_document(written)))
    assert from_document(document) == written
    assert digest(document) == digest(to_document(from_document(document)))


@settings(max_examples=60, deadline=None)
@given(definitions, definitions)
def test_two_definitions_have_one_hash_only_when_they_are_one(one: Definitions, other: Definitions) -> None:
    assert (digest(to_document(one)) == digest(to_document(other))) == (one == other)


def test_the_whole_catalogue_goes_into_a_document_and_back() -> None:
    catalogue = load_catalogue()
    whole = Definitions(tuple(template.duty for template in catalogue.templates), catalogue.kinds, (), load_workdays())
    assert from_document(to_document(whole)) == whole


def test_the_text_is_canonical() -> None:
    text = canonical(to_document(Definitions(())))
    assert text == (
        '{"calendar":{"is":"calendar","made_up":[],"off":[],"years":[]},"decisions":[],'
        '"duties":[],"is":"definitions","kinds":[],"semantics":1}'
    )
    assert digest(json.loads(text)) == "96bc574f1de59781bcb1399d94f6af891352e6e88aa3b8819fb8b8041c004407"


def test_a_field_that_came_later_may_be_absent() -> None:
    document = to_document(Definitions((DUTY,)))
    for name in ("credit", "grace", "undecided", "mechanism"):
        del document["duties"][0][name]
    assert from_document(document).duties == (DUTY,)


DUTY = Duty(
    key="d",
    title="t",
    bearer=Selector(Who.MEMBERS),
    kinds=("k",),
    quotas=(AtLeast(1),),
    occasion=Every(Rhythm.YEAR),
)


BREAKS: dict[str, Callable[[dict[str, Any]], object]] = {
    "unknown key": lambda duty: duty.update(colour="red"),
    "missing key": lambda duty: duty.pop("title"),
    "wrong word": lambda duty: duty["occasion"].update({"is": "sometimes"}),
    "wrong enum": lambda duty: duty.update(credit="stolen"),
    "wrong type": lambda duty: duty.update(grace="7"),
    "bool is no number": lambda duty: duty.update(grace=True),
    "no list": lambda duty: duty.update(kinds="k"),
    "null": lambda duty: duty.update(bearer=None),
}


@pytest.mark.parametrize("change", BREAKS)
def test_a_broken_document_is_refused(change: str) -> None:
    document = to_document(Definitions((DUTY,)))
    BREAKS[change](document["duties"][0])
    with pytest.raises(BrokenDocument):
        from_document(document)


def test_another_thing_is_no_document_of_definitions() -> None:
    with pytest.raises(BrokenDocument):
        from_document(to_document(Definitions((DUTY,)))["duties"][0])


def test_every_stored_word_is_used_once() -> None:
    assert len(set(WORDS.values())) == len(WORDS)


def test_what_has_no_word_cannot_be_stored() -> None:
    with pytest.raises(TypeError):
        to_document(Definitions(duties=(object(),)))  # type: ignore[arg-type]


def test_a_duty_without_a_day_of_force_is_written_as_before() -> None:
    assert "in_force" not in to_document(Definitions((DUTY,)))["duties"][0]
    later = replace(DUTY, in_force=date(2026, 5, 11))
    document = to_document(Definitions((later,)))
    assert document["duties"][0]["in_force"] == "2026-05-11" and from_document(document).duties == (later,)


def test_a_document_of_the_first_release_is_read_as_it_was_written() -> None:
    """An adopted edition never changes: this file and its hash are for ever. It holds every word of that release."""
    document = json.loads((Path(__file__).parent / "semantics_1.json").read_text(encoding="utf-8"))
    assert digest(document) == "37b9149be0e86b2d8e7d992a7190c0e4452fbb55b7eac502a4f5a7e46f524438"
    assert digest(to_document(from_document(document))) == digest(document)


def test_what_came_later_is_read_again_and_changes_no_earlier_hash() -> None:
    """Documents had been stored before there were assignments: without any, the text is what it was."""
    row = Assignment(
        3, "句。", "1.条", ("d",), (Unit("甲局", "u"),), (Unit("各党支部"),), (), "副书记", "6月底前", "制度"
    )
    assigned = Definitions((DUTY,), assignments=(row,))
    document = to_document(assigned)
    assert from_document(json.loads(canonical(document))) == assigned
    assert "assignments" not in to_document(Definitions((DUTY,)))
    assert digest(document) == "d83ababca1453047dba54e6e54dbf1a75b3f07487827a2fafd1e2479e517f011"
