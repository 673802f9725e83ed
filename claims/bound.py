"""Pairs -> bounds: how much can meet in each of many pairs, worked out for all claims of two articles at once.

No less than what the alignment of the two claims finds (`claims.alignment`), at a hundredth of its cost: as if every
word met the nearest that the other claim holds, and nothing but the lesser of the two claims' weights counted. What
cannot be a link by this need not be aligned.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from claims.alignment import EMPHASIS, LEAST_NEARNESS, LEAST_TELLING, nearness_of_forms
from claims.antonym import has_opposite
from claims.context import Context
from claims.form import Form
from claims.pair import Pair
from claims.term import Profile

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is known of some pairs before they are aligned, in the pairs' order."""

    mass: Floats
    """No less than the mass of the alignment, but for the rounding of sums."""
    lesser: Floats
    """The weight of the lighter of the two claims."""
    greater: Floats
    """That of the other."""


def bounds(pairs: Sequence[Pair]) -> Bounds:
    """The bounds of some pairs; those of two articles are worked out together."""
    found = Bounds(*(np.zeros(len(pairs)) for _ in range(3)))
    sheets = _sheets(pairs)
    for (_, one, other), places in _by_articles(pairs).items():
        table = _table_of(sheets[one], sheets[other], pairs[places[0]].context)
        sides = [_in_order(pairs[place], one) for place in places]
        rows = [sheets[one].row[first] for first, _ in sides]
        columns = [sheets[other].row[second] for _, second in sides]
        found.mass[places] = table.mass[rows, columns]
        found.lesser[places] = table.lesser[rows, columns]
        found.greater[places] = table.greater[rows, columns]
    return found


def _by_articles(pairs: Sequence[Pair]) -> dict[tuple[int, str, str], list[int]]:
    """The places of the pairs of two articles; one context holds for them."""
    together: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for place, (left, right, context) in enumerate(pairs):
        one, other = left.article, right.article
        together[(id(context), one, other) if one < other else (id(context), other, one)].append(place)
    return together


def _in_order(pair: Pair, first: str) -> tuple[Profile, Profile]:
    """The claims of a pair, that of the first article first: how much meets is the same whichever stands left."""
    left, right, _ = pair
    return (left, right) if left.article == first else (right, left)


def _table_of(one: _Sheet, other: _Sheet, context: Context) -> Bounds:
    """The bounds of all claims of one article with all of another: a row for each of the one's, a column for each of
    the other's."""
    weights, other_weights = one.weights(context), other.weights(context)
    met = _meetings(one, other)
    totals = np.meshgrid(other_weights.sum(axis=1), weights.sum(axis=1))
    return Bounds(
        np.minimum(
            _mass(weights, met.ours, met.nearness, other.held[met.theirs]),
            _mass_back(met, one, other_weights),
        ),
        np.minimum(*totals),
        np.maximum(*totals),
    )


def _mass_back(met: _Meetings, one: _Sheet, weights: Floats) -> Floats:
    """The mass by the other article's words, a row for each claim of the one."""
    order = np.argsort(met.theirs, kind="stable")
    return _mass(weights, met.theirs[order], met.nearness[order], one.held[met.ours[order]]).T


def _mass(weights: Floats, forms: Places, nearness: Floats, held: Floats) -> Floats:
    """The weight of each claim's words, each times how near the nearest word of each claim of the other side is.

    Args:
        weights: of each form in each claim of the one side.
        forms, nearness: which forms meet one of the other side, in order, and how near it is.
        held: which claims of the other side hold what is met.
    """
    if not len(forms):
        return np.zeros((len(weights), held.shape[1]))
    first = np.flatnonzero(np.diff(forms, prepend=-1))
    nearest = np.maximum.reduceat(nearness[:, None] * held, first, axis=0)
    return _product(weights[:, forms[first]], nearest)


def _product(left: Floats, right: Floats) -> Floats:
    """The product of two matrices, some rows at a time: for a large one the library wakes threads, which at these sizes
    wait for one another longer than they work."""
    rows = max(1, LARGEST_PRODUCT // max(1, right.size))
    found = [left[start : start + rows] @ right for start in range(0, len(left), rows)]
    return np.concatenate(found) if len(found) > 1 else found[0]


LARGEST_PRODUCT = 200_000
"""Multiplications."""


@dataclass(frozen=True, slots=True)
class _Meetings:
    """The forms of two articles that are near, by their places in the two sheets; sorted by ours."""

    ours: Places
    theirs: Places
    nearness: Floats


def _meetings(one: _Sheet, other: _Sheet) -> _Meetings:
    ours: list[int] = []
    theirs: list[int] = []
    nearness: list[float] = []
    for place, form in enumerate(one.forms):
        for there, near in other.near_to(form):
            ours.append(place)
            theirs.append(there)
            nearness.append(near)
    return _Meetings(np.array(ours, np.intp), np.array(theirs, np.intp), np.array(nearness, np.float64))


def _sheets(pairs: Iterable[Pair]) -> dict[str, _Sheet]:
    """The sheet of each article, with those of its claims that stand in a pair."""
    claims: dict[str, dict[Profile, None]] = defaultdict(dict)
    for left, right, _ in pairs:
        claims[left.article][left] = None
        claims[right.article][right] = None
    return {article: _Sheet(list(profiles)) for article, profiles in claims.items()}


class _Sheet:
    """The claims of one article as a table: how much of each form a claim holds."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.row = {profile: row for row, profile in enumerate(profiles)}
        place_of: dict[Form, int] = {}
        rows, columns, weights = array("q"), array("q"), array("d")
        for row, profile in enumerate(profiles):
            for term in profile.terms:
                rows.append(row)
                columns.append(place_of.setdefault(term.form, len(place_of)))
                weights.append(term.weight)
        self.forms = list(place_of)
        self._weights = np.zeros((len(profiles), len(self.forms)))
        np.add.at(self._weights, (rows, columns), weights)
        self.held = np.zeros((len(self.forms), len(profiles)))
        """1 where a claim holds a form: a row for each form."""
        self.held[columns, rows] = 1.0
        self._emphasis = np.array([EMPHASIS[form.kind] for form in self.forms])
        self._met_in: dict[str, list[int]] = defaultdict(list)
        for place, form in enumerate(self.forms):
            for key in form.closely:
                self._met_in[key].append(place)
        self._opposites = [place for place, form in enumerate(self.forms) if has_opposite(form)]
        self._near_to: dict[Form, list[tuple[int, float]]] = {}

    def weights(self, context: Context) -> Floats:
        """The weight of each form in each claim, between the articles of a context (`claims.alignment.weights_of`)."""
        weights: Floats = self._weights * self._emphasis
        if not context.telling:
            return weights
        tells = context.telling.get
        telling = [1.0 if form.kind == "question" else tells(form.normal, 1.0) for form in self.forms]
        weights *= np.maximum(LEAST_TELLING, np.square(np.array(telling)))
        return weights

    def near_to(self, form: Form) -> list[tuple[int, float]]:
        """The places of the forms that are near to a form, each with how near it is; most forms come near to none."""
        known = self._near_to.get(form)
        if known is None:
            known = self._near_to[form] = list(self._looked_up(form))
        return known

    def _looked_up(self, form: Form) -> Iterator[tuple[int, float]]:
        met = self._met_in.keys() & form.closely
        opposites = self._opposites if has_opposite(form) else ()
        for place in (
            {*opposites, *chain.from_iterable(self._met_in[key] for key in met)} if met else opposites
        ):
            near = nearness_of_forms(form, self.forms[place])
            if near >= LEAST_NEARNESS:
                yield place, near
