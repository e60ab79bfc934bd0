"""What people said about a reading, applied to it."""

import pytest

from yaodian.core.plan import Findings, findings, read
from yaodian.core.plan.correction import BY_HAND, Correction, Stance, corrected

TEXT = "一、总则\n每季度召开1次支委会。3月15日前报送总结。建立值班台账。材料月底统一归集。\n"


def found() -> Findings:
    return findings(read(TEXT).plan)


def spot(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_what_is_wrong_is_left_out_and_nothing_else() -> None:
    quota = found().quotas[0]
    after = corrected(TEXT, found(), [Correction("quotas", quota.start, quota.end, Stance.WRONG)])
    assert after.quotas == () and after.deadlines == found().deadlines and after.deliverables == found().deliverables


def test_a_number_that_is_meant_otherwise_takes_its_values() -> None:
    quota = found().quotas[0]
    values = (("count", "2"), ("comparator", ">="), ("unit", "次"), ("period", "month"))
    one = corrected(TEXT, found(), [Correction("quotas", quota.start, quota.end, Stance.CHANGED, values)]).quotas[0]
    assert (one.count, one.comparator, one.period, one.rule) == (2, ">=", "month", BY_HAND)
    assert one.activity == quota.activity and one.surface == quota.surface


def test_a_later_reader_that_cuts_it_otherwise_is_corrected_all_the_same() -> None:
    quota = found().quotas[0]
    one = Correction("quotas", quota.start + 1, quota.end, Stance.WRONG)
    assert corrected(TEXT, found(), [one]).quotas == ()


@pytest.mark.parametrize(
    ("kind", "values"),
    [("quotas", (("period", "month"), ("count", "1"))), ("deadlines", (("date", "monthly-end"),)),
     ("deliverables", (("made", "report"),)), ("campaigns", ()), ("links", ()), ("headings", (("level", "2"),))],
)  # fmt: skip
def test_what_was_missed_is_put_in(kind: str, values: tuple[tuple[str, str], ...]) -> None:
    start, end = spot("材料月底统一归集")
    before = len(getattr(found(), kind))
    after = getattr(corrected(TEXT, found(), [Correction(kind, start, end, Stance.ADDED, values)]), kind)
    assert len(after) == before + 1 and [one.start for one in after] == sorted(one.start for one in after)


def test_what_is_right_changes_nothing() -> None:
    quota = found().quotas[0]
    assert corrected(TEXT, found(), [Correction("quotas", quota.start, quota.end, Stance.RIGHT)]) == found()
