"""Two claims that no link joins -> why: what a build passes over in silence, told of the pair a person asks about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from claims.evidence import evidence_of
from claims.fact.fact import Assertion
from claims.feature import Reason
from claims.identity import other_fact
from claims.link import closeness, least_worth_ranking, score, weights
from claims.pair import Candidates, article_pair, pairs_of
from claims.wordlist import read_table


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Why two claims are not linked."""

    why: str
    """As a person would say it."""
    closeness: float | None
    """How close the two are in meaning, 0 to 1, before their rivals are looked at; None where nothing was compared."""
    reasons: tuple[Reason, ...]
    """What speaks for their being about one fact, and what against it, with the part that identifies first."""


def unlinked(assertions: Iterable[Assertion], left: str, right: str) -> Unlinked:
    """Why no link joins two claims.

    Args:
        assertions: all claims of the articles that the two stand in.
        left, right: the keys of the two.

    Raises:
        KeyError: no claim has a key.
    """
    by_key = {
        assertion.claim.key: assertion for assertion in sorted(assertions, key=lambda one: one.claim.key)
    }
    one, other = (by_key[key] for key in sorted((left, right)))
    if left == right:
        return Unlinked(_sentence("same_claim"), None, ())
    if _voice(one) == _voice(other):
        return Unlinked(_sentence("one_voice"), None, ())
    numbers = {key: number for number, key in enumerate(by_key)}
    rows = np.array([[numbers[one.claim.key], numbers[other.claim.key]]])
    (pair,) = pairs_of(by_key.values(), [Candidates(article_pair(one, other), rows)])
    evidence = evidence_of(pair)
    near, reasons = closeness(evidence), score(evidence).reasons
    found = other_fact(evidence)
    if found is not None:
        part, first, second = found
        if first and second:
            reasons = (Reason(f"other {part}", -1.0, first.surface, second.surface), *reasons)
        return Unlinked(_sentence(part), near, reasons)
    if near < least_worth_ranking():
        return Unlinked(_sentence("far").format(near=near, least=weights().linked), near, reasons)
    return Unlinked(_sentence("rivals"), near, reasons)


def _voice(assertion: Assertion) -> tuple[str, int]:
    sentence = assertion.claim.sentence
    return sentence.article.key, sentence.voice


def _sentence(why: str) -> str:
    return _sentences()[why]


@lru_cache(maxsize=1)
def _sentences() -> Mapping[str, str]:
    """The sentences of unlinked.yml."""
    read: dict[str, str] = read_table("unlinked.yml")
    return read
