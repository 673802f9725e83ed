"""Assertions -> Pairs: candidates for being about the same fact, few and complete, never all with all.

An engine finds the articles that share rare keys and, in those that report one happening, the claims that share
enough (`claims.blocking`). Pairs come in batches of whole pairs of articles, so that memory does not grow with
their number. Pairs within one voice are left out: an outlet does not confirm itself.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, combinations, pairwise
from typing import NamedTuple

import numpy as np

from claims.blocking import Numbers, Place, blocks
from claims.context import NEARLY_ALL, Context, Contexts
from claims.engine import Embedded, Engine
from claims.fact.fact import Assertion
from claims.term import Profile, profiles_of
from claims.uncollected import set_aside, take_back, uncollected

# Pairs of articles whose claims are joined in one go: some hundred thousand rows of numbers.
ARTICLE_PAIRS_A_JOIN = 2_000
# A batch ends with the pair of articles that brings it to so many pairs: those that are laid side by side
# (`claims.evidence`), one in twelve, take about 40 MB.
PAIRS_A_BATCH = 50_000
# Two articles that have less in common than those of one happening (`claims.context`), but are paired with much the
# same others, are compared too: on six practice events five pairs of articles more, and four pairs of claims that were
# missed before. Among many articles it asks for more (`claims.context`).
LEAST_CIRCLE = 0.5
LEAST_AFFINITY_JOINED = 0.15
# Profiles kept for the next pairs of their article; each takes about 4 kB, with what links add to it (on 22,639 claims
# of `benchmarks/corpus.py`). With 20,000 kept, three of four were made twice at 100,000 sentences.
PROFILES_KEPT = 150_000


class Pair(NamedTuple):
    """Two claims of different voices that share enough keys; left has the smaller claim key."""

    left: Profile
    right: Profile
    context: Context


ArticlePair = tuple[str, str]
"""The keys of two articles, the smaller first; twice the same for an article that quotes documents."""


class Candidates(NamedTuple):
    """The claims of two articles that share enough keys, by their numbers."""

    articles: ArticlePair
    claims: Numbers
    """Two columns, the left claim and the right: a row for each pair. A claim of a smaller number has a smaller key."""


def article_pair(left: Assertion, right: Assertion) -> ArticlePair:
    """The pair of articles that two claims belong to."""
    one, other = sorted(side.claim.sentence.article.key for side in (left, right))
    return one, other


def pairs(
    assertions: Iterable[Assertion], fresh: Collection[str] | None = None, engine: Engine | None = None
) -> list[Pair]:
    """The candidate pairs among claims, all at once.

    Args:
        assertions: all claims to compare.
        fresh: keys of articles; only pairs that touch one of them are made. None for all.
        engine: what runs the blocking; DuckDB in this process where left out. It is closed at the end.

    Returns:
        Pairs sorted by their claims' keys, each once; the same for any order of the claims.
    """
    blocking = Blocking(assertions, engine or Embedded())
    try:
        wanted = [pair for pair in blocking.related if fresh is None or pair[0] in fresh or pair[1] in fresh]
        found = [pair for batch in blocking.batches(wanted) for pair in batch]
    finally:
        blocking.close()
    return sorted(found, key=lambda pair: (pair.left.key, pair.right.key))


class Blocking:
    """The candidate pairs among some claims, by pairs of articles.

    Args:
        assertions: all claims to compare, in any order.
        engine: what runs the blocking; `close` closes it.
    """

    def __init__(self, assertions: Iterable[Assertion], engine: Engine) -> None:
        self._engine = engine
        self._shelf = Shelf(assertions)
        self._contexts = Contexts()
        with uncollected():
            engine.put(blocks(self._placed()))
            set_aside()

    def _placed(self) -> Iterator[tuple[Place, Profile]]:
        """Every claim with its numbers, article after article; the context of each article is noted on the way."""
        voice_of: dict[tuple[str, int], int] = {}
        for number, article in enumerate(self._shelf.articles):
            profiles = self._shelf.of(article)
            self._contexts.add(article, list(profiles.values()))
            for claim, profile in profiles.items():
                yield Place(claim, number, voice_of.setdefault(profile.voice, len(voice_of))), profile

    @cached_property
    def related(self) -> list[ArticlePair]:
        """The pairs of articles to compare, sorted: those that share rare keys and report one happening, those that do
        so through a third (in two languages, or where one is akin to the third as a copy is to its original) or through
        a circle of others, and each article with itself that quotes documents."""
        named = np.array(self._shelf.articles, object)
        left, right = self._engine.met().T
        found = self._contexts.of_one_happening(zip(named[left], named[right], strict=True))
        # Two languages share few of their rarest keys, and of a copy the rarest are those that its original has: an
        # article that both are akin to joins them.
        copies = {pair for pair in found if self._contexts.affinity(*pair) >= NEARLY_ALL}
        further = {pair for pair in through_a_third(found) - found if self._contexts.in_two_languages(*pair)}
        found |= self._contexts.of_one_happening(further | (beside(copies, found) - found))
        # A short text has less in common with any other: much the same others join it.
        found |= self._contexts.of_one_happening(of_one_circle(found) - found, LEAST_AFFINITY_JOINED)
        return sorted(found | {(article, article) for article in named if self._shelf.quotes(article)})

    def batches(self, article_pairs: Collection[ArticlePair]) -> Iterator[list[Pair]]:
        """The candidate pairs of these pairs of articles, each batch holding whole pairs of articles."""
        for batch in self.candidates(article_pairs, PAIRS_A_BATCH, ARTICLE_PAIRS_A_JOIN):
            yield _pairs(batch, self._shelf, self._contexts)

    def candidates(
        self, article_pairs: Collection[ArticlePair], pairs_a_batch: int, article_pairs_a_join: int
    ) -> Iterator[list[Candidates]]:
        """The same by numbers alone.

        Args:
            pairs_a_batch: a batch ends with the pair of articles that brings it to so many pairs of claims.
            article_pairs_a_join: how many pairs of articles the engine is asked about in one go.
        """
        joined = self._joined(neighbours_together(article_pairs), article_pairs_a_join)
        batch: list[Candidates] = []
        held = 0
        for found in joined:
            batch.append(found)
            held += len(found.claims)
            if held >= pairs_a_batch:
                yield batch
                batch, held = [], 0
        if batch:
            yield batch

    def _joined(self, article_pairs: Sequence[ArticlePair], at_once: int) -> Iterator[Candidates]:
        """The pairs of articles of which claims share enough."""
        for start in range(0, len(article_pairs), at_once):
            yield from self._join(article_pairs[start : start + at_once])

    def _join(self, article_pairs: Sequence[ArticlePair]) -> Iterator[Candidates]:
        numbers = [[self._shelf.number_of[article] for article in pair] for pair in article_pairs]
        rows = self._engine.candidates(np.array(numbers))
        first = np.flatnonzero(np.diff(rows[:, 0], prepend=-1))
        for start, end in pairwise([*first.tolist(), len(rows)]):
            yield Candidates(article_pairs[rows[start, 0]], rows[start:end, 1:])

    def apart(self, batch: Sequence[Candidates]) -> tuple[list[Assertion], list[Candidates]]:
        """All that the pairs of a batch are made from (`pairs_of`): the claims of its articles, sorted by key, and the
        batch by the numbers of these claims among themselves."""
        articles = {article for found in batch for article in found.articles}
        claims = dict(sorted(chain.from_iterable(map(self._shelf.numbered, articles))))
        numbers = np.array(list(claims))
        renumbered = [Candidates(pair, np.searchsorted(numbers, rows)) for pair, rows in batch]
        return list(claims.values()), renumbered

    def close(self) -> None:
        """Frees what the engine holds."""
        take_back()
        self._engine.close()


@uncollected()
def pairs_of(assertions: Iterable[Assertion], batch: Sequence[Candidates]) -> list[Pair]:
    """The pairs of a batch that was taken apart (`Blocking.apart`), on whatever machine.

    Args:
        assertions: all claims of the articles of the batch, in any order.
        batch: by the numbers of these claims in the order of their keys.

    Returns:
        What `Blocking.batches` gives for it: profiles hang on their own article alone, and contexts on their two.
    """
    shelf, contexts = Shelf(assertions), Contexts()
    for article in shelf.articles:
        contexts.add(article, list(shelf.of(article).values()))
    return _pairs(batch, shelf, contexts)


@uncollected()
def _pairs(batch: Iterable[Candidates], shelf: Shelf, contexts: Contexts) -> list[Pair]:
    made: list[Pair] = []
    for (one, other), rows in batch:
        context = contexts.between(one, other)
        profiles = {**shelf.of(one), **shelf.of(other)}
        made += [Pair(profiles[left], profiles[right], context) for left, right in rows.tolist()]
    return made


class Shelf:
    """Claims by article, with their profiles made when asked for and kept as long as there is room."""

    def __init__(self, assertions: Iterable[Assertion]) -> None:
        self._claims: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in assertions:
            self._claims[assertion.claim.sentence.article.key].append(assertion)
        self.articles = sorted(self._claims)
        """Their keys."""
        self.number_of = {article: number for number, article in enumerate(self.articles)}
        keys = sorted(assertion.claim.key for claims in self._claims.values() for assertion in claims)
        self._claim_number = {key: number for number, key in enumerate(keys)}
        self._made: OrderedDict[str, dict[int, Profile]] = OrderedDict()
        self._count = 0

    def of(self, article: str) -> dict[int, Profile]:
        """The profiles of an article's claims by their numbers, in order: a smaller number means a smaller key."""
        if article in self._made:
            self._made.move_to_end(article)
            return self._made[article]
        profiles = {
            self._claim_number[profile.key]: profile for profile in profiles_of(self._claims[article])
        }
        self._made[article] = profiles
        self._count += len(profiles)
        while self._count > PROFILES_KEPT and len(self._made) > 1:
            self._count -= len(self._made.popitem(last=False)[1])
        return profiles

    def numbered(self, article: str) -> Iterator[tuple[int, Assertion]]:
        """The claims of an article, each with its number."""
        return ((self._claim_number[assertion.claim.key], assertion) for assertion in self._claims[article])

    def quotes(self, article: str) -> bool:
        """Whether an article speaks in more than one voice."""
        return len({assertion.claim.sentence.voice for assertion in self._claims[article]}) > 1


