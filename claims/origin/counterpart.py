"""Ledgers -> Counterparts: the claims of both texts that a citation or a family makes one, side by side.

What is copied is aligned word by word. Who names a source, or is of one house with it, may word all of it anew: there
the claims that are one fact are what a reader can lay beside each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.article import Article
from claims.claim import Claim
from claims.origin.derivation import AlignedSpan, Derivation
from claims.origin.ledger import Ledger


def counterparts(
    ledgers: Iterable[Ledger], derivations: Iterable[Derivation]
) -> dict[Derivation, tuple[AlignedSpan, ...]]:
    """For each citation and family row the claims that count as one origin because of it, in the order of the article.

    Args:
        ledgers: of all groups.
        derivations: the rows that the ledgers were made from. One whose source was not read has no counterpart.
    """
    families: dict[Article, list[Derivation]] = defaultdict(list)
    for row in derivations:
        if row.how == "same-family":
            families[row.article].append(row)
    found: dict[Derivation, set[AlignedSpan]] = defaultdict(set)
    for ledger in ledgers:
        telling = {root.article: root.claims for root in ledger.roots}
        for root in ledger.roots:
            cited = [root.derivation] if root.derivation and root.derivation.how == "cites" else []
            for row in (*cited, *families[root.article]):
                found[row].update(_beside(root.claims, row.origin, telling))
    return {row: tuple(sorted(spans, key=_place)) for row, spans in found.items() if spans}


def _beside(
    claims: Sequence[Claim], origin: Article | None, telling: Mapping[Article, Sequence[Claim]]
) -> Iterator[AlignedSpan]:
    theirs = telling.get(origin, ()) if origin else ()
    for claim in claims:
        for other in theirs:
            yield AlignedSpan(claim.char_start, claim.char_end, other.char_start, other.char_end)


def _place(span: AlignedSpan) -> tuple[int, ...]:
    return span.article_start, span.article_end, span.origin_start, span.origin_end
