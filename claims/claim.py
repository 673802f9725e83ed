"""Sentence -> Claims: the smallest spans that assert something that can be true or false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claims.article import content_key
from claims.clause import LONGEST_SENTENCE, clauses
from claims.clause.assertion import asks, asserts
from claims.clause.quotation import ends_inside, filled_quotation, is_quoted
from claims.sentence import SPEAKING_ROLES, Sentence
from claims.subject import Subject, may_inherit, subject_of
from claims.text import Token, words_between
from claims.uncollected import uncollected


@dataclass(frozen=True)
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

    words: tuple[Token, ...] | None = field(default=None, repr=False, compare=False)
    """The words of the claim, where they were at hand when it was made; ask `tokens` for them."""

    @cached_property
    def text(self) -> str:
        return self.sentence.article.text[self.char_start : self.char_end]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the claim."""
        if self.words is not None:
            return self.words
        return tuple(words_between(self.sentence.tokens, self.char_start, self.char_end))

    @cached_property
    def key(self) -> str:
        """Stable over builds, machines and orders: the article's edition, the place, the words."""
        return content_key(self.sentence.article.key, self.char_start, self.char_end, self.text)


@uncollected()
def read_claims(sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """The claims of one article.

    Args:
        sentences: all sentences of one article, in order; only those with a speaking role make claims.

    Returns:
        Claims in the order of their places. They lie inside their sentences and do not overlap; a sentence that
        cannot be cut safely is one claim; one of more than LONGEST_SENTENCE words makes none.
    """
    found: list[Claim] = []
    topic: Subject | None = None
    before: Sentence | None = None
    for sentence in sentences:
        spans = _spans(sentence) if sentence.role in SPEAKING_ROLES else ()
        if not spans:
            before = topic = None
            continue
        if before is None or not _same_paragraph(before, sentence):
            topic = None
        made, topic = _claims_of(sentence, spans, topic, len(found))
        found += made
        before = sentence
    return tuple(found)


def _spans(sentence: Sentence) -> Sequence[tuple[int, int]]:
    """The clauses that assert; of a question only what is told before it (頼っているが、信頼は揺らいでいるのか)."""
    running_text = sentence.role == "body"
    if len(sentence.tokens) > LONGEST_SENTENCE:
        return ()
    if asserts(sentence.tokens, running_text):
        return clauses(sentence.tokens)
    if asks(sentence.tokens, running_text):
        return clauses(sentence.tokens)[:-1]
    return ()


def _claims_of(
    sentence: Sentence, spans: Sequence[tuple[int, int]], topic: Subject | None, position: int
) -> tuple[list[Claim], Subject | None]:
    """The claims of one sentence, and the topic it leaves to the next one."""
    made: list[Claim] = []
    earlier, nominative = topic, None
    spoken = sentence.role == "quotation" or filled_quotation(sentence.tokens) is not None
    for first, end in spans:
        words = sentence.tokens[first:end]
        own = subject_of(words)
        quoted = spoken or is_quoted(words)
        left = topic or nominative
        carries = left is not None and not own and not (quoted and ends_inside(words))
        inherited = left if carries and left and may_inherit(words, left, left is not earlier) else None
        made.append(_claim(sentence, words, position + len(made), own or inherited, own is None, quoted))
        if own and own.lasts:
            topic = own
        elif own:
            nominative = own
    return made, topic


def _claim(
    sentence: Sentence,
    words: Sequence[Token],
    position: int,
    subject: Subject | None,
    inherited: bool,
    quoted: bool,
) -> Claim:
    printed = sentence.article.text[subject.char_start : subject.char_end] if subject else None
    return Claim(
        sentence,
        position,
        words[0].start,
        words[-1].end,
        printed,
        subject.char_start if subject else None,
        inherited and subject is not None,
        quoted,
        tuple(words),
    )


def _same_paragraph(before: Sentence, sentence: Sentence) -> bool:
    between = sentence.article.text[before.char_end : sentence.char_start]
    return before.role == sentence.role == "body" and before.voice == sentence.voice and "\n" not in between
