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
from claims.fact.fact import Assertion
from claims.group import Group
from claims.origin.cited import COLLECTORS
from claims.origin.copy import later, precedence
from claims.origin.derivation import Derivation
from claims.origin.reprinted import is_document
from claims.origin.root import roots_of

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
names none; it rests on reports that it does not name, or is a blog or a column that tells what newsrooms told before
and names none of them; it follows what another source is named for, and may be that
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
        unnamed: the keys of the claims that rest on press reports which they do not name (`reach.unnamed`).
    """
    by_article: dict[Article, list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        by_article[derivation.article].append(derivation)
    read = [member.claim.sentence.article for group in groups for member in group.members]
    read += [row.origin for row in derivations if row.origin is not None]
    houses = {article.outlet.name: article.outlet.publisher for article in read}
    return {group.key: _Reckoning(group.members, by_article, unnamed, houses).ledger() for group in groups}


Node = tuple[str, str]
"""What can be a root: a family, an aggregator's page, a source that was not read."""


class _Reckoning:
    """Who tells one fact, and from where."""

    def __init__(
        self,
        members: Sequence[Assertion],
        derivations: Mapping[Article, Sequence[Derivation]],
        unnamed: Collection[str],
        houses: Mapping[str, str],
    ) -> None:
        telling: dict[Article, list[Claim]] = defaultdict(list)
        for member in sorted(members, key=_in_time):
            telling[member.claim.sentence.article].append(member.claim)
        self._telling: Mapping[Article, Sequence[Claim]] = telling
        self._derivations = {article: derivations.get(article, ()) for article in telling}
        self._by_name = {article.outlet.name: article for article in reversed(list(telling))}
        self._unnamed = unnamed
        self._houses = houses
        self._behind = {article: found for article in telling if (found := self._standing_behind(article))}
        self._behind |= {article: [derivation] for article, derivation in self._with_others()}

    def ledger(self) -> Ledger:
        roots = self._roots()
        doubts = {article: self._doubt(article) for article in self._telling}
        known = {roots[article] for article, doubt in doubts.items() if doubt is None}
        known |= {root for root in roots.values() if root[0] == "named"}
        shown = self._shown(roots, known, doubts)
        return Ledger(
            outlets=len({article.outlet.id for article in self._telling}),
            publishers=len({article.outlet.publisher for article in self._telling}),
            origins=len({root.number for root in shown if root.known}),
            unknown=len({root.number for root in shown if not root.known}),
            roots=shown,
        )

    def _shown(
        self, roots: Mapping[Article, Node], known: set[Node], doubts: Mapping[Article, Because | None]
    ) -> tuple[Root, ...]:
        numbers: dict[Node, int] = {}
        families: set[str] = set()
        found = []
        for article, claims in self._telling.items():
            node = roots[article]
            because = doubts[article] if node not in known else None
            if because is None:
                own: Because = "same-family" if article.outlet.publisher in families else "own-report"
                because = "derived" if article in self._behind else own
            families.add(article.outlet.publisher)
            number = numbers.setdefault(node, len(numbers) + 1)
            derivation = next(iter(self._behind.get(article, ())), None)
            found.append(Root(article, tuple(claims), number, node in known, because, derivation))
        return tuple(found)

    def _roots(self) -> dict[Article, Node]:
        """Where each article has its claims from in the end."""
        nodes = {article: self._node(article) for article in self._telling}
        sources: dict[Node, list[Node]] = defaultdict(list)
        for article, node in nodes.items():
            for source in map(self._source, self._behind.get(article, ())):
                if source != node and source not in sources[node]:
                    sources[node].append(source)
        roots = roots_of(dict.fromkeys(nodes.values()), sources)
        return {article: roots[node] for article, node in nodes.items()}

    def _node(self, article: Article) -> Node:
        """Articles of one family are one. An aggregator's pages are those outlets' that they name, and have no more in
        common; those that name nobody are one unknown."""
        if article.outlet.kind == "aggregator" and article in self._behind:
            return ("article", article.key)
        return ("publisher", article.outlet.publisher)

    def _source(self, derivation: Derivation) -> Node:
        """What is named and was not read is the house itself where others of its articles were: one paper may link to
        the article that another only speaks of."""
        origin = self._origin(derivation)
        if origin:
            return self._node(origin)
        name = derivation.origin_name or ""
        house = self._houses.get(name)
        return ("named", name) if house is None else ("publisher", house)

    def _origin(self, derivation: Derivation) -> Article | None:
        """The article a claim comes from. An outlet of which no article was found on the matter is met here where it
        tells the fact that it is cited for."""
        if derivation.origin is not None:
            return derivation.origin
        cited = self._by_name.get(derivation.origin_name or "")
        return None if cited is None or later(cited, derivation.article) else cited

    def _standing_behind(self, article: Article) -> list[Derivation]:
        """What all of an article's claims in the group come from: what they are taken from or name, or else what tells
        it too."""
        derivations = self._derivations[article]
        sure = {row: self._sure(row) for row in derivations if row.how != "same-family"}
        sure |= {row: NAMED for row in derivations if row.how == "cites" and _is_folded(row, derivations)}
        surest = max(sure.values(), default=NO)
        return [derivation for derivation, how in sure.items() if how == surest != NO]

    def _sure(self, derivation: Derivation) -> int:
        origin = self._origin(derivation)
        theirs = self._telling.get(origin, ()) if origin else ()
        return min(_comes_from(claim, derivation, theirs) for claim in self._telling[derivation.article])

    def _with_others(self) -> Iterator[tuple[Article, Derivation]]:
        """Articles whose claims may come from a source that they name nearby, where others of the group have or may
        have theirs from it too: one naming it for the very fact, or two telling it, leave no chance to two reports."""
        leaning: dict[Node, list[tuple[Article, Derivation]]] = defaultdict(list)
        for article, claims in self._telling.items():
            for derivation in self._derivations[article] if article not in self._behind else ():
                spans = (*derivation.following, *derivation.credited)
                if spans and all(_share(claim, spans) >= COPIED_SHARE for claim in claims):
                    leaning[self._source(derivation)].append((article, derivation))
        sources = {self._source(derivation) for rows in self._behind.values() for derivation in rows}
        joined: set[Article] = set()
        for source, rows in leaning.items():
            if source in sources or len({article.outlet.publisher for article, _ in rows}) > 1:
                yield from ((article, row) for article, row in rows if article not in joined)
                joined |= {article for article, _ in rows}

    def _doubt(self, article: Article) -> Because | None:
        """Why the outlet does not vouch for its claims; None where it is registered, reports itself, names what it
        draws on, and words it by itself."""
        if article in self._behind:
            return None
        if article.outlet.kind in ("unknown", "aggregator"):
            return "unregistered"
        if article.outlet.kind in COLLECTORS and self._was_told_before(article):
            return "names-nobody"
        claims, derivations = self._telling[article], self._derivations[article]
        cited = [span for derivation in derivations for span in derivation.cited_at]
        if all(claim.key in self._unnamed and not _share(claim, cited) for claim in claims):
            return "names-nobody"
        after = [span for derivation in derivations for span in derivation.following]
        if all(_share(claim, after) >= COPIED_SHARE for claim in claims):
            return "follows-source"
        worded_alike = [
            (span.article_start, span.article_end)
            for derivation in derivations
            if derivation.wording and derivation.origin in self._telling
            for span in derivation.spans
        ]
        return "wording-in-common" if all(_share(c, worded_alike) >= COPIED_SHARE for c in claims) else None

    def _was_told_before(self, article: Article) -> bool:
        """Whether another house's newsroom told it no later: a blog that was there says so, and may still be first."""
        return any(
            other.outlet.publisher != article.outlet.publisher
            and other.outlet.kind not in COLLECTORS
            and not later(other, article)
            for other in self._telling
        )


