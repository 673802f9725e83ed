"""Article -> Sentences: spans with a role, that together hold every character but white space."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.article import Article
from claims.boundary import cut_folded
from claims.excerpt import voices
from claims.furniture import is_pointer
from claims.layout import Span, blocks
from claims.reprint import repeats
from claims.role import Role as Role
from claims.role import roles
from claims.scan import ends_torn, rejoined, torn_edges
from claims.text import Token, tokenise
from claims.uncollected import uncollected

SPEAKING_ROLES: frozenset[Role] = frozenset({"body", "heading", "bullet", "timeline", "quotation"})
"""The roles whose sentences assert something; the others are kept and make no claim."""

LONGEST_SENTENCE = 3_000
"""Characters. What runs on longer without an end is no sentence (figures, code, a page without its line ends): it is
kept as a fragment, and no rule of the later stages has to be quick on it."""


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


class _Unit(NamedTuple):
    start: int
    end: int
    role: Role
    voice: int


@uncollected()
def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article, in order; together they hold every character but white space, each
    once."""
    units = tuple(_units(article))
    again = _printed_again(article.text, units)
    return tuple(
        _sentence(article, position, unit, "repeat" if position in again else unit.role)
        for position, unit in enumerate(units)
    )


def _units(article: Article) -> Iterator[_Unit]:
    """The spans of the sentences, each with the role of its line, or its own where it differs."""
    text = article.text
    lines = rejoined(article, blocks(text))
    line_roles = roles(article, lines)
    edges = torn_edges(article, lines, line_roles)
    for line, role, voice, torn in zip(lines, line_roles, voices(lines), edges, strict=True):
        spans = cut_folded(line.folded, line.start, whole=role == "heading" and not torn.end)
        for span in spans:
            lost = (torn.start and span is spans[0]) or (torn.end and span is spans[-1])
            yield _Unit(*span, _unit_role(text, span, role, lost), voice)


def _unit_role(text: str, span: Span, role: Role, torn: bool) -> Role:
    if is_pointer(text[span.start : span.end]):
        return "furniture"
    return "fragment" if torn or span.end - span.start > LONGEST_SENTENCE else role


def _printed_again(text: str, units: Sequence[_Unit]) -> frozenset[int]:
    """The positions of the units that repeat an earlier one of the same voice."""
    speaking: dict[int, list[int]] = defaultdict(list)
    for position, unit in enumerate(units):
        if unit.role in SPEAKING_ROLES or unit.role == "fragment":
            speaking[unit.voice].append(position)
    return frozenset(
        positions[index]
        for positions in speaking.values()
        for index in repeats([text[units[position].start : units[position].end] for position in positions])
    )


def _sentence(article: Article, position: int, unit: _Unit, role: Role) -> Sentence:
    tokens = tokenise(article.text, unit.start, unit.end) if role in SPEAKING_ROLES else ()
    if article.note == "ocr" and role in ("timeline", "bullet") and ends_torn(tokens):
        role, tokens = "fragment", ()
    return Sentence(article, position, unit.start, unit.end, role, unit.voice, tokens)
