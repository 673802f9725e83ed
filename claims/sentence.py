"""Article -> Sentences: spans with a role, that together hold every character but white space."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.article import Article
from claims.boundary import cut
from claims.furniture import is_pointer
from claims.layout import blocks
from claims.role import Role as Role
from claims.role import roles
from claims.text import Token, tokenise

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


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article, in order; together they hold every character but white space, each once."""
    lines = blocks(article.text)
    found: list[Sentence] = []
    for block, role in zip(lines, roles(article, lines), strict=True):
        for start, end in cut(article.text, block.start, block.end, whole=role == "heading"):
            found.append(_sentence(article, len(found), start, end, role))
    return tuple(found)


def _sentence(article: Article, position: int, start: int, end: int, role: Role) -> Sentence:
    if is_pointer(article.text[start:end]):
        role = "furniture"
    tokens = tokenise(article.text, start, end) if role in SPEAKING_ROLES else ()
    return Sentence(article, position, start, end, role, 0, tokens)
