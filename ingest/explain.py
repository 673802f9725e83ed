"""`claims explain`: a pair side by side on a terminal, with the reasons, as a person would say them."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from sqlite_utils import Database

from claims.comparison import Comparison
from claims.explanation import decision, explained
from claims.feature import Reason
from claims.unlinked import unlinked
from ingest.export import reading
from ingest.store import load_beside

# Narrower columns than this break Japanese into single words: one text then stands below the other.
NARROWEST_COLUMN = 24
BETWEEN = " │ "
NO_LINK = "no link"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts."""

    title: str
    """Who printed it, when and where; empty for a bare text."""
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What is said of two texts."""

    left: Side
    right: Side
    verdict: str
    closeness: float | None
    """None where two claims of a database were not compared."""
    decided_by: str
    """What decided, as a person would say it; empty where nothing was decided."""
    reasons: tuple[Reason, ...]


def of_texts(left: str, right: str, comparison: Comparison) -> Pair:
    """Two bare texts with what `claims.compare` says of them."""
    verdict = _named(comparison.verdict, comparison.kinds)
    return Pair(Side("", left), Side("", right), verdict, comparison.score, "", comparison.reasons)


def of_claims(db: Path, left: int, right: int) -> Pair:
    """Two claims of a database with the link between them, if there is one.

    Raises:
        LookupError: the database has no claim of a number; the message names it.
        DatabaseRefusedError: there is no such database, or it is not this tool's.
    """
    with reading(db) as database:
        database.row_factory = sqlite3.Row
        sides = (_side(database, left), _side(database, right))
        link = database.execute(
            "select * from links where left_claim = ? and right_claim = ?", sorted((left, right))
        ).fetchone()
        if link is None:
            return _unlinked(sides, Database(database), left, right)
        reasons = _reasons(database, link["id"], turned=left > right)
    verdict = _named(link["verdict"], link["kinds"].split(",") if link["kinds"] else ())
    return Pair(*sides, verdict, link["score"], decision(link["decided_by"]), reasons)


def _unlinked(sides: tuple[Side, Side], database: Database, left: int, right: int) -> Pair:
    """Two claims that no link joins, with why."""
    beside = load_beside(database, {left, right})
    found = unlinked(beside.values(), *(beside[number].claim.key for number in (left, right)))
    turned = beside[left].claim.key > beside[right].claim.key
    reasons = tuple(map(_turned, found.reasons)) if turned else found.reasons
    return Pair(*sides, NO_LINK, found.closeness, found.why, reasons)


def _turned(reason: Reason) -> Reason:
    return replace(reason, left_value=reason.right_value, right_value=reason.left_value)


def _named(verdict: str, kinds: Sequence[str]) -> str:
    return f"{verdict} ({', '.join(kinds)})" if kinds else verdict


def _side(database: sqlite3.Connection, number: int) -> Side:
    row = database.execute(_CLAIM, [number]).fetchone()
    if row is None:
        raise LookupError(f"found no claim {number}; the numbers stand in the table claims")
    published = row["published"] or "date unknown"
    says = f", says {row['speaker']}" if row["speaker"] else ""
    place = f"{row['file']}, characters {row['char_start']}–{row['char_end']}"
    return Side(f"{row['name']}, {published}{says}\n{place}", row["text"])


def _reasons(database: sqlite3.Connection, link: int, turned: bool) -> tuple[Reason, ...]:
    """The reasons of a link; turned where the person named the right claim first."""
    found = database.execute("select * from reasons where link = ? order by position", [link])
    sides = ("right_value", "left_value") if turned else ("left_value", "right_value")
    return tuple(
        Reason(row["feature"], row["score"], row[sides[0]], row[sides[1]], row["detail"]) for row in found
    )


_CLAIM = """
select claims.*, outlets.name, articles.published, articles.file from claims
join articles on articles.id = claims.article join outlets on outlets.id = claims.outlet
where claims.id = ?
"""


def lines(pair: Pair, width: int) -> Iterator[str]:
    """The lines to print.

    Args:
        width: of the terminal, in cells; a full-width character takes two.
    """
    closeness = "" if pair.closeness is None else f", closeness {pair.closeness:.2f}"
    yield f"{pair.verdict}{closeness}"
    if pair.decided_by:
        yield f"{'because' if pair.verdict == NO_LINK else 'decided by'}: {pair.decided_by}"
    yield ""
    yield from side_by_side(pair.left, pair.right, width)
    told = explained(pair.reasons)
    if told:
        yield ""
        yield "Why, strongest first (+ what joins them, - what parts them):"
        for reason, sentence in told:
            yield f"  {reason.score:+.2f}  {sentence}"


def side_by_side(left: Side, right: Side, width: int) -> Iterator[str]:
    """Both texts in two columns; one below the other where the columns would be too narrow."""
    column = (width - len(BETWEEN)) // 2
    if column < NARROWEST_COLUMN:
        for name, side in (("left", left), ("right", right)):
            yield from (f"{name}: {line}" for line in (*side.title.splitlines(), side.text) if line)
        return
    columns = [
        [line for part in (*side.title.splitlines(), side.text) for line in wrapped(part, column)]
        for side in (left, right)
    ]
    for one, other in zip_longest(*columns, fillvalue=""):
        yield f"{one}{' ' * (column - cells(one))}{BETWEEN}{other}".rstrip()


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most width cells: between words where it has spaces, else anywhere."""
    found, line = [], ""
    for word in _words(text):
        if line and cells(line + word.rstrip()) > width:
            found.append(line.rstrip())
            line = ""
        line += word
    return [*found, line.rstrip()]


def _words(text: str) -> Iterator[str]:
    """Pieces that a line may end after: Japanese characters one by one, other words whole unless very long."""
    word = ""
    for character in " ".join(text.split()):
        if cells(word + character) > NARROWEST_COLUMN:
            yield word
            word = ""
        word += character
        if character == " " or cells(character) == 2:
            yield word
            word = ""
    yield word


def cells(text: str) -> int:
    """How many cells of a terminal a text takes (Unicode Standard Annex 11)."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
