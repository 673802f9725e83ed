"""Rows -> database: some articles in one transaction, one comparison in another."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from sqlite_utils import Database

from claims.article import Outlet, row_id
from claims.correction import Correction
from claims.coverage import Answer, Event
from claims.group import Group
from claims.origin.counterpart import counterparts
from claims.origin.derivation import Derivation
from claims.origin.ledger import Ledger
from ingest.store.compared_row import (
    DerivationIds,
    answer_row,
    correction_rows,
    derivation_rows,
    event_row,
    group_row,
    origin_rows,
    withdrawal_rows,
)
from ingest.store.difference import Row, Value, delete, in_parts, insert, marks, write_differences
from ingest.store.row import ArticleRows, outlet_row, sealed
from ingest.store.search import add_entries, follow


@dataclass(frozen=True, slots=True)
class Comparison:
    """What follows from all current articles and their links together."""

    groups: Sequence[Group]
    ledger: Mapping[str, Ledger]
    """By group key."""
    derivations: Sequence[Derivation]
    events: Sequence[Event]
    answers: Sequence[Answer] = ()
    """Those of all events but the settled ones, whose answers stand in the database as they are."""
    corrections: Sequence[Correction] = ()
    settled: Collection[Event] = ()


def outlets_differ(database: Database, outlets: Iterable[Outlet]) -> bool:
    """Whether any of these outlets is not in the database just so."""
    there = {row["id"]: row for row in database.query("select * from outlets")}
    return any(there.get(outlet.id) != outlet_row(outlet) for outlet in outlets)


def save_outlets(database: Database, outlets: Iterable[Outlet]) -> None:
    """Adds or updates outlets. None is deleted: articles may refer to it. Call inside a transaction."""
    for outlet in outlets:
        write_differences(database, "outlets", [outlet_row(outlet)], "id = ?", [outlet.id])


def save_articles(database: Database, several: Sequence[ArticleRows]) -> None:
    """Writes some articles whole, or nothing: their outlets, texts, sentences, claims, facts and search entries.

    A text that the file did not hold before becomes a new edition, which replaces the current one.
    """
    with database.atomic():
        database.execute("pragma defer_foreign_keys = on")
        for outlet in {rows.outlet["id"]: rows.outlet for rows in several}.values():
            write_differences(database, "outlets", [outlet], "id = ?", [outlet["id"]])
        new: list[ArticleRows] = []
        known: list[ArticleRows] = []
        for rows in several:
            (new if _save_printed(database, rows) else known).append(rows)
        add_entries(database, "articles", [rows.article_entry for rows in new])
        _add_claims(database, new)
        for rows in known:
            _save_claims(database, rows)
        pending = [[rows.article["id"]] for rows in several]
        database.conn.executemany("insert or ignore into pending (article) values (?)", pending)


def _save_printed(database: Database, rows: ArticleRows) -> bool:
    """Writes an article itself, as the newest edition of its file. Whether it was not there yet."""
    number, file = rows.article["id"], rows.article["file"]
    there = database.execute("select 1 from articles where id = ?", [number]).fetchone()
    before = _current_edition(database, file)
    if not there:
        insert(database, "articles", [rows.article])
    else:
        set_later = ("replaces", "event", "digest")
        changes = write_differences(database, "articles", [rows.article], "id = ?", [number], set_later)
        follow(database, "articles", changes)
        _seal(database, "articles", [new["id"] for _, new in changes.changed])
    if before is not None and before != number:
        _append_edition(database, number, before)
    return not there


def _add_claims(database: Database, several: Sequence[ArticleRows]) -> None:
    """Writes what stands in articles that were not there before."""
    insert(database, "sentences", [row for rows in several for row in rows.sentences])
    insert(database, "claims", [row for rows in several for row in rows.claims])
    insert(database, "facts", [row for rows in several for row in rows.facts])
    add_entries(database, "claims", [entry for rows in several for entry in rows.claim_entries])


def _save_claims(database: Database, rows: ArticleRows) -> None:
    """Writes what differs from the last reading of an article, and forgets what rested on claims that are gone."""
    number = rows.article["id"]
    own_claims = "claim in (select id from claims where article = ?)"
    write_differences(database, "facts", rows.facts, own_claims, [number])
    set_later = ("claim_group", "digest")
    changes = write_differences(database, "claims", rows.claims, "article = ?", [number], set_later)
    _forget(database, [row["id"] for row in changes.deleted])
    _seal(database, "claims", [new["id"] for _, new in changes.changed])
    follow(database, "claims", changes)
    write_differences(database, "sentences", rows.sentences, "article = ?", [number])


def _current_edition(database: Database, file: Value) -> int | None:
    """The row of the newest edition of a file."""
    found = database.execute(
        "select id from articles where file = :file and not exists ("
        "select 1 from articles as newer where newer.replaces = articles.id and newer.file = :file)",
        {"file": file},
    ).fetchone()
    return int(found[0]) if found else None


def _append_edition(database: Database, number: Value, before: int) -> None:
    """Makes an edition the newest of its file. One that was printed before is first taken out of the row."""
    earlier = database.execute("select replaces from articles where id = ?", [number]).fetchone()[0]
    later = [row[0] for row in database.execute("select id from articles where replaces = ?", [number])]
    _save_values(database, "articles", "replaces", [(earlier, row) for row in later])
    _save_values(database, "articles", "replaces", [(before, number)])


def settle_replaced(database: Database, replaces: Mapping[str, str | None]) -> None:
    """Joins the first edition of each file to the current one of the file that its manifest says it replaces.

    Args:
        replaces: for each file of the manifests, the file of the edition it replaces, if any.
    """
    for file, replaced in replaces.items():
        first = database.execute(
            "select id, replaces from articles where file = :file and not exists ("
            "select 1 from articles as old where old.id = articles.replaces and old.file = :file)",
            {"file": file},
        ).fetchone()
        wanted = _current_edition(database, replaced) if replaced else None
        if first and first[1] != wanted:
            _save_values(database, "articles", "replaces", [(wanted, first[0])])


def mark_removed(database: Database, removed: Mapping[int, bool]) -> None:
    """Sets or clears the mark of articles that their manifest no longer names."""
    marked: list[tuple[Value, Value]] = [(int(gone), number) for number, gone in removed.items()]
    _save_values(database, "articles", "removed", marked)


def fresh_articles(database: Database) -> frozenset[str]:
    """Keys of the current articles to compare: read since the last comparison, or current only since then."""
    rows = database.execute(
        "select key from current_articles where id in (select article from pending) "
        "or id in (select article from claims where claim_group is null)"
    )
    return frozenset(row[0] for row in rows)


def save_comparison(database: Database, comparison: Comparison) -> None:
    """Writes what differs from the last comparison. Call inside a transaction, after the links are written."""
    database.execute("pragma defer_foreign_keys = on")
    group_of = {
        row_id(member.claim.key): row_id(group.key) for group in comparison.groups for member in group.members
    }
    ledger = comparison.ledger
    write_differences(
        database, "claim_groups", (group_row(group, ledger[group.key]) for group in comparison.groups)
    )
    _save_column(database, "claims", "claim_group", group_of)
    _save_link_groups(database)
    _save_events(database, comparison.events)
    _save_origins(database, comparison)
    _delete_unused_stubs(database)
    database.execute("delete from pending")


def save_run(
    database: Database, started: str, settings: Mapping[str, object], counts: Mapping[str, object]
) -> None:
    """Notes a run that wrote something. Call inside its last transaction."""
    number = database.execute("select coalesce(max(id), 0) + 1 from runs").fetchone()[0]
    row: Row = {
        "id": number,
        "started": started,
        "finished": now(),
        "version": version("claims"),
        "settings": _json(settings),
        "counts": _json(counts),
    }
    write_differences(database, "runs", [sealed(row)], "id = ?", [number])


def now() -> str:
    """This moment as the table of runs holds it: ISO, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _json(record: Mapping[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False)


def _save_events(database: Database, events: Sequence[Event]) -> None:
    write_differences(database, "events", map(event_row, events))
    event_of = {row_id(article.key): row_id(event.key) for event in events for article in event.articles}
    _save_column(database, "articles", "event", event_of)


def _save_origins(database: Database, comparison: Comparison) -> None:
    """Who has what from whom, what follows for each claim, and what was taken back."""
    outlet_of = _stub_outlets(database, comparison.derivations)
    ids = DerivationIds(comparison.derivations)
    corrected = list(correction_rows(comparison.corrections))
    beside = counterparts(comparison.ledger.values(), comparison.derivations)
    write_differences(
        database, "derivations", derivation_rows(comparison.derivations, ids, outlet_of, beside)
    )
    behind = (
        row for group in comparison.groups for row in origin_rows(group, comparison.ledger[group.key], ids)
    )
    write_differences(database, "origins", behind)
    settled = [row_id(article.key) for event in comparison.settled for article in event.articles]
    write_differences(
        database,
        "answers",
        map(answer_row, comparison.answers),
        "article not in (select value from json_each(?))",
        [json.dumps(settled)],
    )
    write_differences(database, "corrections", (row for _, _, row in corrected))
    taken_back = (row for number, c, _ in corrected for row in withdrawal_rows(number, c, ids))
    write_differences(database, "withdrawals", taken_back)


def _save_link_groups(database: Database) -> None:
    """Gives each link the group that its two claims share, if they do."""
    changed = database.execute(
        "select shared, id from (select links.id, links.claim_group, case when left_claims.claim_group = "
        "right_claims.claim_group then left_claims.claim_group end as shared from links "
        "join claims as left_claims on left_claims.id = links.left_claim "
        "join claims as right_claims on right_claims.id = links.right_claim) where claim_group is not shared"
    ).fetchall()
    _save_values(database, "links", "claim_group", changed)


def _save_column(database: Database, table: str, column: str, wanted: Mapping[int, int]) -> None:
    """Sets one column of a whole table; rows that are not named get null."""
    there = dict(database.execute(f"select id, {column} from {table}").fetchall())
    changed = [(wanted.get(number), number) for number, value in there.items() if value != wanted.get(number)]
    _save_values(database, table, column, changed)


def _save_values(database: Database, table: str, column: str, changed: Sequence[tuple[Value, Value]]) -> None:
    """Sets one column of some rows, given as value and row's number, and seals the rows again."""
    database.conn.executemany(f"update {table} set {column} = ? where id = ?", changed)
    _seal(database, table, [number for _, number in changed])


def _seal(database: Database, table: str, numbers: Sequence[Value]) -> None:
    """Writes the digest of rows as they stand."""
    for some in in_parts(numbers):
        rows = database.query(f"select * from {table} where id in ({marks(some)})", some)
        digests = [(sealed(row)["digest"], row["id"]) for row in rows]
        database.conn.executemany(f"update {table} set digest = ? where id = ?", digests)


def _stub_outlets(database: Database, derivations: Iterable[Derivation]) -> dict[str, str]:
    """The outlet for each source that was named and not read: a known one by its name, else a stub."""
    known = {
        name: number for number, name in database.execute("select id, name from outlets order by id desc")
    }
    known |= {number: number for number in known.values()}
    names = {derivation.origin_name for derivation in derivations if derivation.origin_name}
    for name in sorted(names - known.keys()):
        stub = outlet_row(Outlet(name, name, "unknown", name))
        write_differences(database, "outlets", [stub], "id = ?", [name])
    return {name: known.get(name, name) for name in names}


def _delete_unused_stubs(database: Database) -> None:
    database.execute(
        "delete from outlets where kind = 'unknown' and id not in (select outlet from articles) "
        "and id not in (select origin_outlet from derivations where origin_outlet is not null)"
    )


_HOLDERS = (
    ("origins", "claim"),
    ("answers", "claim"),
    ("answers", "other_claim"),
    ("answers", "through_claim"),
    ("withdrawals", "claim"),
)
"""Rows that go with a claim: the next comparison makes them anew."""


def _forget(database: Database, claims: Sequence[Value]) -> None:
    """Deletes what was found about claims that are gone: their links, and what rests on them."""
    for table, column in _HOLDERS:
        delete(database, table, claims, column)
    for some in in_parts(claims):
        for side in ("left_claim", "right_claim"):
            found = database.execute(f"select id from links where {side} in ({marks(some)})", some)
            links = [row[0] for row in found]
            delete(database, "links", links)
