"""Verdicts -> Storylines: articles that tell, claim by claim and in the same order, what another tells.

Two reporters of one happening share its core, and each brings home something else. Whoever only retells has next to
nothing else: nearly each of its claims is a claim of the other text, in whatever words, and they stand in its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from claims.article import Article
from claims.claim import Claim
from claims.fact.fact import Assertion, by_article
from claims.origin.derivation import AlignedSpan
from claims.origin.longest import longest_rising
from claims.verdict import Verdict

# The least share of an article's claims that the other tells too, and that stand in its order. `tests/eval/retold` has
# pairs of reports, half of them by retelling, half of them looked at while this was set.
LEAST_TOLD = 0.7
LEAST_IN_ORDER = 0.6
# Fewer claims in one order are the plain order of who, where and when.
FEWEST_IN_ORDER = 6
FEWEST_WORDED = 3


@dataclass(frozen=True, slots=True)
class Storyline:
    """What one article tells of another's claims."""

    left: Article
    right: Article
    claims: int
    """Of the left article, what an official document tells both left out."""
    told: int
    """Of these, how many the right one tells too."""
    spans: tuple[AlignedSpan, ...]
    """The longest chain of these that stand in the same order in both, or all where no order was asked for; `article`
    is left, `origin` is right."""
    in_order: bool = True

    @property
    def share(self) -> float:
        """The chain as a share of the left article's claims, 0 to 1."""
        return len(self.spans) / self.claims


def storylines(
    verdicts: Iterable[Verdict],
    assertions: Iterable[Assertion],
    pairs: Sequence[tuple[Article, Article]],
    documents: Mapping[Article, Set[Article]],
    worded: Collection[tuple[Article, Article]] = (),
) -> list[Storyline]:
    """Those of the pairs whose first article tells the second's matter claim by claim, and hardly anything else.

    Args:
        verdicts: all links between claims, in any order. Whether they agree is no matter: a retelling may be careless.
        assertions: all claims.
        pairs: the later article first.
        documents: for each article the official documents on its matter. Reporters who work apart from one document
            follow its order; so what stands in a document of both is left out.
        worded: those of the pairs that have much of their wording in common, though too little for a copy: there no
            order is asked for, for a brief is told anew in another order too.
    """
    asked = frozenset(pairs)
    issued = frozenset().union(*documents.values())
    beside: dict[tuple[Article, Article], list[_Beside]] = defaultdict(list)
    official: dict[tuple[Article, int], set[Article]] = defaultdict(set)
    for verdict in verdicts:
        a, b = verdict.link.left.claim, verdict.link.right.claim
        for one, other in ((a, b), (b, a)):
            pair = one.sentence.article, other.sentence.article
            if pair in asked:
                beside[pair].append(_Beside(one.position, -verdict.link.score, other.position, one, other))
            if pair[1] in issued:
                official[pair[0], one.position].add(pair[1])
    claims = by_article(assertions)
    found = []
    for (left, right), links in beside.items():
        common = documents.get(left, frozenset()) & documents.get(right, frozenset())
        places = (assertion.claim.position for assertion in claims.get(left, ()))
        own = {place for place in places if official.get((left, place), frozenset()).isdisjoint(common)}
        storyline = _storyline(left, right, own, links, (left, right) in worded)
        if storyline:
            found.append(storyline)
    return found


class _Beside(NamedTuple):
    """A claim of the left article beside one of the right, in the order of the text, the surest first."""

    place: int
    doubt: float
    """The link's score, negative."""
    other_place: int
    claim: Claim
    other: Claim


def _storyline(
    left: Article, right: Article, own: Set[int], links: Iterable[_Beside], worded: bool
) -> Storyline | None:
    best: dict[int, _Beside] = {}
    for link in sorted(links, key=itemgetter(0, 1, 2)):
        if link.place in own:
            best.setdefault(link.place, link)
    told = list(best.values())
    if worded and len(told) >= max(FEWEST_WORDED, LEAST_TOLD * len(own)):
        beside = tuple(_span(link.claim, link.other) for link in told)
        return Storyline(left, right, len(own), len(told), beside, in_order=False)
    if len(told) < max(FEWEST_IN_ORDER, LEAST_TOLD * len(own)):
        return None
    # Two claims may be one claim of the other text, so a place may stand twice.
    chain = [told[i] for i in longest_rising([(link.other_place, link.place) for link in told])]
    if len(chain) < max(FEWEST_IN_ORDER, LEAST_IN_ORDER * len(own)):
        return None
    spans = tuple(_span(link.claim, link.other) for link in chain)
    return Storyline(left, right, len(own), len(best), spans)


def _span(claim: Claim, other: Claim) -> AlignedSpan:
    return AlignedSpan(claim.char_start, claim.char_end, other.char_start, other.char_end)
