"""The records of what comes from what: joined by the stages that find copies, citations and families."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.article import Article

How = Literal["verbatim", "trimmed", "rewritten", "cites", "same-family", "shared_quote"]


@dataclass(frozen=True, slots=True)
class AlignedSpan:
    """The same words in both texts; offsets count code points, end exclusive."""

    article_start: int
    article_end: int
    origin_start: int
    origin_end: int


@dataclass(frozen=True, slots=True)
class Derivation:
    """One article that comes from another, or (shared_quote) only quotes the same words."""

    article: Article
    origin: Article | None
    """None where the source named was not read: then `origin_name` says who it is."""
    origin_name: str | None
    how: How
    score: float
    """0 to 1: the share of the article's body that the spans hold, or the certainty of the citation."""
    spans: tuple[AlignedSpan, ...]
    evidence: str
    """The sentence or rule a person would point at."""
    cited_at: tuple[tuple[int, int], ...] = ()
    """Where the article names its source, and what it prints as that source's word: offsets of those sentences and
    claims in its text, end exclusive."""
    following: tuple[tuple[int, int], ...] = ()
    """Plain claims right after these, which may be the source's or the newsroom's own."""
    credited: tuple[tuple[int, int], ...] = ()
    """The claims that have no other source, of the paragraphs that name this one; of the whole text where a line of its
    own names it (出典：総務省)."""
    wording: bool = False
    """For shared_quote: True where plain sentences are shared, too few for a copy; False for words in quotation
    marks."""


def brief(text: str, longest: int = 120) -> str:
    """The text on one line, cut to at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
