"""Pair -> Evidence: two claims laid side by side, word by word and slot by slot, before anything is concluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.alignment import Alignment, align
from claims.fact.fact import Assertion
from claims.pair import Pair
from claims.slot import Comparison, compare_dates, compare_names, compare_numbers, compare_times


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pair with its parts laid side by side."""

    pair: Pair
    alignment: Alignment
    dates: Comparison
    times: Comparison
    numbers: tuple[Comparison, ...]
    names: Mapping[str, Comparison]
    """By entity: person, organisation, place, work."""

    @property
    def left(self) -> Assertion:
        return self.pair.left.assertion

    @property
    def right(self) -> Assertion:
        return self.pair.right.assertion


def evidence_of(pair: Pair) -> Evidence:
    """Lay the two claims of a pair side by side, slot by slot."""
    left, right = pair.left.assertion, pair.right.assertion
    dates = pair.left.dates, pair.right.dates
    names = left.of_kind("name"), right.of_kind("name")
    return Evidence(
        pair,
        align(pair.left, pair.right, pair.context.telling),
        compare_dates(*dates),
        compare_times(*dates),
        tuple(compare_numbers(left.of_kind("number"), right.of_kind("number"))),
        {entity: compare_names(*names, entity) for entity in ("person", "organisation", "place", "work")},
    )
