"""Reasons -> the text that a link keeps them in: JSON, short, because they are most of what is stored.

The view `reasons` (`ingest/views.sql`) reads it back, one row for each reason. A link's text is a list with one entry
for each reason, in order. An entry is its score alone, or [score, left, detail, right, feature], of which the end may
be missing. A reason that says nothing has the score 0, and no row.
"""

from __future__ import annotations

import json

from claims.feature import Reason
from claims.verdict import Verdict

BY_POSITION = (
    "words",
    "words_both",
    "mass",
    "predicate",
    "subject",
    "names",
    "date",
    "number",
    "sentence",
    "event",
    "rank",
)
"""The features that a link is told by in these places need no name. The view holds this list too: whoever changes it
raises VERSION in `ingest/schema.py`. A feature that stands in another place is named, so the list may lag behind."""

PARTS = 10_000
"""A score is told as an integer of so many parts where it is one, else with a point; SQLite reads 15 digits of that."""

NOTHING = 0
"""An empty value."""
AS_STORED = 1
"""A value that stands elsewhere: on a side, the subject of its claim; as detail, what the two articles share."""

Told = str | int | float


def told(verdict: Verdict) -> str:
    """The reasons of a link as its row keeps them."""
    entries = [_entry(verdict, position, reason) for position, reason in enumerate(verdict.reasons)]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def shared(verdict: Verdict) -> str:
    """What the two articles of a link have in common; empty where that is not known."""
    return ", ".join(verdict.link.shared)


def _entry(verdict: Verdict, position: int, reason: Reason) -> Told | list[Told]:
    if not reason.score:
        return NOTHING
    left = _value(reason.left_value, verdict.link.left.claim.subject)
    right = _value(reason.right_value, verdict.link.right.claim.subject)
    detail = _value(reason.detail, shared(verdict))
    named = BY_POSITION[position] if position < len(BY_POSITION) else None
    entry: list[Told] = [_score(reason.score), left, detail, right, reason.feature]
    if reason.feature != named:
        return entry
    if right != left:
        return entry[:4]
    if detail != NOTHING:
        return entry[:3]
    return entry[:2] if left != NOTHING else entry[0]


def _score(score: float) -> int | float:
    parts = round(score * PARTS)
    return parts if parts / PARTS == score else float(score)


def _value(value: str, stored: str | None) -> str | int:
    if not value:
        return NOTHING
    return AS_STORED if value == stored else value
