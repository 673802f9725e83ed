"""Articles -> Derivations: which report comes from which, each pair in the first of five ways that holds.

An article names another as its source (cites); both belong to one publisher (same-family); it holds nearly all of the
other's words (verbatim) or most of its own words are the other's (trimmed); it tells the same in the same order and
adds nothing (rewritten). Two reports that share only somebody's words in quotation marks, or a sentence of an official
document (shared_quote), do not derive from each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.article import Article
from claims.engine import Engine
from claims.event import Kinship, clusters
from claims.fact.fact import Assertion, by_article
from claims.lead import named_by
from claims.origin.body import bodies
from claims.origin.cited import cited
from claims.origin.copy import Overlap, overlaps, precedence
from claims.origin.derivation import Derivation
from claims.origin.reprinted import reprints
from claims.origin.rewritten import rewritten
from claims.origin.shared_quote import shared_quotes
from claims.verdict import Verdict


def derivations(
    articles: Sequence[Article],
    assertions: Sequence[Assertion],
    kin: Mapping[frozenset[Article], Kinship],
    engine: Engine | None = None,
    verdicts: Iterable[Verdict] = (),
) -> list[Derivation]:
    """What each article comes from, with the aligned spans or the citing sentence as evidence.

    Takes everything in any order and gives the same list, sorted; for each pair of articles the first of the ways
    above that holds, or else what they quote alike.

    Args:
        articles: all that are compared.
        assertions: their claims; an article without any is read line by line.
        kin: how near the articles are to each other (claims.event.kinships).
        engine: what finds the articles that share words; DuckDB in this process where left out. It is left open.
        verdicts: what links the claims; without them only retellings in the same rare words are found.
    """
    texts = bodies(articles, assertions)
    shared = overlaps(list(texts.values()), engine)
    claims = by_article(assertions)
    reprinted = [row for row in reprints(shared) if _of_one_matter(row, claims)]
    copies = [row for row in reprinted if row.how != "shared_quote"]
    happenings = clusters(articles, kin)
    found = cited(articles, assertions, copies, kin, happenings)
    derived = {frozenset((row.article, row.origin)) for row in found}
    for derivation in (
        *_families(happenings, shared),
        *copies,
        *rewritten(texts, assertions, verdicts, kin, {row.article for row in copies}, shared),
    ):
        pair = frozenset((derivation.article, derivation.origin))
        if pair not in derived:
            derived.add(pair)
            found.append(derivation)
    sharing = (*(row for row in reprinted if row.how == "shared_quote"), *shared_quotes(texts, kin))
    found += [row for row in sharing if frozenset((row.article, row.origin)) not in derived]
    return sorted(found, key=_order)


def _of_one_matter(row: Derivation, claims: Mapping[Article, Sequence[Assertion]]) -> bool:
    """Whether what two articles share is told of one thing: two quakes are announced in the same sentences."""
    if row.origin is None:
        return True
    named, other = (named_by(claims.get(article, ())) for article in (row.article, row.origin))
    return not named.tells_of_others(other)


def _order(derivation: Derivation) -> tuple[str, ...]:
    origin = derivation.origin
    return (
        derivation.article.file,
        derivation.article.key,
        origin.file if origin else "",
        origin.key if origin else derivation.origin_name or "",
        derivation.how,
        str(derivation.wording),
    )


# ---- families


def _families(happenings: Iterable[Sequence[Article]], shared: Iterable[Overlap]) -> Iterator[Derivation]:
    """Articles of one publisher on one happening: each later one stands on the first. What an aggregator prints is
    whoever's it names, and no family's."""
    spans = {(overlap.article.article, overlap.origin.article): overlap for overlap in shared}
    for happening in happenings:
        publishers: dict[str, list[Article]] = defaultdict(list)
        for article in sorted(happening, key=precedence):
            if article.outlet.kind == "aggregator":
                continue
            publishers[article.outlet.publisher].append(article)
        for first, *later in publishers.values():
            for article in later:
                overlap = spans.get((article, first))
                names = " and ".join(dict.fromkeys((first.outlet.name, article.outlet.name)))
                evidence = f"one publisher, {first.outlet.publisher}: {names}"
                aligned = overlap.spans if overlap else ()
                yield Derivation(article, first, None, "same-family", 1.0, aligned, evidence)
