"""What people chose of a 通知 → the duties of each body that it binds, with their forms and decisions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from yaodian.core.catalogue import Catalogue
from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.duty import Duty
from yaodian.core.edition.decision import Decision
from yaodian.core.notice.ask import TASK, Ask
from yaodian.core.notice.meant import Meant, bearers, placed
from yaodian.core.notice.option import Option, Way
from yaodian.core.notice.repeat import TASKS
from yaodian.core.propose.decide import ACCEPT, apply, as_chosen, merged
from yaodian.core.roster.selector import Selector


@dataclass(frozen=True, slots=True)
class Answer:
    """Of one ask: the option taken, whom it means, and what was chosen of each duty proposed as with a plan."""

    ask: Ask
    option: Option
    meant: Meant
    plain: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one body adopts."""

    body: str
    duties: tuple[Duty, ...]
    decisions: tuple[Decision, ...]


def drawn(answers: Iterable[Answer], root: str, *, by: str) -> tuple[Drawn, ...]:
    """One entry for each body that adopts: `root` for kinds of body, and each single body for itself."""
    duties: dict[str, dict[str, Duty]] = {}
    said: dict[str, list[Decision]] = {}
    for answer in answers:
        for decision, body, duty in _made(answer, root, by):
            own = duties.setdefault(body, {})
            own[duty.key] = merged(own[duty.key], duty) if duty.key in own else duty
            said.setdefault(body, []).append(decision)
    return tuple(Drawn(body, tuple(own.values()), tuple(said[body])) for body, own in duties.items())


def _made(answer: Answer, root: str, by: str) -> Iterator[tuple[Decision, str, Duty]]:
    for proposal in answer.ask.plain:
        choice = answer.plain.get(proposal.duty.key, ACCEPT)
        decision = as_chosen(answer.ask.proposal, proposal, choice, by=by)
        if decision.accepted:
            duty = apply(proposal.duty, decision)
            yield from ((decision, body, replace(duty, bearer=own)) for body, own in placed(duty, answer.meant, root))
    one = answer.option.duty
    if one is not None:
        decision = Decision(answer.ask.start, one.key, accepted=True, by=by)
        yield from ((decision, body, replace(one, bearer=own)) for body, own in _borne(answer, one, root))


def _borne(answer: Answer, duty: Duty, root: str) -> tuple[tuple[str, Selector], ...]:
    """A task is whoever's the notice names; a known kind of work stays with those whose work it is."""
    known = answer.option.way is Way.BY or (answer.option.way is Way.SAME and duty.mechanism != TASKS)
    return placed(duty, answer.meant, root) if known else bearers(answer.meant, root)


def task_kinds(duties: Iterable[Duty], catalogue: Catalogue) -> tuple[RecordKind, ...]:
    """A form of its own for each task: having done this one is not having done that one."""
    template = catalogue.template(TASK).duty
    form = next(kind for kind in catalogue.kinds if kind.key in template.kinds)
    return tuple(
        replace(
            form,
            key=key,
            title=f"{form.title}：{duty.title}",
            filed_by=duty.bearer.kinds or form.filed_by,
        )
        for duty in duties
        for key in duty.kinds
        if duty.mechanism == TASKS and key not in template.kinds
    )
