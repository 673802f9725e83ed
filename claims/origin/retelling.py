"""Bodies -> Retellings: articles that tell the same in the same order, in rare words that both share, and add nothing.

Reporters who work apart share many words and put them in their own order. So the words that each text has
exactly once are lined up, and what counts is how far the longest chain that stands in the same order in both
is longer than chance would make it. In a random order of n words it has about 2√n (Logan and Shepp 1977;
Vershik and Kerov 1977).

A match, a session of a council and a storm have an order of their own, though, which whoever was there follows. Who
was there brings home something that the other has not: somebody's words, or figures. A text that does is no retelling.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from rapidfuzz import fuzz

from claims.article import Article
from claims.origin.body import Body, letters_of
from claims.origin.derivation import AlignedSpan
from claims.origin.longest import longest_rising
from claims.rarity import rarity

_WORD = re.compile(r"[一-鿿々]{2,10}|[ァ-ヺー]{2,20}|[a-z]{5,20}")
# Bare figures, and words that everybody uses, stand in the order that the happening has itself. At .3 three rewritten
# reports made for the purpose are found and of four pairs of independent ones one is called rewritten, at .5 none of
# either.
LEAST_RARITY = 0.3
# Of the shorter text's words. Set on the visible events: retold documents reach .07 to .23, independent
# reports of one happening at most .02.
LEAST_SHARE = 0.06
# Fewer words in one order can be the plain order of who, where and when.
SHORTEST_CHAIN = 12
# Of a retelling's figures so many at most are not in the other: rounded, or reckoned from those that are.
MOST_NEW_FIGURES = 0.25
# How much of a quotation must stand in the other text, 0 to 100, to be from there; words are often cut and changed.
LEAST_QUOTED = 80


@dataclass(frozen=True)
class Words:
    """The words of a body in order, and where those stand that it has exactly once."""

    body: Body

    @cached_property
    def once(self) -> dict[str, tuple[int, int]]:
        """Each word that is not everybody's and stands once: its offsets in the body's letters, in their order."""
        return {
            word: place
            for word, place in self._found
            if self._counts[word] == 1 and rarity(word, "en" if word.isascii() else "ja") >= LEAST_RARITY
        }

    @property
    def all(self) -> Set[str]:
        """Every word of the body."""
        return self._counts.keys()

    @property
    def different(self) -> int:
        """How many different words the body has."""
        return len(self._counts)

    @cached_property
    def _found(self) -> list[tuple[str, tuple[int, int]]]:
        """No word runs on over something that was taken out: a comma, a line's end, a quotation."""
        places, letters = self.body.places, self.body.letters
        found: list[tuple[str, tuple[int, int]]] = []
        start = 0
        for end in range(1, len(letters) + 1):
            if end == len(letters) or places[end] != places[end - 1] + 1:
                matches = _WORD.finditer(letters, start, end)
                found += [(match[0], match.span()) for match in matches]
                start = end
        return found

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word for word, _ in self._found)


@dataclass(frozen=True, slots=True)
class Retelling:
    """A body that tells the same as another in one order."""

    left: Body
    """The retelling."""
    right: Body
    share: float
    """How much longer the chain is than chance would make it, as a share of the shorter text's words, 0 to
    1."""
    words: tuple[str, ...]
    """The chain."""
    spans: tuple[AlignedSpan, ...]
    """Where its words stand: `article` is left, `origin` is right."""


Figures = Set[tuple[float | None, float | None]]
"""The numbers of a text, each from its least to its greatest value."""


def retellings(
    bodies: Mapping[Article, Body],
    pairs: Iterable[tuple[Article, Article]],
    documents: Mapping[Article, Set[Article]],
    figures: Mapping[Article, Figures],
) -> list[Retelling]:
    """Those of the pairs whose first article keeps the order of the second far beyond chance, and adds nothing.

    Args:
        pairs: the later article first.
        documents: for each article the official documents on its matter. Reporters who work apart from one document
            follow its order; so what stands in a document of both is left out.
        figures: the numbers of each article; none for one whose claims have not been read.
    """
    words = {article: Words(body) for article, body in bodies.items()}
    found = []
    for left, right in pairs:
        if new_figures(figures.get(left, frozenset()), figures.get(right, frozenset())) > MOST_NEW_FIGURES:
            continue
        common = documents.get(left, frozenset()) & documents.get(right, frozenset())
        official = frozenset(word for document in common for word in words[document].all)
        found.append(_retelling(words[left], words[right], official))
    return [retelling for retelling in found if retelling is not None]


def _retelling(left: Words, right: Words, official: Set[str]) -> Retelling | None:
    shared = [word for word in left.once if word in right.once and word not in official]
    shorter = min(left.different, right.different)
    # The chain cannot be longer than the shared words: most pairs are dropped before it is sought.
    if len(shared) < max(SHORTEST_CHAIN, LEAST_SHARE * shorter):
        return None
    chain = [shared[i] for i in longest_rising([right.once[word][0] for word in shared])]
    share = (len(chain) - 2 * sqrt(len(shared))) / shorter
    if len(chain) < SHORTEST_CHAIN or share < LEAST_SHARE or adds_quotations(left.body, right.body):
        return None
    spans = tuple(
        AlignedSpan(*left.body.span(*left.once[word]), *right.body.span(*right.once[word])) for word in chain
    )
    return Retelling(left.body, right.body, round(min(1.0, share), 4), tuple(chain), spans)


def new_figures(left: Figures, right: Figures) -> float:
    """The share of the left text's figures that are not in the right one, 0 to 1."""
    return len(left - right) / max(1, len(left))


def adds_quotations(left: Body, right: Body) -> bool:
    """Whether the left text has somebody's words that the right one has not, in quotation marks or without."""
    theirs = letters_of(right.article.text)
    return any(fuzz.partial_ratio(words, theirs) < LEAST_QUOTED for words, _, _ in left.quotations)
