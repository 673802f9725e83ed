"""Which sentences of an article are printed a second time: the first printing counts, the others are
repeats."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence, Set

from rapidfuzz import fuzz

from claims.boundary import ends_sentence
from claims.text import fold

SHORTEST_REPEAT = 15
"""Characters without white space and signs; shorter sentences recur by chance (けが人はいない)."""
ALIKE = 93.0
"""rapidfuzz ratio from which a sentence inside a second printing is the same sentence, misread or touched
up."""

_SIGNS = re.compile(r"[\W_]+")
_TELLING = re.compile(r"[0-9〇一二三四五六七八九十百千万億兆]+|ない|なかった|ません|ず|not|n't")
"""Figures and denials: a difference in them is a difference in what is said."""


def repeats(printed: Sequence[str]) -> frozenset[int]:
    """The indices of the sentences that were printed before, in full or, at a text's cut end, in part.

    A sentence that differs in a letter or two is a repeat only next to one that is a repeat to the letter:
    there it belongs to a second printing of the passage. Its figures and denials must be the same.

    Args:
        printed: the sentences of one voice, in order.
    """
    plain = [_SIGNS.sub("", fold(text)).lower() for text in printed]
    first: dict[str, int] = {}
    origin: dict[int, int] = {}
    for index, text in enumerate(plain):
        if text in first and len(text) >= SHORTEST_REPEAT:
            origin[index] = first[text]
        first.setdefault(text, index)
    open_ended = {
        index for index in set(range(len(plain))) - set(origin) if not ends_sentence(printed[index])
    }
    origin.update(_cut_short(plain, open_ended))
    for step, order in ((1, range(len(plain))), (-1, reversed(range(len(plain))))):
        for index in order:
            earlier = origin.get(index - step, -2) + step
            beside = index not in origin and 0 <= earlier < index and earlier not in origin
            if beside and _alike(plain[index], plain[earlier], cut=index in open_ended):
                origin[index] = earlier
    return frozenset(origin)


def _cut_short(plain: Sequence[str], open_ended: Set[int]) -> dict[int, int]:
    """Sentences without an end that are the beginning of an earlier one: the last line before a paywall."""
    ordered = sorted((text, index) for index, text in enumerate(plain))
    found: dict[int, int] = {}
    for index in open_ended:
        text = plain[index]
        place = bisect.bisect_right(ordered, (text, len(plain)))
        if place == len(ordered) or len(text) < SHORTEST_REPEAT:
            continue
        whole, earlier = ordered[place]
        if whole.startswith(text) and earlier < index:
            found[index] = earlier
    return found


def _alike(text: str, earlier: str, cut: bool) -> bool:
    """Whether a sentence beside a repeat prints again what stands beside the first printing."""
    if text == earlier or (cut and earlier.startswith(text)):
        return True
    if len(text) < SHORTEST_REPEAT or _TELLING.findall(text) != _TELLING.findall(earlier):
        return False
    return fuzz.ratio(text[:2000], earlier[:2000]) >= ALIKE
