"""Citations -> Derivations: which article is meant where a text names its source.

A source that was not read is kept by name, as a stub: two papers that cite it share it.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from claims.article import Article, Outlet
from claims.event import LEAST_KINSHIP, Kinship
from claims.fact.fact import Assertion, by_article
from claims.origin.citation import Citation, citations, described, linked, resting
from claims.origin.citation_cue import cues
from claims.origin.copy import later, precedence
from claims.origin.derivation import Derivation, brief
from claims.origin.issuer import is_document_word, issuers
from claims.origin.reach import reach
from claims.origin.source_name import UNREAD, Registry, goes_by, unregistered
from claims.sentence import LONGEST_SENTENCE, Sentence
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
    told = by_article(sorted(assertions, key=lambda assertion: assertion.claim.char_start))
    press = _Press(articles, copies, kin, happenings, told)
    registry = Registry(sorted({article.outlet for article in articles}, key=lambda outlet: outlet.id))
    copied = {derivation.article: derivation for derivation in copies}
    found: list[Derivation] = []
    for article in articles:
        places = sorted({_place(assertion.claim.sentence) for assertion in told.get(article, ())}) or [
            *_sentences(article.text)
        ]
        named = citations(article, places, registry)
        named += [citation for citation in linked(article, places) if press.is_read(citation)]
        named += press.documents(article, places, named)
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
        told: Mapping[Article, Sequence[Assertion]],
    ) -> None:
        self._kin = kin
        self._told = told
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
            outlet = self._official_meant(citation)
            if outlet is None and citation.outlet is not None:
                continue
            if outlet and outlet.publisher == article.outlet.publisher:
                continue  # its own name in another form
            source = self._meant(citation)
            name = None if source else citation.outlet.name if citation.outlet else citation.name
            by_source[source, name].append(citation)
        for (source, name), places in by_source.items():
            copy = self._copies.get((article, source)) if source else None
            yield _carried(
                _citation(article, source, name, places, copy), places, self._told.get(article, ())
            )

    def source_of(self, article: Article) -> Source:
        """The house that prints an article, and the happening it reports."""
        return article.outlet.publisher, self._happening.get(article, -1)

    def documents(
        self, article: Article, places: Sequence[tuple[int, int]], named: Sequence[Citation]
    ) -> list[Citation]:
        """Where an article rests on the document of the one official outlet that it can be, which it does not name."""
        issuer = self._issuer(article)
        if issuer is None or any(self._official_meant(citation) == issuer for citation in named):
            return []
        taken = {(citation.char_start, citation.char_end) for citation in named}
        free = [place for place in places if place not in taken]
        if article.outlet.kind in COLLECTORS:
            return described(article, free, issuer)
        return resting(article, free, issuer)

    def _issuer(self, article: Article) -> Outlet | None:
        near = self._official.get(self._happening.get(article, -1), ())
        found = {other.outlet for other in near if not later(other, article)}
        return found.pop() if len(found) == 1 and article.outlet not in found else None

    def _official_meant(self, citation: Citation) -> Outlet | None:
        """The outlet that a citation names; for an authority by a short or an English name the one whose document is
        on the same matter: 県警 is 南浜県警 where its document says so."""
        named = citation.outlet
        if named is None or named.kind != "official" or not named.id.startswith(UNREAD):
            return named
        near = self._official.get(self._happening.get(citation.article, -1), ())
        issuers = sorted({other.outlet for other in near}, key=lambda outlet: outlet.id)
        found = {
            o.outlet for o in near if _names_itself(named.name, o) or goes_by(named.name, o.outlet, issuers)
        }
        if len(found) == 1:
            return found.pop()
        return None if named.name in cues().issuers else named  # 県, and nobody knows which

    def is_read(self, citation: Citation) -> bool:
        """Whether the page named is one of the articles."""
        return self._page(citation) is not None

    def _meant(self, citation: Citation) -> Article | None:
        if citation.url:
            return self._page(citation)
        outlet = self._official_meant(citation)
        return self._article_meant(citation, outlet) if outlet else None

    def _page(self, citation: Citation) -> Article | None:
        choice = self._by_url.get(_address(citation.url or ""), ())
        return min((other for other in choice if other != citation.article), key=precedence, default=None)

    def _article_meant(self, citation: Citation, outlet: Outlet) -> Article | None:
        """Of the cited outlet's articles, none from later, the one that is most akin on the same matter; else the
        one that says what the citing sentence tells."""
        article, best = citation.article, None
        words = _words(citation)
        for other in self._by_outlet.get(outlet.id, ()):
            if other == article or later(other, article) or not _can_be(other, citation):
                continue
            kinship = self._kin.get(frozenset((article, other)))
            akin = kinship.score if kinship else 0.0
            same = self._happening.get(other, -1) == self._happening.get(article, -2)
            if akin >= LEAST_KINSHIP / 2 or same or _says(other, words):
                rank = (-akin, not same, precedence(other))
                best = min(best, (rank, other), key=lambda found: found[0]) if best else (rank, other)
        return best[1] if best else None


def _names_itself(name: str, document: Article) -> bool:
    """Whether an authority goes by a name: the end of its own (県警), or what its document opens with in another
    language (Transport Ministry)."""
    return document.outlet.name.endswith(name) or name in fold(document.text[:OPENING])


def _can_be(document: Article, citation: Citation) -> bool:
    """Whether an article can be the document that a citation names by its kind: what was issued just now, or else
    what calls itself that. An authority's first announcement is not the report that it publishes months later."""
    if not citation.document or document.outlet.kind != "official":
        return True
    issued, told = document.first_published, citation.article.first_published
    if not issued or not told:
        return True
    own_day = re.search(rf"([0-9]{{1,2}})日.{{0,4}}{re.escape(citation.document)}", fold(citation.text))
    if own_day:  # 12日朝のまとめによると
        return int(own_day[1]) == int(issued[8:10])
    days_since = date.fromisoformat(told[:10]) - date.fromisoformat(issued[:10])
    return days_since <= NEWS_OF or citation.document in fold(document.text)


