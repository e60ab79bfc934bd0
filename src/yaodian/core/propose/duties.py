"""A clause and a mechanism's rule → the duty that it asks for."""

from dataclasses import replace

from yaodian.core.catalogue import DutyRule, DutyTemplate, Offer
from yaodian.core.duty import After, AtLeast, Basis, Duty, Every, Face, Occasion, Quota
from yaodian.core.duty.explain import Names
from yaodian.core.duty.weight import PER_YEAR
from yaodian.core.period import Offset, OffsetUnit, Rhythm
from yaodian.core.period.cycle import MONTHS
from yaodian.core.plan import found
from yaodian.core.propose.number import Number, in_a_year, is_standing, number_of, rhythm_of
from yaodian.core.propose.proposal import DutyProposal
from yaodian.core.propose.reading import reading_of
from yaodian.core.propose.sentence import Sentence

# Mechanism files write this where the plan's own sentence is the basis.
PLAN_SOURCE = "年度要点"
ALIKE = 4  # characters in a row: 组织生活, 谈心谈话
BEARER_WHY = "原文没有写明由谁承担，最窄的理解是只由通过要点的本级组织承担"


def propose_duty(
    sentence: Sentence, rule: DutyRule, template: DutyTemplate, *, source: str, names: Names
) -> DutyProposal | None:
    """None when the rule wants a counted sentence and this one is not."""
    counted = _counted(sentence, rule, template.duty)
    if rule.only_if_counted and not counted:
        return None
    number = next(filter(None, map(number_of, counted)), None)
    duty, stated = _with_number(sentence, rule, template, number)
    named = any(word in sentence.text for word in rule.bearer_words)
    if named:
        duty = _closed(duty, Face.BEARER)
    duty = replace(duty, bases=_bases(sentence, duty, source=source, stated=stated))
    offer = _offer(duty, template, number)
    return DutyProposal(duty, stated, named, offer, reading_of(duty, offer, names))


def _counted(sentence: Sentence, rule: DutyRule, duty: Duty) -> list[found.Quota]:
    """The findings of the sentence that speak of this activity, in one of the wanted rhythms.

    A rule that lists no words of its activity knows it by the duty's own title, while the cycle is open.
    """
    by_title = not rule.activity and Face.CYCLE in duty.undecided
    return [
        quota
        for quota in sentence.quotas
        if ((by_title and _speaks_of(quota, duty.title)) or any(word in _words(quota) for word in rule.activity))
        and _in_rhythm(quota, rule.periods)
        and not is_standing(quota)
    ]


def _words(quota: found.Quota) -> str:
    return quota.surface + (quota.activity or "")


def _speaks_of(quota: found.Quota, title: str) -> bool:
    """Whether so many characters of the title in a row stand in the finding."""
    said = _words(quota)
    return any(title[at : at + ALIKE] in said for at in range(len(title) - ALIKE + 1))


def _in_rhythm(quota: found.Quota, periods: tuple[Rhythm, ...]) -> bool:
    """定期 names no rhythm: it may be any but the sum of a year, which only a number can set."""
    if not periods:
        return True
    return periods != (Rhythm.YEAR,) if quota.count is None else rhythm_of(quota) in periods


def _with_number(
    sentence: Sentence, rule: DutyRule, template: DutyTemplate, number: Number | None
) -> tuple[Duty, bool]:
    """The number as the sentence states it, else as the regulation does, else none."""
    duty = template.duty
    said = rule.number_in_words
    if said and any(word in sentence.text for word in said.words):
        return _counting(duty, (AtLeast(said.count, unit="个"),), said.occasion), True
    if number is None or number.occasion is None or not _same_measure(number, template):
        return duty, False
    quotas = (number.at_least, *_coverage(sentence, rule))
    occasion = _kept_anchor(template, number.occasion)
    asked = _counting(duty, quotas, occasion)
    if not duty.quotas:
        return asked, True
    floor, total = (in_a_year(d.occasion, d.quotas) for d in (duty, asked))
    if floor is not None and total is not None and total < floor:
        return duty, False
    seldom = isinstance(duty.occasion, Every) and PER_YEAR[number.occasion.rhythm] < PER_YEAR[duty.occasion.rhythm]
    return (_beside(asked, number.occasion) if seldom else asked), True


def _beside(duty: Duty, every: Every) -> Duty:
    """More in a longer cycle than a regulation asks in a shorter: a test of its own, as “每月” and “全年12次” are."""
    return replace(duty, key=f"{duty.key}_{every.rhythm.replace('-', '_')}")


def _same_measure(number: Number, template: DutyTemplate) -> bool:
    """Times are not hours: a number in another measure says nothing about this duty."""
    known = template.duty.quotas or (template.offer.quotas if template.offer else ())
    measures = {quota.of_amount for quota in known if isinstance(quota, AtLeast)}
    return not measures or number.at_least.of_amount in measures


def _kept_anchor(template: DutyTemplate, every: Every) -> Occasion:
    """What counts from each person's entry on a roster goes on doing so, at the plan's distance."""
    known = template.duty.occasion
    if template.offer and template.offer.occasion:
        known = template.offer.occasion
    if not isinstance(known, After) or not known.repeats:
        return every
    months = MONTHS.get(every.rhythm)
    offset = Offset(months, OffsetUnit.MONTH) if months else Offset(7, OffsetUnit.DAY)
    return replace(known, offset=offset)


def _coverage(sentence: Sentence, rule: DutyRule) -> tuple[Quota, ...]:
    said = rule.coverage_in_words
    covers = said and any(word in sentence.text for word in said.words)
    return (said.coverage,) if said and covers else ()


def _counting(duty: Duty, quotas: tuple[Quota, ...], occasion: Occasion) -> Duty:
    return _closed(replace(duty, quotas=quotas, occasion=occasion), Face.CYCLE)


def _closed(duty: Duty, face: Face) -> Duty:
    return replace(duty, undecided=tuple(f for f in duty.undecided if f is not face))


def _bases(sentence: Sentence, duty: Duty, *, source: str, stated: bool) -> tuple[Basis, ...]:
    """The sentence first, then the regulations."""
    kept = tuple(basis for basis in duty.bases if not basis.source.startswith(PLAN_SOURCE))
    return (Basis(source, sentence.place, sentence.text, stated), *kept)


def _offer(duty: Duty, template: DutyTemplate, number: Number | None) -> Offer | None:
    """The narrowest reading of what stays open. A number without a cycle is read as the year's."""
    if not duty.undecided or template.offer is None:
        return None
    offer = template.offer
    if Face.CYCLE not in duty.undecided:
        why = offer.why if Face.SCOPE in duty.undecided else BEARER_WHY
        return Offer(why, duty.occasion, duty.quotas)
    if number and offer.quotas:
        quotas = (number.at_least, *(q for q in offer.quotas if not isinstance(q, AtLeast)))
        return replace(offer, quotas=quotas)
    return offer
