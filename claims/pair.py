"""Assertions -> Pairs: candidates for being about the same fact, few and complete, never all with all.

Blocking by inverted indexes (Christen 2012, ch. 4), in two steps: articles that share enough names, rare words and
days (`claims.context`), then, within two such articles, claims that share a key of some weight. Pairs within one
voice are left out: an outlet does not confirm itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claims.context import Context, Contexts
from claims.fact.fact import Assertion
from claims.term import Profile, profiles_of

# What two claims of related articles must share, as weight of common keys: less than this is a common word or two.
LEAST_SHARED_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different voices that share enough keys; left has the smaller claim key."""

    left: Profile
    right: Profile
    context: Context = field(repr=False)


def pairs(assertions: Iterable[Assertion], fresh: Collection[str] | None = None) -> list[Pair]:
    """The candidate pairs among claims.

    Args:
        assertions: all claims to compare.
        fresh: keys of articles; only pairs that touch one of them are made. None for all.

    Returns:
        Pairs sorted by their claims' keys, each once; the same for any order of the claims.
    """
    contexts = Contexts(profiles_of(assertions))
    found = [
        Pair(left, right, contexts.between(one, other))
        for one, other in contexts.related(fresh)
        for left, right in _candidates(contexts.claims_of(one), contexts.claims_of(other))
    ]
    return sorted(found, key=lambda pair: (pair.left.key, pair.right.key))


def _candidates(ones: Sequence[Profile], others: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of claims of two articles that share enough; of one article, those of two voices, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, other in enumerate(others):
        for key in keys_of(other):
            holders[key].append(index)
    for one in ones:
        shared: dict[int, float] = defaultdict(float)
        for key, weight in keys_of(one).items():
            for index in holders.get(key, ()):
                shared[index] += weight
        for index in sorted(shared):
            other = others[index]
            in_order = one.key < other.key
            if (
                shared[index] >= LEAST_SHARED_WEIGHT
                and one.voice != other.voice
                and (in_order or ones is not others)
            ):
                yield (one, other) if in_order else (other, one)


def keys_of(profile: Profile) -> dict[str, float]:
    """The blocking keys of a claim with their weights: its terms and what they may be called, its days and figures."""
    keys: dict[str, float] = {}
    for term in profile.terms:
        for key in (term.normal, *term.keys):
            keys[key] = max(keys.get(key, 0.0), term.weight)
        if term.fact is not None and term.kind != "name":
            keys[f"{term.kind}:{term.fact.date_start or term.fact.low}"] = term.weight
    return keys
