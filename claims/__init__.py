"""What is said: from a text to claims, facts, links, verdicts, groups, origins and coverage.

The small public face of the library; each stage has its own module.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.comparison import Comparison
    from claims.fact.fact import Fact

__all__ = ["compare", "dates"]


def compare(left: str, right: str, published: str | None = None) -> Comparison:
    """Whether two sentences agree, diverge or are unrelated, with kinds, score and reasons.

    See `claims.comparison.compare`; imported when first called, since the dictionaries take a second to load.
    """
    found: Comparison = import_module("claims.comparison").compare(left, right, published)
    return found


def dates(text: str, published: str | None = None) -> list[Fact]:
    """The dates of a text, each with its place and its days (ISO, inclusive). See `claims.fact.date.dates`."""
    found: list[Fact] = import_module("claims.fact.date").dates(text, published)
    return found