def _in_time(member: Assertion) -> tuple[object, ...]:
    return (*precedence(member.claim.sentence.article), member.claim.key)


def _is_folded(derivation: Derivation, others: Sequence[Derivation]) -> bool:
    """Whether an aggregator's page names this source and no other: then the page is that outlet's."""
    named = sum(other.how == "cites" for other in others)
    return derivation.article.outlet.kind == "aggregator" and named == 1


NO, TOLD_TOO, NAMED = range(3)
"""How surely a claim comes from a source: not that anybody knows; the source tells it too; it stands in what is taken
from there, or names the source itself."""


def _comes_from(claim: Claim, derivation: Derivation, theirs: Sequence[Claim]) -> int:
    copied = _share(claim, ((span.article_start, span.article_end) for span in derivation.spans))
    if derivation.how == "shared_quote":
        # Who prints a document's words in a claim that the document makes has the claim from there.
        if derivation.origin is None or not is_document(derivation.origin):
            return NO
        return NAMED if copied >= COPIED_SHARE or (copied > 0 and theirs) else NO
    if copied >= COPIED_SHARE or _share(claim, derivation.cited_at) >= COPIED_SHARE:
        return NAMED
    # A desk writes a headline of its own over a copy, and quotations are no part of what is aligned: neither is a
    # report of its own, and what the origin tells too may be in other words.
    heading = claim.sentence.role == "heading"
    if derivation.how == "cites":
        return TOLD_TOO if theirs and (heading or _may_be_meant(claim, derivation)) else NO
    return TOLD_TOO if theirs or (derivation.how != "rewritten" and heading) else NO


def _may_be_meant(claim: Claim, derivation: Derivation) -> bool:
    """Whether a citation can be of a claim beside it. A document that is cited is where all comes from that it tells,
    and whoever collects what others print has it from them; a newsroom that cites a paper for one thing may report the
    rest itself."""
    if derivation.origin is not None and is_document(derivation.origin):
        return True
    if derivation.article.outlet.kind in COLLECTORS:
        return True
    return _share(claim, (*derivation.following, *derivation.credited)) >= COPIED_SHARE


def _share(claim: Claim, spans: Iterable[tuple[int, int]]) -> float:
    """The share of the claim that lies in the spans."""
    held = sum(max(0, min(end, claim.char_end) - max(start, claim.char_start)) for start, end in spans)
    return held / max(1, claim.char_end - claim.char_start)
