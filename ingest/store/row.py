"""Records -> rows: which column holds what, and every row's number, made from what it holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter

from claims.article import Article, Outlet, content_key, row_id
from claims.fact.fact import Assertion, Fact
from claims.sentence import Sentence
from ingest.store.difference import Row
from ingest.store.search import INDEXED, Entry, index_entry

SEALED = (
    "outlets",
    "articles",
    "sentences",
    "claims",
    "facts",
    "events",
    "claim_groups",
    "links",
    "derivations",
    "origins",
    "answers",
    "corrections",
    "withdrawals",
    "compared",
    "runs",
)
"""The tables whose rows carry a digest of themselves."""


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """One article as rows: what one transaction writes."""

    outlet: Row
    article: Row
    sentences: tuple[Row, ...]
    claims: tuple[Row, ...]
    facts: tuple[Row, ...]
    article_entry: Entry
    claim_entries: tuple[Entry, ...]
    """What the search index holds of them."""


def article_rows(
    article: Article,
    sentences: Sequence[Sentence],
    assertions: Sequence[Assertion],
    incomplete: str | None,
    settings: str,
    added: bool = False,
) -> ArticleRows:
    """Everything that was read out of one article.

    Args:
        incomplete: why the text is not the whole article; None if it is.
        settings: a digest of everything the reading depended on.
        added: True for an article that no manifest names.
    """
    printed = sealed(_article_row(article, incomplete, settings, added))
    claims = tuple(sealed(_claim_row(assertion)) for assertion in assertions)
    return ArticleRows(
        outlet_row(article.outlet),
        printed,
        tuple(sealed(_sentence_row(sentence)) for sentence in sentences),
        claims,
        tuple(sealed(row) for assertion in assertions for row in _fact_rows(assertion)),
        index_entry(printed, INDEXED["articles"]),
        tuple(index_entry(claim, INDEXED["claims"]) for claim in claims),
    )


def sealed(row: Row) -> Row:
    """The row with its digest, computed anew from all its other columns: a number of 32 bits of SHA-256.

    Of four thousand million wrong rows one would pass unseen. It is kept short because a claim has some twelve rows;
    the texts have a whole SHA-256 of their own (`articles.sha256`).
    """
    content = _ENCODER.encode([row[column] for column in _content_columns(tuple(row))])
    return {**row, "digest": int.from_bytes(sha256(content.encode()).digest()[:4], signed=True)}


_ENCODER = json.JSONEncoder(ensure_ascii=False)


@lru_cache(maxsize=64)
def _content_columns(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that a digest speaks of, in an order of their own: a row read back names them in another."""
    return tuple(sorted(column for column in columns if column != "digest"))


def outlet_row(outlet: Outlet) -> Row:
    return sealed({**asdict(outlet), "wire": int(outlet.wire)})


def _article_row(article: Article, incomplete: str | None, settings: str, added: bool) -> Row:
    return {
        "id": row_id(article.key),
        "key": article.key,
        "outlet": article.outlet.id,
        "file": article.file,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "published_basis": article.published_basis,
        "language": article.language,
        "note": article.note,
        "text": article.text,
        "sha256": article.sha256,
        "hyperlinks": json.dumps([astuple(link) for link in article.hyperlinks], ensure_ascii=False),
        "complete": int(incomplete is None),
        "incomplete_because": incomplete,
        "replaces": None,
        "event": None,
        "removed": 0,
        "added": int(added),
        "settings": settings,
    }


def sentence_id(article_key: str, position: int) -> int:
    return row_id(content_key(article_key, position))


def _sentence_row(sentence: Sentence) -> Row:
    return {
        "id": sentence_id(sentence.article.key, sentence.position),
        "article": row_id(sentence.article.key),
        "position": sentence.position,
        "char_start": sentence.char_start,
        "char_end": sentence.char_end,
        "role": sentence.role,
        "voice": sentence.voice,
    }


def _claim_row(assertion: Assertion) -> Row:
    claim, article = assertion.claim, assertion.claim.sentence.article
    return {
        "id": row_id(claim.key),
        "key": claim.key,
        "article": row_id(article.key),
        "outlet": article.outlet.id,
        "sentence": sentence_id(article.key, claim.sentence.position),
        "position": claim.position,
        "char_start": claim.char_start,
        "char_end": claim.char_end,
        "text": claim.text,
        "subject": claim.subject,
        "subject_start": claim.subject_start,
        "subject_inherited": int(claim.subject_inherited),
        "quoted": int(claim.quoted),
        "speaker": assertion.speaker,
        "polarity": assertion.polarity,
        "certainty": assertion.certainty,
        "claim_group": None,
    }


def _fact_rows(assertion: Assertion) -> Iterable[Row]:
    claim_key = assertion.claim.key
    seen: Counter[tuple[object, ...]] = Counter()
    for fact in assertion.facts:
        identity = (fact.kind, fact.char_start, fact.char_end, fact.value)
        yield {
            "id": fact_id(claim_key, *identity, seen[identity]),
            "claim": row_id(claim_key),
            **_fact_columns(fact),
        }
        seen[identity] += 1


def fact_id(claim_key: str, kind: str, start: int, end: int, value: str, repetition: int) -> int:
    return row_id(content_key(claim_key, kind, start, end, value, repetition))


def _fact_columns(fact: Fact) -> Row:
    low, high = (None if bound is None else float(bound) for bound in (fact.low, fact.high))
    forms = json.dumps(fact.forms, ensure_ascii=False) if fact.forms else None
    columns: Row = dict(zip(_FACT_FIELDS, _fact_values(fact), strict=True))
    return {**columns, "approximate": int(fact.approximate), "low": low, "high": high, "forms": forms}


_FACT_FIELDS = tuple(field.name for field in fields(Fact))
_fact_values = attrgetter(*_FACT_FIELDS)
