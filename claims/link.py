"""Pair -> Link: two claims judged to be about the same fact, with a score and the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.fact.fact import Assertion


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a comparison, with both values: enough to redo the judgement by hand."""

    feature: str
    """What was compared: words, names, date, number, predicate, event …"""
    score: float
    """From -1 (speaks against) over 0 (says nothing) to 1 (speaks for)."""
    left_value: str
    right_value: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two assertions about the same fact; left has the smaller claim key."""

    left: Assertion
    right: Assertion
    score: float
    """Closeness in meaning, 0 to 1."""
    reasons: tuple[Reason, ...]
