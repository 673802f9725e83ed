"""Term -> Form: what terms of one wording have in common, worked out once for all of them.

An event's words come again in most of its claims. How near two of them are, and what they can meet in, depends on
the words alone and not on where they stand: terms share one Form, by which this is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from claims.fact.fact import Fact
from claims.question import Question

TermKind = Literal["word", "name", "number", "date", "time", "question"]
# Forms known again: as many words as some thousand articles have. One that is forgotten is made anew.
KEPT = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A term without its place and its weight. Each is equal to itself alone, so that what is made of it can be kept
    by it; two terms of one wording mostly have one form, and never need to."""

    kind: TermKind
    normal: str
    keys: frozenset[str]
    near: frozenset[str]
    fact: Fact | None
    """The number or date, as if it stood at the beginning of its article; None for a name or word."""
    question: Question | None
    meeting: frozenset[str]
    """Everything that it can meet another in: its wording and keys, its kanji, and for facts their kind."""


def form_of(
    kind: TermKind,
    normal: str,
    keys: frozenset[str],
    near: frozenset[str],
    fact: Fact | None,
    question: Question | None,
) -> Form:
    """The form of a term of these parts (`claims.term.Term` says what they are)."""
    if question is not None:
        return Form(kind, normal, keys, near, fact, question, keys | question.refuted_by)
    if fact is None or kind in ("word", "name"):
        return _word_form(kind, normal, keys, near)
    return _fact_form(kind, normal, keys, near, replace(fact, char_start=0, char_end=0))


@lru_cache(maxsize=KEPT)
def _word_form(kind: TermKind, normal: str, keys: frozenset[str], near: frozenset[str]) -> Form:
    meeting = {normal, *keys, *near}
    if kind == "word":
        meeting |= {character for character in normal if "一" <= character <= "鿿"}
    elif kind == "name":
        meeting |= set(normal)
    else:
        meeting.add(f"kind:{kind}")
    return Form(kind, normal, keys, near, None, None, frozenset(meeting))


@lru_cache(maxsize=KEPT)
def _fact_form(kind: TermKind, normal: str, keys: frozenset[str], near: frozenset[str], fact: Fact) -> Form:
    meeting = {normal, *keys, *near, f"kind:{kind}"}
    return Form(kind, normal, keys, near, fact, None, frozenset(meeting))
