"""What follows from the comparison -> rows: links, groups, events, derivations, origins, answers, corrections."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from claims.article import content_key, row_id
from claims.correction import Correction
from claims.coverage import Answer, Event
from claims.group import Group
from claims.origin.derivation import AlignedSpan, Derivation
from claims.origin.ledger import Ledger
from claims.pair import ArticlePair
from claims.verdict import Verdict
from ingest.store.difference import Row
from ingest.store.row import sealed
from ingest.store.told import told


def link_key(verdict: Verdict) -> str:
    return content_key(verdict.link.left.claim.key, verdict.link.right.claim.key)


def link_row(verdict: Verdict) -> Row:
    """A link with its verdict. Its group is for later: it follows from all links together."""
    row: Row = {
        "id": row_id(link_key(verdict)),
        "left_claim": row_id(verdict.link.left.claim.key),
        "right_claim": row_id(verdict.link.right.claim.key),
        "score": float(verdict.link.score),
        "verdict": verdict.outcome,
        "kinds": ",".join(verdict.kinds),
        "claim_group": None,
        "decided_by": verdict.decided_by,
        "told": told(verdict),
    }
    return sealed(row)


def compared_row(pair: ArticlePair, shared: str | None = None) -> Row:
    """Two articles that were compared, and what they have in common, where a link was found between them."""
    one, other = (row_id(article) for article in pair)
    return sealed({"left_article": one, "right_article": other, "shared": shared})


def group_row(group: Group, ledger: Ledger) -> Row:
    row: Row = {
        "id": row_id(group.key),
        "key": group.key,
        "title": group.title,
        "state": group.state,
        "claim_count": len(group.members),
        "outlet_count": ledger.outlets,
        "publisher_count": ledger.publishers,
        "origin_count": ledger.origins,
        "unknown_count": ledger.unknown,
    }
    return sealed(row)


def event_row(event: Event) -> Row:
    return sealed({"id": row_id(event.key), "key": event.key, "title": event.title})


class DerivationIds:
    """The row of each derivation: from its two ends and its way, counted where those are the same."""

    def __init__(self, derivations: Iterable[Derivation]) -> None:
        seen: Counter[tuple[object, ...]] = Counter()
        self._ids: dict[int, int] = {}
        for derivation in derivations:
            origin = derivation.origin
            ends = derivation.article.key, origin.key if origin else derivation.origin_name
            identity = (*ends, derivation.how)
            self._ids[id(derivation)] = row_id(content_key(*identity, seen[identity]))
            seen[identity] += 1

    def of(self, derivation: Derivation | None) -> int | None:
        """The row of one of the derivations; None for none."""
        return None if derivation is None else self._ids[id(derivation)]


def derivation_rows(
    derivations: Iterable[Derivation],
    ids: DerivationIds,
    outlet_of: Mapping[str, str],
    beside: Mapping[Derivation, Sequence[AlignedSpan]],
) -> Iterable[Row]:
    """Derivations as rows.

    Args:
        outlet_of: the outlet's id for each name of a source that was not read.
        beside: what stands side by side where no words are aligned (claims.origin.counterpart).
    """
    for derivation in derivations:
        origin = derivation.origin
        named = outlet_of.get(derivation.origin_name) if derivation.origin_name else None
        row: Row = {
            "id": ids.of(derivation),
            "article": row_id(derivation.article.key),
            "origin": row_id(origin.key) if origin else None,
            "origin_outlet": origin.outlet.id if origin else named,
            "how": derivation.how,
            "score": float(derivation.score),
            "evidence": derivation.evidence,
            "spans": json.dumps(
                [list(asdict(span).values()) for span in derivation.spans or beside.get(derivation, ())]
            ),
        }
        yield sealed(row)


def origin_rows(group: Group, ledger: Ledger, ids: DerivationIds) -> Iterable[Row]:
    """What stands behind each claim of a group of several; a claim that is alone stands for itself."""
    if len(group.members) < 2:
        return
    for root in ledger.roots:
        for claim in root.claims:
            row: Row = {
                "claim": row_id(claim.key),
                "claim_group": row_id(group.key),
                "number": root.number,
                "known": int(root.known),
                "because": root.because,
                "derivation": ids.of(root.derivation),
            }
            yield sealed(row)


def answer_row(answer: Answer) -> Row:
    row: Row = {
        "claim": row_id(answer.assertion.claim.key),
        "article": row_id(answer.article.key),
        "status": answer.status,
        "other_claim": row_id(answer.other.claim.key) if answer.other else None,
        "through_claim": row_id(answer.through.claim.key) if answer.through else None,
        "score": float(answer.score),
    }
    return sealed(row)


def correction_rows(corrections: Iterable[Correction]) -> Iterable[tuple[int, Correction, Row]]:
    """Each correction with its row and the row's number."""
    seen: Counter[tuple[object, ...]] = Counter()
    for correction in corrections:
        place = correction.char_start, correction.char_end
        identity = (correction.article.key, *place, correction.basis)
        number = correction_id(*identity, seen[identity])
        seen[identity] += 1
        row: Row = {
            "id": number,
            "article": row_id(correction.article.key),
            "char_start": correction.char_start,
            "char_end": correction.char_end,
            "text": correction.article.text[correction.char_start : correction.char_end],
            "basis": correction.basis,
            "wrong": correction.wrong,
            "instead": correction.right,
        }
        yield number, correction, sealed(row)


def correction_id(article_key: str, start: int, end: int, basis: str, repetition: int) -> int:
    return row_id(content_key(article_key, "correction", start, end, basis, repetition))


def withdrawal_rows(number: int, correction: Correction, ids: DerivationIds) -> Iterable[Row]:
    """The claims that a correction, whose row has this number, takes back."""
    for withdrawal in correction.withdrawals:
        row: Row = {
            "id": withdrawal_id(number, withdrawal.assertion.claim.key),
            "correction": number,
            "claim": row_id(withdrawal.assertion.claim.key),
            "standing": withdrawal.standing,
            "derivation": ids.of(withdrawal.derivation),
        }
        yield sealed(row)


def withdrawal_id(correction: int, claim_key: str) -> int:
    return row_id(content_key(correction, claim_key))
