"""The bodies that one to-do list is about: the body itself, and what is inside it and keeps no list of its own."""

from collections.abc import Sequence

from yaodian.core.catalogue import Catalogue
from yaodian.site.queries.bodies import Placed


def inner(placed: Sequence[Placed], uid: str, catalogue: Catalogue, staffed: frozenset[str]) -> tuple[Placed, ...]:
    """The body and, in the order of organisations, its inner bodies.

    Inside a branch lies everything below it (committee, groups). Inside any other body lie its direct children that
    have neither bodies below them nor members of their own (`staffed`), such as a theory study group.
    """
    here = next(one for one in placed if one.body.uid == uid)
    branches = {kind.key for kind in catalogue.body_kinds if kind.branch}
    below = [one for one in placed if one.path.startswith(here.path) and one.path != here.path]
    if here.body.kind in branches:
        return (here, *below)
    parents = {one.parent_uid for one in placed}
    leaves = [
        one
        for one in below
        if one.parent_uid == uid and one.body.uid not in parents | staffed and one.body.kind not in branches
    ]
    return (here, *leaves)
