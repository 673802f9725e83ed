"""Names in Japanese: persons by family name and title, bodies by their last word, places, works in 「」."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from claims.fact.mention import Mention, Passage
from claims.fact.name_body import ends_body, institutions, opens_institution, organisations
from claims.fact.name_person import may_open_person, persons
from claims.fact.name_place import (
    SPELLING_OF_NAMES,
    cities_abroad,
    ends_place,
    holds_state,
    places,
    spelt_as_names,
    states,
    tells_a_sort_of_city,
)
from claims.fact.name_quoted import defined, quoted_bodies, renamed, works
from claims.fact.name_word import chunks
from claims.text import Token

_QUOTED, _BRACKETED = frozenset("「『"), frozenset("(（")


_FINDERS: tuple[tuple[int, Callable[[Token], bool], Callable[[Sequence[Token]], Iterator[Mention]]], ...] = (
    (1, may_open_person, persons),
    (2, ends_body, organisations),
    (4, opens_institution, institutions),
    (8, ends_place, places),
    (16, holds_state, states),
    (32, tells_a_sort_of_city, cities_abroad),
)
"""A bit for each kind of name, whether a word can be part of one, and what finds them in a run of nouns."""


def japanese_mentions(passage: Passage) -> list[Mention]:
    """The names of one Japanese sentence, in order, none overlapping another; where two would, the longer stays."""
    found: list[Mention] = []
    surfaces = {token.surface for token in passage.tokens}
    quoted, bracketed = not _QUOTED.isdisjoint(surfaces), not _BRACKETED.isdisjoint(surfaces)
    found += works(passage) if quoted else ()
    found += defined(passage) if bracketed else ()
    found += renamed(passage) if bracketed else ()
    found += quoted_bodies(passage) if quoted else ()
    found += spelt_as_names(passage) if not SPELLING_OF_NAMES.isdisjoint(surfaces) else ()
    for chunk in chunks(passage.tokens):
        parts = 0
        for token in chunk:
            parts |= _part_of(token.surface, token.pos)
        for part, _, finder in _FINDERS if parts else ():
            if parts & part:
                found += finder(chunk)
    return without_overlap(found)


@cache
def _part_of(surface: str, pos: tuple[str, ...]) -> int:
    """The bits of the names that such a word can be part of: most nouns are part of none, and are not looked at."""
    word = Token(surface, 0, len(surface), surface, surface, "", pos)
    return sum(bit for bit, may_hold, _ in _FINDERS if may_hold(word))


def without_overlap(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order of place; of two that overlap the longer, of equal ones the first given."""
    kept: list[Mention] = []
    starts: list[int] = []
    for mention in sorted(mentions, key=lambda one: one.start - one.end):
        place = bisect_left(starts, mention.start)
        after_last = not place or kept[place - 1].end <= mention.start
        if after_last and (place == len(kept) or mention.end <= starts[place]):
            kept.insert(place, mention)
            starts.insert(place, mention.start)
    return kept
