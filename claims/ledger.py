"""Groups and Derivations -> Ledgers: how many independent origins stand behind each fact.

Independence is a matter of the single claim. An article that reprints an agency and adds a paragraph of its
own reporting has the agency behind the reprinted claims and itself behind the added ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.article import Article
from claims.citation import names_nobody
from claims.claim import Claim
from claims.derivation import Derivation
from claims.fact.fact import Assertion
from claims.group import Group

# A claim is copied if at least this share of it lies in the words taken over.
COPIED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Ledger:
    """What stands behind the claims of one group."""

    outlets: int
    """Outlets that tell it."""
    publishers: int
    """Families those outlets belong to."""
    origins: int
    """Independent roots; what is unknown is not counted here."""
    unknown: int
    """Roots of which nobody can say whether they are independent."""


def ledger(groups: Sequence[Group], derivations: Sequence[Derivation]) -> dict[str, Ledger]:
    """The ledger of each group, by the group's key."""
    by_article: dict[Article, list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        if derivation.how != "shared_quote":
            by_article[derivation.article].append(derivation)
    return {group.key: _ledger(group.members, by_article) for group in groups}


def _ledger(members: Sequence[Assertion], derivations: Mapping[Article, Sequence[Derivation]]) -> Ledger:
    outlets = {member.claim.sentence.article.outlet for member in members}
    roots = _Roots()
    telling: dict[Article, list[Claim]] = defaultdict(list)
    for member in members:
        telling[member.claim.sentence.article].append(member.claim)
    for article in telling:
        roots.join(_own(article), ("publisher", article.outlet.publisher))
    for article, claims in telling.items():
        for derivation in derivations.get(article, ()):
            if derivation.how != "same-family" and _stands_behind(derivation, claims, telling):
                roots.join(_own(article), _source(derivation))
    known = {
        roots.of(_own(article))
        for article, claims in telling.items()
        if _is_known(article, claims, derivations.get(article, ()))
    }
    known |= {roots.of(root) for root in roots if root[0] == "named"}
    everything = {roots.of(_own(article)) for article in telling}
    return Ledger(
        outlets=len({outlet.id for outlet in outlets}),
        publishers=len({outlet.publisher for outlet in outlets}),
        origins=len(everything & known),
        unknown=len(everything - known),
    )


def _own(article: Article) -> tuple[str, str]:
    return ("article", article.key)


def _source(derivation: Derivation) -> tuple[str, str]:
    if derivation.origin is None:
        return ("named", derivation.origin_name or "")
    return ("publisher", derivation.origin.outlet.publisher)


def _stands_behind(
    derivation: Derivation, claims: Sequence[Claim], telling: Mapping[Article, Sequence[Claim]]
) -> bool:
    """Whether all of an article's claims in a group come from the origin."""
    theirs = telling.get(derivation.origin, ()) if derivation.origin else ()
    return all(_comes_from(claim, derivation, theirs) for claim in claims)


def _comes_from(claim: Claim, derivation: Derivation, theirs: Sequence[Claim]) -> bool:
    if _share(claim, ((span.article_start, span.article_end) for span in derivation.spans)) >= COPIED_SHARE:
        return True
    if derivation.how == "cites":
        return bool(theirs) or _share(claim, derivation.cited_at) >= COPIED_SHARE
    return derivation.how == "rewritten" and bool(theirs)


def _share(claim: Claim, spans: Iterable[tuple[int, int]]) -> float:
    """The share of the claim that lies in the spans."""
    held = sum(max(0, min(end, claim.char_end) - max(start, claim.char_start)) for start, end in spans)
    return held / max(1, claim.char_end - claim.char_start)


def _is_known(article: Article, claims: Iterable[Claim], derivations: Iterable[Derivation]) -> bool:
    """Whether the outlet vouches for its claims: it is registered, reports itself, and names what it draws
    on."""
    if article.outlet.kind in ("unknown", "aggregator"):
        return False
    cited = [span for derivation in derivations for span in derivation.cited_at]
    return not all(names_nobody(claim.sentence.text) and not _share(claim, cited) for claim in claims)


class _Roots:
    """Disjoint sets of articles, publishers and names (union-find; Tarjan 1975): each set has one root."""

    def __init__(self) -> None:
        self._parent: dict[tuple[str, str], tuple[str, str]] = {}

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(list(self._parent))

    def of(self, node: tuple[str, str]) -> tuple[str, str]:
        parent = self._parent.setdefault(node, node)
        if parent == node:
            return node
        root = self._parent[node] = self.of(parent)
        return root

    def join(self, left: tuple[str, str], right: tuple[str, str]) -> None:
        one, other = sorted((self.of(left), self.of(right)))
        self._parent[other] = one
