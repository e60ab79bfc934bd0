"""What the database counts and what the reference says are the same, for random rules and random facts."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site.queries.loading import load
from tests.site.queries.worlds import World, world_of

from yaodian.core.period import Span
from yaodian.core.verdict.execute import Question, judge_with
from yaodian.core.verdict.reference import judge
from yaodian.core.verdict.verdict import Judgement, Label, Verdict, Why
from yaodian.site.queries.facts import all_facts
from yaodian.site.queries.judging import facts_for
from yaodian.site.queries.kept import Counted

SEEDS = st.integers(0, 2**32 - 1)
WITHIN = Span(date(2025, 12, 1), date(2027, 1, 15))


class Done(Exception):
    """Rolls an example's rows back."""


def by_reference(world: World) -> tuple[Judgement, ...]:
    found = judge(world.editions, world.facts, on=world.on, known=world.known, within=WITHIN)
    return tuple(replace(j, counted=()) for j in found)


def by_database(world: World, bearers: frozenset[str] | None = None) -> tuple[Judgement, ...]:
    ask = Question(on=world.on, known=world.known, within=WITHIN, bearers=bearers)
    return judge_with(Counted(world.on, world.known), world.editions, facts_for(world.editions, bearers), ask)


@pytest.mark.django_db
@settings(max_examples=80)
@given(seed=SEEDS)
def test_database_and_reference_agree(seed: int) -> None:
    world = world_of(Random(seed))
    try:
        with transaction.atomic():
            load(world.facts)
            assert by_database(world) == by_reference(world)
            some = frozenset({"b1", "p1", "city"})
            assert by_database(world, some) == tuple(j for j in by_reference(world) if j.bearer in some)
            raise Done
    except Done:
        pass


@pytest.mark.django_db
@settings(max_examples=25)
@given(seed=SEEDS)
def test_rows_come_back_as_they_were_written(seed: int) -> None:
    world = world_of(Random(seed))
    try:
        with transaction.atomic():
            load(world.facts)
            read = all_facts()
            assert set(read.bodies) == set(world.facts.bodies)
            assert set(read.memberships) == set(world.facts.memberships)
            written = [replace(deed, entered=deed.first_entered) for deed in world.facts.deeds]
            assert sorted(read.deeds, key=repr) == sorted(written, key=repr)
            raise Done
    except Done:
        pass


def test_random_worlds_meet_every_verdict_and_label() -> None:
    """Otherwise the comparison above would prove little."""
    found = [j for seed in range(250) for j in by_reference(world_of(Random(seed)))]
    assert {j.verdict for j in found} == set(Verdict)
    assert {label for j in found for label in j.labels} == set(Label)
    assert {j.why for j in found} == set(Why)
