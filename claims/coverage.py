"""Articles -> Events: which articles report the same happening, and whose text is complete enough to be silent."""

from __future__ import annotations

from dataclasses import dataclass

from claims.article import Article


@dataclass(frozen=True, slots=True)
class Event:
    """Articles that share enough linked claims, names and dates."""

    key: str
    title: str
    articles: tuple[Article, ...]
