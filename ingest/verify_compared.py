"""Proofs of what the comparison wrote: links, groups, derivations, origins, answers and corrections."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from sqlite_utils import Database

from claims.article import content_key, row_id
from ingest.store.compared_row import withdrawal_id

Check = Callable[[Database], Iterator[str]]


def _links(database: Database) -> Iterator[str]:
    rows = database.query(
        "select links.*, left_claims.key as left_key, right_claims.key as right_key, "
        "left_claims.claim_group as left_group, right_claims.claim_group as right_group from links "
        "join claims as left_claims on left_claims.id = links.left_claim "
        "join claims as right_claims on right_claims.id = links.right_claim"
    )
    for row in rows:
        name = f"links {row['id']}"
        if row["left_claim"] >= row["right_claim"]:
            yield f"{name}: its left claim is not the smaller one"
        if row["id"] != row_id(content_key(row["left_key"], row["right_key"])):
            yield f"{name}: not the number of its two claims"
        shared = row["left_group"] if row["left_group"] == row["right_group"] else None
        if row["claim_group"] != shared:
            yield f"{name}: group {row['claim_group']}, but its claims share {shared}"
        if bool(row["kinds"]) != (row["verdict"] == "diverges"):
            yield f"{name}: verdict {row['verdict']} with kinds {row['kinds']!r}"


def _groups(database: Database) -> Iterator[str]:
    rows = database.execute(
        "select claim_groups.id, claim_count, count(claims.id) from claim_groups "
        "left join claims on claims.claim_group = claim_groups.id group by claim_groups.id"
    )
    for number, said, counted in rows:
        if said != counted:
            yield f"claim_groups {number}: claim_count {said}, but {counted} claims are in it"


def _derivations(database: Database) -> Iterator[str]:
    rows = database.query(
        "select derivations.id, derivations.spans, articles.text as copy, origins.text as original "
        "from derivations join articles on articles.id = derivations.article "
        "left join articles as origins on origins.id = derivations.origin"
    )
    for row in rows:
        lengths = [len(row["copy"])] * 2 + [len(row["original"] or "")] * 2
        try:
            places = [pair for span in json.loads(row["spans"]) for pair in zip(span, lengths, strict=True)]
            outside = any(not 0 <= place <= length for place, length in places)
        except (ValueError, TypeError):  # no list of spans at all
            outside = True
        if outside:
            yield f"derivations {row['id']}: a span lies outside the text"


def _origins(database: Database) -> Iterator[str]:
    """Each claim of a group of several once, in its group, and as many origins as the group says."""
    rows = database.query(
        "select origins.claim, origins.claim_group, claims.claim_group as group_of_claim from origins "
        "join claims on claims.id = origins.claim"
    )
    for row in rows:
        if row["claim_group"] != row["group_of_claim"]:
            yield f"origins {row['claim']}: group {row['claim_group']}, but its claim is in {row['group_of_claim']}"
    counted = database.execute(
        "select claim_groups.id, count(distinct case when known then number end), "
        "count(distinct case when not known then number end), origin_count, unknown_count from claim_groups "
        "join origins on origins.claim_group = claim_groups.id group by claim_groups.id"
    )
    for number, known, unknown, origin_count, unknown_count in counted:
        if (known, unknown) != (origin_count, unknown_count):
            yield (
                f"claim_groups {number}: {origin_count} origins and {unknown_count} unknown, "
                f"but its claims have {known} and {unknown}"
            )


def _answers(database: Database) -> Iterator[str]:
    """Each answer stands in the article it names, on the claim's own event."""
    rows = database.query(
        "select answers.*, others.article as answering from answers "
        "left join claims as others on others.id = answers.other_claim"
    )
    for row in rows:
        name = f"answers {row['claim']},{row['article']}"
        if row["other_claim"] is None and row["status"] != "unclear":
            yield f"{name}: {row['status']} without a claim that answers"
        if row["other_claim"] is not None and row["answering"] != row["article"]:
            yield f"{name}: claim {row['other_claim']} is not of article {row['article']}"


def _corrections(database: Database) -> Iterator[str]:
    rows = database.query(
        "select corrections.*, articles.text as printed from corrections "
        "join articles on articles.id = corrections.article"
    )
    for row in rows:
        if row["printed"][row["char_start"] : row["char_end"]] != row["text"]:
            yield f"corrections {row['id']}: the article does not say {row['text']!r} at {row['char_start']}"
    taken_back = database.execute(
        "select withdrawals.id, correction, claims.key from withdrawals "
        "join claims on claims.id = withdrawals.claim"
    )
    for number, correction, claim_key in taken_back:
        if number != withdrawal_id(correction, claim_key):
            yield f"withdrawals {number}: not the number of its correction and claim"


CHECKS: tuple[Check, ...] = (_links, _groups, _derivations, _origins, _answers, _corrections)
"""Each gives the mistakes it finds, naming table and row."""
