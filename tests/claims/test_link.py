"""Links: what is close enough, and the bound that spares the rest."""

from pathlib import Path

import pytest

from claims.alignment import align, most_that_meets
from claims.claim import read_claims
from claims.evidence import evidence_of
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.identity import other_fact
from claims.link import closeness, least_worth_ranking, links, most_closeness, ranked, score, weights
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
    for pair in candidates:
        sides = pair.left, pair.right, pair.context
        assert align(*sides).mass <= most_that_meets(*sides) + 1e-9


def test_a_pair_is_no_closer_than_its_bound_unless_it_cannot_be_a_link(candidates: list[Pair]) -> None:
    spared = 0
    for pair in candidates:
        most = most_closeness(pair)
        spared += most < least_worth_ranking()
        assert most == 0.0 or closeness(evidence_of(pair)) <= most
    assert spared > len(candidates) / 4


def test_the_bound_loses_no_link(candidates: list[Pair]) -> None:
    everything = [score(e) for e in map(evidence_of, candidates) if other_fact(e) is None]
    kept = [link for link in ranked(everything) if link.score >= weights().linked]
    assert [(link.left, link.right, link.score) for link in links(candidates)] == [
        (link.left, link.right, link.score) for link in kept
    ]
