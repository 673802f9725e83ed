"""Whether two words are opposites: rise and fall, open and close, safe and hurt."""

from __future__ import annotations

from functools import lru_cache

from claims.form import Form
from claims.gloss import antonyms
from claims.term import Term
from claims.wording import normal_form
from claims.wordlist import read_table


def opposed(left: Term | Form, right: Term | Form, kind: str = "polarity") -> bool:
    """Whether two terms stand on two sides of one pair of opposites, in one language or across two.

    Args:
        kind: what claims with the two words differ in: "polarity" or "place".
    """
    return _opposed(left.normal, right.normal, kind)


def listed_sides(term: Term | Form, kind: str) -> frozenset[tuple[int, bool]]:
    """The listed pairs of opposites of a kind that a word stands in, and on which side."""
    return _table(kind).get(_side(term.normal), NONE)


@lru_cache(maxsize=100_000)
def _opposed(left: str, right: str, kind: str) -> bool:
    left_sides, right_sides = _table(kind).get(_side(left), NONE), _table(kind).get(_side(right), NONE)
    if any((pair, not side) in right_sides for pair, side in left_sides):
        return True
    if kind != "polarity" or _opposed(left, right, "place"):
        return False
    return right in antonyms(left) or left in antonyms(right)


def has_opposite(term: Term | Form) -> bool:
    """Whether a word stands in a pair of opposites at all."""
    return _has_opposite(term.normal)


@lru_cache(maxsize=100_000)
def _has_opposite(word: str) -> bool:
    return _side(word) in _listed()


def may_be_opposed(term: Term | Form) -> bool:
    """Whether a word has an opposite at all, listed or in the dictionary; two words without are no opposites."""
    return has_opposite(term) or bool(antonyms(term.normal))


def _side(word: str) -> str:
    """右足 and 右手首 stand on the right, as 右 does."""
    return word[0] if word[:1] in ("右", "左") and len(word) > 1 and word not in _listed() else word


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return frozenset(word for kind in KINDS for word in _table(kind))


KINDS = ("polarity", "place")
"""What claims with two opposite words differ in."""
NONE: frozenset[tuple[int, bool]] = frozenset()


@lru_cache(maxsize=2)
def _table(kind: str) -> dict[str, frozenset[tuple[int, bool]]]:
    """Each word -> the pairs it stands in, and on which side."""
    listed = read_table("antonyms.yml")[kind]
    table: dict[str, set[tuple[int, bool]]] = {}
    for number, pair in enumerate(listed):
        if len(pair) != 2 or not all(pair):
            raise ValueError(
                f"antonyms.yml: {kind}: entry {number + 1} needs two sides, each a list of words"
            )
        for side, words in enumerate(pair):
            for word in words:
                table.setdefault(normal_form(word), set()).add((number, bool(side)))
    return {word: frozenset(sides) for word, sides in table.items()}
