"""Articles × Articles -> Context: what two articles have in common, before any two of their claims are compared.

Two claims in the same words are about one fact only when their articles report one happening. The context is local
to the two articles, so what was found for unchanged articles stays true whatever else is added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.fact.fact import Fact
from claims.term import Profile, Term

# A word must be at least this rare to tell one happening from another ("evacuate", not "say").
LEAST_RARITY = 0.5
# What two articles share counts by sort: a day or a full name says more than a word that a dictionary holds.
NAME_WEIGHT, DAY_WEIGHT, WORD_WEIGHT, GLOSS_WEIGHT = 1.0, 1.0, 0.5, 0.25
# Shared weight at which the affinity is one half: about three names and three rare words.
HALF_WAY = 4.0
EVIDENCE_SHOWN = 8
# Below this two articles have too little in common to report one happening.
LEAST_AFFINITY = 0.25
# A name or word that more articles than this hold brings no two of them together.
MOST_ARTICLES_A_MARK = 500


@dataclass(frozen=True, slots=True)
class Context:
    """What two articles have in common."""

    affinity: float
    """0 (nothing in common) to 1 (plainly the same happening)."""
    shared: tuple[str, ...]
    """What they share, strongest first, in readable form."""
    commonness: Mapping[str, float] = field(repr=False)
    """For each term's normal form, the share of the two articles' claims that hold it."""


SAME_ARTICLE = Context(1.0, (), {})
"""For two voices of one article, and for bare sentences that a person puts side by side."""


class Contexts:
    """The contexts among a set of claims, each worked out when first asked for."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._claims: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            self._claims[profile.article].append(profile)
        self._marks: dict[str, dict[str, float]] = {}
        self._known: dict[tuple[str, str], Context] = {}

    def between(self, one: str, other: str) -> Context:
        """The context of two articles, by their keys in any order."""
        if one == other:
            return SAME_ARTICLE
        one, other = sorted((one, other))
        if (one, other) not in self._known:
            self._known[one, other] = self._compare(one, other)
        return self._known[one, other]

    def related(self, fresh: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """The pairs of articles that have enough in common to report one happening, each once, and each article
        with itself for the documents it quotes.

        Articles meet in the marks they share; a mark of very many articles brings none together.
        """
        holders: dict[str, list[str]] = defaultdict(list)
        for article in sorted(self._claims):
            for mark in self._marks_of(article):
                holders[mark].append(article)
        for article in sorted(self._claims):
            if fresh is None or article in fresh:
                yield article, article
            met = {other for mark in self._marks_of(article) if len(holders[mark]) <= MOST_ARTICLES_A_MARK for other in holders[mark]}
            for other in sorted(met):
                if other > article and (fresh is None or article in fresh or other in fresh):
                    if self.between(article, other).affinity >= LEAST_AFFINITY:
                        yield article, other

    def claims_of(self, article: str) -> Sequence[Profile]:
        """The claims of one article."""
        return self._claims[article]

    def _compare(self, one: str, other: str) -> Context:
        ones, others = self._marks_of(one), self._marks_of(other)
        shared = {mark: min(ones[mark], others[mark]) for mark in ones.keys() & others.keys()}
        weight = sum(shared.values())
        smaller = min(sum(ones.values()), sum(others.values()))
        # A short article has little to share, so a like share of it counts as much as a like weight.
        affinity = max(weight / (weight + HALF_WAY), weight / smaller if smaller else 0.0)
        shown = sorted(shared, key=lambda mark: (-shared[mark], mark))[:EVIDENCE_SHOWN]
        return Context(affinity, tuple(mark.split(":", 1)[-1] for mark in shown), self._commonness(one, other))

    def _marks_of(self, article: str) -> dict[str, float]:
        if article not in self._marks:
            marks: dict[str, float] = {}
            for profile in self._claims[article]:
                for mark, weight in _marks(profile):
                    marks[mark] = max(marks.get(mark, 0.0), weight)
            self._marks[article] = marks
        return self._marks[article]

    def _commonness(self, one: str, other: str) -> dict[str, float]:
        claims = self._claims[one] + self._claims[other]
        counts = Counter(normal for profile in claims for normal in {term.normal for term in profile.terms})
        return {normal: count / len(claims) for normal, count in counts.items() if count > 1}


def _marks(profile: Profile) -> Iterable[tuple[str, float]]:
    """What marks a claim's happening out: names, rare words and their glosses, whole days."""
    for term in profile.terms:
        yield from _marks_of_term(term)
    for fact in profile.assertion.facts:
        if _is_day(fact):
            yield f"d:{fact.date_start}", DAY_WEIGHT


def _marks_of_term(term: Term) -> Iterable[tuple[str, float]]:
    if term.weight < LEAST_RARITY:
        return
    if term.kind in ("number", "date"):
        return
    if term.kind == "name":
        yield f"n:{term.normal}", NAME_WEIGHT * term.weight
        for key in term.keys:
            yield key, NAME_WEIGHT * term.weight / max(1, len(term.keys))
        return
    yield f"w:{term.normal}", WORD_WEIGHT * term.weight
    for key in term.keys:
        if key.startswith("g:") and " " not in key:
            yield key, GLOSS_WEIGHT * term.weight


def _is_day(fact: Fact) -> bool:
    return fact.kind == "date" and fact.date_start is not None and fact.date_start == fact.date_end
