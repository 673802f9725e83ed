"""Groups and Derivations -> Ledgers: how many independent origins stand behind each fact.

Independence is a matter of the single claim. An article that reprints an agency and adds a paragraph of its
own reporting has the agency behind the reprinted claims and itself behind the added ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from claims.article import Article
from claims.claim import Claim
from claims.copy import precedence
from claims.derivation import Derivation
from claims.fact.fact import Assertion
from claims.group import Group
from claims.reprinted import is_document

# A claim is copied if at least this share of it lies in the words taken over.
COPIED_SHARE = 0.5

Because = Literal[
    "own-report",
    "derived",
    "same-family",
    "unregistered",
    "names-nobody",
    "follows-source",
    "wording-in-common",
]
"""Why a claim counts as it does: the outlet's own report; it comes from another article or a source that was not
read; its outlet is of another's family; or nobody can say: no registry knows the outlet, or it folds other pages and
names none; it rests on reports that it does not name; it follows what another source is named for, and may be that
source's too; it shares a sentence with another that nothing explains."""


@dataclass(frozen=True, slots=True)
class Root:
    """What stands behind one article's claims in a group."""

    article: Article
    claims: tuple[Claim, ...]
    number: int
    """Articles of one number are one origin; from 1, in the order of time."""
    known: bool
    """False where nobody can say whether the origin is independent of the others."""
    because: Because
    derivation: Derivation | None = None
    """What joins it to the origin; both texts stand in it."""


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
    roots: tuple[Root, ...] = field(default=(), compare=False, repr=False)
    """One for each article that tells it, in the order of time."""


