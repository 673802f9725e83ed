"""What is said: from a text to claims, facts, links, verdicts, groups, origins and coverage.

The small public face of the library; each stage has its own module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.comparison import Comparison
    from claims.fact.fact import Fact

__all__ = ["compare", "dates"]


def compare(left: str, right: str, published: str | None = None) -> Comparison:
    """Whether two sentences agree, diverge or are unrelated, with kinds, score and reasons.

    See `claims.comparison.compare`; imported when first called, since the dictionaries take a second to load.
    """
    from claims.comparison import compare as compare_sentences

    return compare_sentences(left, right, published)


def dates(text: str, published: str | None = None) -> list[Fact]:
    """The dates of a text, each with its place and its days (ISO, inclusive). See `claims.fact.date.dates`."""
    from claims.fact.date import dates as dates_of_text

    return dates_of_text(text, published)
