"""Claims and Articles -> shares: how much of what a claim speaks of another article speaks of anywhere.

Whoever wants to know whether an article leaves something out looks through all of it for the words that no paraphrase
can avoid: the names, days and figures, the rare words. They need not stand in one sentence.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from claims.alignment import nearness
from claims.article import Article
from claims.fact.fact import Assertion
from claims.term import Profile, Term, index_of, profile_of
from claims.text import fold

# A word that every claim of its article holds keeps this share of its weight: the event's subject is no news.
LEAST_TELLING = 0.1


class Mentions:
    """The words of the articles of one event, read when first asked for."""

    def __init__(self, claims: Mapping[Article, Sequence[Assertion]]) -> None:
        self._claims = claims
        self._article = lru_cache(maxsize=None)(self._words)

    def share(self, assertion: Assertion, other: Article) -> float:
        """The share of a claim's telling words that the other article has, by weight, 0 to 1; 1 for a claim without
        any."""
        terms, counts = self._own(assertion)
        words = self._article(other)
        weights = [term.weight * counts.telling(term) for term in terms]
        met = sum(
            weight * words.nearest(term) for term, weight in zip(terms, weights, strict=True) if weight > 0
        )
        return met / sum(weights) if any(weights) else 1.0

    def _own(self, assertion: Assertion) -> tuple[tuple[Term, ...], _Words]:
        return profile_of(assertion).own_terms, self._article(assertion.claim.sentence.article)

    def _words(self, article: Article) -> _Words:
        return _Words(article, [profile_of(assertion) for assertion in self._claims[article]])


class _Words:
    """What one article speaks of."""

    def __init__(self, article: Article, profiles: Sequence[Profile]) -> None:
        self._text = fold(article.text).lower()
        self._claims = len(profiles)
        self._counts = Counter(
            normal for profile in profiles for normal in {term.normal for term in profile.own_terms}
        )
        terms = {(term.kind, term.normal): term for profile in profiles for term in profile.terms}
        self._met_in: dict[str, list[Term]] = defaultdict(list)
        for term in terms.values():
            for key in index_of([term]):
                self._met_in[key].append(term)

    def telling(self, term: Term) -> float:
        """How much a word of this article tells one of its claims from the others, as inverse claim frequency."""
        count = self._counts[term.normal]
        if count < 1 or self._claims < 2:
            return 1.0
        return max(LEAST_TELLING, math.log(self._claims / count) / math.log(self._claims))

    def nearest(self, term: Term) -> float:
        """How near the nearest word of this article comes to a term, 0 to 1."""
        if len(term.surface) > 1 and fold(term.surface).lower() in self._text:
            return 1.0
        candidates = {id(other): other for key in index_of([term]) for other in self._met_in.get(key, ())}
        return max((nearness(term, other) for other in candidates.values()), default=0.0)
