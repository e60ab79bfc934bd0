"""Verdicts over the rows of this installation."""

from collections.abc import Sequence
from datetime import date, datetime

from yaodian.core.duty import Coverage
from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.roster.selector import Who
from yaodian.core.verdict.execute import Question, judge_with
from yaodian.core.verdict.facts import Facts
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.queries.editions import editions
from yaodian.site.queries.events import shared_after_events, with_events
from yaodian.site.queries.facts import facts_near, roster_facts
from yaodian.site.queries.kept import Counted, Kept


def year_of(on: date) -> Span:
    """The plan year of a day."""
    return Span(date(on.year, 1, 1), date(on.year, 12, 31))


def judgements(
    *, on: date, known: datetime, within: Span, bearers: frozenset[str] | None = None, live: bool = False
) -> tuple[Judgement, ...]:
    """How every slot that meets `within` stands, for everybody or for these bearers alone.

    `live` says that `on` is today and `known` is now: then counts kept for speed may be read.
    """
    every = editions()
    ask = Question(on=on, known=known, within=within, bearers=bearers)
    engine = Kept(on, known) if live else Counted(on, known)
    return judge_with(engine, every, facts_for(every, bearers), ask)


def facts_for(every: Sequence[Edition], bearers: frozenset[str] | None = None) -> Facts:
    """The rows that decide who owes what; deeds only for duties that follow events, members only where asked."""
    duties = [duty for edition in every for duty in edition.duties]
    if bearers is not None and not shared_after_events(duties):
        return with_events(facts_near(bearers), duties, bearers)
    covered = [q.of for duty in duties for q in duty.quotas if isinstance(q, Coverage)]
    members = any(one.who in (Who.MEMBERS, Who.STAFF) for one in (*covered, *(duty.bearer for duty in duties)))
    return with_events(roster_facts(with_members=members), duties, None)
