"""The edition as verdicts read it; the full document around it stands beside in this package."""

from yaodian.core.duty.edition import SEMANTICS, Edition

__all__ = ["SEMANTICS", "Edition"]
