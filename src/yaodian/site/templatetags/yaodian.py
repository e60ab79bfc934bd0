"""How days, moments, numbers and states are written on every page."""

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from yaodian.core.breakdown.opinion import STANCES, Stance
from yaodian.core.period import LAST_DAY, written
from yaodian.core.verdict.verdict import Label, Verdict
from yaodian.site.clock import LOCAL
from yaodian.site.pages.words import LABELS, SAID, VERDICTS

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """2026年3月5日; an open end is 长期."""
    if value is None:
        return ""
    return "长期" if value == LAST_DAY else written(value)


@register.filter
def moment(value: datetime | None) -> str:
    """2026年3月5日 14:30, the hour of Shanghai."""
    if value is None:
        return ""
    local = value.astimezone(LOCAL)
    return f"{day(local.date())} {local:%H:%M}"


@register.simple_tag
@lru_cache(maxsize=512)
def shape(name: str) -> SafeString:
    return format_html('<svg class="shape" aria-hidden="true" focusable="false"><use href="#s-{}"/></svg>', name)


@register.simple_tag
@lru_cache(maxsize=512)
def state(verdict: Verdict | str, size: str = "", word: str = "") -> SafeString:
    """Colour, shape and word of a verdict."""
    verdict = Verdict(verdict)
    word = word or VERDICTS[verdict]
    return format_html('<span class="state is-{} {}">{}{}</span>', verdict.value, size, shape(verdict.value), word)


@register.filter
def word(verdict: Verdict) -> str:
    return VERDICTS[verdict]


@register.simple_tag
def labels(given: Iterable[Label]) -> SafeString:
    """The labels beside a verdict, always in the same order."""
    parts = [format_html('<span class="label">{}</span>', LABELS[one]) for one in Label if one in set(given)]
    return format_html('<span class="labels">{}</span>', SafeString("".join(parts))) if parts else SafeString("")


@register.simple_tag
@lru_cache(maxsize=512)
def sentence_state(key: str) -> SafeString:
    """What became of a sentence of the plan: shape and word."""
    word, group = SAID[key]
    return format_html('<span class="state tag-{}">{}{}</span>', group, shape(group), word)


@register.filter
def shallow(depth: int) -> int:
    """How far a row is moved in: at most four steps."""
    return max(0, min(4, depth))


@register.filter
def hundredths(value: int) -> str:
    return f"{value / 100:g}"


@register.filter
def minutes(value: Fraction) -> str:
    """Minutes a month, to the nearest whole one."""
    return str(round(value))


@register.filter
def stance(given: Stance) -> str:
    """认领, 有异议, 建议改牵头."""
    return STANCES[given]


@register.filter
def group_of(states: Iterable[str]) -> str:
    """The colour group of a sentence: open before all else, then that of its first state."""
    known = tuple(states)
    return "undecided" if "undecided" in known else next((SAID[key][1] for key in known), "frame")
