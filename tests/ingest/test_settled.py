"""What was answered of an event stands only as long as nothing that the answers rest on has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement

import pytest
from sqlite_utils import Database

from claims.article import row_id
from claims.comparison import bare_assertion
from claims.coverage import Event
from claims.fact.fact import Assertion
from claims.group import Group
from ingest.store.settled import settled_events

CLAIMS = {
    name: bare_assertion(name, f"北浜大橋の工事の第{number}期が終わった。", "2025-04-12")
    for number, name in enumerate("abcdef")
}
"""One claim of each of six articles."""
Groups = Sequence[str]
Pairs = frozenset[tuple[str, str]]


def article_key(name: str) -> str:
    return CLAIMS[name].claim.sentence.article.key


def event_of(names: str) -> Event:
    return Event(names, names, tuple(CLAIMS[name].claim.sentence.article for name in names))


def group_of(names: str) -> Group:
    members: tuple[Assertion, ...] = tuple(CLAIMS[name] for name in names)
    return Group(names, names, "agreed", members)


def stored(events: Sequence[str], grouped: Groups) -> Database:
    """A database as a run leaves it: which event an article is of, and which group its claim."""
    database = Database(memory=True)
    database["current_articles"].insert_all(
        {"key": article_key(name), "event": number} for number, names in enumerate(events) for name in names
    )
    database["claims"].insert_all(
        {"id": row_id(CLAIMS[name].claim.key), "claim_group": number}
        for number, names in enumerate(grouped)
        for name in names
    )
    return database


def pairs_within(*events: str) -> Pairs:
    return frozenset(
        pair
        for names in events
        for pair in combinations_with_replacement(sorted(article_key(name) for name in names), 2)
    )


BEFORE = stored(("abc", "def"), ("ab", "c", "de", "f"))
PAIRS = pairs_within("abc", "def")


def settled(
    events: Sequence[str] = ("abc", "def"), grouped: Groups = ("ab", "c", "de", "f"), **pairs: Pairs
) -> set[str]:
    given: Mapping[str, Pairs] = {"compared": PAIRS, "kept": PAIRS, "before": PAIRS} | pairs
    found = settled_events(
        BEFORE, [event_of(names) for names in events], [group_of(names) for names in grouped], **given
    )
    return {event.key for event in found}


def test_an_event_of_which_nothing_changed_stands() -> None:
    assert settled() == {"abc", "def"}


@pytest.mark.parametrize(
    "grouped",
    [
        ("a", "b", "c", "de", "f"),
        ("abc", "de", "f"),
        ("a", "bc", "de", "f"),
    ],
    ids=["parted", "joined", "regrouped"],
)
def test_an_event_whose_claims_are_grouped_otherwise_is_asked_again(grouped: Groups) -> None:
    assert settled(grouped=grouped) == {"def"}


def test_an_event_whose_groups_change_members_is_asked_again_though_they_are_as_large() -> None:
    happenings, grouped = [event_of("abcd")], [group_of("ac"), group_of("bd")]
    pairs = pairs_within("abcd")
    assert settled_events(stored(["abcd"], ("ac", "bd")), happenings, grouped, pairs, pairs, pairs)
    assert not settled_events(stored(["abcd"], ("ab", "cd")), happenings, grouped, pairs, pairs, pairs)


def test_two_events_that_come_to_hold_one_group_are_both_asked_again() -> None:
    assert settled(grouped=("ab", "cf", "de")) == set()


def test_a_group_of_two_events_is_asked_again_though_it_was_one_before() -> None:
    before = stored(("abc", "def"), ("ab", "cf", "de"))
    happenings, grouped = (
        [event_of("abc"), event_of("def")],
        [group_of(names) for names in ("ab", "cf", "de")],
    )
    assert settled_events(before, happenings, grouped, PAIRS, PAIRS, PAIRS) == frozenset()


def test_an_event_that_lost_or_won_an_article_is_asked_again() -> None:
    assert settled(events=("ab", "c", "def")) == {"def"}
    assert settled(events=("abcd", "ef")) == set()


@pytest.mark.parametrize("changed", ["compared", "kept", "before"])
def test_an_event_is_asked_again_when_a_pair_of_its_articles_is_compared_otherwise(changed: str) -> None:
    assert settled(**{changed: PAIRS - pairs_within("ab")}) == {"def"}
    assert settled(**{changed: PAIRS - pairs_within("ef")}) == {"abc"}
