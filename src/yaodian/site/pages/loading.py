"""The definitions behind the verdicts of a day, as many pages ask for them."""

from datetime import date

from yaodian.site.pages.definitions import Definitions
from yaodian.site.queries.editions import editions
from yaodian.site.queries.tree import path_of


def definitions(on: date) -> Definitions:
    every = editions()
    return Definitions(every, {uid: path_of(uid, on) for uid in {edition.body for edition in every}})
