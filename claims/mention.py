"""Claims and Articles -> shares: how much of what a claim speaks of another article speaks of anywhere.

Whoever wants to know whether an article leaves something out looks through all of it for the words that no paraphrase
can avoid: the names, days and figures, the rare words. They need not stand in one sentence.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.alignment import nearness
from claims.article import Article
from claims.fact.fact import Assertion
from claims.form import Form
from claims.term import Term, profile_of
from claims.text import fold
from claims.wordlist import word_list

# A word that every claim of its article holds keeps this share of its weight: the event's subject is no news.
LEAST_TELLING = 0.1


@dataclass(frozen=True, slots=True)
class Mention:
    """How much of what a claim speaks of another article speaks of."""

    share: float
    """By weight of the claim's telling words, anywhere in the article, 0 to 1; 1 for a claim without any, and for one
    that says only who told."""
    passage: Assertion | None
    """The claim of the other article that speaks of most of it; None where none speaks of any."""


class Mentions:
    """The words of the articles of one event, read when first asked for."""

    def __init__(self, claims: Mapping[Article, Sequence[Assertion]]) -> None:
        self._claims = claims
        self._article = lru_cache(maxsize=None)(self._words)
        self._asked: dict[str, _Asked] = {}

    def of(self, assertion: Assertion, other: Article) -> Mention:
        """What another article speaks of that a claim speaks of."""
        asked = self._asked_of(assertion)
        if not asked.total:
            return Mention(1.0, None)
        words = self._article(other)
        met = 0.0
        by_claim: dict[int, float] = defaultdict(float)
        for term, weight in asked.weights:
            nearest = words.nearest(term)
            met += weight * max(nearest.values(), default=0.0)
            for claim, near in nearest.items():
                by_claim[claim] += weight * near
        by_claim.pop(ANYWHERE, None)
        best = max(by_claim, key=lambda claim: (by_claim[claim], -claim), default=None)
        return Mention(met / asked.total, None if best is None else words.claims[best])

    def with_figure_of(self, assertion: Assertion, other: Article) -> Assertion | None:
        """The first claim of another article that holds a figure which hardly two things have in common: what words
        cannot show, a translation or a loose paraphrase, a figure can."""
        figures = frozenset(_telling_figures(assertion))
        if not figures:
            return None
        claims = (claim for claim in self._claims[other] if not figures.isdisjoint(_telling_figures(claim)))
        return next(claims, None)

    def _asked_of(self, assertion: Assertion) -> _Asked:
        """The words of a claim that other articles are asked for, worked out once for all of them."""
        found = self._asked.get(assertion.claim.key)
        if found is None:
            terms, own = profile_of(assertion).own_terms, self._article(assertion.claim.sentence.article)
            asked = () if _names_its_source_only(assertion, terms) else terms
            weights = [(term, term.weight * own.telling(term)) for term in asked]
            found = _Asked(weights, sum(weight for _, weight in weights))
            self._asked[assertion.claim.key] = found
        return found

    def _words(self, article: Article) -> _Words:
        return _Words(article, self._claims[article])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a claim speaks of."""

    weights: Sequence[tuple[Term, float]]
    """Its words with their weights; none for one that says only who told."""
    total: float


def _telling_figures(assertion: Assertion) -> Iterator[tuple[float, str]]:
    """The exact numbers of a claim that have enough digits, with their units where both languages write them alike."""
    for fact in assertion.of_kind("number"):
        if fact.low is not None and fact.low == fact.high and _digits(fact.low) >= FEWEST_DIGITS:
            yield fact.low, fact.unit if fact.unit in ALIKE else ""


def _digits(number: float) -> int:
    """How many digits a number has, the zeros at both ends left out: 1200 has two, 0.35 too."""
    return len(f"{abs(number):.10f}".replace(".", "").strip("0"))


def _names_its_source_only(assertion: Assertion, terms: Sequence[Term]) -> bool:
    """複数の関係者が明らかにした: what they told stands in the sentence before, and is asked for there."""
    subject, start = assertion.claim.subject, assertion.claim.subject_start
    if subject is None or start is None:
        return False
    inside = range(start, start + len(subject))
    rest = [term for term in terms if term.start not in inside]
    return bool(rest) and all({term.surface, term.normal} & word_list("telling_verbs.txt") for term in rest)


FEWEST_DIGITS = 2
ALIKE = frozenset({"%"})

# Stands for the whole text where a word is printed outside every claim.
ANYWHERE = -1


class _Words:
    """What one article speaks of."""

    def __init__(self, article: Article, claims: Sequence[Assertion]) -> None:
        self.claims = claims
        profiles = [profile_of(assertion) for assertion in claims]
        self._text = fold(article.text).lower()
        self._counts = Counter(
            normal for profile in profiles for normal in {term.normal for term in profile.own_terms}
        )
        self._holders: dict[tuple[str, str], set[int]] = defaultdict(set)
        terms: dict[tuple[str, str], Term] = {}
        for place, profile in enumerate(profiles):
            for term in profile.terms:
                terms[term.kind, term.normal] = term
                self._holders[term.kind, term.normal].add(place)
        self._nearest: dict[tuple[Form, str], dict[int, float]] = {}
        self._met_in: dict[str, list[Term]] = defaultdict(list)
        for term in terms.values():
            for key in term.form.meeting:
                self._met_in[key].append(term)

    def telling(self, term: Term) -> float:
        """How much a word of this article tells one of its claims from the others, as inverse claim frequency."""
        count = self._counts[term.normal]
        if count < 1 or len(self.claims) < 2:
            return 1.0
        return max(LEAST_TELLING, math.log(len(self.claims) / count) / math.log(len(self.claims)))

    def nearest(self, term: Term) -> dict[int, float]:
        """How near the nearest word of each claim comes to a term, by the claim's place, where one does at all."""
        asked = term.form, term.surface
        if asked not in self._nearest:
            self._nearest[asked] = self._looked_up(term)
        return self._nearest[asked]

    def _looked_up(self, term: Term) -> dict[int, float]:
        found: dict[int, float] = {}
        if len(term.surface) > 1 and fold(term.surface).lower() in self._text:
            found[ANYWHERE] = 1.0
        candidates = {id(other): other for key in term.form.meeting for other in self._met_in.get(key, ())}
        for other in candidates.values():
            near = nearness(term, other)
            if near:
                for place in self._holders[other.kind, other.normal]:
                    found[place] = max(near, found.get(place, 0.0))
        return found
