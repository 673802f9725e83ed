"""Proof that the database says what the articles say: every place, hash, key and number computed again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from claims.article import content_key, row_id
from ingest import verify_compared
from ingest.refused import refusal
from ingest.schema import open_database
from ingest.store.difference import key_of
from ingest.store.row import SEALED, fact_id, sealed, sentence_id
from ingest.store.search import INDEXED, index_entry

Check = Callable[[Database], Iterator[str]]
_KEYED = ("articles", "claims", "claim_groups", "events")


def verify(db: Path) -> tuple[str, ...]:
    """Every mistake found in the database at db, each naming table and row; empty if there is none.

    Raises:
        DatabaseRefusedError: if there is no such file, or it is not this tool's.
    """
    database = open_database(db, create=False)
    try:
        return tuple(mistake for check in CHECKS for mistake in check(database))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise refusal(db, error) or error from error
        return (f"{db}: SQLite cannot read the file to its end: {error}",)
    finally:
        database.close()


def _whole_file(database: Database) -> Iterator[str]:
    for (mistake,) in database.execute("pragma integrity_check"):
        if mistake != "ok":
            yield f"file: {mistake}"


def _references(database: Database) -> Iterator[str]:
    for table, number, other, _ in database.execute("pragma foreign_key_check"):
        yield f"{table} {number}: refers to a row of {other} that is not there"


def _articles(database: Database) -> Iterator[str]:
    for row in database.query("select * from articles"):
        sha256 = hashlib.sha256(row["text"].encode()).hexdigest()
        if row["sha256"] != sha256:
            yield f"articles {row['id']}: the text's sha256 is {sha256}, stored is {row['sha256']}"
        if row["key"] != content_key(row["file"], sha256):
            yield f"articles {row['id']}: key {row['key']} is not that of its file and text"


def _digests(database: Database) -> Iterator[str]:
    for table in SEALED:
        for row in database.query(f"select * from {table}"):
            if row["digest"] != sealed(row)["digest"]:
                yield f"{row_name(table, row)}: a column was changed after it was written"


def row_name(table: str, row: dict[str, Any]) -> str:
    """How a row is named: by its number, or by those of what it belongs to."""
    named = [row["id"]] if "id" in row else key_of(table, row)
    return f"{table} {','.join(map(str, named))}"


def _row_numbers(database: Database) -> Iterator[str]:
    for table in _KEYED:
        for number, key in database.execute(f"select id, key from {table}"):
            if not _is_number_of(number, key):
                yield f"{table} {number}: not the number of its key {key}"


def _is_number_of(number: int, key: str) -> bool:
    try:
        return number == row_id(key)
    except ValueError:
        return False


def _sentences(database: Database) -> Iterator[str]:
    """Each character but white space in exactly one sentence, and positions without a gap."""
    for article in database.query("select id, key, text from articles"):
        text, end = article["text"], 0
        rows = database.query(
            "select * from sentences where article = ? order by char_start, char_end", [article["id"]]
        )
        for position, row in enumerate(rows):
            yield from _sentence(row, article, position, end)
            end = max(end, row["char_end"])
        if text[end:].strip():
            yield f"articles {article['id']}: characters from {end} on are in no sentence"


def _sentence(row: dict[str, Any], article: dict[str, Any], position: int, end: int) -> Iterator[str]:
    name, text = f"sentences {row['id']}", article["text"]
    if row["id"] != sentence_id(article["key"], row["position"]):
        yield f"{name}: not the number of its article and position {row['position']}"
    if row["position"] != position:
        yield f"{name}: position {row['position']}, but it stands as number {position} in the text"
    if not 0 <= row["char_start"] < row["char_end"] <= len(text):
        yield f"{name}: from {row['char_start']} to {row['char_end']} of a text of {len(text)} characters"
    elif row["char_start"] < end:
        yield f"{name}: begins at {row['char_start']}, inside the sentence before it, which ends at {end}"
    elif text[end : row["char_start"]].strip():
        yield f"{name}: characters {end} to {row['char_start']} before it are in no sentence"


def _claims(database: Database) -> Iterator[str]:
    rows = database.query(
        "select claims.*, articles.text as printed, articles.key as article_key, "
        "articles.outlet as printed_by, "
        "sentences.char_start as sentence_start, sentences.char_end as sentence_end, "
        "sentences.article as sentence_article from claims "
        "join articles on articles.id = claims.article join sentences on sentences.id = claims.sentence"
    )
    for row in rows:
        name, start, end = f"claims {row['id']}", row["char_start"], row["char_end"]
        if row["printed"][start:end] != row["text"] or not 0 <= start < end:
            yield f"{name}: the article does not say {row['text']!r} at {start} to {end}"
        if row["key"] != content_key(row["article_key"], start, end, row["text"]):
            yield f"{name}: key {row['key']} is not that of its article, place and words"
        if row["article"] != row["sentence_article"]:
            yield f"{name}: its sentence {row['sentence']} is of another article"
        elif not row["sentence_start"] <= start <= end <= row["sentence_end"]:
            yield f"{name}: from {start} to {end}, outside its sentence {row['sentence']}"
        if row["outlet"] != row["printed_by"]:
            yield f"{name}: outlet {row['outlet']}, but its article is by {row['printed_by']}"
        yield from _subject(row, name)


def _subject(row: dict[str, Any], name: str) -> Iterator[str]:
    subject, start = row["subject"], row["subject_start"]
    if subject is not None and start is not None and row["printed"][start : start + len(subject)] != subject:
        yield f"{name}: the article does not say the subject {subject!r} at {start}"


def _facts(database: Database) -> Iterator[str]:
    """Each fact where it says, with the number that its claim, place and value give."""
    rows = database.query(
        "select facts.*, articles.text as printed, claims.key as claim_key from facts "
        "join claims on claims.id = facts.claim join articles on articles.id = claims.article"
    )
    # Facts that are alike in all that numbers them are told apart by counting: as many as there are.
    alike: Counter[tuple[Any, ...]] = Counter()
    numbers: dict[tuple[Any, ...], list[int]] = {}
    for row in rows:
        start, end = row["char_start"], row["char_end"]
        if row["printed"][start:end] != row["surface"] or not 0 <= start <= end:
            yield f"facts {row['id']}: the article does not say {row['surface']!r} at {start} to {end}"
        identity = (row["claim_key"], row["kind"], start, end, row["value"])
        alike[identity] += 1
        numbers.setdefault(identity, []).append(row["id"])
    for identity, count in alike.items():
        right = {fact_id(*identity, repetition) for repetition in range(count)}
        for number in numbers[identity]:
            if number not in right:
                yield f"facts {number}: not the number of its claim, kind, place and value"


def _search(database: Database) -> Iterator[str]:
    """The index is sound by itself, and holds for each row what indexing it anew would give."""
    for table, columns in INDEXED.items():
        index = f"{table}_fts"
        try:
            database.execute(f"insert into {index} ({index}) values ('integrity-check')")
        except sqlite3.DatabaseError as error:
            # A file that may not be written to takes no such command; its entries are read below all the same.
            if not error.sqlite_errorname.startswith("SQLITE_READONLY"):
                yield f"{index}: not sound ({error})"
                continue
        _index_anew(database, table, columns)
        there, anew = _words(database, "main", index), _words(database, "temp", f"{index}_anew")
        for first, second, wrong in ((there, anew, "too much"), (anew, there, "too little")):
            for (number,) in database.execute(f"select distinct doc from ({first} except {second})"):
                yield f"{table} {number}: its search entry holds {wrong}"


def _index_anew(database: Database, table: str, columns: tuple[str, ...]) -> None:
    names, marks = ", ".join(columns), ", ?" * len(columns)
    database.execute(f"create virtual table temp.{table}_fts_anew using fts5({names}, content='')")
    database.conn.executemany(
        f"insert into temp.{table}_fts_anew (rowid, {names}) values (?{marks})",
        (index_entry(row, columns) for row in database.query(f"select * from {table}")),
    )


def _words(database: Database, schema: str, index: str) -> str:
    """A query for every word of an index, with its row and place."""
    words = f"temp.{schema}_{index}_words"
    database.execute(f"create virtual table {words} using fts5vocab({schema}, {index}, instance)")
    return f"select term, doc, col, offset from {words}"


CHECKS: tuple[Check, ...] = (
    _whole_file,
    _references,
    _articles,
    _digests,
    _row_numbers,
    _sentences,
    _claims,
    _facts,
    *verify_compared.CHECKS,
    _search,
)
