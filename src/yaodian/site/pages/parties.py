"""Every unit that a table in preparation names, with what it was asked, what it answered and what was replied."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from yaodian.core.breakdown.opinion import SILENCE, STANCES, Stance
from yaodian.core.breakdown.table import Task, tasks
from yaodian.site.models import Consultation, Opinion, Reply
from yaodian.site.queries.attendance import bodies_alive
from yaodian.site.queries.breakdowns import assignments, consultations, opinions, replies, rows_of


@dataclass(frozen=True, slots=True)
class Told:
    """One unit's answer to one row. `opinion` None: it has not answered, which is no agreement."""

    unit: str
    name: str
    task: Task
    opinion: Opinion | None
    reply: Reply | None
    version: int

    @property
    def word(self) -> str:
        return STANCES[Stance(self.opinion.stance)] if self.opinion else SILENCE

    @property
    def is_stale(self) -> bool:
        """The row was changed after the unit had answered it."""
        return self.opinion is not None and self.opinion.seen < self.version

    @property
    def is_replied(self) -> bool:
        return bool(self.opinion and self.reply and self.reply.opinion_version == self.opinion.version)

    @property
    def wants_reply(self) -> bool:
        return self.opinion is not None and self.opinion.stance != Stance.CLAIM and not self.is_replied


@dataclass(frozen=True, slots=True)
class Party:
    """A unit that the table names, with all that it was asked."""

    uid: str
    name: str
    sent: Consultation | None
    told: tuple[Told, ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many of its rows stand how."""
        words = [one.word for one in self.told]
        return tuple((word, words.count(word)) for word in (*STANCES.values(), SILENCE) if word in words)


def parties(plan_uid: str, issuer_uid: str, on: date) -> tuple[Party, ...]:
    """Units that the table names or that have answered, in the order in which the table does."""
    table = plan_uid, issuer_uid
    held, answers, sent = tasks(assignments(*table)), opinions(*table), consultations(*table)
    written = {unit.uid: unit.name for task in held for unit in task.assignment.units if unit.uid}
    every = tuple(dict.fromkeys((*written, *(unit for unit, _ in answers))))
    names = {**written, **bodies_alive(set(every), on)}
    said, versions = replies(list(answers.values())), {row.start: row.version for row in rows_of(*table)}

    def told(uid: str) -> Iterator[Told]:
        for task, row in _rows(held, uid, answers):
            reply = said.get(row.uid) if row else None
            yield Told(uid, names.get(uid, ""), task, row, reply, versions[task.assignment.start])

    return tuple(Party(uid, names.get(uid, ""), sent.get(uid), tuple(told(uid))) for uid in every)


def _rows(
    held: Iterable[Task], uid: str, answers: Mapping[tuple[str, int], Opinion]
) -> Iterator[tuple[Task, Opinion | None]]:
    """The rows that name the unit; one that no longer does stays in sight with what the unit said to it."""
    for task in held:
        row = answers.get((uid, task.assignment.start))
        if row or task.assignment.names(uid):
            yield task, row
