"""Articles -> Derivations -> Origins: which report comes from which, and how many roots stand behind a claim.

An article derives from another in one of five ways, asked in this order: it names the other as its source
(cites); both belong to one publisher (same-family); it holds nearly all of the other's words (verbatim) or
most of its own words are the other's (trimmed); it tells the same in the same order in rare words that both
share (rewritten). Two reports that share only somebody's words in quotation marks (shared_quote) do not
derive from each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claims.article import Article
from claims.body import Body, bodies
from claims.citation import Citation, citations
from claims.copy import Overlap, overlaps, precedence
from claims.derivation import AlignedSpan, Derivation, How
from claims.event import LEAST_KINSHIP, Kinship, clusters
from claims.fact.fact import Assertion
from claims.ledger import Ledger, ledger
from claims.retelling import Retelling, retellings
from claims.source_name import Registry

__all__ = ["AlignedSpan", "Derivation", "How", "Ledger", "derivations", "ledger"]

# Shares of a body's letters. Set on copies with up to 8 % misread letters (all above .8) and on independent
# reports of one happening in the visible events (none above .07): far from both, so precision and recall
# hold.
NEARLY_ALL = 0.8
COPIED = 0.35
# A copy shares at least two plain sentences.
FEWEST_COPIED_LETTERS = {True: 60, False: 150}
# Of what an article shares with a candidate, what no nearer origin already explains.
EXPLAINED = 0.5
# Two candidates whose shares differ by less are told apart by precedence: a misread letter decides nothing.
SAME_SHARE = 0.06
SHORTEST_SHARED_QUOTE = 8
MOST_QUOTERS = 20


def derivations(
    articles: Sequence[Article],
    assertions: Sequence[Assertion],
    kin: Mapping[frozenset[Article], Kinship],
) -> list[Derivation]:
    """What each article comes from, with the aligned spans or the citing sentence as evidence.

    Takes everything in any order and gives the same list, sorted; at most one derivation for each pair of
    articles.

    Args:
        articles: all that are compared.
        assertions: their claims; an article without any is read line by line.
        kin: how near the articles are to each other (claims.event.kinships).
    """
    texts = bodies(articles, assertions)
    shared = overlaps(list(texts.values()))
    copies = _copies(shared)
    found = _both_ways(list(_cited(articles, assertions, copies, kin)))
    taken = {frozenset((row.article, row.origin)) for row in found}
    for derivation in (
        *_families(clusters(articles, kin), shared),
        *copies,
        *_rewritten(texts, kin, {row.article for row in copies}),
        *_shared_quotes(texts.values()),
    ):
        pair = frozenset((derivation.article, derivation.origin))
        if pair not in taken:
            taken.add(pair)
            found.append(derivation)
    return sorted(found, key=_order)


def _both_ways(cited: Sequence[Derivation]) -> list[Derivation]:
    """The citations, with a note on those where each of two articles names the other: such a pair adds no
    origin."""
    pairs = {(row.article, row.origin) for row in cited}
    return [
        replace(row, evidence=f"{row.evidence} [each cites the other]")
        if (row.origin, row.article) in pairs
        else row
        for row in cited
    ]


def _order(derivation: Derivation) -> tuple[str, ...]:
    origin = derivation.origin
    return (
        derivation.article.file,
        derivation.article.key,
        origin.file if origin else "",
        origin.key if origin else derivation.origin_name or "",
        derivation.how,
    )


# ---- copies


def _copies(shared: Iterable[Overlap]) -> list[Derivation]:
    by_article: dict[Article, list[Overlap]] = defaultdict(list)
    for overlap in shared:
        by_article[overlap.article.article].append(overlap)
    return [derivation for group in by_article.values() for derivation in _origins_of(group)]


def _origins_of(group: Sequence[Overlap]) -> Iterator[Derivation]:
    """The origins of one article, the one that explains most first; what is explained needs no second
    origin."""
    explained: set[int] = set()
    for overlap in sorted(group, key=_explains_most):
        letters = {i for run in overlap.runs for i in range(run.left_start, run.left_end)}
        how = _how(overlap)
        if how is not None and len(letters - explained) >= EXPLAINED * len(letters):
            explained |= letters
            yield _copy(overlap, how)


def _explains_most(overlap: Overlap) -> tuple[object, ...]:
    return (-round(overlap.article_share / SAME_SHARE), precedence(overlap.origin.article))


def _how(overlap: Overlap) -> How | None:
    mine, theirs = overlap.article_share, overlap.origin_share
    if overlap.letters < FEWEST_COPIED_LETTERS[overlap.article.japanese]:
        return None
    if mine >= NEARLY_ALL and theirs >= NEARLY_ALL:
        return "verbatim"
    if max(mine, theirs) >= COPIED:
        return "trimmed"
    return None


def _copy(overlap: Overlap, how: How) -> Derivation:
    longest = max(
        overlap.spans, key=lambda span: (span.article_end - span.article_start, -span.article_start)
    )
    words = overlap.article.article.text[longest.article_start : longest.article_end]
    evidence = (
        f"{overlap.article_share:.0%} of its body stands in the origin, "
        f"{overlap.origin_share:.0%} of the origin's body in it; longest passage: {_brief(words)}"
    )
    score = round(overlap.article_share, 4)
    return Derivation(
        overlap.article.article, overlap.origin.article, None, how, score, overlap.spans, evidence
    )


def _brief(text: str, longest: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


# ---- rewritten reports


def _rewritten(
    texts: Mapping[Article, Body], kin: Mapping[frozenset[Article], Kinship], copies: Collection[Article]
) -> Iterator[Derivation]:
    """For each article that is no copy the one earlier article that it retells most closely, if any."""
    near = [(k.left, k.right) for k in kin.values() if k.score >= LEAST_KINSHIP]
    by_article: dict[Article, list[Retelling]] = defaultdict(list)
    for retelling in retellings(texts, (_later_first(*pair) for pair in near)):
        by_article[retelling.left.article].append(retelling)
    for article, group in by_article.items():
        if article not in copies:
            closest = min(group, key=lambda r: (-round(r.share / SAME_SHARE), precedence(r.right.article)))
            yield _retold(article, closest)


def _later_first(left: Article, right: Article) -> tuple[Article, Article]:
    return (left, right) if precedence(right) < precedence(left) else (right, left)


def _retold(article: Article, closest: Retelling) -> Derivation:
    evidence = f"{len(closest.words)} rare words in the same order: {_brief(' … '.join(closest.words))}"
    return Derivation(
        article, closest.right.article, None, "rewritten", closest.share, closest.spans, evidence
    )


# ---- citations


def _cited(
    articles: Sequence[Article],
    assertions: Sequence[Assertion],
    copies: Sequence[Derivation],
    kin: Mapping[frozenset[Article], Kinship],
) -> Iterator[Derivation]:
    spans: dict[Article, set[tuple[int, int]]] = defaultdict(set)
    for assertion in assertions:
        sentence = assertion.claim.sentence
        spans[sentence.article].add((sentence.char_start, sentence.char_end))
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    by_url: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_outlet[article.outlet.id].append(article)
        if article.url:
            by_url[_address(article.url)].append(article)
    registry = Registry(sorted({article.outlet for article in articles}, key=lambda outlet: outlet.id))
    copied = {derivation.article: derivation for derivation in copies if derivation.how != "rewritten"}
    for article in articles:
        named = citations(article, sorted(spans.get(article) or _sentences(article.text)), registry)
        own_words = [citation for citation in named if not _copied_words(citation, copied.get(article))]
        yield from _sources(article, own_words, by_outlet, by_url, kin, copies)


def _copied_words(citation: Citation, copy: Derivation | None) -> bool:
    """A copy that repeats "according to X" from its origin has not read X: the origin has."""
    if copy is None:
        return False
    middle = (citation.char_start + citation.char_end) // 2
    return any(span.article_start <= middle < span.article_end for span in copy.spans)


def _sources(
    article: Article,
    named: Sequence[Citation],
    by_outlet: Mapping[str, Sequence[Article]],
    by_url: Mapping[str, Sequence[Article]],
    kin: Mapping[frozenset[Article], Kinship],
    copies: Sequence[Derivation],
) -> Iterator[Derivation]:
    by_source: dict[tuple[Article | None, str | None], list[Citation]] = defaultdict(list)
    for citation in named:
        if citation.url:
            choice = [other for other in by_url.get(_address(citation.url), ()) if other != article]
            source = min(choice, key=precedence, default=None)
        else:
            assert citation.outlet is not None
            source = _article_meant(article, by_outlet.get(citation.outlet.id, ()), kin)
        name = None if source else citation.outlet.name if citation.outlet else citation.name
        by_source[source, name].append(citation)
    for (source, name), places in by_source.items():
        yield _citation(article, source, name, places, copies)


def _article_meant(
    article: Article, choice: Iterable[Article], kin: Mapping[frozenset[Article], Kinship]
) -> Article | None:
    """Of the cited outlet's articles the one that is most akin, if it is on the same matter and not from
    later."""
    best: tuple[float, tuple[object, ...]] | None = None
    meant = None
    for other in choice:
        kinship = kin.get(frozenset((article, other)))
        if kinship is None or kinship.score < LEAST_KINSHIP / 2 or _later(other, article):
            continue
        rank = (-kinship.score, precedence(other))
        if best is None or rank < best:
            best, meant = rank, other
    return meant


def _later(left: Article, right: Article) -> bool:
    """Whether left was certainly published on a later day than right."""
    return bool(left.published and right.published and left.published[:10] > right.published[:10])


def _citation(
    article: Article,
    source: Article | None,
    name: str | None,
    places: Sequence[Citation],
    copies: Sequence[Derivation],
) -> Derivation:
    copy = next((c for c in copies if c.article == article and c.origin == source), None)
    return Derivation(
        article,
        source,
        name,
        "cites",
        copy.score if copy else 1.0,
        copy.spans if copy else (),
        " … ".join(dict.fromkeys(_brief(citation.text, 200) for citation in places)),
        tuple(sorted({(citation.char_start, citation.char_end) for citation in places})),
    )


def _address(url: str) -> str:
    return url.partition("://")[2].rstrip("/.,)").removeprefix("www.").lower()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """A plain cut at full stops and line ends, for an article whose claims have not been read."""
    start = 0
    for place, character in enumerate(text):
        if character in "。\n" or (character in ".!?" and text[place + 1 : place + 2].isspace()):
            if text[start : place + 1].strip():
                yield start, place + 1
            start = place + 1
    if text[start:].strip():
        yield start, len(text)


# ---- families and quotations


def _families(happenings: Iterable[Sequence[Article]], shared: Iterable[Overlap]) -> Iterator[Derivation]:
    """Articles of one publisher on one happening: each later one stands on the first."""
    spans = {(overlap.article.article, overlap.origin.article): overlap for overlap in shared}
    for happening in happenings:
        publishers: dict[str, list[Article]] = defaultdict(list)
        for article in sorted(happening, key=precedence):
            publishers[article.outlet.publisher].append(article)
        for first, *later in publishers.values():
            for article in later:
                overlap = spans.get((article, first))
                evidence = f"{first.outlet.name} and {article.outlet.name} belong to {first.outlet.publisher}"
                aligned = overlap.spans if overlap else ()
                yield Derivation(article, first, None, "same-family", 1.0, aligned, evidence)


def _shared_quotes(texts: Iterable[Body]) -> Iterator[Derivation]:
    """Pairs of articles that hold the same words of somebody, each told of once with all such words."""
    bearers: dict[str, list[tuple[Body, int, int]]] = defaultdict(list)
    for body in sorted(texts, key=lambda body: precedence(body.article)):
        for letters, start, end in body.quotations:
            if len(letters) >= SHORTEST_SHARED_QUOTE and len(bearers[letters]) < MOST_QUOTERS:
                bearers[letters].append((body, start, end))
    spans: dict[tuple[Article, Article], set[AlignedSpan]] = defaultdict(set)
    for group in bearers.values():
        for index, (later, start, end) in enumerate(group):
            for earlier, origin_start, origin_end in group[:index]:
                if later.article.outlet.publisher != earlier.article.outlet.publisher:
                    span = AlignedSpan(start, end, origin_start, origin_end)
                    spans[later.article, earlier.article].add(span)
    for (article, origin), quotes in spans.items():
        ordered = tuple(sorted(quotes, key=lambda span: (span.article_start, span.origin_start)))
        words = " / ".join(dict.fromkeys(article.text[s.article_start : s.article_end] for s in ordered))
        share = sum(s.article_end - s.article_start for s in ordered) / max(1, len(article.text))
        yield Derivation(
            article, origin, None, "shared_quote", round(min(1.0, share), 4), ordered, _brief(words)
        )
