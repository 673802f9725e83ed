"""Events as they were -> those of which nothing has changed: what their articles answer to each other stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

from sqlite_utils import Database

from claims.article import row_id
from claims.coverage import Event
from claims.group import Group
from claims.pair import ArticlePair


def settled_events(
    database: Database,
    happenings: Sequence[Event],
    grouped: Iterable[Group],
    compared: Collection[ArticlePair],
    kept: Collection[ArticlePair],
    before: Collection[ArticlePair],
) -> frozenset[Event]:
    """The events whose answers in the database hold: the same articles were one event, the same pairs of them were
    compared, the links between them stand, and their claims are grouped as they were, with no other event's.

    Args:
        happenings: the events as they are now.
        grouped: the groups as they are now.
        compared: the pairs of articles that are compared now, each with the smaller key first.
        kept: those of them whose links stand.
        before: the pairs that the last comparison compared.
    """
    was_in: dict[int, set[str]] = defaultdict(set)
    event_of: dict[str, int] = {}
    for key, number in database.execute("select key, event from current_articles where event is not null"):
        was_in[number].add(key)
        event_of[key] = number
    regrouped = set(_regrouped(database, happenings, grouped))
    found = set()
    for event in happenings:
        keys = sorted(article.key for article in event.articles)
        stored = event_of.get(keys[0])
        same = stored is not None and was_in[stored] == set(keys)
        if same and regrouped.isdisjoint(keys) and _compared_as_before(keys, compared, kept, before):
            found.add(event)
    return frozenset(found)


def _compared_as_before(
    keys: Sequence[str],
    compared: Collection[ArticlePair],
    kept: Collection[ArticlePair],
    before: Collection[ArticlePair],
) -> bool:
    pairs = combinations_with_replacement(keys, 2)
    return all((pair in compared) == (pair in kept) == (pair in before) for pair in pairs)


def _regrouped(database: Database, happenings: Sequence[Event], grouped: Iterable[Group]) -> Iterator[str]:
    """The keys of the articles of which a claim is in another group than it was, or in one with another event's."""
    happening_of = {article.key: event.key for event in happenings for article in event.articles}
    group_of: Mapping[int, int] = dict(
        database.execute("select id, claim_group from claims where claim_group is not null").fetchall()
    )
    sizes = Counter(group_of.values())
    for group in grouped:
        articles = {member.claim.sentence.article.key for member in group.members}
        was = {group_of.get(row_id(member.claim.key)) for member in group.members}
        (one,) = was if len(was) == 1 else (None,)
        one_event = len({happening_of[article] for article in articles}) == 1
        if one is None or sizes[one] != len(group.members) or not one_event:
            yield from articles
