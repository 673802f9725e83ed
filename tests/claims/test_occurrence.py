"""Two fires at one mill are two occurrences, and a follow-up is none of its own."""

from __future__ import annotations

from datetime import date

import pytest

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.coverage import events
from claims.event import kinships
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.link import links
from claims.occurrence import occurrence_of
from claims.pair import pairs
from claims.sentence import sentences

FIRST = (
    "５日午前９時ごろ、山吹市緑町の製紙工場「緑製紙」で火災があり、従業員３人が煙を吸って病院に運ばれた。\n"
    "山吹市消防本部によると、倉庫に積まれていた古紙約４０トンが燃え、消防車１８台が出動した。\n"
)
AGAIN = (
    "１２日午後２時ごろ、山吹市緑町の製紙工場「緑製紙」で火災があり、従業員１人が手にやけどをして病院に運ばれた。\n"
    "山吹市消防本部によると、乾燥機の付近が燃え、消防車１０台が出動した。\n"
)
BESIDE_AGAIN = (
    "山吹市緑町の緑製紙の工場で１２日、乾燥機から火が出て、従業員１人がやけどを負った。"
    "５日にも倉庫で火災があった。\n"
)
FOLLOW_UP = (
    "山吹市緑町の緑製紙の工場で従業員３人が搬送された火災で、市消防本部は８日、"
    "配線から出火した可能性があると明らかにした。\n"
)


def told(text: str, published: str | None, outlet: str = "a") -> list[Assertion]:
    house = Outlet(outlet, outlet, "newspaper", outlet)
    units = sentences(Article(f"{outlet}.txt", house, text, published=published, published_basis="manifest"))
    return list(assertions(units, read_claims(units)))


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (FIRST, "2025-06-05", 5),
        (AGAIN, "2025-06-13", 12),
        (BESIDE_AGAIN, "2025-06-13", 12),
        (FOLLOW_UP, "2025-06-09", None),
        (FIRST, "2025-06-20", None),
        (FIRST, None, None),
        ("電車がトラックと衝突して脱線した事故で、鉄道会社は６日、運転を再開した。\n", "2025-06-06", None),
        ("A fire broke out at the mill on June 5, and three workers were hurt.\n", "2025-06-05", 5),
    ],
)
def test_what_just_happened_is_what_the_lead_says_took_place(
    text: str, published: str | None, day: int | None
) -> None:
    found = occurrence_of(told(text, published))
    assert (found.day if found else None) == (date(2025, 6, day) if day else None)


def test_two_fires_a_week_apart_are_two_events_and_none_of_their_claims_are_linked_but_those_of_one_day() -> (
    None
):
    first, again = told(FIRST, "2025-06-05", "a"), told(AGAIN, "2025-06-12", "b")
    beside = told(BESIDE_AGAIN, "2025-06-13", "c")
    every = [*first, *again, *beside]
    linked = links(pairs(every))
    crossing = {
        frozenset((link.left.claim.text, link.right.claim.text))
        for link in linked
        if "a.txt" in {side.claim.sentence.article.file for side in (link.left, link.right)}
    }
    assert crossing
    assert all(any("５日" in text for text in texts) for texts in crossing)
    articles = [claims[0].claim.sentence.article for claims in (first, again, beside)]
    happenings = events(articles, kinships(articles, every, ()))
    assert sorted(len(event.articles) for event in happenings) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        (
            "14日午前6時12分ごろ、輪島市で震度4の地震があった。",
            "15日午後11時5分ごろ、輪島市で震度4の地震があった。",
            True,
        ),
        ("14日午後11時50分ごろ、輪島市で地震があった。", "15日未明、輪島市で地震があった。", False),
        ("14日、輪島市で地震があった。", "15日、輪島市で地震があった。", False),
        ("14日朝、緑町の工場で火災があった。", "14日夜、緑町の工場で火災があった。", True),
        (
            "14日、福原地裁は男に懲役3年の判決を言い渡した。",
            "15日、福原地裁は男に懲役2年の判決を言い渡した。",
            True,
        ),
        ("14日、福原地裁は男に懲役3年の判決を言い渡した。", "14日、男の判決公判が福原地裁であった。", False),
    ],
)
def test_hours_far_apart_and_two_court_days_are_two(one: str, other: str, two: bool) -> None:
    left, right = (occurrence_of(told(text, "2025-06-15")) for text in (one, other))
    assert left
    assert right
    assert left.is_another_than(right) == right.is_another_than(left) == two
