"""Why two claims are not linked."""

from __future__ import annotations

import pytest

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.sentence import sentences
from claims.unlinked import unlinked


def claims_of(outlet: str, text: str) -> tuple[Assertion, ...]:
    article = Article(
        f"{outlet}.txt", Outlet(outlet, outlet, "newspaper", outlet), text, published="2025-06-20"
    )
    units = sentences(article)
    return assertions(units, read_claims(units))


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("フェリー「あまね」が着岸した。", "フェリー「かなで」が着岸した。", "different ships"),
        ("会議は2013年10月に東京で開かれた。", "会議は2025年6月に東京で開かれた。", "too far apart for one"),
        ("渡辺正臣船長が事情を聴かれた。", "高浜義朗議員が事情を聴かれた。", "different people"),
        ("フェリーが港に着いた。", "市長が予算案を示した。", "too far apart in meaning"),
    ],
)
def test_the_reason_is_told_as_a_person_would_say_it(left: str, right: str, why: str) -> None:
    (one,), (other,) = claims_of("toto", left), claims_of("minato", right)
    found = unlinked([one, other], one.claim.key, other.claim.key)
    assert why in found.why
    assert found.closeness is not None
    assert found == unlinked([other, one], other.claim.key, one.claim.key)


def test_claims_of_one_article_are_not_compared() -> None:
    one, other = claims_of("toto", "フェリーが港に着いた。乗客が降りた。")
    found = unlinked([one, other], one.claim.key, other.claim.key)
    assert "not compared" in found.why
    assert found.closeness is None


def test_a_claim_that_nobody_holds_is_refused() -> None:
    (one,) = claims_of("toto", "フェリーが港に着いた。")
    with pytest.raises(KeyError):
        unlinked([one], one.claim.key, "none")
