"""The subject of an English clause: the noun phrase before its first finite verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.clause.english_verb import finite_verb
from claims.text import Token
from claims.wordlist import word_list

Span = tuple[int, int]
LONGEST_SUBJECT = 24
"""Words of a subject at most: what is longer is a misread clause."""

_NO_SUBJECT = frozenset(
    {"and", "but", "or", "while", "who", "which", "that", "where", "when", "whose", "though", "as"}
)
_RELATIVES = frozenset({"who", "which", "where", "whose"})
_OPENS_RELATIVE = _RELATIVES | {"that", "whom"}
_MARKS = frozenset({",", '"', "“", "”", "—", "–", ":", ";"})


def english_subject(tokens: Sequence[Token]) -> Span | None:
    """First and one past the last index of the subject, or None where the clause has none of its own.

    Opening phrases (On Saturday, Asked about it,) and appositions (, the ferry's captain,) are left out; the parts
    of a list (Kamikawa, then minister, and Kihara) stay together.
    """
    verb = finite_verb(tokens, 0)
    if verb is None or is_relative(tokens):
        return None
    parts = _without_openings(tokens, _parts(tokens, verb))
    if not parts:
        return None
    listed = [place for place, part in enumerate(parts) if tokens[part[0]].normal == "and"]
    end = parts[-1][1] if listed else parts[0][1]
    first = _after_openings(tokens, parts[0][0], end)
    end = next((index for index in range(first + 1, end) if tokens[index].normal in _OPENS_RELATIVE), end)
    end = _before_adverbs(tokens, first, end)
    if first >= end or end - first > LONGEST_SUBJECT or tokens[first].pos == ("symbol",):
        return None
    return first, end


def is_relative(tokens: Sequence[Token]) -> bool:
    """Whether the clause is about the noun before it: who expects the drills to go on, all of whom escaped."""
    some = any(
        before.normal == "of" and token.normal in ("whom", "which")
        for before, token in pairwise(tokens[:LONGEST_QUANTIFIER])
    )
    return bool(tokens) and (some or tokens[0].normal in _RELATIVES)


LONGEST_QUANTIFIER = 6
"""Words: and nearly all of whom."""


def _parts(tokens: Sequence[Token], verb: int) -> list[Span]:
    """The stretches between commas and dashes before the verb."""
    parts, start = [], 0
    for index in range(verb + 1):
        if index == verb or tokens[index].surface in _MARKS:
            if start < index:
                parts.append((start, index))
            start = index + 1
    return parts


def _without_openings(tokens: Sequence[Token], parts: list[Span]) -> list[Span]:
    """Drops the stretches before the subject: phrases that open with a preposition or a participle, lone adverbs."""
    openers = word_list("openers.txt", "claims.clause")
    while len(parts) > 1:
        first, end = parts[0]
        word = tokens[first].surface.lower()
        as_expected = word == "as" and tokens[end - 1].surface.endswith("ed")
        opens = not first and tokens[first].normal != word  # Having set a target, they …
        participle = (
            word.endswith(("ed", "ing")) and (tokens[first].pos != ("name",) or opens)
        ) or word in openers
        if (
            not participle
            and not as_expected
            and not (end - first <= 2 and word.endswith("ly"))
            and not _is_place(tokens, first, end)
        ):
            break
        parts = parts[1:]
    return parts


def _is_place(tokens: Sequence[Token], first: int, end: int) -> bool:
    """TOKYO —, SUNNYVALE, Calif. —, TOKYO (Reuters) – : a dateline."""
    bracket = next((place for place in range(first, end) if tokens[place].surface == "("), end)
    return first < bracket and all(
        token.surface.isupper() and len(token.surface) > 1 for token in tokens[first:bracket]
    )


def _after_openings(tokens: Sequence[Token], first: int, end: int) -> int:
    """Past conjunctions, and past a date that opens without a comma: In March 2019 another ferry."""
    while first < end and (tokens[first].normal in _NO_SUBJECT or tokens[first].surface in _MARKS):
        first += 1
    if first < end and tokens[first].surface.lower() in (
        "in",
        "on",
        "at",
        "by",
        "since",
        "during",
        "last",
        "this",
    ):
        dates = word_list("date_words_english.txt", "claims.clause")
        place = first + 1
        while place < end and (
            tokens[place].surface.lower().rstrip(".") in dates or tokens[place].surface[0].isdigit()
        ):
            place += 1
        if first + 1 < place < end:
            return place
    return first


def _dates(token: Token) -> bool:
    listed = token.surface.lower().rstrip(".") in word_list("date_words_english.txt", "claims.clause")
    return listed or token.surface[0].isdigit()


def _before_adverbs(tokens: Sequence[Token], first: int, end: int) -> int:
    """Without adverbs between subject and verb: They also checked, It reportedly gives."""
    adverbs = word_list("adverbs.txt", "claims.clause")
    while end - first > 1:
        word = tokens[end - 1].surface.lower()
        if word not in adverbs and not (word.endswith("ly") and tokens[end - 1].pos != ("name",)):
            break
        end -= 1
    return end
