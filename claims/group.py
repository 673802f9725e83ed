"""Verdicts -> Groups: one fact, as everyone reported it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.fact.fact import Assertion

State = Literal["agreed", "disputed", "single"]


@dataclass(frozen=True, slots=True)
class Group:
    """Claims joined by links, at most one fact."""

    key: str
    """From the smallest claim key of its members: the same members give the same key in any order."""
    title: str
    """The text of its most complete claim."""
    state: State
    """single: one claim; disputed: some link inside diverges; else agreed."""
    members: tuple[Assertion, ...]
    """Sorted by claim key."""
