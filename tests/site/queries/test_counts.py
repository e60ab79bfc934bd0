"""What the database counts and what the reference says are the same, for random rules and random facts."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site.queries.loading import load, load_deed
from tests.site.queries.worlds import World, world_of

from yaodian.core.period import Span
from yaodian.core.verdict.blame import judge_with
from yaodian.core.verdict.engine import Question
from yaodian.core.verdict.owed import History
from yaodian.core.verdict.reference import judge
from yaodian.core.verdict.verdict import Judgement, Label, Verdict, Why
from yaodian.site.actions.keep_counts import LATEST, refresh_counts
from yaodian.site.actions.keep_counts import keep_specs as keep
from yaodian.site.models import SlotSpec
from yaodian.site.queries.facts import all_facts, roster_facts
from yaodian.site.queries.kept import Counted, Kept

SEEDS = st.integers(0, 2**32 - 1)
WITHIN = Span(date(2025, 12, 1), date(2027, 1, 15))


class Done(Exception):
    """Rolls an example's rows back."""


def by_reference(world: World) -> tuple[Judgement, ...]:
    found = judge(world.editions, world.facts, on=world.on, known=world.known, within=WITHIN)
    return tuple(replace(j, counted=()) for j in found)


def by_database(world: World, bearers: frozenset[str] | None = None) -> tuple[Judgement, ...]:
    ask = Question(on=world.on, known=world.known, within=WITHIN, bearers=bearers)
    return judge_with(Counted(world.on, world.known), History(world.editions, roster_facts()), ask)


def by_kept(world: World) -> tuple[Judgement, ...]:
    ask = Question(on=world.on, known=LATEST, within=WITHIN)
    numbers = dict(SlotSpec.objects.values_list("key", "id"))
    return judge_with(Kept(world.on, LATEST, numbers), History(world.editions, roster_facts()), ask)


def keep_specs(world: World) -> None:
    keep(world.editions, roster_facts().at(LATEST), WITHIN)


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


@pytest.mark.django_db
@settings(max_examples=25)
@given(seed=SEEDS)
def test_kept_counts_equal_a_full_count_after_every_record(seed: int) -> None:
    """Records come and go one by one, and only what each touches is counted anew. No deed lies in the future."""
    world = replace(world_of(Random(seed)), on=date(2027, 3, 1), known=LATEST)
    try:
        with transaction.atomic():
            load(replace(world.facts, deeds=()))
            keep_specs(world)
            for deed in world.facts.deeds:
                load_deed(deed)
                refresh_counts(deed.record)
            assert by_kept(world) == by_database(world)
            raise Done
    except Done:
        pass
