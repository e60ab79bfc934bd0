"""Break one word of a counting text, or of what puts counts together, and a named case notices."""

from itertools import chain

import pytest
from tests.core.verdict import cast
from tests.site.queries import test_named_cases, text_mutants, verdict_mutants
from tests.site.queries.faults import fault
from tests.site.queries.test_named_cases import judged_twice

ROOMS = {"counts": "yaodian.site.queries", "shares": "yaodian.site.queries"}
NOTICED = chain(text_mutants.FAULTS.items(), verdict_mutants.FAULTS.items())
ALL = [(case, *one) for case, faults in NOTICED for one in faults]


@pytest.mark.django_db
@pytest.mark.parametrize(("case", "module", "old", "new"), ALL, ids=[f"{one[1]}: {one[3]}" for one in ALL])
def test_a_broken_word_is_noticed(case, module, old, new, monkeypatch) -> None:
    monkeypatch.setattr(cast, "judge", judged_twice)
    broken = fault(f"{ROOMS.get(module, 'yaodian.core.verdict')}.{module}", old, new)
    with broken, pytest.raises(AssertionError):
        getattr(test_named_cases, case)()
