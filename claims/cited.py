"""Citations -> Derivations: which article is meant where a text names its source.

A source that was not read is kept by name, as a stub: two papers that cite it share it.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from claims.article import Article, Outlet
from claims.citation import Citation, citations, described, linked
from claims.citation_cue import cues
from claims.copy import later, precedence
from claims.derivation import Derivation, brief
from claims.event import LEAST_KINSHIP, Kinship
from claims.fact.fact import Assertion
from claims.source_name import Registry
from claims.text import fold

# Words by which a sentence that names its source is met again in what it draws on.
_WORD = re.compile(r"[一-鿿々]{2,10}|[ァ-ヺー]{3,20}|[a-z]{5,20}|[0-9][0-9,.]*")
FEWEST_WORDS = 3
# Who was not there and was not sent the document: a newsroom's 会社の発表 may be what it was told itself.
COLLECTORS = frozenset({"blog", "aggregator", "column"})
LEAST_MET = 0.6


def cited(
    articles: Sequence[Article],
    assertions: Sequence[Assertion],
    copies: Sequence[Derivation],
    kin: Mapping[frozenset[Article], Kinship],
    happenings: Iterable[Sequence[Article]],
) -> list[Derivation]:
    """The sources that articles name, each once for each article; those that rest on each other are marked.

    Args:
        articles: all that are compared.
        assertions: their claims: a source is looked for in the sentences that make them.
        copies: what is known of copying: a copy that repeats its origin's source has not read it.
        kin: how near the articles are to each other.
        happenings: the articles parted by what they report.
    """
    press = _Press(articles, copies, kin, happenings)
    spans: dict[Article, set[tuple[int, int]]] = defaultdict(set)
    for assertion in assertions:
        sentence = assertion.claim.sentence
        spans[sentence.article].add((sentence.char_start, sentence.char_end))
    registry = Registry(sorted({article.outlet for article in articles}, key=lambda outlet: outlet.id))
    copied = {derivation.article: derivation for derivation in copies}
    found: list[Derivation] = []
    for article in articles:
        places = sorted(spans.get(article) or _sentences(article.text))
        named = citations(article, places, registry)
        named += [citation for citation in linked(article, places) if press.is_read(citation)]
        issuer = press.issuer(article)
        if issuer is not None and all(citation.outlet != issuer for citation in named):
            named += described(article, places, issuer)
        own_words = [citation for citation in named if not _copied_words(citation, copied.get(article))]
        found += press.sources(article, own_words)
    return _in_circles(found, press.source_of)


def _copied_words(citation: Citation, copy: Derivation | None) -> bool:
    """A copy that repeats "according to X" from its origin has not read X: the origin has."""
    if copy is None:
        return False
    middle = (citation.char_start + citation.char_end) // 2
    return any(span.article_start <= middle < span.article_end for span in copy.spans)


class _Press:
    """All articles, by what can name them."""

    def __init__(
        self,
        articles: Sequence[Article],
        copies: Sequence[Derivation],
        kin: Mapping[frozenset[Article], Kinship],
        happenings: Iterable[Sequence[Article]],
    ) -> None:
        self._kin = kin
        self._copies = {(copy.article, copy.origin): copy for copy in copies}
        self._happening = {article: place for place, group in enumerate(happenings) for article in group}
        self._official: dict[int, list[Article]] = defaultdict(list)
        for article, place in self._happening.items():
            if article.outlet.kind == "official":
                self._official[place].append(article)
        self._by_outlet: dict[str, list[Article]] = defaultdict(list)
        self._by_url: dict[str, list[Article]] = defaultdict(list)
        for article in articles:
            self._by_outlet[article.outlet.id].append(article)
            if article.url:
                self._by_url[_address(article.url)].append(article)

    def sources(self, article: Article, named: Sequence[Citation]) -> Iterator[Derivation]:
        """Each source of an article once, with every place that names it."""
        by_source: dict[tuple[Article | None, str | None], list[Citation]] = defaultdict(list)
        for citation in named:
            source = self._meant(citation)
            name = None if source else citation.outlet.name if citation.outlet else citation.name
            by_source[source, name].append(citation)
        for (source, name), places in by_source.items():
            yield _citation(article, source, name, places, self._copies.get((article, source)))

    def source_of(self, article: Article) -> Source:
        """The house that prints an article, and the happening it reports."""
        return article.outlet.publisher, self._happening.get(article, -1)

    def issuer(self, article: Article) -> Outlet | None:
        """The one official outlet whose document an article that collects what others print can have read."""
        if article.outlet.kind not in COLLECTORS:
            return None
        near = self._official.get(self._happening.get(article, -1), ())
        found = {other.outlet for other in near if not later(other, article)}
        return found.pop() if len(found) == 1 else None

    def is_read(self, citation: Citation) -> bool:
        """Whether the page named is one of the articles."""
        return self._page(citation) is not None

    def _meant(self, citation: Citation) -> Article | None:
        if citation.url:
            return self._page(citation)
        return self._article_meant(citation, citation.outlet) if citation.outlet else None

    def _page(self, citation: Citation) -> Article | None:
        choice = self._by_url.get(_address(citation.url or ""), ())
        return min((other for other in choice if other != citation.article), key=precedence, default=None)

    def _article_meant(self, citation: Citation, outlet: Outlet) -> Article | None:
        """Of the cited outlet's articles, none from later, the one that is most akin on the same matter; else the
        one that says what the citing sentence tells."""
        article, best = citation.article, None
        words = _words(citation)
        for other in self._by_outlet.get(outlet.id, ()):
            if other == article or later(other, article):
                continue
            kinship = self._kin.get(frozenset((article, other)))
            akin = kinship.score if kinship else 0.0
            same = self._happening.get(other, -1) == self._happening.get(article, -2)
            if akin >= LEAST_KINSHIP / 2 or same or _says(other, words):
                rank = (-akin, not same, precedence(other))
                best = min(best, (rank, other), key=lambda found: found[0]) if best else (rank, other)
        return best[1] if best else None


def _words(citation: Citation) -> frozenset[str]:
    """What the citing sentence tells, in words, without the names of the outlet and of the press."""
    told = fold(citation.text).lower().replace(fold(citation.name).lower(), " ")
    press = (*cues().outlet_words, *cues().verbs_ja, "報道", "配信", "記事")
    return frozenset(word for word in _WORD.findall(told) if not word.startswith(press))


def _says(other: Article, words: Set[str]) -> bool:
    """Whether an article has most of the words, of which there are enough to tell."""
    if len(words) < FEWEST_WORDS:
        return False
    text = fold(other.text).lower()
    return sum(word in text for word in words) >= LEAST_MET * len(words)


def _citation(
    article: Article,
    source: Article | None,
    name: str | None,
    places: Sequence[Citation],
    copy: Derivation | None,
) -> Derivation:
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
    """What tells a page from others: without the scheme, www., the part after # and how a reader came there."""
    page = _TRACKING.sub("", url.partition("://")[2].partition("#")[0])
    return page.rstrip("/.,)?&").removeprefix("www.").lower()


_TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|ref|cx_\w+)=[^&#]*&?")


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


# A house and the happening it reports: its follow-up and its first report are one source.
Source = tuple[str, int]


def _in_circles(named: Sequence[Derivation], source_of: Callable[[Article], Source]) -> list[Derivation]:
    """The citations, with a note on those whose source rests on the citing house in turn: they add no origin."""
    sources: dict[Source, set[Source]] = defaultdict(set)
    for row in named:
        if row.origin is not None:
            sources[source_of(row.article)].add(source_of(row.origin))
    return [_noted(row, sources, source_of) for row in named]


def _noted(
    row: Derivation, sources: Mapping[Source, set[Source]], source_of: Callable[[Article], Source]
) -> Derivation:
    if row.origin is None:
        return row
    here, there = source_of(row.article), source_of(row.origin)
    if here == there or not _leads_to(there, here, sources):
        return row
    note = "each cites the other" if here in sources.get(there, ()) else "cited in a circle"
    return replace(row, evidence=f"{row.evidence} [{note}]")


def _leads_to(start: Source, end: Source, sources: Mapping[Source, set[Source]]) -> bool:
    known, waiting = {start}, deque([start])
    while waiting:
        for source in sources.get(waiting.popleft(), ()):
            if source == end:
                return True
            if source not in known:
                known.add(source)
                waiting.append(source)
    return False
