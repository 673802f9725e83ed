"""The letters of claims and of their sentences: what two wordings have in common, letter by letter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claims.term import Profile
from claims.text import fold

# Characters of a sentence whose letters are compared: what runs on longer is told by its words.
LONGEST_COMPARED = 300
# Claims whose letters are kept for their next pairs.
KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Letters:
    """The pairs of neighbouring letters of a claim and of the sentence it stands in; one set where it is all of it."""

    sentence: frozenset[str]
    claim: frozenset[str]


@lru_cache(maxsize=KEPT)
def pairs_of_letters(profile: Profile) -> Letters:
    """The pairs of letters of a claim's sentence, and those of the claim."""
    claim = profile.assertion.claim
    whole, own = claim.sentence.text[:LONGEST_COMPARED], claim.text[:LONGEST_COMPARED]
    return Letters(_letter_pairs(whole), _letter_pairs(own))


@lru_cache(maxsize=KEPT)
def _letter_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a text, spaces left out; what comes again is told apart by its number."""
    letters = "".join(fold(text).lower().split())
    times: Counter[str] = Counter()
    found = set()
    for pair in map("".join, pairwise(letters)):
        times[pair] += 1
        found.add(pair if times[pair] == 1 else f"{pair}{times[pair]}")
    return frozenset(found)


def dice(ones: frozenset[str], others: frozenset[str]) -> float:
    """The share of two sets that they have in common (Dice 1945), 0 to 1."""
    total = len(ones) + len(others)
    return 2 * len(ones & others) / total if total else 0.0


def held(ones: frozenset[str], others: frozenset[str]) -> float:
    """The share of the smaller set that the other holds (overlap coefficient), 0 to 1."""
    least = min(len(ones), len(others))
    return len(ones & others) / least if least else 0.0
