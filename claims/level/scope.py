"""How far it holds: all or a part, only this or everything."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import yaml

from claims.evidence import Evidence
from claims.fact.fact import Assertion
from claims.feature import Reason
from claims.level.difference import NEAR, asserts_alike, difference
from claims.text import fold, is_japanese


def extent(evidence: Evidence) -> Reason | None:
    """One says it of all, the other of a part or with a limit: 全面停止, 一部停止; all, only; 全会一致, 賛成多数."""
    if not asserts_alike(evidence, NEAR):
        return None
    left, right = extent_of(evidence.left), extent_of(evidence.right)
    if left is None or right is None or left[0] == right[0]:
        return None
    return difference("extent", left[1], right[1], "not the same extent")


def extent_of(assertion: Assertion) -> tuple[str, str] | None:
    """ "whole" or "part" with the word that says so; None where a claim says neither, or both."""
    text = fold(assertion.claim.text).lower()
    tokens = {token.surface.lower() for token in assertion.claim.tokens}
    found = {}
    for name, words in _extents().items():
        said = next((word for word in words if (word in text if is_japanese(word) else word in tokens)), None)
        if said:
            found[name] = said
    return next(iter(found.items())) if len(found) == 1 else None


@lru_cache(maxsize=1)
def _extents() -> dict[str, list[str]]:
    return dict(yaml.safe_load(resources.files("claims.level").joinpath("extents.yml").read_text("utf-8")))
