"""Which sentences of an article are printed a second time: the first printing counts, the others are
repeats."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from claims.boundary import ends_sentence
from claims.text import fold

SHORTEST_REPEAT = 15
"""Characters without white space and signs; shorter sentences recur by chance (けが人はいない)."""
ALIKE = 90.0
"""rapidfuzz ratio from which a sentence inside a second printing is the same sentence, misread or touched
up."""

_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"[0-9〇一二三四五六七八九十百千万億兆]+")


def repeats(printed: Sequence[str]) -> frozenset[int]:
    """The indices of the sentences that were printed before, in full or, at a text's cut end, in part.

    A sentence that differs in a letter or two is a repeat only next to one that is a repeat to the letter:
    there
    it belongs to a second printing of the passage. Its figures must be the same.

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
    open_ended = [
        index for index, text in enumerate(printed) if index not in origin and not ends_sentence(text)
    ]
    origin.update(_cut_short(plain, open_ended))
    for index in range(len(plain)):
        _touched_up(plain, origin, index, index - 1, 1)
    for index in reversed(range(len(plain))):
        _touched_up(plain, origin, index, index + 1, -1)
    return frozenset(origin)


def _cut_short(plain: Sequence[str], open_ended: Sequence[int]) -> dict[int, int]:
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


def _touched_up(plain: Sequence[str], origin: dict[int, int], index: int, neighbour: int, step: int) -> None:
    """Marks a sentence that stands beside a repeat as an earlier one, much like it, beside the first
    printing."""
    if index in origin or neighbour not in origin:
        return
    earlier = origin[neighbour] + step
    if 0 <= earlier < index and earlier not in origin and _alike(plain[index], plain[earlier]):
        origin[index] = earlier


def _alike(text: str, earlier: str) -> bool:
    if text == earlier:
        return True
    same_figures = _DIGITS.findall(text) == _DIGITS.findall(earlier)
    long = len(text) >= 2 * SHORTEST_REPEAT
    return long and same_figures and fuzz.ratio(text[:2000], earlier[:2000]) >= ALIKE