NEWS_OF = timedelta(days=1)
"""A morning paper tells what was issued the day before."""
OPENING = 120
"""Letters of a document in which whoever issued it names itself."""


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


def _carried(row: Derivation, places: Sequence[Citation], told: Sequence[Assertion]) -> Derivation:
    """The citation with all that the article tells from that source."""
    if any(citation.whole for citation in places):
        return replace(row, cited_at=tuple(sorted({*row.cited_at, *map(_claimed, told)})))
    naming = frozenset(row.cited_at)
    if naming.isdisjoint(_place(assertion.claim.sentence) for assertion in told):
        return replace(row, credited=tuple(_claimed(a) for a in told if a.speaker is None))
    carried = reach(told, naming, partial(_names, places[0]))
    cited_at = tuple(sorted({*row.cited_at, *carried.told}))
    return replace(row, cited_at=cited_at, following=carried.following, credited=carried.beside)


def _names(citation: Citation, speaker: str) -> bool:
    """Whether what is printed as a speaker is the source that is cited."""
    printed, outlet = fold(speaker), citation.outlet
    if outlet is None or outlet.kind == "official":
        return is_document_word(printed) and (citation.name in printed or not issuers(f"{printed}によると"))
    registry = Registry([] if outlet.id.startswith(UNREAD) else [outlet])
    found = (*registry.mentions(printed), *unregistered(printed, ()))
    return any(name.id == outlet.id for name, _, _ in found)


def _place(sentence: Sentence) -> tuple[int, int]:
    return sentence.char_start, sentence.char_end


def _claimed(assertion: Assertion) -> tuple[int, int]:
    return assertion.claim.char_start, assertion.claim.char_end


def _address(url: str) -> str:
    """What tells a page from others: without the scheme, www., the part after # and how a reader came there."""
    page = _TRACKING.sub("", url.partition("://")[2].partition("#")[0])
    return page.rstrip("/.,)?&").removeprefix("www.").lower()


_TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|ref|cx_\w+)=[^&#]*&?")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """A plain cut at full stops and line ends, for an article whose claims have not been read; what has no end for
    longer than any sentence is left out."""
    return (place for place in _cut(text) if place[1] - place[0] <= LONGEST_SENTENCE)


def _cut(text: str) -> Iterator[tuple[int, int]]:
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
