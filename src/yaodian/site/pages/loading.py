"""What many pages ask the queries for, in one place."""

from datetime import date

from yaodian.site.pages.definitions import Definitions
from yaodian.site.queries.editions import editions
from yaodian.site.queries.staffing import staffed
from yaodian.site.queries.tree import path_of


def definitions(on: date) -> Definitions:
    every = editions()
    return Definitions(every, {uid: path_of(uid, on) for uid in {edition.body for edition in every}})


def staffed_bodies(on: date) -> frozenset[str]:
    """Bodies that have members or cadres of their own on that day."""
    return staffed(on)
