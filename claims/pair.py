"""Assertions -> Pairs: candidates for being about the same fact, few and complete, never all with all.

Blocking by an inverted index (Christen 2012, ch. 4): each claim gives keys, two claims that share enough of them
become a candidate pair. Pairs within one voice are left out: an outlet does not confirm itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claims.context import Context, Contexts
from claims.fact.fact import Assertion
from claims.term import Profile, profile_of

# A key that more claims than this share joins everything with everything and tells nothing.
MOST_CLAIMS_A_KEY = 2_000
# Shared keys, by their weight, that make a candidate: one name and a common word, or two rarer words.
LEAST_SHARED_WEIGHT = 0.9
DATE_WEIGHT, NUMBER_WEIGHT = 0.5, 0.4
# Below this two articles have too little in common to report one happening.
LEAST_AFFINITY = 0.25


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
    profiles = sorted(map(profile_of, assertions), key=lambda profile: profile.key)
    contexts = Contexts(profiles)
    candidates = (Pair(left, right, contexts.of(left, right)) for left, right in _candidates(profiles, fresh))
    return [pair for pair in candidates if pair.context.affinity >= LEAST_AFFINITY]


def keys_of(profile: Profile) -> dict[str, float]:
    """The blocking keys of a claim with their weights: its terms, what they may be called, its dates and numbers."""
    keys: dict[str, float] = {}
    for term in profile.terms:
        for key in (term.normal, *term.keys):
            keys[key] = max(keys.get(key, 0.0), term.weight)
    for fact in profile.assertion.facts:
        if fact.kind == "date" and fact.date_start:
            keys[f"d:{fact.date_start}/{fact.date_end}"] = DATE_WEIGHT
        elif fact.kind == "number" and fact.low is not None:
            keys[f"#:{fact.low:g}"] = NUMBER_WEIGHT
    return keys


def _candidates(
    profiles: Sequence[Profile], fresh: Collection[str] | None
) -> Iterator[tuple[Profile, Profile]]:
    holders: dict[str, list[int]] = defaultdict(list)
    keys = [keys_of(profile) for profile in profiles]
    for index, held in enumerate(keys):
        for key in held:
            holders[key].append(index)
    for index, profile in enumerate(profiles):
        shared: dict[int, float] = defaultdict(float)
        for key, weight in keys[index].items():
            if len(holders[key]) <= MOST_CLAIMS_A_KEY:
                for other in holders[key]:
                    if other > index:
                        shared[other] += weight
        for other in sorted(shared):
            if shared[other] >= LEAST_SHARED_WEIGHT and _comparable(profile, profiles[other], fresh):
                yield profile, profiles[other]


def _comparable(left: Profile, right: Profile, fresh: Collection[str] | None) -> bool:
    if left.voice == right.voice:
        return False
    return fresh is None or left.article in fresh or right.article in fresh
