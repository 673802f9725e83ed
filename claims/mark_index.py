"""Marks of articles -> which pairs of articles can share enough of them, without asking each pair in turn.

An inverted index (Zobel and Moffat 2006): for each mark the articles that bear it. For one article the shared weights
of all others are added up at once; what is given is never less than what two articles share
(`claims.context.shared_marks`), so that whoever falls short need not be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]


class Bearer(Protocol):
    """What marks one article out: the weight of each of its marks, those that tell within a language and those that
    tell across languages alone."""

    def weighed(self) -> Iterator[tuple[str, float]]: ...

    def weighed_across(self) -> Iterator[tuple[str, float]]: ...

    @property
    def language(self) -> str: ...


class MarkIndex:
    """The articles by their marks.

    Args:
        bearers: the articles' marks; an article is known by its place among them.
    """

    def __init__(self, bearers: Sequence[Bearer]) -> None:
        self._bearers = bearers
        self._within = _postings([list(bearer.weighed()) for bearer in bearers])
        self._across = _postings([list(bearer.weighed_across()) for bearer in bearers])
        languages = sorted({bearer.language for bearer in bearers})
        self._language = np.array([languages.index(bearer.language) for bearer in bearers], np.int64)

    def shared_at_most(self, one: int) -> Weights:
        """For each article a weight that it and `one` share no more than."""
        bearer = self._bearers[one]
        shared = self._summed(self._within, bearer.weighed())
        others = self._language != self._language[one]
        if others.any():
            shared[others] += self._summed(self._across, bearer.weighed_across())[others]
        return shared

    def _summed(
        self, postings: dict[str, NDArray[np.int64]], weighed: Iterator[tuple[str, float]]
    ) -> Weights:
        found = [(postings[mark], weight) for mark, weight in weighed]
        if not found:
            return np.zeros(len(self._bearers))
        places = np.concatenate([bearers for bearers, _ in found])
        weights = np.repeat([weight for _, weight in found], [len(bearers) for bearers, _ in found])
        return np.bincount(places, weights, len(self._bearers)).astype(np.float64)


def _postings(weighed: Sequence[Sequence[tuple[str, float]]]) -> dict[str, NDArray[np.int64]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, marks in enumerate(weighed):
        for mark in dict.fromkeys(mark for mark, _ in marks):
            found[mark].append(place)
    return {mark: np.array(places, np.int64) for mark, places in found.items()}
