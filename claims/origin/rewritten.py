"""Articles -> Derivations: reports that tell in other words what another told, name no source and add nothing.

Two things give a retelling away, each of which is enough: nearly all of its claims are the other's, in its order
(`storyline`), or rare words of both stand in one order (`retelling`). Who has somebody's words that the other has not,
or figures of its own, was there, whatever else is alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from claims.article import Article
from claims.event import LEAST_KINSHIP, Kinship
from claims.fact.fact import Assertion, by_article
from claims.origin.body import Body
from claims.origin.copy import Overlap, precedence
from claims.origin.derivation import Derivation, brief
from claims.origin.reprinted import COPIED, SAME_SHARE, SENTENCE, is_document
from claims.origin.retelling import Figures, Retelling, adds_quotations, new_figures, retellings
from claims.origin.storyline import Storyline, storylines
from claims.verdict import Verdict

# Where nearly all is told claim by claim, figures may be reckoned anew or misread, but not half of them.
MOST_NEW_FIGURES = 0.5


def rewritten(
    texts: Mapping[Article, Body],
    assertions: Collection[Assertion],
    verdicts: Iterable[Verdict],
    kin: Mapping[frozenset[Article], Kinship],
    copies: Collection[Article],
    shared: Iterable[Overlap] = (),
) -> Iterator[Derivation]:
    """For each article that is no copy the one earlier article that it retells most closely, if any. To report what
    an official document says is no retelling of it.

    Args:
        texts: the body of each article.
        assertions: all claims.
        verdicts: the links between them.
        kin: how near the articles are to each other.
        copies: the articles that are known for copies.
        shared: the wording that articles have in common.
    """
    near = [(k.left, k.right) for k in kin.values() if k.score >= LEAST_KINSHIP]
    documents: dict[Article, set[Article]] = defaultdict(set)
    for left, right in (*near, *((right, left) for left, right in near)):
        if is_document(right):
            documents[left].add(right)
    reports = [_later_first(*pair) for pair in near if not any(map(is_document, pair))]
    found: dict[Article, list[Derivation]] = defaultdict(list)
    figures = {article: _figures(own) for article, own in by_article(assertions).items()}
    worded = set(_worded(shared))
    for storyline in storylines(verdicts, assertions, reports, documents, worded):
        left, right = storyline.left, storyline.right
        adds = new_figures(figures[left], figures[right]) >= MOST_NEW_FIGURES
        if not adds and not adds_quotations(texts[left], texts[right]):
            found[left].append(_by_claims(storyline))
    for retelling in retellings(texts, reports, documents, figures):
        if all(row.origin != retelling.right.article for row in found[retelling.left.article]):
            found[retelling.left.article].append(_by_words(retelling))
    for article, rows in found.items():
        if article not in copies:
            yield min(rows, key=_closeness)


def _worded(shared: Iterable[Overlap]) -> Iterator[tuple[Article, Article]]:
    """The pairs, either way, that have a sentence or more of their wording in common and a good part of a text."""
    for overlap in shared:
        one, other = overlap.article, overlap.origin
        much = max(overlap.article_share, overlap.origin_share) >= COPIED
        if much and overlap.letters >= SENTENCE[one.japanese]:
            yield from ((one.article, other.article), (other.article, one.article))


def _later_first(left: Article, right: Article) -> tuple[Article, Article]:
    return (left, right) if precedence(right) < precedence(left) else (right, left)


def _figures(claims: Iterable[Assertion]) -> Figures:
    """The numbers of some claims; days and hours are no figures."""
    return {(fact.low, fact.high) for claim in claims for fact in claim.of_kind("number")}


def _by_claims(storyline: Storyline) -> Derivation:
    text = storyline.left.text
    told = " … ".join(text[span.article_start : span.article_end] for span in storyline.spans)
    how = f"{len(storyline.spans)} in the same order" if storyline.in_order else "with wording in common"
    evidence = f"{storyline.told} of its {storyline.claims} claims are the other's, {how}: {brief(told)}"
    share = round(storyline.share, 4)
    return Derivation(storyline.left, storyline.right, None, "rewritten", share, storyline.spans, evidence)


def _by_words(retelling: Retelling) -> Derivation:
    left, right = retelling.left.article, retelling.right.article
    evidence = f"{len(retelling.words)} rare words in the same order: {brief(' … '.join(retelling.words))}"
    return Derivation(left, right, None, "rewritten", retelling.share, retelling.spans, evidence)


def _closeness(row: Derivation) -> tuple[object, ...]:
    """The closest first; of equally close ones the first that was printed."""
    assert row.origin is not None
    return -round(row.score / SAME_SHARE), precedence(row.origin)
