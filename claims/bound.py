"""Pairs -> bounds: how much can meet in each of many pairs, worked out for all claims of two articles at once.

No less than what the alignment of the two claims finds (`claims.alignment`), at a hundredth of its cost: as if every
word met the nearest that the other claim holds, and nothing but the lesser of the two claims' weights counted. What
cannot be a link by this need not be aligned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count

import numpy as np
import numpy.typing as npt

from claims.alignment import EMPHASIS, LEAST_NEARNESS, LEAST_TELLING, nearness_of_forms
from claims.antonym import has_opposite
from claims.context import Context
from claims.form import Form
from claims.pair import Pair
from claims.term import Profile

Floats = npt.NDArray[np.float64]


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
        left, right = sheets[one], sheets[other]
        context = pairs[places[0]].context
        rows = [left.row[pairs[place].left] for place in places]
        columns = [right.row[pairs[place].right] for place in places]
        _note(found, places, (left, rows), (right, columns), context)
    return found


def _by_articles(pairs: Sequence[Pair]) -> dict[tuple[int, str, str], list[int]]:
    """The places of the pairs of two articles, the left claim's article first; one context holds for them."""
    together: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        together[id(pair.context), pair.left.article, pair.right.article].append(place)
    return together


def _note(
    found: Bounds,
    places: Sequence[int],
    left: tuple[_Sheet, Sequence[int]],
    right: tuple[_Sheet, Sequence[int]],
    context: Context,
) -> None:
    """Writes the bounds of the pairs of some rows of one sheet with some of another."""
    (one, rows), (other, columns) = left, right
    one_weights, other_weights = one.weights(context), other.weights(context)
    met = _product(one_weights, other.nearest(one.forms))
    met_back = _product(other_weights, one.nearest(other.forms))
    totals = one_weights.sum(axis=1)[rows], other_weights.sum(axis=1)[columns]
    found.mass[places] = np.minimum(met[rows, columns], met_back[columns, rows])
    found.lesser[places] = np.minimum(*totals)
    found.greater[places] = np.maximum(*totals)


def _product(left: Floats, right: Floats) -> Floats:
    """The product of two matrices, some rows at a time: for a large one the library wakes threads, which at these sizes
    wait for one another longer than they work."""
    rows = max(1, LARGEST_PRODUCT // max(1, right.size))
    found = [left[start : start + rows] @ right for start in range(0, len(left), rows)]
    return np.concatenate(found) if len(found) > 1 else found[0]


LARGEST_PRODUCT = 200_000
"""Multiplications."""


def _sheets(pairs: Iterable[Pair]) -> dict[str, _Sheet]:
    """The sheet of each article, with those of its claims that stand in a pair."""
    claims: dict[str, dict[Profile, None]] = defaultdict(dict)
    for pair in pairs:
        claims[pair.left.article][pair.left] = None
        claims[pair.right.article][pair.right] = None
    return {article: _Sheet(list(profiles)) for article, profiles in claims.items()}


class _Sheet:
    """The claims of one article as a table: how much of each form a claim holds."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.row = {profile: row for row, profile in enumerate(profiles)}
        self._claims_of: dict[Form, list[int]] = defaultdict(list)
        held: list[tuple[int, int, float]] = []
        place_of: dict[Form, int] = {}
        for row, profile in enumerate(profiles):
            for term in profile.terms:
                held.append((row, place_of.setdefault(term.form, len(place_of)), term.weight))
                self._claims_of[term.form].append(row)
        self.forms = list(place_of)
        self._weights = np.zeros((len(profiles), len(self.forms)))
        for row, column, weight in held:
            self._weights[row, column] += weight
        self._emphasis = np.array([EMPHASIS[form.kind] for form in self.forms])
        self._met_in: dict[str, list[Form]] = defaultdict(list)
        for form in self.forms:
            for key in form.closely:
                self._met_in[key].append(form)
        self._opposites = [form for form in self.forms if has_opposite(form)]
        # A row for each form that was asked for, and how near the nearest term of each claim comes to it.
        self._row_of: dict[Form, int] = {}
        self._nearest = np.zeros((0, len(profiles)))

    def weights(self, context: Context) -> Floats:
        """The weight of each form in each claim, between the articles of a context (`claims.alignment.weights_of`)."""
        weights: Floats = self._weights * self._emphasis
        if not context.telling:
            return weights
        tells = context.telling.get
        telling = [1.0 if form.kind == "question" else tells(form.normal, 1.0) for form in self.forms]
        damped = np.maximum(LEAST_TELLING, np.square(np.array(telling)))
        weights *= damped
        return weights

    def nearest(self, forms: Sequence[Form]) -> Floats:
        """How near the nearest term of each claim comes to each of some forms: a row for a form, a column for a
        claim."""
        known = self._row_of
        new = [form for form in forms if form not in known]
        if new:
            self._take_in(new)
        found: Floats = self._nearest[[known[form] for form in forms]]
        return found

    def _take_in(self, forms: Sequence[Form]) -> None:
        """Notes how near the claims come to some more forms. Most come near to none."""
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, form in enumerate(forms):
            if near := self._near_to(form):
                rows += [row] * len(near)
                columns += near
                values += near.values()
        more = np.zeros((len(forms), len(self.row)))
        more[rows, columns] = values
        self._row_of.update(zip(forms, count(len(self._row_of)), strict=False))
        self._nearest = np.concatenate([self._nearest, more])

    def _near_to(self, form: Form) -> dict[int, float]:
        """The claims that hold a term near to a form, each with how near the nearest is."""
        met = self._met_in.keys() & form.closely
        opposites = self._opposites if has_opposite(form) else ()
        found: dict[int, float] = {}
        for other in (
            {*opposites, *chain.from_iterable(self._met_in[key] for key in met)} if met else opposites
        ):
            near = nearness_of_forms(form, other)
            if near >= LEAST_NEARNESS:
                for claim in self._claims_of[other]:
                    if near > found.get(claim, 0.0):
                        found[claim] = near
        return found
