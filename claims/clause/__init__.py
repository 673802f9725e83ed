"""Where a sentence may be cut into clauses that each assert something of their own."""

from __future__ import annotations

from collections.abc import Sequence

from claims.clause import english, japanese
from claims.text import Token

LONGEST_SENTENCE = 800
"""Words; a longer one is a table or noise, no sentence of a text that people read, and asserts nothing."""

Span = tuple[int, int]
"""First and one past the last index into the sentence's tokens."""


def clauses(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The clauses of one sentence, in order, not overlapping.

    A place is cut only where both sides assert something; anything doubtful stays whole, so the least that
    comes back is the sentence itself. Edge punctuation is left out of the spans.

    Args:
        tokens: the words of one sentence, as tokenise() gives them.

    Returns:
        Index ranges into tokens; empty where the sentence holds no word.
    """
    language = japanese if is_japanese(tokens) else english
    spans = []
    start = 0
    for cut in [*language.cuts(tokens), len(tokens)]:
        span = _trimmed(tokens, start, cut)
        if span[0] < span[1]:
            spans.append(span)
        start = cut
    return tuple(spans)


def is_japanese(tokens: Sequence[Token]) -> bool:
    """Whether Sudachi read the sentence: its part of speech has more than one layer."""
    return bool(tokens) and len(tokens[0].pos) > 1


_LEADING = frozenset("・、。，．,.;:；：-－–—―*＊•●○■□◆◇▽▼△▲※✅💡➡→⇒☆★")
_TRAILING = frozenset("、。，．,.;；-－–—―｜|▽▼")


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> Span:
    """Without bullets before and stops after; brackets stay, they belong to what is said."""
    while start < end and _LEADING.issuperset(tokens[start].surface):
        start += 1
    while end > start and _TRAILING.issuperset(tokens[end - 1].surface):
        end -= 1
    return _without_half_a_quotation(tokens, start, end)


def _without_half_a_quotation(tokens: Sequence[Token], start: int, end: int) -> Span:
    """Of several sentences between quotation marks the first holds one of them, the last the other."""
    opens = [token.surface in "「『" for token in tokens[start:end]]
    closes = [token.surface in "」』" for token in tokens[start:end]]
    if sum(opens) > sum(closes) and opens[0]:
        return start + 1, end
    if sum(closes) > sum(opens) and closes[-1]:
        end -= 1
        return start, end - (end > start and tokens[end - 1].surface in _TRAILING)
    return start, end
