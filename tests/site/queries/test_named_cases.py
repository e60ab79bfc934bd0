"""Every named case of the core once more through the database: what it counts is what the reference says."""

from dataclasses import replace

import pytest
from django.db import transaction
from tests.core.verdict import cast
from tests.core.verdict.test_amounts_and_entries import *  # noqa: F403
from tests.core.verdict.test_calendar_cycles import *  # noqa: F403
from tests.core.verdict.test_coverage import *  # noqa: F403
from tests.core.verdict.test_editions_together import *  # noqa: F403
from tests.core.verdict.test_events import *  # noqa: F403
from tests.core.verdict.test_every_time import *  # noqa: F403
from tests.core.verdict.test_grace_and_labels import *  # noqa: F403
from tests.core.verdict.test_inherited_events import *  # noqa: F403
from tests.core.verdict.test_known_late import *  # noqa: F403
from tests.core.verdict.test_mergers import *  # noqa: F403
from tests.core.verdict.test_shares_over_time import *  # noqa: F403
from tests.core.verdict.test_sharing_deeds import *  # noqa: F403
from tests.core.verdict.test_tree_known_late import *  # noqa: F403
from tests.core.verdict.test_windows_and_belonging import *  # noqa: F403
from tests.site.queries.loading import load

from yaodian.core.verdict.blame import judge_with
from yaodian.core.verdict.engine import Question
from yaodian.core.verdict.owed import History
from yaodian.core.verdict.reference import judge
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.queries.facts import roster_facts
from yaodian.site.queries.kept import Counted

# What the database never holds: two deeds of one body in one record, two cycles of one duty for one record.
del test_one_record_is_counted_once_however_many_rows_it_has  # noqa: F821
del test_a_belonging_taken_back_lets_the_session_count_on_its_own_day  # noqa: F821


def judged_twice(editions, facts, *, on, known, within) -> tuple[Judgement, ...]:
    """The reference's judgements, after the database has said the same of everybody and of the first bearer alone."""
    said = judge(editions, facts, on=on, known=known, within=within)
    first = frozenset({said[0].bearer}) if said else frozenset()
    with transaction.atomic():
        load(facts)
        history = History(tuple(editions), roster_facts())
        for asked in (None, first):
            ask = Question(on=on, known=known, within=within, bearers=asked)
            found = judge_with(Counted(on, known), history, ask)
            assert found == tuple(replace(j, counted=()) for j in said if asked is None or j.bearer in asked)
        transaction.set_rollback(True)
    return said


@pytest.fixture(autouse=True)
def through_the_database(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cast, "judge", judged_twice)
