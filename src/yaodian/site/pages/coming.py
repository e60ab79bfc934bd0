"""What will be missed if nobody does anything: what is due and not entered, and what falls due within a fortnight."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from yaodian.core.verdict.verdict import Judgement, Verdict
from yaodian.site.pages.outlook import Outlook
from yaodian.site.pages.telling import asks_now, until
from yaodian.site.queries.census import Place

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Coming:
    """One slot that will soon be missed, with the bodies in whose lines somebody still owes it."""

    title: str
    cycle: str
    day: date
    until: str
    verdict: Verdict
    bodies: tuple[tuple[Place, int], ...]
    url: str

    @property
    def count(self) -> int:
        return sum(count for _, count in self.bodies)


def coming(look: Outlook) -> tuple[Coming, ...]:
    """By day, within a day by the duty."""
    on, chosen = look.viewer.on, look.chosen
    found: dict[tuple[date, str, str, Verdict], dict[str, int]] = {}
    for judgement, homes in look.standings.placed:
        day = judgement.grace if judgement.verdict is Verdict.GRACE else judgement.due
        if day and on <= day <= on + SOON and _waits(look, judgement):
            here = found.setdefault((day, judgement.duty, judgement.cycle, judgement.verdict), {})
            for body, count in homes.items():
                if body in chosen:
                    here[body] = here.get(body, 0) + count
    return tuple(
        Coming(
            look.standings.duties[duty].title,
            look.bindings.cycle(duty, cycle),
            day,
            until(day, on),
            verdict,
            tuple((place, bodies[uid]) for uid, place in chosen.items() if uid in bodies),
            _duty_url(look.across[duty].item, duty, next(iter(chosen))),
        )
        for (day, duty, cycle, verdict), bodies in sorted(found.items(), key=lambda pair: pair[0])
        if bodies
    )


def _waits(look: Outlook, judgement: Judgement) -> bool:
    """Something can still be done about it, and has to be."""
    if judgement.verdict is Verdict.GRACE:
        return True
    duty = look.standings.duties[judgement.duty]
    return judgement.verdict is Verdict.OPEN and asks_now(duty, judgement, look.viewer.on)


def _duty_url(item: int, duty: str, uid: str) -> str:
    return f"{reverse('item', args=[item, uid])}#{duty}"
