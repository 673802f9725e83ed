"""The subject of a clause, as printed: its topic or nominative phrase, or the English noun phrase before the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.clause import is_japanese
from claims.clause.english import finite_verb
from claims.clause.japanese import bracket_depths, form, is_predicate, is_subject_particle
from claims.text import Token

LONGEST_SUBJECT = 24
"""Words of an English subject at most: what is longer is a misread clause."""


class Subject(NamedTuple):
    """Where a subject is printed. Offsets count code points of the article's text, end exclusive."""

    char_start: int
    char_end: int
    lasts: bool
    """A topic (は) and an English subject hold for the clauses that follow; a nominative (が) only for its own."""


def subject_of(tokens: Sequence[Token]) -> Subject | None:
    """The subject of one clause.

    Args:
        tokens: the words of the clause.

    Returns:
        None where the clause has no subject of its own.
    """
    return _japanese_subject(tokens) if is_japanese(tokens) else _english_subject(tokens)


def _japanese_subject(tokens: Sequence[Token]) -> Subject | None:
    depths = bracket_depths(tokens)
    marks = [i for i in range(1, len(tokens)) if not depths[i] and is_subject_particle(tokens, i)]
    topics = [i for i in marks if tokens[i].surface == "は"]
    nominatives = [i for i in marks if tokens[i].surface == "が" and not _embedded(tokens, depths, i)]
    for mark in [*topics, *nominatives[-1:], *marks]:
        start = _phrase_start(tokens, depths, mark)
        if start < mark and not _is_adverb_of_time(tokens[start:mark]):
            return Subject(tokens[start].start, tokens[mark - 1].end, tokens[mark].surface == "は")
    return None


def _embedded(tokens: Sequence[Token], depths: Sequence[int], mark: int) -> bool:
    """Whether the が belongs to a clause that describes a noun: its verb is 連体形, a noun with a particle follows."""
    for here in range(mark + 1, len(tokens) - 1):
        if depths[here] or not is_predicate(tokens[here]) or not form(tokens[here]).startswith("連体形"):
            continue
        if tokens[here + 1].pos[0] in ("名詞", "代名詞", "接頭辞"):
            return any(tokens[later].pos[0] == "助詞" for later in range(here + 1, len(tokens)))
    return False


def _phrase_start(tokens: Sequence[Token], depths: Sequence[int], mark: int) -> int:
    """Back over nouns, の, numbers and bracketed parts to the nearest other word."""
    start = mark
    while start > 0 and (depths[start - 1] > depths[mark] or _in_noun_phrase(tokens[start - 1])):
        start -= 1
    while start < mark and not depths[start] and tokens[start].pos[0] in ("助詞", "補助記号", "接尾辞"):
        start += 1
    return start


def _in_noun_phrase(token: Token) -> bool:
    if token.pos[0] == "助詞":
        return token.surface in ("の", "や", "と")
    if token.pos[0] == "補助記号":
        return token.surface in ("・", "＝", "=")
    return token.pos[0] in ("名詞", "代名詞", "接頭辞", "接尾辞", "記号", "連体詞")


def _is_adverb_of_time(words: Sequence[Token]) -> bool:
    """今回は, １８日は, 現在は: every word can be an adverb of time or is part of a date."""
    return all(
        word.pos[0] in ("名詞", "接頭辞", "接尾辞")
        and (word.pos[1] == "数詞" or word.pos[2] in ("副詞可能", "助数詞可能"))
        for word in words
    )


_NO_SUBJECT = frozenset({"and", "but", "or", "while", "who", "which", "that", "where", "when"})


def _english_subject(tokens: Sequence[Token]) -> Subject | None:
    """The words before the first finite verb, from the last comma or conjunction on."""
    verb = finite_verb(tokens, 0)
    if verb is None:
        return None
    start = 0
    for index in range(verb):
        if tokens[index].surface in (",", ";", ":", "—") and index + 1 < verb:
            start = index + 1
    words = [token for token in tokens[start:verb] if token.surface not in (",", '"', "“", "”")]
    while words and words[0].normal in _NO_SUBJECT:
        words = words[1:]
    if not words or len(words) > LONGEST_SUBJECT or words[0].pos == ("symbol",):
        return None
    return Subject(words[0].start, words[-1].end, True)
