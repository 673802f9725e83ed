"""Number facts: every figure with its unit, what it counts, and how exact it is."""

from __future__ import annotations

from collections.abc import Sequence

from claims.fact import number_english
from claims.fact.date import date_expressions
from claims.fact.date_expression import Expression
from claims.fact.fact import Fact
from claims.fact.figure import fact_of
from claims.fact.number_japanese import FIGURE, Reader
from claims.sentence import Sentence
from claims.text import Token, fold, is_japanese, tokenise


def numbers_of(sentence: Sentence, expressions: Sequence[Expression] | None = None) -> tuple[Fact, ...]:
    """The number facts of a sentence, in order; dates, clock times and figures of names are none.

    Args:
        sentence: a sentence with its words.
        expressions: its date expressions, where they have been found already.
    """
    return tuple(_numbers(sentence.text, sentence.char_start, sentence.tokens, expressions))


def numbers(text: str) -> list[Fact]:
    """The number facts of a bare text, Japanese or English, in order."""
    return _numbers(text, 0, (), None)


def _numbers(
    text: str, offset: int, tokens: Sequence[Token], expressions: Sequence[Expression] | None
) -> list[Fact]:
    folded = fold(text)
    japanese = is_japanese(folded)
    if japanese and not FIGURE.search(folded):
        return []
    masked = bytearray(len(text))
    for found in date_expressions(folded) if expressions is None else expressions:
        masked[found.start : found.end] = b"\1" * (found.end - found.start)
    if not japanese:
        figures = number_english.figures(folded, masked)
    else:
        figures = Reader(folded, tokens or tokenise(text), masked, offset if tokens else 0).figures()
    return [fact_of(figure, text, offset) for figure in figures]
