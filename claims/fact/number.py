"""Number facts: every figure with its unit, what it counts, and how exact it is."""

from __future__ import annotations

from collections.abc import Sequence

from claims.fact import number_english
from claims.fact.date import date_expressions
from claims.fact.fact import Fact
from claims.fact.figure import fact_of
from claims.fact.number_japanese import Reader
from claims.sentence import Sentence
from claims.text import Token, fold, is_japanese, tokenise


def numbers_of(sentence: Sentence) -> tuple[Fact, ...]:
    """The number facts of a sentence, in order; dates, clock times and figures of names are none."""
    offset = sentence.char_start
    tokens = [token._replace(start=token.start - offset, end=token.end - offset) for token in sentence.tokens]
    return tuple(_numbers(sentence.text, offset, tokens))


def numbers(text: str) -> list[Fact]:
    """The number facts of a bare text, Japanese or English, in order."""
    return _numbers(text, 0, ())


def _numbers(text: str, offset: int, tokens: Sequence[Token]) -> list[Fact]:
    folded = fold(text)
    masked = bytearray(len(text))
    for found in date_expressions(folded):
        masked[found.start : found.end] = b"\1" * (found.end - found.start)
    if not is_japanese(folded):
        figures = number_english.figures(folded, masked)
    else:
        figures = Reader(folded, tokens or tokenise(text), masked).figures()
    return [fact_of(figure, text, offset) for figure in figures]
