"""Sentence -> Claims: the smallest spans that assert something that can be true or false."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.article import content_key
from claims.sentence import Sentence
from claims.text import Token


@dataclass(frozen=True, slots=True)
class Claim:
    """A span that asserts something: usually a clause; the whole sentence where no cut is safe."""

    sentence: Sentence = field(repr=False)
    position: int
    """0 for the first claim of the article."""
    char_start: int
    char_end: int
    subject: str | None = None
    """As printed; None where the clause has none and none can be inherited safely."""
    subject_start: int | None = None
    """Where the subject stands in the article's text; outside the claim when inherited."""
    subject_inherited: bool = False
    """True when the subject stands in an earlier clause or sentence."""
    quoted: bool = False
    """True when the claim is what a quoted speaker says, inside 「」 or quotation marks."""

    @property
    def text(self) -> str:
        return self.sentence.article.text[self.char_start : self.char_end]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the claim."""
        return tuple(t for t in self.sentence.tokens if self.char_start <= t.start and t.end <= self.char_end)

    @property
    def key(self) -> str:
        """Stable over builds, machines and orders: the article's edition, the place, the words."""
        return content_key(self.sentence.article.key, self.char_start, self.char_end, self.text)
