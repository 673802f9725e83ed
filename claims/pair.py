"""Assertions -> Pairs: candidates for being about the same fact, few and complete, never all with all."""

from __future__ import annotations

from dataclasses import dataclass

from claims.fact.fact import Assertion


@dataclass(frozen=True, slots=True)
class Pair:
    """Two assertions of different voices that share enough rare keys; left has the smaller claim key."""

    left: Assertion
    right: Assertion