def through_a_third(article_pairs: Iterable[ArticlePair]) -> set[ArticlePair]:
    """The pairs of articles that are both paired with one other, the smaller first."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for one, other in article_pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    return {pair for near in neighbours.values() for pair in combinations(sorted(near), 2)}


def of_one_circle(article_pairs: Iterable[ArticlePair]) -> set[ArticlePair]:
    """The pairs of articles that are paired with much the same others (Jaccard 1901), the smaller first."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for one, other in article_pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    joined = {pair for near in neighbours.values() for pair in combinations(sorted(near), 2)}
    return {
        (one, other)
        for one, other in joined
        if len(neighbours[one] & neighbours[other]) >= LEAST_CIRCLE * len(neighbours[one] | neighbours[other])
    }


def beside(close: Iterable[ArticlePair], article_pairs: Iterable[ArticlePair]) -> set[ArticlePair]:
    """The pairs of an article with what an article close to it is paired with, the smaller first."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for one, other in article_pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    found = set()
    for one, other in close:
        for here, there in ((one, other), (other, one)):
            found |= {(min(here, far), max(here, far)) for far in neighbours[there] if far != here}
    return found


def neighbours_together(article_pairs: Iterable[ArticlePair]) -> list[ArticlePair]:
    """Pairs of articles in an order that takes one happening after another, so that profiles are made once."""
    root: dict[str, str] = {}

    def root_of(article: str) -> str:
        while (above := root.setdefault(article, article)) != article:
            root[article] = article = root[above]
        return article

    ordered = sorted(article_pairs)
    for one, other in ordered:
        first, last = sorted((root_of(one), root_of(other)))
        root[last] = first
    return sorted(ordered, key=lambda pair: (root_of(pair[0]), pair))
