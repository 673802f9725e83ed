"""The record of a mention: one place where a text names somebody or something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claims.text import Token

Entity = Literal["person", "organisation", "place", "work"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name is printed. Offsets count code points of the article's text, end exclusive."""

    start: int
    end: int
    name: str
    """The name alone, without title: 上川陽子 of 上川陽子外務大臣."""
    entity: Entity
    reading: str = ""
    """Latin, lower case, the parts separated by spaces."""
    surname: str = ""
    """Of a person, where it is plain which part it is."""
    title: str = ""
    abbreviation: str = ""
    """The short form given in brackets after the name."""
    full: bool = field(default=False)
    """A person's family name and given name both."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with its words: one sentence."""

    text: str = field(repr=False)
    """The whole article's text, which the words' offsets count."""
    tokens: tuple[Token, ...]
