"""Citations -> Derivations: which article is meant where a text names its source.

A source that was not read is kept by name, as a stub: two papers that cite it share it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claims.article import Article
from claims.citation import Citation, citations
from claims.copy import later, precedence
from claims.derivation import Derivation, brief
from claims.event import LEAST_KINSHIP, Kinship
from claims.fact.fact import Assertion
from claims.source_name import Registry


def cited(
    articles: Sequence[Article],
    assertions: Sequence[Assertion],
    copies: Sequence[Derivation],
    kin: Mapping[frozenset[Article], Kinship],
) -> list[Derivation]:
    """The sources that articles name, each once for each article; those that rest on each other are marked.

    Args:
        articles: all that are compared.
        assertions: their claims: a source is looked for in the sentences that make them.
        copies: what is known of copying: a copy that repeats its origin's source has not read it.
        kin: how near the articles are to each other.
    """
    return _in_circles(list(_cited(articles, assertions, copies, kin)))


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
        if kinship is None or kinship.score < LEAST_KINSHIP / 2 or later(other, article):
            continue
        rank = (-kinship.score, precedence(other))
        if best is None or rank < best:
            best, meant = rank, other
    return meant


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
        " … ".join(dict.fromkeys(brief(citation.text, 200) for citation in places)),
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


def _in_circles(named: Sequence[Derivation]) -> list[Derivation]:
    """The citations, with a note on those whose source rests on the citing article in turn: they add no origin."""
    sources: dict[Article, set[Article]] = defaultdict(set)
    for row in named:
        if row.origin is not None:
            sources[row.article].add(row.origin)
    return [_noted(row, sources) for row in named]


def _noted(row: Derivation, sources: Mapping[Article, set[Article]]) -> Derivation:
    if row.origin is None or not _leads_to(row.origin, row.article, sources):
        return row
    note = "each cites the other" if row.article in sources.get(row.origin, ()) else "cited in a circle"
    return replace(row, evidence=f"{row.evidence} [{note}]")


def _leads_to(start: Article, end: Article, sources: Mapping[Article, set[Article]]) -> bool:
    known, waiting = {start}, deque([start])
    while waiting:
        for source in sources.get(waiting.popleft(), ()):
            if source == end:
                return True
            if source not in known:
                known.add(source)
                waiting.append(source)
    return False
