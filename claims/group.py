"""Verdicts -> Groups: one fact, as everyone reported it.

Only close links join: others are shown as links, and make no two claims one fact. They are taken
strongest first, and two groups are joined only where at least half of the claims on either side
are linked across: so one wrong link cannot chain two facts together. Claims of one voice never meet in a group,
since nothing compared them with each other; neither do claims that a person has set apart, not even through a
third. (Constrained agglomerative clustering, between single and complete linkage: Davidson & Ravi 2005.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from claims.article import content_key
from claims.fact.fact import Assertion
from claims.link import weights
from claims.verdict import Verdict

State = Literal["agreed", "disputed", "single"]
# Of all pairs across two groups, the share that must be linked before they become one. At one half a claim that
# one member resembles cannot enter a group of three; at 1 a single missed link would split a fact.
LEAST_SUPPORT = 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """Claims joined by links, at most one fact."""

    key: str
    """From the smallest claim key of its members: the same members give the same key in any order."""
    title: str
    """The text of its most complete claim."""
    state: State
    """single: one claim; disputed: some link inside diverges; else agreed."""
    members: tuple[Assertion, ...]
    """Sorted by claim key."""


def groups(
    assertions: Iterable[Assertion],
    verdicts: Sequence[Verdict],
    apart: Collection[frozenset[str]] = frozenset(),
) -> list[Group]:
    """Every claim in exactly one group; a claim with no link is a group of its own.

    Args:
        assertions: all claims.
        verdicts: the judged links between them.
        apart: pairs of claim keys that a person has judged to be different facts.

    Returns:
        Groups sorted by key; the same for any order of the arguments.
    """
    by_key = {assertion.claim.key: assertion for assertion in assertions}
    linked = {
        (verdict.link.left.claim.key, verdict.link.right.claim.key): verdict
        for verdict in verdicts
        if verdict.link.left.claim.key in by_key and verdict.link.right.claim.key in by_key
    }
    clusters = _join(by_key, linked, frozenset(apart))
    disputed = {pair for pair, verdict in linked.items() if verdict.outcome == "diverges"}
    found = [_group([by_key[key] for key in cluster], disputed) for cluster in clusters]
    return sorted(found, key=lambda group: group.key)


def _join(
    by_key: dict[str, Assertion], linked: dict[tuple[str, str], Verdict], apart: Collection[frozenset[str]]
) -> list[list[str]]:
    cluster_of = {key: key for key in by_key}
    members = {key: [key] for key in by_key}
    neighbours: dict[str, set[str]] = defaultdict(set)
    close = [pair for pair, verdict in linked.items() if verdict.link.score >= weights().joined]
    for left, right in close:
        neighbours[left].add(right)
        neighbours[right].add(left)
    for left, right in sorted(close, key=lambda pair: (-linked[pair].link.score, pair)):
        one, other = sorted((cluster_of[left], cluster_of[right]))
        if one != other and _may_join(members[one], members[other], by_key, neighbours, apart):
            members[one] += members.pop(other)
            cluster_of.update(dict.fromkeys(members[one], one))
    return [sorted(cluster) for cluster in members.values()]


def _may_join(
    one: Sequence[str],
    other: Sequence[str],
    by_key: dict[str, Assertion],
    neighbours: dict[str, set[str]],
    apart: Collection[frozenset[str]],
) -> bool:
    voices = {voice_of(by_key[key]) for key in one}
    if any(voice_of(by_key[key]) in voices for key in other):
        return False
    if apart and any(frozenset((left, right)) in apart for left in one for right in other):
        return False
    support = sum(len(neighbours[key].intersection(other)) for key in one)
    return support >= LEAST_SUPPORT * len(one) * len(other)


def voice_of(assertion: Assertion) -> tuple[str, int]:
    """Who speaks: the article, and which of the documents it quotes (0 for its own words)."""
    sentence = assertion.claim.sentence
    return sentence.article.key, sentence.voice


def _group(members: Sequence[Assertion], disputed: Collection[tuple[str, str]]) -> Group:
    members = sorted(members, key=lambda assertion: assertion.claim.key)
    keys = [assertion.claim.key for assertion in members]
    state: State = "single"
    if len(keys) > 1:
        inside = ((left, right) for place, left in enumerate(keys) for right in keys[place + 1 :])
        state = "disputed" if any(pair in disputed for pair in inside) else "agreed"
    title = max(members, key=_completeness).claim.text
    return Group(content_key("group", keys[0]), title, state, tuple(members))


def _completeness(assertion: Assertion) -> tuple[int, int, str]:
    """More facts first, then more words; the key only so that equal claims have one order."""
    return len(assertion.facts), len(assertion.claim.text), assertion.claim.key
