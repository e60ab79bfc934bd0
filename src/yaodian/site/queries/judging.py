"""Verdicts over the rows of this installation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from yaodian.core.duty import After, AnchorKind, Coverage
from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.execute import Cover, Question, judge_with
from yaodian.core.verdict.facts import Facts
from yaodian.core.verdict.heirs import Heir
from yaodian.core.verdict.tables import Count, Share, Spec
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.models import Belonging, Deed
from yaodian.site.queries.counts import counts
from yaodian.site.queries.editions import editions
from yaodian.site.queries.facts import belongings, deeds, roster_facts
from yaodian.site.queries.shares import shares


@dataclass(frozen=True, slots=True)
class Database:
    """The engine of `core.verdict.execute`: every figure counted anew from the rows known at `known`."""

    on: date
    known: datetime

    def counts(
        self, specs: Sequence[Spec], bearers: frozenset[str] | None, heirs: Sequence[Heir]
    ) -> Mapping[tuple[str, str], Count]:
        return counts(specs, on=self.on, known=self.known, heirs=heirs, bearers=bearers)

    def shares(self, covers: Sequence[Cover], of: Selector, heirs: Sequence[Heir]) -> Mapping[tuple[str, str], Share]:
        return shares(covers, of, on=self.on, known=self.known, heirs=heirs)


def year_of(on: date) -> Span:
    """The plan year of a day."""
    return Span(date(on.year, 1, 1), date(on.year, 12, 31))


def judgements(
    *, on: date, known: datetime, within: Span, bearers: frozenset[str] | None = None
) -> tuple[Judgement, ...]:
    """How every slot that meets `within` stands, for everybody or for these bearers alone."""
    every = editions()
    ask = Question(on=on, known=known, within=within, bearers=bearers)
    return judge_with(Database(on, known), every, facts_for(every), ask)


def facts_for(every: Sequence[Edition]) -> Facts:
    """The rows that decide who owes what; deeds only for duties that follow events, members only where asked."""
    duties = [duty for edition in every for duty in edition.duties]
    covered = [q.of for duty in duties for q in duty.quotas if isinstance(q, Coverage)]
    members = any(one.who in (Who.MEMBERS, Who.STAFF) for one in (*covered, *(duty.bearer for duty in duties)))
    facts = roster_facts(with_members=members)
    keys = {duty.key for duty in duties if isinstance(duty.occasion, After)}
    if not keys:
        return facts
    kinds = {kind for duty in duties if duty.key in keys for kind in duty.kinds}
    afters = [duty.occasion for duty in duties if isinstance(duty.occasion, After)]
    anchors = {after.name for after in afters if after.anchor is AnchorKind.DEED}
    rows = Deed.objects.filter(kind__in=kinds | anchors).order_by("id")
    return replace(facts, deeds=deeds(rows), belongings=belongings(Belonging.objects.filter(duty_key__in=keys)))
