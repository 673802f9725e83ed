"""What stands inside quotation marks: a full quotation says something, a phrase only names something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.clause.english_verb import is_finite
from claims.clause.grammar import form, is_content
from claims.text import Token

Span = tuple[int, int]
"""Token indices, end exclusive."""

_PAIRS = {"「": "」", "『": "』", "“": "”", '"': '"', "‘": "’"}
_OPENING = frozenset(_PAIRS)
_STOPS = frozenset("。．.！!？?,，")
MAIN_SHARE = 0.5
"""A claim is quoted when full quotations hold at least this share of its characters."""


def full_quotations(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The insides of the outermost quotation marks that hold a statement: a predicate that ends it, or a full stop.

    「核兵器のない世界」 is a phrase and is not among them; a mark that is never closed is no quotation.
    """
    if _OPENING.isdisjoint([token.surface for token in tokens]):
        return ()
    return tuple((first, end) for first, end in _insides(tokens) if _states(tokens[first:end]))


def filled_quotation(tokens: Sequence[Token]) -> Span | None:
    """The inside of the quotation that a sentence is nothing but: an answer in an interview, 「Aだった。Bになる」."""
    if not tokens or tokens[0].surface not in _OPENING:
        return None
    first, end = next(_insides(tokens), (0, 0))
    rest = tokens[end + 1 :] if end else tokens
    return (first, end) if first < end and all(token.surface in _STOPS for token in rest) else None


def is_quoted(tokens: Sequence[Token]) -> bool:
    """Whether the words are, for the most part, what a quoted speaker says."""
    if not tokens:
        return False
    said = sum(tokens[end - 1].end - tokens[first].start for first, end in full_quotations(tokens))
    return said >= MAIN_SHARE * (tokens[-1].end - tokens[0].start)


def ends_inside(tokens: Sequence[Token]) -> bool:
    """Whether nothing is said of the quotation by the clause itself: its last word stands inside the marks."""
    closing = set(_PAIRS.values())
    return not any(is_content(token) or len(token.pos) < 2 for token in _after_last_mark(tokens, closing))


def _after_last_mark(tokens: Sequence[Token], closing: set[str]) -> Sequence[Token]:
    last = max((index for index, token in enumerate(tokens) if token.surface in closing), default=len(tokens))
    return [token for token in tokens[last + 1 :] if token.surface not in _STOPS]


def _insides(tokens: Sequence[Token]) -> Iterator[Span]:
    """One pass: the span inside each outermost pair of marks."""
    closing, opened, depth = "", 0, 0
    for index, token in enumerate(tokens):
        if closing and token.surface == closing:
            depth -= 1
            if depth == 0:
                yield opened, index
                closing = ""
        elif closing and _PAIRS.get(token.surface) == closing:
            depth += 1
        elif not closing and token.surface in _PAIRS:
            closing, opened, depth = _PAIRS[token.surface], index + 1, 1


def _states(words: Sequence[Token]) -> bool:
    if len(words) < 2:
        return False
    if len(words[0].pos) < 2:
        return any(is_finite(words, index) for index in range(len(words)))
    if any(word.surface in "。．" for word in words):
        return True
    last = next((word for word in reversed(words) if word.surface not in _STOPS), words[-1])
    closed = form(last).startswith(("終止形", "命令形", "意志推量形")) or last.pos[:2] == ("助詞", "終助詞")
    # 「知らなかった」 and 「遺憾だ」 state something with one word and its ending; 「走る」 may be a term.
    inflected = last.pos[0] == "助動詞"
    return closed and sum(map(is_content, words)) >= (1 if inflected else 2)
