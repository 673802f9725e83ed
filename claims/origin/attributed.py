"""Groups -> Derivations: claims that an article attributes to whoever issued a document that tells them too.

"市は12日、…と発表した" and the city's own release of that day are one voice: the paper has it from the city, in
whatever words. It is no copy of the release, so it is told as what a document and a report have in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from claims.article import Article, Outlet
from claims.fact.fact import Assertion
from claims.group import Group
from claims.origin.copy import later
from claims.origin.derivation import AlignedSpan, Derivation, brief
from claims.origin.reach import reach
from claims.origin.reprinted import is_document
from claims.origin.source_name import goes_by
from claims.verdict import Verdict

Claims = list[tuple[Assertion, Assertion]]
CONTRADICTING = frozenset({"number", "date", "place", "actor", "polarity"})
"""Kinds of divergence by which two claims cannot both be from one document."""


def attributions(
    groups: Iterable[Group],
    derivations: Iterable[Derivation],
    happenings: Iterable[Sequence[Article]],
    verdicts: Iterable[Verdict] = (),
) -> list[Derivation]:
    """For each report and document the claims that the report has from the document's issuer, in the order of files.

    Args:
        groups: which claims are one fact.
        derivations: what is known; who copies or cites a document needs no more.
        happenings: the articles parted by what they report: 同社 is the one firm whose document is there.
        verdicts: the links between the claims. What is not printed as the issuer's word, and differs from what its
            document says, is from elsewhere.
    """
    explained = {(row.article, row.origin) for row in derivations if row.how != "shared_quote"}
    grouped = list(groups)
    voices = _Voices(grouped, happenings)
    differing = {
        frozenset((verdict.link.left.claim.key, verdict.link.right.claim.key))
        for verdict in verdicts
        if not CONTRADICTING.isdisjoint(verdict.kinds)
    }
    found: dict[tuple[Article, Article], Claims] = defaultdict(list)
    acts: dict[tuple[Article, Article], Claims] = defaultdict(list)
    for group in grouped:
        for report, document in _of_reports_and_documents(group):
            article, origin = report.claim.sentence.article, document.claim.sentence.article
            has_it_otherwise = (article, origin) in explained or later(origin, article)
            differs = frozenset((report.claim.key, document.claim.key)) in differing
            if has_it_otherwise or (differs and report.speaker is None):
                continue
            if voices.has_it_from(report, origin.outlet):
                found[article, origin].append((report, document))
            elif voices.is_act_of(report, origin.outlet):
                acts[article, origin].append((report, document))
    ordered = sorted({**found, **acts}, key=lambda pair: tuple((a.file, a.key) for a in pair))
    return [_attributed(*pair, found.get(pair, []), acts.get(pair, [])) for pair in ordered]


def _of_reports_and_documents(group: Group) -> Iterator[tuple[Assertion, Assertion]]:
    documents = [member for member in group.members if is_document(member.claim.sentence.article)]
    for member in group.members if documents else ():
        article = member.claim.sentence.article
        for document in documents:
            if not is_document(article):
                yield member, document


class _Voices:
    """For whom each article speaks, sentence by sentence."""

    def __init__(self, groups: Iterable[Group], happenings: Iterable[Sequence[Article]]) -> None:
        self._issuers = {article: _issuers(happening) for happening in happenings for article in happening}
        self._claims: dict[Article, list[Assertion]] = defaultdict(list)
        for member in sorted((m for group in groups for m in group.members), key=_place):
            self._claims[member.claim.sentence.article].append(member)
        self._carried: dict[tuple[Article, Outlet], frozenset[tuple[int, int]]] = {}

    def has_it_from(self, report: Assertion, issuer: Outlet) -> bool:
        """Whether a claim is printed as the issuer's word, or stands plainly in one paragraph with what is."""
        article = report.claim.sentence.article
        if report.speaker is not None:
            return self._speaks(article, issuer, report.speaker)
        if (article, issuer) not in self._carried:
            self._carried[article, issuer] = self._carry(article, issuer)
        return _place(report) in self._carried[article, issuer]

    def is_act_of(self, report: Assertion, issuer: Outlet) -> bool:
        """Whether a claim that nobody is named for tells what the issuer does."""
        if report.speaker is not None or report.claim.subject is None:
            return False
        named = report.claim.subject.rpartition("の")[2]  # 食品大手の八重垣食品
        return self._speaks(report.claim.sentence.article, issuer, named)

    def _speaks(self, article: Article, issuer: Outlet, speaker: str | None) -> bool:
        return speaker is not None and goes_by(speaker, issuer, self._issuers.get(article, ()))

    def _carry(self, article: Article, issuer: Outlet) -> frozenset[tuple[int, int]]:
        claims, speaks = self._claims[article], partial(self._speaks, article, issuer)
        said = [claim.claim.sentence for claim in claims if speaks(claim.speaker)]
        naming = {(sentence.char_start, sentence.char_end) for sentence in said}
        carried = reach(claims, naming, speaks)
        return frozenset((*carried.told, *carried.beside))


def _issuers(happening: Sequence[Article]) -> list[Outlet]:
    return list(dict.fromkeys(article.outlet for article in happening if is_document(article)))


def _attributed(article: Article, origin: Article, claims: Claims, acts: Claims) -> Derivation:
    pairs = sorted({(_place(report), _place(document)) for report, document in claims})
    spans = tuple(AlignedSpan(*mine, *theirs) for mine, theirs in pairs)
    following = tuple(sorted({_place(report) for report, _ in acts}))
    shown = [(span.article_start, span.article_end) for span in spans] or following
    told = " / ".join(dict.fromkeys(article.text[start:end] for start, end in shown))
    share = len({i for start, end in shown for i in range(start, end)})
    how = "attributed to" if spans else "an act of"
    return Derivation(
        article,
        origin,
        None,
        "shared_quote",
        round(share / max(1, len(article.text)), 4),
        spans,
        f"{how} {origin.outlet.name}, whose document tells it: {brief(told)}",
        following=following,
    )


def _place(assertion: Assertion) -> tuple[int, int]:
    return assertion.claim.char_start, assertion.claim.char_end
