"""Links: what is close enough, and the bound that spares the rest."""

from pathlib import Path

import pytest

from claims.alignment import align, nearness, weights_of
from claims.bound import bounds
from claims.claim import read_claims
from claims.evidence import evidence_of
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.identity import other_fact
from claims.link import closeness, least_worth_ranking, links, ranked, score, weights, worth_aligning
from claims.pair import Pair, pairs
from claims.sentence import sentences
from ingest.manifest import load
from ingest.reading import article_of

SOURCES = Path(__file__).parents[2] / "sources"


@pytest.fixture(scope="module")
def candidates() -> list[Pair]:
    """The candidate pairs of the demonstration's second event."""
    read: list[Assertion] = []
    for entry in load(SOURCES / "d2_harbour_collision").entries:
        units = sentences(article_of(entry))
        read += assertions(units, read_claims(units))
    return pairs(read)


def test_no_alignment_meets_in_more_than_its_bound(candidates: list[Pair]) -> None:
    assert len(candidates) > 1_000
    bound = bounds(candidates)
    for pair, mass, lesser, greater in zip(candidates, bound.mass, bound.lesser, bound.greater, strict=True):
        assert align(pair.left, pair.right, pair.context).mass <= mass + 1e-9
        weights = sorted(sum(weights_of(side, pair.context)) for side in (pair.left, pair.right))
        assert (lesser, greater) == pytest.approx(tuple(weights))


def test_a_bound_does_not_hang_on_the_pairs_beside_it(candidates: list[Pair]) -> None:
    together = bounds(candidates).mass
    for place in range(0, len(candidates), 50):
        assert bounds([candidates[place]]).mass[0] == pytest.approx(together[place])


def test_two_words_are_as_near_whichever_stands_left(candidates: list[Pair]) -> None:
    for pair in candidates[::20]:
        for one in pair.left.terms:
            for other in pair.right.terms:
                assert nearness(one, other) == nearness(other, one)


def test_what_is_not_worth_aligning_cannot_be_a_link(candidates: list[Pair]) -> None:
    worth = worth_aligning(candidates)
    spared = {id(pair) for pair in candidates} - {id(pair) for pair in worth}
    assert len(spared) > len(candidates) / 2
    for pair in candidates:
        if id(pair) in spared:
            assert closeness(evidence_of(pair)) < least_worth_ranking()


def test_the_bound_loses_no_link(candidates: list[Pair]) -> None:
    everything = [score(e) for e in map(evidence_of, candidates) if other_fact(e) is None]
    kept = [link for link in ranked(everything) if link.score >= weights().linked]
    assert [(link.left, link.right, link.score) for link in links(candidates)] == [
        (link.left, link.right, link.score) for link in kept
    ]
