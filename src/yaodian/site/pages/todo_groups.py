"""The groups of a to-do list: what has to be done this month first, and what one form answers put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from yaodian.core.period import Rhythm, cycle_of
from yaodian.core.verdict.verdict import Verdict
from yaodian.site.pages.bundles import Bundle, bundled
from yaodian.site.pages.slot_rows import DONE, Row
from yaodian.site.pages.words import VERDICTS

# Key and word of each group, and the verdict whose shape stands beside the word.
GROUPS = (
    ("soon", "本月要办", Verdict.OPEN),
    ("missed", VERDICTS[Verdict.MISSED], Verdict.MISSED),
    ("undecided", VERDICTS[Verdict.UNDECIDED], Verdict.UNDECIDED),
    ("running", VERDICTS[Verdict.OPEN], Verdict.OPEN),
    ("done", VERDICTS[Verdict.MET], Verdict.MET),
    ("rest", "未到期和不需办理", Verdict.AHEAD),
)
FOLDED = frozenset({"undecided", "done", "rest"})


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of the to-do list that ask the same of the reader; `bundles`: the same rows by the form that they take."""

    key: str
    word: str
    verdict: Verdict
    rows: tuple[Row, ...]
    bundles: tuple[Bundle, ...]

    @property
    def urgent(self) -> bool:
        """What is asked of the reader now."""
        return self.key == "soon"

    @property
    def forms(self) -> int:
        """How many forms it takes."""
        return sum(bool(bundle.rows[0].forms) for bundle in self.bundles)

    @property
    def folded(self) -> bool:
        return self.key in FOLDED


def grouped(found: Iterable[Row], on: date, root: str) -> tuple[Group, ...]:
    """What has to be done this month first, then open work by due day, then by the order of organisations; nothing is
    sorted by how much of it there is.
    """
    by_group: dict[str, list[Row]] = {key: [] for key, _, _ in GROUPS}
    for row in found:
        by_group[_group(row, on)].append(row)
    ordered = {key: sorted(rows, key=_day) for key, rows in by_group.items()}
    return tuple(
        Group(key, word, verdict, tuple(ordered[key]), _bundles(key, ordered[key], root))
        for key, word, verdict in GROUPS
    )


def _bundles(key: str, rows: Sequence[Row], root: str) -> tuple[Bundle, ...]:
    """Only what is asked now is put together: whether a later duty goes with it is not known yet."""
    return bundled(rows, root) if key == "soon" else tuple(Bundle((row,)) for row in rows)


def _group(row: Row, on: date) -> str:
    due = row.judgement.due
    if row.verdict is Verdict.OPEN:
        return "soon" if due and due <= month_end(on) and row.asks_now else "running"
    if row.verdict in DONE:
        return "done"
    named = {Verdict.GRACE: "soon", Verdict.MISSED: "missed", Verdict.UNDECIDED: "undecided"}
    return named.get(row.verdict, "rest")


def _day(row: Row) -> date:
    return row.deadline or date.max


def month_end(on: date) -> date:
    return cycle_of(Rhythm.MONTH, on).span.last
