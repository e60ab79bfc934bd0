"""The frame of every action: check, change and audit line in one transaction; a refusal in one of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Generic, ParamSpec, TypeVar, cast

from django.db import transaction

from yaodian.site.actions.keep_head import keep_head
from yaodian.site.actions.powers import powers
from yaodian.site.actions.record_audit import record_audit
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.whence import ADDRESS
from yaodian.site.chain import Json, Line
from yaodian.site.clock import day_at
from yaodian.site.models import Account, Outcome

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Refusal)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an action did: its value for the caller, and for the trail the thing it was done to.

    `detail` never holds a sensitive value; `trail.changed` says that one changed.
    """

    value: T
    object_uid: str = ""
    detail: Mapping[str, Json] = field(default_factory=dict)


class audited:
    """Makes an action of a function with the keywords `actor` (None: the product itself) and `at`.

    The function returns `Done`, and is committed with its line; or anything else, which is a refusal: what it wrote is
    undone, and a line saying so is written in a transaction of its own.
    """

    def __init__(self, action: str, object_kind: str) -> None:
        self.action = action
        self.object_kind = object_kind

    def __call__(self, act: Callable[P, Done[T] | R]) -> Callable[P, T | R]:
        @wraps(act)
        def acted(*args: P.args, **kwargs: P.kwargs) -> T | R:
            actor, at = cast("Account | None", kwargs["actor"]), cast(datetime, kwargs["at"])
            result = self._attempt(lambda: act(*args, **kwargs), actor, at)
            transaction.on_commit(lambda: keep_head(day_at(at)))
            return result.value if isinstance(result, Done) else result

        return acted

    def _attempt(self, act: Callable[[], Done[T] | R], actor: Account | None, at: datetime) -> Done[T] | R:
        with transaction.atomic(durable=True):
            result = act()
            if isinstance(result, Done):
                record_audit(self._line(actor, at, result))
                return result
            transaction.set_rollback(True)
        with transaction.atomic(durable=True):
            record_audit(self._line(actor, at, result))
        return result

    def _line(self, actor: Account | None, at: datetime, result: object) -> Line:
        done = result if isinstance(result, Done) else None
        return Line(
            at=at,
            action=self.action,
            outcome=Outcome.DONE if done else Outcome.REFUSED,
            actor=actor.uid if actor else "",
            role=",".join(powers(actor, day_at(at)).roles) if actor else "system",
            address=ADDRESS.get(),
            object_kind=self.object_kind,
            object_uid=done.object_uid if done else "",
            detail=done.detail if done else _why(result),
        )


def _why(result: object) -> Mapping[str, Json]:
    """Only the kind of refusal: the words may repeat what somebody typed."""
    return {"why": str(result.why)} if isinstance(result, Refusal) else {"why": type(result).__name__}
