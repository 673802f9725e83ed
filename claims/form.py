"""Term -> Form: what terms of one wording have in common, worked out once for all of them.

An event's words come again in most of its claims. How near two of them are, and what they can meet in, depends on
the words alone and not on where they stand: terms share one Form, by which this is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from claims.fact.fact import Fact
from claims.question import Question
from claims.unit import may_count_across, measure_of

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
    """Everything that it can meet another in at all: its wording and keys, its characters, and for facts their kind."""
    closely: frozenset[str]
    """What it can meet another in closely: for its characters, only what two words share that are near by them."""


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
        meeting = keys | question.refuted_by
        return Form(kind, normal, keys, near, fact, question, meeting, meeting)
    if fact is None or kind in ("word", "name"):
        return _word_form(kind, normal, keys, near)
    return _fact_form(kind, normal, keys, near, replace(fact, char_start=0, char_end=0))


@lru_cache(maxsize=KEPT)
def _word_form(kind: TermKind, normal: str, keys: frozenset[str], near: frozenset[str]) -> Form:
    named = keys | near | {normal}
    kanji = frozenset(character for character in normal if "一" <= character <= "鿿")
    if kind == "name":
        return Form(
            kind, normal, keys, near, None, None, named | set(normal), named | _parts_of_name(normal, kanji)
        )
    return Form(kind, normal, keys, near, None, None, named | kanji, named | _parts_of_word(normal, kanji))


def _parts_of_word(normal: str, kanji: frozenset[str]) -> frozenset[str]:
    """What a word shares with one that it is near by its characters (`claims.alignment`): one is part of the other, so
    that they share two characters side by side, a kanji among them; or they have the same kanji. Of four or more kanji
    nearly the same are near, too."""
    pairs = {f"c:{one}{other}" for one, other in pairwise(normal) if one in kanji or other in kanji}
    alike = {f"k:{''.join(sorted(kanji))}"} if kanji else set()
    return frozenset(pairs | alike | (kanji if len(kanji) >= FEWEST_NEARLY_ALIKE else set()))


# Of 4 and 5 kanji that have 4 in common, the share is as great as of the least near (.9 x 4 / 9); of fewer it is not,
# unless all are the same.
FEWEST_NEARLY_ALIKE = 4


def _parts_of_name(normal: str, kanji: frozenset[str]) -> frozenset[str]:
    """What a name shares with a word, or another name, that is part of it or it of that."""
    pairs = {f"{one}{other}" for one, other in pairwise(normal)}
    with_kanji = {f"c:{pair}" for pair in pairs if pair[0] in kanji or pair[1] in kanji}
    return frozenset(with_kanji | {f"n-n:{pair}" for pair in pairs})


@lru_cache(maxsize=KEPT)
def _fact_form(kind: TermKind, normal: str, keys: frozenset[str], near: frozenset[str], fact: Fact) -> Form:
    known = keys | near | {normal}
    closely = _measures_of(fact) if kind == "number" else {f"kind:{kind}"}
    return Form(kind, normal, keys, near, fact, None, known | {f"kind:{kind}"}, known | closely)


def _measures_of(fact: Fact) -> set[str]:
    """What a number shares with one of the same measure (`claims.figures.same_unit`): the measure itself, or that its
    unit may be a counted noun of the other language."""
    measure = {f"of:{measure_of(fact.unit)}"}
    return measure | {"kind:number"} if may_count_across(fact) else measure
