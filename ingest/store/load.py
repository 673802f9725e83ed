"""Rows -> records: what was read before is taken up again without reading the article."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from typing import Any

from sqlite_utils import Database

from claims.article import Article, Hyperlink, Outlet
from claims.claim import Claim
from claims.fact.fact import Assertion, Fact
from claims.link import Link
from claims.pair import ArticlePair, article_pair
from claims.press import Edition
from claims.sentence import SPEAKING_ROLES, Role, Sentence
from claims.text import tokenise
from claims.verdict import Verdict

_FACT_COLUMNS = tuple(field.name for field in fields(Fact))
_OUTLET_COLUMNS = tuple(field.name for field in fields(Outlet))


@dataclass(frozen=True, slots=True)
class Current:
    """What is compared: every article that no newer edition replaces, and its claims."""

    articles: tuple[Article, ...]
    """Sorted by key."""
    assertions: tuple[Assertion, ...]
    """Sorted by claim key."""
    by_claim: dict[int, Assertion]
    """The same by the claim's row."""


def load_current(database: Database) -> Current:
    """The records of all current articles, as their reading made them."""
    articles = _articles(database, "current_articles")
    by_claim = _assertions(database, articles)
    by_key = sorted(articles.values(), key=lambda article: article.key)
    return Current(tuple(by_key), tuple(by_claim.values()), by_claim)


def load_beside(database: Database, claims: Collection[int]) -> dict[int, Assertion]:
    """All claims, by row, of the articles that some claims stand in, replaced articles too."""
    rows = ", ".join(str(int(number)) for number in claims)
    return _assertions(
        database,
        _articles(database, f"articles where id in (select article from claims where id in ({rows}))"),
    )


def load_editions(database: Database) -> tuple[Edition, ...]:
    """The editions that a current article has replaced, with their claims; sorted by key."""
    earlier = _articles(database, "articles where id in (select replaces from articles)")
    if not earlier:
        return ()
    current = _articles(database, "current_articles")
    newer = dict(database.execute("select replaces, id from articles where replaces is not null").fetchall())
    claims: dict[Article, list[Assertion]] = defaultdict(list)
    for assertion in _assertions(database, earlier).values():
        claims[assertion.claim.sentence.article].append(assertion)
    found = []
    for number, article in earlier.items():
        while number not in current:
            number = newer[number]
        found.append(Edition(current[number], article, tuple(claims[article])))
    return tuple(sorted(found, key=lambda edition: edition.earlier.key))


def _assertions(database: Database, articles: dict[int, Article]) -> dict[int, Assertion]:
    """The claims of some articles by row, sorted by key: row numbers are the beginnings of keys."""
    few = len(articles) <= FEW_ARTICLES
    only = f"article in ({', '.join(map(str, articles))})" if few else "true"
    sentences = _sentences(database, articles, only)
    facts = _facts(database, f"claim in (select id from claims where {only})" if few else only)
    by_claim = {}
    for row in database.query(f"select * from claims where {only} order by id"):
        if row["article"] in articles:
            claim = _claim(row, sentences[row["sentence"]])
            by_claim[row["id"]] = Assertion(
                claim, tuple(facts[row["id"]]), row["polarity"], row["certainty"], row["speaker"]
            )
    return by_claim


FEW_ARTICLES = 20
"""Of so many the rows are looked up one by one; of more all are read."""


def load_verdicts(
    database: Database, by_claim: dict[int, Assertion], kept: Collection[ArticlePair]
) -> Iterator[Verdict]:
    """The stored verdicts between claims of current articles, without their reasons.

    Args:
        by_claim: the assertions of the current articles, by row.
        kept: the pairs of articles, smaller key first, whose verdicts are asked for.
    """
    columns = "left_claim, right_claim, score, verdict, kinds, decided_by"
    for row in database.query(f"select {columns} from links order by left_claim, right_claim"):
        left, right = by_claim.get(row["left_claim"]), by_claim.get(row["right_claim"])
        if left and right and article_pair(left, right) in kept:
            yield _verdict(row, left, right)


