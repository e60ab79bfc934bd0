"""The few rows that concern some persons and bodies, out of everybody's."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from yaodian.core.roster.rows import PATH_DIGITS, Placement
from yaodian.core.verdict.facts import Facts


def near(facts: Facts, named: Collection[str]) -> Facts:
    """Their places and posts, their bodies, what lies above these at any time, and whoever took over."""
    own = facts.concerning(named)
    homes = {row.body for found in (own.memberships, own.posts, own.entries) for row in found} | set(named)
    above = _above(placement for placement in facts.placements if placement.body in homes)
    bodies = homes | {placement.body for placement in facts.placements if placement.path in above}
    heirs = {body.successor for body in facts.bodies if body.uid in bodies and body.successor}
    return replace(
        own,
        bodies=tuple(body for body in facts.bodies if body.uid in bodies | heirs),
        placements=tuple(placement for placement in facts.placements if placement.body in bodies | heirs),
    )


def _above(placements: Iterable[Placement]) -> set[str]:
    return {p.path[:end] for p in placements for end in range(PATH_DIGITS, len(p.path) + 1, PATH_DIGITS)}
