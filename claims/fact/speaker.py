"""Who says it: the speaker of each claim, as printed."""

from __future__ import annotations

from collections.abc import Sequence

from claims.claim import Claim
from claims.fact.fact import Fact


def speakers_of(claims: Sequence[Claim]) -> tuple[Fact | None, ...]:
    """The speaker of each claim of one article, in order; None for the outlet's own word."""
    return tuple(None for _ in claims)
