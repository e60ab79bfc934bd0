"""Verdicts over the rows of this installation."""

from datetime import date, datetime

from yaodian.core.period import Span
from yaodian.core.verdict.blame import Court, batches, in_line
from yaodian.core.verdict.engine import Batch, Question
from yaodian.core.verdict.standings import FORGETFUL
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.kept import LATEST, Counted, Kept


def year_of(on: date) -> Span:
    """The plan year of a day."""
    return Span(date(on.year, 1, 1), date(on.year, 12, 31))


def judgements(
    *, on: date, known: datetime, within: Span, bearers: frozenset[str] | None = None, live: bool = False
) -> tuple[Judgement, ...]:
    """How every slot that meets `within` stands, for everybody or for these bearers alone.

    `live` says that `on` is today and `known` is now: then counts kept for speed may be read.
    """
    return in_line(standings(Question(on=on, known=known, within=within, bearers=bearers), live=live))


def standings(ask: Question, *, live: bool = False) -> tuple[Batch, ...]:
    """The same with all who stand alike together: a city has tens of thousands of slots and some hundred standings."""
    now = snapshot()
    # What is remembered must hold whatever its stamp covers: a record that came after `known` and before the stamp too.
    engine = Kept(ask.on, LATEST, now.numbers) if live else Counted(ask.on, ask.known)
    owed, memory = now.owed(ask.known, ask.within), now.memory(ask.known, ask.within)
    return batches(Court(engine, now.history, owed, ask, memory, now.standings(ask.on) if live else FORGETFUL))
