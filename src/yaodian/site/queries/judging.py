"""Verdicts over the rows of this installation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q

from yaodian.core.duty import After, AnchorKind, Coverage
from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.roster.selector import Who
from yaodian.core.verdict.execute import Question, judge_with
from yaodian.core.verdict.facts import Facts
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.models import Belonging, Deed
from yaodian.site.queries.editions import editions
from yaodian.site.queries.facts import belongings, deeds, facts_near, roster_facts
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
    covered = [q.of for duty in duties for q in duty.quotas if isinstance(q, Coverage)]
    members = any(one.who in (Who.MEMBERS, Who.STAFF) for one in (*covered, *(duty.bearer for duty in duties)))
    facts = roster_facts(with_members=members) if bearers is None else facts_near(bearers)
    keys = {duty.key for duty in duties if isinstance(duty.occasion, After)}
    if not keys:
        return facts
    kinds = {kind for duty in duties if duty.key in keys for kind in duty.kinds}
    afters = [duty.occasion for duty in duties if isinstance(duty.occasion, After)]
    anchors = {after.name for after in afters if after.anchor is AnchorKind.DEED}
    rows = Deed.objects.filter(kind__in=kinds | anchors).order_by("id")
    if bearers is not None:
        merged = [body.uid for body in facts.bodies if body.successor]
        attended = Q(people__person_uid__in=bearers, people__present=True)
        rows = rows.filter(Q(bearer__in=[*bearers, *merged]) | attended).distinct()
    return replace(facts, deeds=deeds(rows), belongings=belongings(Belonging.objects.filter(duty_key__in=keys)))
