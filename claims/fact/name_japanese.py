"""Names in Japanese: persons by family name and title, bodies by their last word, places, works in 「」."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from claims.fact.mention import Mention, Passage
from claims.fact.name_body import institutions, organisations
from claims.fact.name_person import persons
from claims.fact.name_place import places, states
from claims.fact.name_quoted import defined, quoted_bodies, renamed, works
from claims.fact.name_word import chunks


def japanese_mentions(passage: Passage) -> list[Mention]:
    """The names of one Japanese sentence, in order, none overlapping another; where two would, the longer stays."""
    found: list[Mention] = [
        *works(passage),
        *defined(passage),
        *renamed(passage),
        *quoted_bodies(passage),
    ]
    for chunk in chunks(passage.tokens):
        found += persons(chunk)
        found += organisations(chunk)
        found += institutions(chunk)
        found += places(chunk)
        found += states(chunk)
    return without_overlap(found)


def without_overlap(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order of place; of two that overlap the longer, of equal ones the first given."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: one.start - one.end):
        place = bisect_left(kept, mention.start, key=attrgetter("start"))
        before, after = kept[place - 1 : place], kept[place : place + 1]
        if all(one.end <= mention.start for one in before) and all(mention.end <= one.start for one in after):
            kept.insert(place, mention)
    return kept
