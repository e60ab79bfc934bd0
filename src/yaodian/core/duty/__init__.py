"""Duties (应尽之责): rules as values."""

from yaodian.core.duty.occasion import After, AnchorKind, Every, Occasion, Standing, Window
from yaodian.core.duty.quota import AtLeast, Coverage, EveryTime, Quota
from yaodian.core.duty.rule import Basis, Credit, Duty, Face

__all__ = [
    "After",
    "AnchorKind",
    "AtLeast",
    "Basis",
    "Coverage",
    "Credit",
    "Duty",
    "Every",
    "EveryTime",
    "Face",
    "Occasion",
    "Quota",
    "Standing",
    "Window",
]
