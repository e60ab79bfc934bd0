"""The scope of whoever acts."""

from datetime import date

from yaodian.site.models import Account
from yaodian.site.queries.scope import Scope, scope, system_scope


def powers(actor: Account | None, on: date) -> Scope:
    """None is the product itself, at the console of its machine."""
    return system_scope(on) if actor is None else scope(actor, on)
