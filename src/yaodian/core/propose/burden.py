"""What an edition costs a branch in minutes a month, before anybody adopts it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yaodian.core.duty import AtLeast, Credit, Duty, EveryTime, Face
from yaodian.core.propose.number import in_a_year
from yaodian.core.roster.selector import Selector, Who

# A branch secretary's month: the branch itself, its committee and one group of it.
BRANCH_AND_PARTS = frozenset({"branch", "branch_committee", "party_group_small"})


@dataclass(frozen=True, slots=True)
class Burden:
    """Minutes a month, exactly, and the duties that cause them, the heaviest first."""

    minutes: Fraction
    duties: tuple[tuple[Duty, Fraction], ...]


def burden(duties: Iterable[Duty], *, parts: frozenset[str] = BRANCH_AND_PARTS, members: int = 0) -> Burden:
    """Of a branch with so many members. What is undecided costs nothing yet; neither does what only
    happens once in a while (换届) or is met by attending. Of two duties with one key the later counts."""
    by_key = {duty.key: duty for duty in duties}
    asked = [duty for duty in by_key.values() if Face.CYCLE not in duty.undecided]
    costs = [(duty, _a_month(duty, asked, _bearers(duty, parts, members))) for duty in asked]
    heavy = sorted((pair for pair in costs if pair[1]), key=lambda pair: -pair[1])
    return Burden(sum((cost for _, cost in heavy), Fraction(0)), tuple(heavy))


def _a_month(duty: Duty, asked: Sequence[Duty], bearers: int) -> Fraction:
    times = _times_held(duty, asked) if _is_every_time(duty) else _times_filed(duty)
    return Fraction(duty.minutes * times * bearers, 12)


def _is_every_time(duty: Duty) -> bool:
    return any(isinstance(quota, EveryTime) for quota in duty.quotas)


def _times_held(duty: Duty, asked: Sequence[Duty]) -> int:
    """How often a year a condition of every meeting is met with: as often as other duties ask for such meetings. Where
    nothing else asks for one (重大事项请示报告), no month asks anything by itself.
    """
    others = [one for one in asked if not _is_every_time(one) and _may_be_of_one(one.bearer, duty.bearer)]
    return sum(max((_times_filed(one) for one in others if kind in one.kinds), default=0) for kind in duty.kinds)


def _may_be_of_one(one: Selector, other: Selector) -> bool:
    """Whether some bearer may owe both."""
    if one.picks_persons or other.picks_persons:
        return one.picks_persons == other.picks_persons
    return not one.kinds or not other.kinds or bool(set(one.kinds) & set(other.kinds))


def _times_filed(duty: Duty) -> int:
    """How often a year something is filed; an amount needs at least one record a cycle."""
    quotas = tuple(
        AtLeast(1) if isinstance(quota, AtLeast) and quota.of_amount else quota for quota in duty.quotas
    ) or (AtLeast(1),)
    counted = quotas if any(isinstance(q, AtLeast) for q in quotas) else (AtLeast(1),)
    return in_a_year(duty.occasion, counted) or 0


def _bearers(duty: Duty, parts: frozenset[str], members: int) -> int:
    """How many bearers of the duty one branch holds."""
    if duty.bearer.who is Who.BODIES:
        return 0 if duty.bearer.here else len(parts & set(duty.bearer.kinds))
    if duty.bearer.who in (Who.MEMBERS, Who.STAFF) and duty.credit is Credit.DONE:
        return members
    return 0
