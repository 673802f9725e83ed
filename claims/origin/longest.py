"""The longest rising subsequence: how much of one order another one keeps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

Ordered = TypeVar("Ordered", int, tuple[int, int])


def longest_rising(numbers: Sequence[Ordered]) -> list[int]:
    """The places of a longest strictly rising subsequence, in n log n steps (Schensted 1961)."""
    ends: list[Ordered] = []
    at: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [place]
    chain: list[int] = []
    place = at[-1] if at else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]
