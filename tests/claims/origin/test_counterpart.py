"""What lies side by side where a citation or a family makes claims of two texts one origin."""

from __future__ import annotations

from claims.group import Group
from claims.origin.counterpart import counterparts
from claims.origin.derivation import AlignedSpan, Derivation
from claims.origin.ledger import ledger
from tests.claims.origin.fire import AGENCY, DIGITAL, OTHER, PAPER, article, assertion

FIRST = article(AGENCY, "川辺町で２日、倉庫が焼けた。")
TOLD = article(PAPER, "旭湖通信によると、倉庫は２日に焼けた。", "2025-06-13")
OWN = article(OTHER, "町の倉庫が２日、全焼した。", "2025-06-13")
SISTER = article(DIGITAL, "【速報】倉庫が焼ける。")
GROUP = Group("g", "", "agreed", tuple(assertion(of, of.text) for of in (FIRST, TOLD, OWN, SISTER)))


def whole(row: Derivation) -> AlignedSpan:
    assert row.origin
    return AlignedSpan(0, len(row.article.text), 0, len(row.origin.text))


def test_a_citation_and_a_family_show_the_claims_of_both_texts() -> None:
    cites = Derivation(TOLD, FIRST, None, "cites", 1.0, (), "", ((0, len(TOLD.text)),))
    family = Derivation(SISTER, TOLD, None, "same-family", 1.0, (), "")
    rows = [cites, family]
    assert counterparts(ledger([GROUP], rows).values(), rows) == {
        cites: (whole(cites),),
        family: (whole(family),),
    }


def test_what_a_citation_does_not_stand_behind_is_not_shown() -> None:
    elsewhere = Derivation(OWN, FIRST, None, "cites", 1.0, (), "", ((0, 1),))
    unread = Derivation(TOLD, None, "海峡通信", "cites", 1.0, (), "", ((0, len(TOLD.text)),))
    rows = [elsewhere, unread]
    assert counterparts(ledger([GROUP], rows).values(), rows) == {}
