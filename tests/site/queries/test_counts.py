"""What the database counts and what the reference says are the same, for random rules and random facts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from weakref import WeakKeyDictionary

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site.queries.loading import load, load_deed
from tests.site.queries.worlds import World, world_of

from yaodian.core.period import Span
from yaodian.core.verdict.blame import Court, Memory, batches, in_line, judge_with
from yaodian.core.verdict.demand import Demand
from yaodian.core.verdict.engine import Batch, Question
from yaodian.core.verdict.owed import History, Owed
from yaodian.core.verdict.reference import judge
from yaodian.core.verdict.verdict import Judgement, Label, Verdict, Why
from yaodian.site.actions.keep_counts import keep_specs as keep
from yaodian.site.actions.keep_counts import refresh_counts
from yaodian.site.models import Deed, SlotSpec
from yaodian.site.queries.facts import deeds, roster_facts
from yaodian.site.queries.kept import LATEST, Counted, Kept
from yaodian.site.queries.remembered import Remembered

SEEDS = st.integers(0, 2**32 - 1)
WITHIN = Span(date(2025, 12, 1), date(2027, 1, 15))


@contextmanager
def undone() -> Iterator[None]:
    """Each example begins with empty tables: its rows are rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


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


class Remembering:
    """Asks again and again as a running program does, with all that it remembers between two questions."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.numbers = dict(SlotSpec.objects.values_list("key", "id"))
        self.history = History(world.editions, roster_facts())
        self.owed = Owed.at(self.history, LATEST, WITHIN)
        self.memory: Memory = {}
        self.kept: WeakKeyDictionary[Demand, tuple[str, Sequence[Batch]]] = WeakKeyDictionary()

    def answer(self, bearers: frozenset[str] | None = None) -> tuple[Judgement, ...]:
        ask = Question(on=self.world.on, known=LATEST, within=WITHIN, bearers=bearers)
        engine = Kept(self.world.on, LATEST, self.numbers)
        standings = Remembered(self.kept, self.numbers)
        return in_line(batches(Court(engine, self.history, self.owed, ask, self.memory, standings)))


def keep_specs(world: World) -> None:
    keep(world.editions, roster_facts().at(LATEST), WITHIN)


@pytest.mark.django_db
@settings(max_examples=80)
@given(seed=SEEDS)
def test_database_and_reference_agree(seed: int) -> None:
    world = world_of(Random(seed))
    with undone():
        load(world.facts)
        assert by_database(world) == by_reference(world)
        some = frozenset({"b1", "p1", "city"})
        assert by_database(world, some) == tuple(j for j in by_reference(world) if j.bearer in some)


@pytest.mark.django_db
@settings(max_examples=25)
@given(seed=SEEDS)
def test_rows_come_back_as_they_were_written(seed: int) -> None:
    world = world_of(Random(seed))
    with undone():
        load(world.facts)
        read = replace(roster_facts(), deeds=deeds(Deed.objects.order_by("id")))
        assert set(read.bodies) == set(world.facts.bodies)
        assert set(read.memberships) == set(world.facts.memberships)
        written = [replace(deed, entered=deed.first_entered) for deed in world.facts.deeds]
        assert sorted(read.deeds, key=repr) == sorted(written, key=repr)


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
    with undone():
        load(replace(world.facts, deeds=()))
        keep_specs(world)
        for deed in world.facts.deeds:
            load_deed(deed)
            refresh_counts(deed.record)
        assert by_kept(world) == by_database(world)


@pytest.mark.django_db
@settings(max_examples=12)
@given(seed=SEEDS)
def test_what_is_remembered_never_outlives_a_record(seed: int) -> None:
    """Records come one by one; before some of them all is asked for, after them a part of it."""
    dice = Random(seed)
    world = replace(world_of(dice), on=date(2027, 3, 1), known=LATEST)
    some = frozenset({"b1", "p1", "city"})
    with undone():
        load(replace(world.facts, deeds=()))
        keep_specs(world)
        remembering = Remembering(world)
        for deed in world.facts.deeds:
            asked = dice.random() < 0.15
            if asked:
                remembering.answer()
            load_deed(deed)
            refresh_counts(deed.record)
            assert not asked or remembering.answer(some) == by_database(world, some)
        assert remembering.answer() == remembering.answer() == by_database(world)
        assert remembering.answer(some) == by_database(world, some)


@pytest.mark.django_db
@settings(max_examples=12)
@given(seed=SEEDS)
def test_kept_counts_answer_for_any_day_after_the_last_record(seed: int) -> None:
    """A meeting without its condition is overdue some days later, and no record has come since."""
    world = world_of(Random(seed))
    last = max((deed.on for deed in world.facts.deeds), default=world.on)
    with undone():
        load(world.facts)
        keep_specs(world)
        for days in (1, 5, 40):
            then = replace(world, on=last + timedelta(days=days), known=LATEST)
            assert by_kept(then) == by_database(then)
