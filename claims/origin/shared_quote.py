"""Bodies -> Derivations: reports that hold the same words of somebody, in quotation marks.

Two reporters who heard one speaker are no copies of each other. Where the words stand in a document that was read, the
document is where both have them from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.article import Article
from claims.event import LEAST_KINSHIP, Kinship
from claims.origin.body import Body, polite_endings
from claims.origin.copy import later, precedence
from claims.origin.derivation import AlignedSpan, Derivation, brief
from claims.origin.reprinted import is_document

SHORTEST_SHARED_QUOTE = 8
# Words that a document prints outside quotation marks can be met by chance; so many letters are not.
SHORTEST_OF_DOCUMENT = {True: 12, False: 40}
MOST_QUOTERS = 20

Spans = Mapping[tuple[Article, Article], set[AlignedSpan]]


def shared_quotes(
    texts: Mapping[Article, Body], kin: Mapping[frozenset[Article], Kinship]
) -> Iterator[Derivation]:
    """Pairs of articles that hold the same words of somebody, each told of once with all such words."""
    spans: dict[tuple[Article, Article], set[AlignedSpan]] = defaultdict(set)
    for group in _bearers(texts.values()):
        for index, (late, start, end) in enumerate(group):
            for early, origin_start, origin_end in group[:index]:
                pair, span = _directed(late.article, early.article, (start, end), (origin_start, origin_end))
                spans[pair].add(span)
    for quoting, document in _with_documents(texts, kin):
        spans[quoting.article, document.article] |= set(_quoted_from(quoting, document))
    for (article, origin), quotes in spans.items():
        if quotes and article.outlet.publisher != origin.outlet.publisher:
            yield _shared(article, origin, quotes)


def _bearers(texts: Iterable[Body]) -> Iterator[Sequence[tuple[Body, int, int]]]:
    """For each quotation the articles that hold it, the earliest first, with its place."""
    bearers: dict[str, list[tuple[Body, int, int]]] = defaultdict(list)
    for body in sorted(texts, key=lambda body: precedence(body.article)):
        for letters, start, end in body.quotations:
            if len(letters) >= SHORTEST_SHARED_QUOTE and len(bearers[letters]) < MOST_QUOTERS:
                bearers[letters].append((body, start, end))
    yield from bearers.values()


def _directed(
    late: Article, early: Article, place: tuple[int, int], earlier_place: tuple[int, int]
) -> tuple[tuple[Article, Article], AlignedSpan]:
    """The pair with its origin last: the earlier report, or the document, unless it is of a later day."""
    if is_document(late) and not is_document(early) and not later(late, early):
        return (early, late), AlignedSpan(*earlier_place, *place)
    return (late, early), AlignedSpan(*place, *earlier_place)


def _with_documents(
    texts: Mapping[Article, Body], kin: Mapping[frozenset[Article], Kinship]
) -> Iterator[tuple[Body, Body]]:
    """Reports and documents on one matter, the document not of a later day."""
    for kinship in kin.values():
        if kinship.score >= LEAST_KINSHIP:
            for report, document in ((kinship.left, kinship.right), (kinship.right, kinship.left)):
                if is_document(document) and not is_document(report) and not later(document, report):
                    yield texts[report], texts[document]


def _quoted_from(quoting: Body, document: Body) -> Iterator[AlignedSpan]:
    """The report's quotations that the document prints as its own words."""
    for letters, start, end in quoting.quotations:
        # A body holds its sentences in plain style; a quotation keeps the speaker's.
        polite = next((ending for ending in polite_endings() if letters.endswith(ending)), "")
        words = letters.removesuffix(polite)
        place = document.letters.find(words)
        if len(words) >= SHORTEST_OF_DOCUMENT[document.japanese] and place >= 0:
            yield AlignedSpan(start, end, *document.span(place, place + len(words)))


def _shared(article: Article, origin: Article, quotes: Iterable[AlignedSpan]) -> Derivation:
    ordered = tuple(sorted(quotes, key=lambda span: (span.article_start, span.origin_start)))
    words = " / ".join(dict.fromkeys(article.text[s.article_start : s.article_end] for s in ordered))
    share = sum(s.article_end - s.article_start for s in ordered) / max(1, len(article.text))
    return Derivation(article, origin, None, "shared_quote", round(min(1.0, share), 4), ordered, brief(words))
