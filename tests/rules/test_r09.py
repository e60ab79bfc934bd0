"""R9: a record kind or ledger names its purpose, its basis, who sees it, and when it ends."""

import pytest
from tests.core.catalogue.samples import files, kind_of

from yaodian.core.catalogue import check, parse
from yaodian.files.mechanisms import load_catalogue


def test_every_kind_and_ledger_that_is_shipped_names_them() -> None:
    catalogue = load_catalogue()
    things = [*catalogue.kinds, *(ledger for mechanism in catalogue.mechanisms for ledger in mechanism.ledgers)]
    assert things
    assert [one.key for one in things if not all((one.purpose, one.basis, one.audience, one.ends))] == []


def test_every_field_names_why_it_is_asked() -> None:
    fields = [(kind.key, field) for kind in load_catalogue().kinds for field in kind.fields]
    assert [(kind, field.key) for kind, field in fields if not field.purpose] == []


BREAKS = {
    "kind-purpose": lambda data: kind_of(data).pop("purpose"),
    "kind-basis": lambda data: kind_of(data).update(basis=[]),
    "kind-minutes": lambda data: kind_of(data).update(minutes=0),
    "mechanism-audience": lambda data: data["talks"].update(audience=[]),
    "mechanism-ends": lambda data: data["talks"].pop("ends"),
}


@pytest.mark.parametrize("break_it", BREAKS.values(), ids=BREAKS)
def test_a_file_without_one_is_refused(break_it) -> None:
    """Either the format itself asks for it, or the check does."""
    data = files()
    break_it(data)
    found, problems = parse(data)
    assert problems or "R9-purpose" in {fault.rule for fault in check(found)}
