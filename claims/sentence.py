"""Article -> Sentences: spans with a role, that together hold every character but white space."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claims.article import Article
from claims.text import Token

Role = Literal["body", "heading", "bullet", "timeline", "caption", "quotation", "furniture", "repeat", "fragment"]
SPEAKING_ROLES: frozenset[Role] = frozenset({"body", "heading", "bullet", "timeline", "quotation"})
"""The roles whose sentences assert something; the others are kept and make no claim."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of an article with a role."""

    article: Article = field(repr=False)
    position: int
    """0 for the first sentence of the article."""
    char_start: int
    char_end: int
    role: Role
    voice: int = 0
    """0 for the article's own voice; 1, 2 … for each document it quotes an excerpt of."""
    tokens: tuple[Token, ...] = field(default=(), repr=False, compare=False)
    """Its words, for the speaking roles; empty for the others."""

    @property
    def text(self) -> str:
        return self.article.text[self.char_start : self.char_end]
