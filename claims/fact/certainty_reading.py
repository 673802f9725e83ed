"""What a reading of certainty is made of: a level with the words that show it, and the words it is looked for in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.clause.grammar import bracket_depths, holds_brackets
from claims.clause.quotation import full_quotations
from claims.fact.cue import without_politeness
from claims.fact.fact import Certainty
from claims.text import Token

STOPS = frozenset("。．！!、，,.？?")


class Reading(NamedTuple):
    """A level and the words that show it."""

    level: Certainty
    words: Sequence[Token]


def outside_brackets(words: Sequence[Token]) -> list[Token]:
    """The words outside brackets, without ます, and without stops at the end."""
    if holds_brackets(words):
        words = [word for word, depth in zip(words, bracket_depths(words), strict=True) if not depth]
    return without_politeness(without_stops(words))


def without_stops(words: Sequence[Token]) -> Sequence[Token]:
    end = len(words)
    while end and words[end - 1].surface in STOPS:
        end -= 1
    return words[:end]


def said_inside(words: Sequence[Token]) -> Sequence[Token]:
    """What is said inside the longest full quotation; nothing where a quotation stands without marks."""
    spans = full_quotations(words)
    if not spans:
        return ()
    first, end = max(spans, key=lambda span: words[span[1] - 1].end - words[span[0]].start)
    return words[first:end]