def ledger(
    groups: Sequence[Group], derivations: Sequence[Derivation], unnamed: Collection[str] = frozenset()
) -> dict[str, Ledger]:
    """The ledger of each group, by the group's key.

    Args:
        groups: which claims are one fact.
        derivations: what is known of who has what from whom.
        unnamed: the keys of the claims that rest on press reports which they do not name (`claims.reach.unnamed`).
    """
    by_article: dict[Article, list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        by_article[derivation.article].append(derivation)
    return {group.key: _ledger(group.members, by_article, unnamed) for group in groups}


def _ledger(
    members: Sequence[Assertion],
    derivations: Mapping[Article, Sequence[Derivation]],
    unnamed: Collection[str],
) -> Ledger:
    telling: dict[Article, list[Claim]] = defaultdict(list)
    for member in sorted(members, key=_in_time):
        telling[member.claim.sentence.article].append(member.claim)
    roots = _Roots()
    behind: dict[Article, Derivation] = {}
    for article, claims in telling.items():
        for derivation in derivations.get(article, ()):
            if _stands_behind(derivation, claims, telling, derivations[article]):
                behind.setdefault(article, derivation)
                roots.join(_own(article), _source(derivation))
    for article, derivation in _with_others(telling, derivations, behind):
        behind[article] = derivation
        roots.join(_own(article), _source(derivation))
    for article in telling:
        # An aggregator's pages are those outlets' that they name, and have no more in common.
        if article.outlet.kind != "aggregator" or article not in behind:
            roots.join(_own(article), ("publisher", article.outlet.publisher))
    doubts = {
        article: None
        if article in behind
        else _doubt(article, telling, derivations.get(article, ()), unnamed)
        for article in telling
    }
    known = {roots.of(_own(article)) for article, doubt in doubts.items() if doubt is None}
    known |= {roots.of(root) for root in roots if root[0] == "named"}
    shown = _shown(telling, roots, known, behind, doubts)
    return Ledger(
        outlets=len({article.outlet.id for article in telling}),
        publishers=len({article.outlet.publisher for article in telling}),
        origins=len({root.number for root in shown if root.known}),
        unknown=len({root.number for root in shown if not root.known}),
        roots=shown,
    )


def _in_time(member: Assertion) -> tuple[object, ...]:
    return (*precedence(member.claim.sentence.article), member.claim.key)


Node = tuple[str, str]


def _shown(
    telling: Mapping[Article, Sequence[Claim]],
    roots: _Roots,
    known: set[Node],
    behind: Mapping[Article, Derivation],
    doubts: Mapping[Article, Because | None],
) -> tuple[Root, ...]:
    numbers: dict[Node, int] = {}
    families: set[str] = set()
    found = []
    for article, claims in telling.items():
        node = roots.of(_own(article))
        because = doubts[article] if node not in known else None
        if because is None:
            own: Because = "same-family" if article.outlet.publisher in families else "own-report"
            because = "derived" if article in behind else own
        families.add(article.outlet.publisher)
        number = numbers.setdefault(node, len(numbers) + 1)
        found.append(Root(article, tuple(claims), number, node in known, because, behind.get(article)))
    return tuple(found)


def _own(article: Article) -> Node:
    return ("article", article.key)


def _source(derivation: Derivation) -> Node:
    if derivation.origin is None:
        return ("named", derivation.origin_name or "")
    return ("publisher", derivation.origin.outlet.publisher)


def _stands_behind(
    derivation: Derivation,
    claims: Sequence[Claim],
    telling: Mapping[Article, Sequence[Claim]],
    others: Sequence[Derivation],
) -> bool:
    """Whether all of an article's claims in a group come from the origin."""
    if derivation.how == "same-family":
        return False
    if derivation.how == "cites" and _is_folded(derivation, others):
        return True
    theirs = telling.get(derivation.origin, ()) if derivation.origin else ()
    return all(_comes_from(claim, derivation, theirs) for claim in claims)


def _with_others(
    telling: Mapping[Article, Sequence[Claim]],
    derivations: Mapping[Article, Sequence[Derivation]],
    behind: Mapping[Article, Derivation],
) -> Iterator[tuple[Article, Derivation]]:
    """Articles whose claims may come from a source that they name nearby, where others of the group have or may have
    theirs from it too: one naming it for the very fact, or two telling it, leave no chance to two reports."""
    leaning: dict[Node, list[tuple[Article, Derivation]]] = defaultdict(list)
    for article, claims in telling.items():
        for derivation in derivations.get(article, ()) if article not in behind else ():
            spans = (*derivation.following, *derivation.credited)
            if spans and all(_share(claim, spans) >= COPIED_SHARE for claim in claims):
                leaning[_source(derivation)].append((article, derivation))
    sources = {_source(derivation) for derivation in behind.values()}
    joined: set[Article] = set()
    for source, rows in leaning.items():
        if source in sources or len({article.outlet.publisher for article, _ in rows}) > 1:
            for article, derivation in rows:
                if article not in joined:
                    joined.add(article)
                    yield article, derivation


def _is_folded(derivation: Derivation, others: Sequence[Derivation]) -> bool:
    """Whether an aggregator's page names this source and no other: then the page is that outlet's."""
    named = sum(other.how == "cites" for other in others)
    return derivation.article.outlet.kind == "aggregator" and named == 1


def _comes_from(claim: Claim, derivation: Derivation, theirs: Sequence[Claim]) -> bool:
    copied = _share(claim, ((span.article_start, span.article_end) for span in derivation.spans))
    if derivation.how == "shared_quote":
        # Who prints a document's words in a claim that the document makes has the claim from there.
        documented = derivation.origin is not None and is_document(derivation.origin)
        return documented and (copied >= COPIED_SHARE or (copied > 0 and bool(theirs)))
    if copied >= COPIED_SHARE:
        return True
    if derivation.how == "cites":
        return bool(theirs) or _share(claim, derivation.cited_at) >= COPIED_SHARE
    # A desk writes a headline of its own over a copy, and quotations are no part of what is aligned: neither is a
    # report of its own, and what the origin tells too may be in other words.
    return bool(theirs) or (derivation.how != "rewritten" and claim.sentence.role == "heading")


def _share(claim: Claim, spans: Iterable[tuple[int, int]]) -> float:
    """The share of the claim that lies in the spans."""
    held = sum(max(0, min(end, claim.char_end) - max(start, claim.char_start)) for start, end in spans)
    return held / max(1, claim.char_end - claim.char_start)


def _doubt(
    article: Article,
    telling: Mapping[Article, Sequence[Claim]],
    derivations: Sequence[Derivation],
    unnamed: Collection[str],
) -> Because | None:
    """Why the outlet does not vouch for its claims; None where it is registered, reports itself, names what it
    draws on, and words it by itself."""
    if article.outlet.kind in ("unknown", "aggregator"):
        return "unregistered"
    claims = telling[article]
    cited = [span for derivation in derivations for span in derivation.cited_at]
    if all(claim.key in unnamed and not _share(claim, cited) for claim in claims):
        return "names-nobody"
    after = [span for derivation in derivations for span in derivation.following]
    if all(_share(claim, after) >= COPIED_SHARE for claim in claims):
        return "follows-source"
    worded_alike = [
        (span.article_start, span.article_end)
        for derivation in derivations
        if derivation.wording and derivation.origin in telling
        for span in derivation.spans
    ]
    return "wording-in-common" if all(_share(c, worded_alike) >= COPIED_SHARE for c in claims) else None


class _Roots:
    """Disjoint sets of articles, publishers and names (union-find; Tarjan 1975): each set has one root."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}

    def __iter__(self) -> Iterator[Node]:
        return iter(list(self._parent))

    def of(self, node: Node) -> Node:
        parent = self._parent.setdefault(node, node)
        if parent == node:
            return node
        root = self._parent[node] = self.of(parent)
        return root

    def join(self, left: Node, right: Node) -> None:
        one, other = sorted((self.of(left), self.of(right)))
        self._parent[other] = one
