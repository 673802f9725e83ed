"""Evidence -> the words of two claims that are opposites: 引き上げた, 引き下げた."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from claims.alignment import KEPT
from claims.antonym import listed_sides, may_be_opposed, opposed
from claims.evidence import Evidence
from claims.gloss import antonyms
from claims.term import Profile, Term


def opposed_terms(evidence: Evidence, kind: str) -> tuple[Term, Term] | None:
    """A word of each claim that stand on two sides of a pair of opposites of a kind, where neither claim has both."""
    lefts, rights = evidence.pair.left.own_terms, evidence.pair.right.own_terms
    if not _may_hold_opposites(evidence.pair.left, evidence.pair.right, kind):
        return None
    # Of two opposites one at least has an opposite that is known of.
    telling_too = _with_opposites(evidence.pair.right)
    for one in lefts:
        for other in rights if may_be_opposed(one) else telling_too:
            if opposed(one, other, kind) and not (_both(one, lefts, kind) or _both(other, rights, kind)):
                return one, other
    return None


def _may_hold_opposites(left: Profile, right: Profile, kind: str) -> bool:
    """Whether any word of one claim has an opposite among those of the other, by one list or by the dictionary."""
    sides, other_sides = _sides(left, kind), _sides(right, kind)
    if any((pair, not side) in other_sides for pair, side in sides):
        return True
    (words, opposites), (other_words, other_opposites) = _opposites(left), _opposites(right)
    return not words.isdisjoint(other_opposites) or not other_words.isdisjoint(opposites)


@lru_cache(maxsize=2 * KEPT)
def _sides(profile: Profile, kind: str) -> frozenset[tuple[int, bool]]:
    """The listed pairs of opposites that a claim's own words stand in, and on which side."""
    return frozenset(side for term in profile.own_terms for side in listed_sides(term, kind))


@lru_cache(maxsize=KEPT)
def _opposites(profile: Profile) -> tuple[frozenset[str], frozenset[str]]:
    """A claim's own words, and what the dictionary says are their opposites."""
    words = frozenset(term.normal for term in profile.own_terms)
    return words, frozenset(opposite for word in words for opposite in antonyms(word))


@lru_cache(maxsize=KEPT)
def _with_opposites(profile: Profile) -> tuple[Term, ...]:
    """The own words of a claim that have an opposite; two words of which none has are no opposites."""
    return tuple(filter(may_be_opposed, profile.own_terms))


def _both(term: Term, terms: Iterable[Term], kind: str) -> bool:
    """Whether a claim that holds a word holds an opposite of it too: 賛成24、反対16."""
    return any(opposed(term, other, kind) for other in terms)
