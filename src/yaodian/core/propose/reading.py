"""The narrowest lawful reading of what a text leaves open, in words and with its number a year."""

from yaodian.core.catalogue import Offer
from yaodian.core.duty import AtLeast, Duty
from yaodian.core.duty.explain import Names, occasion_text
from yaodian.core.propose.number import in_a_year


def reading_of(duty: Duty, offer: Offer | None, names: Names) -> str:
    """“每年1次：…，按此理解全年1次”; empty when nothing is open."""
    if offer is None:
        return ""
    if offer.occasion is None:
        return f"{offer.why}。"
    total = in_a_year(offer.occasion, offer.quotas)
    counted = next((q for q in offer.quotas if isinstance(q, AtLeast)), None)
    if total is None or counted is None:
        return f"最窄的合法理解：{occasion_text(offer.occasion, names)}；{offer.why}。"
    each = "每人" if duty.bearer.picks_persons else ""
    when = f"{occasion_text(offer.occasion, names)}{counted.count}{counted.unit}"
    return f"最窄的合法理解：{when}（{offer.why}），按此理解{each}全年{total}{counted.unit}。"
