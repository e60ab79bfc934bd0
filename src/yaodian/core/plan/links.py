"""Results tied to assessment: 作为…依据, 与…挂钩, 纳入…考核."""

from collections.abc import Iterator, Sequence

from yaodian.core.plan.found import Link
from yaodian.core.plan.tokens import Phrase, Token
from yaodian.core.plan.words import NO_TARGET

RULES = {
    "作为依据": "结果作为年度评优的重要依据",
    "与之挂钩": "完成情况与科室绩效挂钩",
    "纳入考核": "把办结率纳入年度目标考核",
}
TIED = "挂钩"
AS = "作为"
_NO_TARGET = tuple(NO_TARGET.split())


def links_in(text: str, phrase: Phrase) -> Iterator[Link]:
    """The links of a phrase."""
    tokens = phrase.tokens
    for at, token in enumerate(tokens):
        found: tuple[int, str] | None = None
        if text.startswith(AS, token.start) and token.text == AS[0]:
            found = _as_basis(tokens, at), "作为依据"
        elif token.plays("into"):
            found = _into(tokens, at), "纳入考核"
        elif token.text in ("与", "同", "和") and _starts_tie(tokens, at):
            found = _tied(text, tokens, at), "与之挂钩"
        if found and found[0] > token.end:
            yield Link(token.start, found[0], text[token.start : found[0]], found[1])


def _as_basis(tokens: Sequence[Token], at: int) -> int:
    """The end of 依据 or, when something is assessed there, of 内容 and the like; 0 when none."""
    assessed = False
    for token in tokens[at + 2 : at + 60]:
        assessed = assessed or token.plays("assess")
        if token.text in _NO_TARGET and not assessed:
            return 0
        if token.text == "依据" or (token.plays("targets") and assessed):
            return token.end
    return 0


def _into(tokens: Sequence[Token], at: int) -> int:
    """The end of the last word of assessment behind 纳入 in the phrase; 0 when none."""
    end, assessed = 0, False
    for token in tokens[at + 1 : at + 60]:
        if token.text in _NO_TARGET and not assessed:
            return 0
        if token.text in ("并", "并且", "进行"):
            break
        assessed = assessed or token.plays("assess")
        if assessed and token.plays("assess", "target_tails", "targets"):
            end = token.end
    return end


def _starts_tie(tokens: Sequence[Token], at: int) -> bool:
    """和 and 与 also join two names: the last 与 in front of 挂钩 opens the tie, 和 only when there is none."""
    return not any(token.text == "与" for token in tokens[at + 1 : at + 40])


def _tied(text: str, tokens: Sequence[Token], at: int) -> int:
    for token in tokens[at + 1 : at + 40]:
        if token.text == TIED[0] and text.startswith(TIED, token.start):
            return token.start + len(TIED)
        if token.plays("make", "hold"):
            return 0
    return 0