def stored_settings(database: Database) -> dict[str, str]:
    """For each file, the digest that its newest edition was read with."""
    return dict(
        database.execute(
            "select file, settings from articles where not exists (select 1 from articles as newer "
            "where newer.replaces = articles.id and newer.file = articles.file)"
        ).fetchall()
    )


def known_outlet(database: Database, name: str) -> Outlet | None:
    """The outlet with this id, if the database holds it."""
    return next((_outlet(row) for row in database.query("select * from outlets where id = ?", [name])), None)


def _articles(database: Database, source: str) -> dict[int, Article]:
    outlets = {row["id"]: _outlet(row) for row in database.query("select * from outlets")}
    since = _first_published(database)
    return {
        row["id"]: Article(
            row["file"],
            outlets[row["outlet"]],
            row["text"],
            row["title"],
            row["url"],
            row["published"],
            row["published_basis"],
            row["language"],
            row["note"],
            tuple(Hyperlink(*link) for link in json.loads(row["hyperlinks"])),
            since.get(row["id"]),
        )
        for row in database.query(f"select * from {source}")
    }


def _first_published(database: Database) -> dict[int, str]:
    """For each article that replaces others, when the earliest of these was published, if before it."""
    rows = database.execute("select id, replaces, published from articles").fetchall()
    replaced = {number: earlier for number, earlier, _ in rows if earlier is not None}
    published = {number: day for number, _, day in rows}
    found = {}
    for number in replaced:
        known, step = [published[number]], number
        while step in replaced:
            step = replaced[step]
            known.append(published[step])
        first = min((day for day in known if day), default=None)
        if first is not None and first != published[number]:
            found[number] = first
    return found


def _outlet(row: dict[str, Any]) -> Outlet:
    columns = {column: row[column] for column in _OUTLET_COLUMNS}
    return Outlet(**{**columns, "wire": bool(row["wire"])})


def _sentences(database: Database, articles: dict[int, Article], only: str) -> dict[int, Sentence]:
    return {
        row["id"]: _sentence(row, articles[row["article"]])
        for row in database.query(f"select * from sentences where {only}")
        if row["article"] in articles
    }


def _sentence(row: dict[str, Any], article: Article) -> Sentence:
    return known_sentence(
        article, row["position"], row["char_start"], row["char_end"], row["role"], row["voice"]
    )


def known_sentence(
    article: Article, position: int, char_start: int, char_end: int, role: Role, voice: int
) -> Sentence:
    """A sentence of known place and role: its words are found again, and need not be kept."""
    tokens = tokenise(article.text, char_start, char_end) if role in SPEAKING_ROLES else ()
    return Sentence(article, position, char_start, char_end, role, voice, tokens)


def _claim(row: dict[str, Any], sentence: Sentence) -> Claim:
    return Claim(
        sentence,
        row["position"],
        row["char_start"],
        row["char_end"],
        row["subject"],
        row["subject_start"],
        bool(row["subject_inherited"]),
        bool(row["quoted"]),
    )


def _facts(database: Database, only: str) -> dict[int, list[Fact]]:
    facts: dict[int, list[Fact]] = defaultdict(list)
    order = "claim, char_start, char_end, kind, value, id"
    for row in database.query(f"select * from facts where {only} order by {order}"):
        columns = {column: row[column] for column in _FACT_COLUMNS}
        columns["approximate"] = bool(row["approximate"])
        columns["forms"] = tuple(json.loads(row["forms"] or "[]"))
        facts[row["claim"]].append(Fact(**columns))
    return facts


def _verdict(row: dict[str, Any], left: Assertion, right: Assertion) -> Verdict:
    kinds = tuple(row["kinds"].split(",")) if row["kinds"] else ()
    return Verdict(Link(left, right, row["score"], ()), row["verdict"], kinds, (), row["decided_by"])
