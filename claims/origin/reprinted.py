"""Overlaps -> Derivations: whole and trimmed copies, and the wording of a document that several reports quote.

What two reports have from one official document makes neither a copy of the other: it is left out before they are
compared, and each derives those words from the document. So little shared wording that no copy follows, without a
document to explain it, is kept as shared too: whoever counts origins cannot call such claims independent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from claims.article import Article
from claims.origin.copy import Overlap, Run, later, precedence
from claims.origin.derivation import Derivation, How, brief

# Shares of a body's letters. Set on copies with up to 8 % misread letters (all above .8) and on independent
# reports of one happening in the visible events (none above .07): far from both, so precision and recall
# hold.
NEARLY_ALL = 0.8
COPIED = 0.35
# A part of an article that is copied has at least two plain sentences; a whole one may be a brief of one.
FEWEST_COPIED_LETTERS = {True: 60, False: 150}
# Of what an article shares with a candidate, what no nearer origin already explains.
EXPLAINED = 0.5
# Two candidates whose shares differ by less are told apart by precedence: a misread letter decides nothing.
SAME_SHARE = 0.06
# A run of so many letters is a sentence that somebody wrote first, and more than a chain of names and titles.
SENTENCE = {True: 40, False: 100}

Letters = Mapping[Article, Set[int]]


def reprints(shared: Sequence[Overlap]) -> list[Derivation]:
    """Copies, the origin that explains most of each article first, and articles that share single sentences."""
    of_documents = _of_documents(shared)
    by_article: dict[Article, list[Overlap]] = defaultdict(list)
    for overlap in shared:
        by_article[overlap.article.article].append(overlap)
    copies: list[Derivation] = []
    explained: dict[Article, set[int]] = {article: set(letters) for article, letters in of_documents.items()}
    for article, group in by_article.items():
        for overlap, how in _origins_of(group, of_documents):
            explained.setdefault(article, set()).update(_letters(overlap.runs))
            copies.append(_copy(overlap, how))
    copied = {frozenset((row.article, row.origin)) for row in copies}
    others = [o for o in shared if frozenset((o.article.article, o.origin.article)) not in copied]
    return [*copies, *_shared_sentences(others, explained)]


def _of_documents(shared: Iterable[Overlap]) -> dict[Article, set[int]]:
    """For each article the letters that it has in common with an official document that was not published later."""
    found: dict[Article, set[int]] = defaultdict(set)
    for overlap in shared:
        article, origin = overlap.article.article, overlap.origin.article
        if is_document(origin) and not is_document(article):
            found[article].update(_letters(overlap.runs))
        elif is_document(article) and not is_document(origin) and not later(article, origin):
            found[origin].update(i for run in overlap.runs for i in range(run.right_start, run.right_end))
    return found


def is_document(article: Article) -> bool:
    """Whether it is an authority's or a firm's own publication, which reports quote from."""
    return article.outlet.kind == "official"


def _letters(runs: Iterable[Run]) -> set[int]:
    return {i for run in runs for i in range(run.left_start, run.left_end)}


def _origins_of(group: Sequence[Overlap], of_documents: Letters) -> Iterator[tuple[Overlap, How]]:
    """The origins of one article, the one that explains most first; what is explained needs no second
    origin."""
    explained: set[int] = set()
    for overlap in sorted(group, key=_explains_most):
        letters = _letters(overlap.runs)
        how = _how(overlap, of_documents)
        if how is not None and len(letters - explained) >= EXPLAINED * len(letters):
            explained |= letters
            yield overlap, how


def _explains_most(overlap: Overlap) -> tuple[object, ...]:
    return (-round(overlap.article_share / SAME_SHARE), precedence(overlap.origin.article))


def _how(overlap: Overlap, of_documents: Letters) -> How | None:
    """Verbatim, trimmed or no copy, by the letters that are not a document's."""
    mine, theirs, letters = _own_shares(overlap, of_documents)
    japanese = overlap.article.japanese
    if min(mine, theirs) >= NEARLY_ALL and letters >= SENTENCE[japanese]:
        return "verbatim"
    if max(mine, theirs) >= COPIED and letters >= FEWEST_COPIED_LETTERS[japanese]:
        return "trimmed"
    return None


def _own_shares(overlap: Overlap, of_documents: Letters) -> tuple[float, float, int]:
    """The share of the article's and of the origin's letters that lie in runs, and how many of the article's do."""
    article, origin = overlap.article, overlap.origin
    if is_document(origin.article) or is_document(article.article):
        return overlap.article_share, overlap.origin_share, overlap.letters
    left = of_documents.get(article.article, frozenset())
    right = of_documents.get(origin.article, frozenset())
    mine = _letters(overlap.runs) - left
    theirs = {i for run in overlap.runs for i in range(run.right_start, run.right_end)} - right
    return (
        len(mine) / max(1, len(article.letters) - len(left)),
        len(theirs) / max(1, len(origin.letters) - len(right)),
        len(mine),
    )


def _copy(overlap: Overlap, how: How) -> Derivation:
    longest = max(
        overlap.spans, key=lambda span: (span.article_end - span.article_start, -span.article_start)
    )
    words = overlap.article.article.text[longest.article_start : longest.article_end]
    evidence = (
        f"{overlap.article_share:.0%} of its body stands in the origin, "
        f"{overlap.origin_share:.0%} of the origin's body in it; longest passage: {brief(words)}"
    )
    score = round(overlap.article_share, 4)
    return Derivation(
        overlap.article.article, overlap.origin.article, None, how, score, overlap.spans, evidence
    )


def _shared_sentences(others: Iterable[Overlap], explained: Letters) -> Iterator[Derivation]:
    """Pairs that share a sentence or two outside quotation marks: with a document, or with nothing to explain it."""
    for overlap in others:
        article, origin = overlap.article, overlap.origin
        to_document = is_document(article.article) or is_document(origin.article)
        known = frozenset() if to_document else explained.get(article.article, frozenset())
        runs = tuple(
            run
            for run in overlap.runs
            if run.agreeing >= SENTENCE[article.japanese]
            and len(_letters([run]) - known) >= SENTENCE[article.japanese]
        )
        if runs and article.article.outlet.publisher != origin.article.outlet.publisher:
            yield _shared(_towards_document(Overlap(article, origin, runs)))


def _towards_document(overlap: Overlap) -> Overlap:
    """The same with the document as the origin, unless it is of a later day."""
    article, origin = overlap.article.article, overlap.origin.article
    if not is_document(article) or is_document(origin) or later(article, origin):
        return overlap
    turned = tuple(
        Run(run.right_start, run.right_end, run.left_start, run.left_end, run.agreeing)
        for run in overlap.runs
    )
    return Overlap(overlap.origin, overlap.article, turned)


def _shared(overlap: Overlap) -> Derivation:
    article = overlap.article.article
    words = " / ".join(article.text[span.article_start : span.article_end] for span in overlap.spans)
    source = "wording of the document" if is_document(overlap.origin.article) else "wording in common"
    evidence = f"{source}, too little for a copy: {brief(words)}"
    score = round(overlap.article_share, 4)
    return Derivation(
        article, overlap.origin.article, None, "shared_quote", score, overlap.spans, evidence, wording=True
    )
