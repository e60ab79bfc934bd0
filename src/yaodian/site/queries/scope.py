"""What an account may do, and with which bodies. Every page, action and query asks this one function."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Account, Role, RoleGrant
from yaodian.site.queries.tree import path_of


class Verb(StrEnum):
    """The closed list of what can be allowed."""

    SEE = "see"  # read the facts of a body
    FILE = "file"  # file, correct and void its records
    CONFIRM = "confirm"  # confirm a filed record
    DECIDE = "decide"  # rule on duties: waive, excuse, explain
    ADOPT = "adopt"  # adopt an edition
    PLACE = "place"  # set up, move, merge bodies
    STAFF = "staff"  # enter and transfer people
    GRANT = "grant"  # accounts and their roles
    AUDIT = "audit"  # read and verify the audit trail
    OPERATE = "operate"  # save, restore, examine the installation


BUSINESS = frozenset({Verb.SEE, Verb.FILE, Verb.CONFIRM, Verb.DECIDE, Verb.ADOPT, Verb.PLACE, Verb.STAFF})
MAY: dict[str, frozenset[Verb]] = {
    Role.OFFICE: BUSINESS,
    Role.LEADER: frozenset({Verb.SEE}),
    Role.BODY: frozenset({Verb.SEE, Verb.FILE, Verb.CONFIRM, Verb.DECIDE}),
    Role.SECRETARY: frozenset({Verb.SEE, Verb.FILE, Verb.CONFIRM}),
    Role.MEMBER: frozenset(),
    Role.ADMINISTRATOR: frozenset({Verb.GRANT, Verb.AUDIT, Verb.OPERATE}),
}
EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """One role over one subtree. The empty path is every body."""

    role: str
    path: str

    def covers(self, path: str) -> bool:
        return path.startswith(self.path)


@dataclass(frozen=True, slots=True)
class Scope:
    """Powers on the day `on`. `person` is who the account belongs to: one's own file is always one's own to see."""

    account: str
    on: date
    reaches: tuple[Reach, ...]
    person: str = ""

    def can(self, verb: Verb, path: str) -> bool:
        """Whether the verb is allowed for the body at this path. A body without a place is nobody's."""
        return any(verb in MAY[reach.role] and reach.covers(path) for reach in self.reaches if path)

    def may(self, verb: Verb) -> bool:
        """Whether the verb is allowed anywhere at all."""
        return any(verb in MAY[reach.role] for reach in self.reaches)

    def paths(self, verb: Verb) -> tuple[str, ...]:
        """The roots of all subtrees for which the verb is allowed."""
        return tuple(sorted({reach.path for reach in self.reaches if verb in MAY[reach.role]}))

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(reach.role for reach in self.reaches))


def scope(account: Account, on: date) -> Scope:
    """The powers of this account on that day, as known now. An administrator has none over business data."""
    if not account.is_active:
        return Scope(account.uid, on, ())
    grants = list(
        RoleGrant.objects.filter(account=account, until=NEVER, first_day__lte=on, last_day__gte=on).order_by("id")
    )
    if any(grant.role == Role.ADMINISTRATOR for grant in grants):
        return Scope(account.uid, on, (Reach(Role.ADMINISTRATOR, EVERYWHERE),))
    reaches = (reach for grant in grants if (reach := _reach(grant, on)))
    return Scope(account.uid, on, tuple(reaches), account.person_uid)


def system_scope(on: date) -> Scope:
    """The product itself, setting up an installation at the console: everything, everywhere."""
    return Scope("", on, (Reach(Role.OFFICE, EVERYWHERE), Reach(Role.ADMINISTRATOR, EVERYWHERE)))


def _reach(grant: RoleGrant, on: date) -> Reach | None:
    """An office's grant without a body is the whole installation; any other needs a body that has a place."""
    if not grant.body_uid:
        return Reach(grant.role, EVERYWHERE) if grant.role == Role.OFFICE else None
    path = path_of(grant.body_uid, on)
    return Reach(grant.role, path) if path else None
