"""Places in the tree: each child's number below its parent is given once and never to another."""

from django.db import connection
from django.db.models import Max

from yaodian.core.roster.rows import PATH_DIGITS
from yaodian.site.models import Placement, Relation
from yaodian.site.models.bodies import PATH_LENGTH
from yaodian.site.models.vendor import run, vendor_of
from yaodian.site.queries.tree import subtree


class TreeFull(Exception):
    """No number is left below a parent, or the tree is too deep: far beyond any real organisation."""


def lock_tree() -> None:
    """Nobody else gives out places until the transaction ends."""
    run(connection, vendor_of(connection).lock_tree())


def place_for(body_uid: str, parent_uid: str, parent_path: str) -> str:
    """The path for this body below this parent: that of before, or the next free one. Lock the tree first."""
    siblings = Placement.objects.filter(subtree(parent_path), relation=Relation.BELONGS, parent_uid=parent_uid)
    before = siblings.filter(body_uid=body_uid).values_list("path", flat=True).first()
    if before:
        return before
    last = siblings.aggregate(last=Max("path"))["last"]
    number = int(last[-PATH_DIGITS:]) + 1 if last else 1
    path = f"{parent_path}{number:0{PATH_DIGITS}d}"
    if number >= 10**PATH_DIGITS or len(path) > PATH_LENGTH:
        raise TreeFull(path)
    return path
