"""Link -> Verdict: agrees or diverges, with the kinds of divergence, from an ordered list of named levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.link import Link, Reason

Outcome = Literal["agrees", "diverges"]
DivergenceKind = Literal["date", "number", "actor", "place", "polarity", "certainty", "scope"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a link says."""

    link: Link
    outcome: Outcome
    kinds: tuple[DivergenceKind, ...]
    """Empty when the two agree; else sorted."""
    reasons: tuple[Reason, ...]
    """The link's reasons, and those of the levels that fired."""
    decided_by: str
    """The name of the level that decided, or "person"."""
