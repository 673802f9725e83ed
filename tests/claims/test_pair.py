"""From articles to verdicts: few pairs, in any order, and only within one happening."""

import random
from collections.abc import Sequence
from contextlib import closing

import pytest

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.engine import Embedded
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.link import links
from claims.pair import Blocking, beside, neighbours_together, of_one_circle, pairs, pairs_of, through_a_third
from claims.sentence import sentences
from claims.verdict import verdicts

FERRY = [
    "１７日午後５時３８分ごろ、愛媛県汐見市の沖でフェリー「あまね」と貨物船「第八栄丸」が衝突した。フェリーの乗客１２人がけがをした。",
    "フェリー「あまね」と貨物船「第八栄丸」が17日夕、汐見市の沖で衝突した。フェリーの乗客14人がけがをした。",
    "The ferry Amane and a freighter collided off Shiomi in Ehime Prefecture on Oct. 17. "
    "Twelve ferry passengers were injured.",
]
TAX = ["東浜市議会は17日、市民税を引き下げる条例案を可決した。川本花子市長は来年度から実施すると述べた。"]


def read(texts: Sequence[str]) -> list[Assertion]:
    found: list[Assertion] = []
    for number, text in enumerate(texts):
        outlet = Outlet(f"o{number}", f"第{number}新聞", "newspaper", f"p{number}")
        language = "en" if text.isascii() else "ja"
        article = Article(f"{number}.txt", outlet, text, None, None, "2025-10-18", "manifest", language)  # type: ignore[arg-type]
        units = sentences(article)
        found += assertions(units, read_claims(units))
    return found


def judged(found: Sequence[Assertion]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (v.link.left.claim.text, v.link.right.claim.text, v.outcome, v.kinds)
        for v in verdicts(links(pairs(found)))
    ]


def test_two_counts_of_the_injured_diverge_in_number() -> None:
    outcomes = [(outcome, kinds) for _, _, outcome, kinds in judged(read(FERRY[:2]))]
    assert ("diverges", ("number",)) in outcomes


def test_a_japanese_and_an_english_claim_of_one_fact_are_linked() -> None:
    found = judged(read([FERRY[0], FERRY[2]]))
    assert any("collided" in left + right and "衝突" in left + right for left, right, _, _ in found)


def test_articles_on_two_happenings_make_no_pair() -> None:
    assert pairs(read([FERRY[0], TAX[0]])) == []


def test_the_order_of_the_claims_does_not_matter() -> None:
    found = read(FERRY + TAX)
    shuffled = list(found)
    random.Random(7).shuffle(shuffled)
    assert judged(found) == judged(shuffled)


def test_pairs_of_a_fresh_article_are_those_of_a_full_run_that_touch_it() -> None:
    found = read(FERRY)
    fresh = found[0].claim.sentence.article.key
    every = {(p.left.key, p.right.key) for p in pairs(found) if fresh in (p.left.article, p.right.article)}
    assert {(p.left.key, p.right.key) for p in pairs(found, frozenset({fresh}))} == every


def test_no_claim_is_paired_with_its_own_article_and_each_pair_is_in_order() -> None:
    for pair in pairs(read(FERRY)):
        assert pair.left.article != pair.right.article
        assert pair.left.key < pair.right.key


def test_every_link_has_its_reasons_and_a_score_within_bounds() -> None:
    for link in links(pairs(read(FERRY))):
        assert 0 <= link.score <= 1
        assert {"words", "rank"} <= {reason.feature for reason in link.reasons}


def test_batches_hold_whole_pairs_of_articles_and_give_the_links_of_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = read(FERRY + TAX)
    at_once = sorted(links(pairs(found)), key=lambda link: (link.left.claim.key, link.right.claim.key))
    monkeypatch.setattr("claims.pair.PAIRS_A_BATCH", 1)
    monkeypatch.setattr("claims.pair.ARTICLE_PAIRS_A_JOIN", 1)
    monkeypatch.setattr("claims.pair.PROFILES_KEPT", 1)
    with closing(Blocking(found, Embedded())) as blocking:
        batches = list(blocking.batches(blocking.related))
    assert len(batches) > 1
    assert all(len({(pair.left.article, pair.right.article) for pair in batch}) <= 2 for batch in batches)
    in_batches = [link for batch in batches for link in links(batch)]
    assert sorted(in_batches, key=lambda link: (link.left.claim.key, link.right.claim.key)) == at_once


def test_a_batch_taken_apart_gives_its_pairs_on_another_machine() -> None:
    found = read(FERRY + TAX)
    with closing(Blocking(found, Embedded())) as blocking:
        here = links(next(blocking.batches(blocking.related)))
        batch = next(blocking.candidates(blocking.related, pairs_a_batch=1_000, article_pairs_a_join=1_000))
        claims, renumbered = blocking.apart(batch)
    there = links(pairs_of(claims, renumbered))
    assert there == here
    assert [link.shared for link in there] == [link.shared for link in here]
    assert len(claims) < len(found)  # Of the tax nothing is sent along.


def test_articles_of_one_happening_come_one_after_another() -> None:
    pairs_of_articles = [("a", "e"), ("b", "c"), ("b", "d"), ("e", "g"), ("f", "f"), ("c", "d")]
    ordered = neighbours_together(reversed(pairs_of_articles))
    assert ordered == [("a", "e"), ("e", "g"), ("b", "c"), ("b", "d"), ("c", "d"), ("f", "f")]


def test_two_articles_paired_with_one_other_are_joined_through_it() -> None:
    assert through_a_third([("a", "b"), ("b", "c"), ("d", "e")]) == {("a", "c")}


def test_articles_paired_with_much_the_same_others_are_of_one_circle() -> None:
    circle = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("b", "c")]
    assert ("a", "d") in of_one_circle(circle)
    # d shares one neighbour with x, who has four others of its own.
    outside = [*circle, *(("b", "x"), *((other, "x") for other in "pqrs"))]
    assert ("d", "x") not in of_one_circle(outside)


def test_what_stands_beside_a_copy_is_what_its_original_is_paired_with() -> None:
    paired = [("copy", "original"), ("original", "report"), ("other", "report")]
    assert beside([("copy", "original")], paired) == {("copy", "report")}
