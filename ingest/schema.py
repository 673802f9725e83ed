"""The tables, keys, views and search index of claims.db: names that others read."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from claims.link import weights
from ingest.refused import DatabaseRefusedError, refusing
from ingest.store.told import BY_POSITION, PARTS

APPLICATION_ID = 0x436C6D73
"""Stored as PRAGMA application_id ("Clms"): tells this tool's files from other SQLite files."""

VERSION = 9
"""Stored as PRAGMA user_version; a file of another version is refused with what to do."""

TABLES = """
create table outlets (
  id text primary key, name text not null, kind text not null, publisher text not null, country text,
  wire integer not null check (wire in (0, 1)), digest integer not null
) strict;

create table events (
  id integer primary key, title text not null, key text not null, digest integer not null
) strict;

create table articles (
  id integer primary key, title text, outlet text not null references outlets (id), published text,
  published_basis text not null check (published_basis in ('manifest', 'text', 'unknown')),
  event integer references events (id), language text not null, note text, url text, file text not null,
  complete integer not null check (complete in (0, 1)), incomplete_because text,
  replaces integer references articles (id), removed integer not null default 0 check (removed in (0, 1)),
  added integer not null default 0 check (added in (0, 1)), text text not null, sha256 text not null,
  key text not null, hyperlinks text not null default '[]', settings text not null,
  digest integer not null
) strict;

create table sentences (
  id integer primary key, article integer not null references articles (id), position integer not null,
  role text not null, voice integer not null default 0, char_start integer not null, char_end integer not null,
  digest integer not null,
  unique (article, position)
) strict;

create table claim_groups (
  id integer primary key, title text not null,
  state text not null check (state in ('agreed', 'disputed', 'single')),
  outlet_count integer not null, origin_count integer not null, unknown_count integer not null,
  publisher_count integer not null, claim_count integer not null, key text not null, digest integer not null
) strict;

create table claims (
  id integer primary key, text text not null, outlet text not null references outlets (id),
  article integer not null references articles (id), speaker text, certainty text not null,
  polarity text not null, claim_group integer references claim_groups (id), subject text,
  subject_inherited integer not null check (subject_inherited in (0, 1)), subject_start integer,
  quoted integer not null check (quoted in (0, 1)), sentence integer not null references sentences (id),
  position integer not null, char_start integer not null, char_end integer not null, key text not null,
  digest integer not null
) strict;

create table facts (
  id integer not null, claim integer not null references claims (id), kind text not null,
  surface text not null, value text not null, date_start text, date_end text, time text, low real, high real,
  unit text, counted text, approximate integer not null check (approximate in (0, 1)), bound text not null,
  entity text, reading text, forms text, char_start integer not null, char_end integer not null,
  digest integer not null,
  primary key (claim, id)
) strict, without rowid;

create table links (
  id integer primary key, left_claim integer not null references claims (id),
  right_claim integer not null references claims (id),
  verdict text not null check (verdict in ('agrees', 'diverges')), kinds text not null default '',
  score real not null, decided_by text not null, claim_group integer references claim_groups (id),
  told text not null, digest integer not null,
  check (left_claim < right_claim)
) strict;

create table derivations (
  id integer primary key, article integer not null references articles (id), how text not null,
  origin integer references articles (id), origin_outlet text references outlets (id), score real not null,
  evidence text not null, spans text not null, digest integer not null
) strict;

create table origins (
  claim integer primary key references claims (id),
  claim_group integer not null references claim_groups (id), number integer not null,
  known integer not null check (known in (0, 1)), because text not null,
  derivation integer references derivations (id), digest integer not null
) strict;

create table answers (
  claim integer not null references claims (id),
  article integer not null references articles (id),
  status text not null check (status in ('states', 'differs', 'unclear')),
  other_claim integer references claims (id), through_claim integer references claims (id),
  score real not null, digest integer not null,
  primary key (claim, article)
) strict, without rowid;

create table corrections (
  id integer primary key, article integer not null references articles (id), char_start integer not null,
  char_end integer not null, text text not null, basis text not null
  check (basis in ('notice', 'edition', 'retraction')),
  wrong text, instead text, digest integer not null
) strict;

create table withdrawals (
  id integer primary key, correction integer not null references corrections (id),
  claim integer not null references claims (id),
  standing text not null check (standing in ('withdrawn', 'uncorrected')),
  derivation integer references derivations (id), digest integer not null
) strict;

create table compared (
  left_article integer not null references articles (id),
  right_article integer not null references articles (id), shared text, digest integer not null,
  primary key (left_article, right_article)
) strict, without rowid;

create table runs (
  id integer primary key, started text not null, finished text, version text not null, settings text not null,
  counts text not null, digest integer not null
) strict;

create table pending (article integer primary key references articles (id)) strict;
"""
"""What a person reads first stands first, for a page shows a table's columns in this order.
`articles.added`: 1 for an article that came by `claims add` and belongs to no manifest.
`articles.settings`: a digest of all that its reading depends on. `pending`: read and not yet compared.
`links.told`: what was compared, as `ingest.store.told` writes it; a person reads the view `reasons`.
`compared`: the pairs of articles of one happening whose claims the last comparison laid side by side. `shared`: what
they have in common, where a link was found between them.
`digest`: of the row's other columns, so that `claims verify` sees a change in any of them. `ingest.store.row.sealed`.

A row number is made from what the row holds, so no `key` needs an index of its own. Rows that belong to another are
kept with it (`without rowid`)."""

# An index for each foreign key to rows that are ever deleted, which articles are not, and for what the pages look up.
INDEXES = """
create index articles_outlet on articles (outlet);
create index articles_file on articles (file);
create unique index articles_replaces on articles (replaces);
create index articles_event on articles (event);
create index claims_article on claims (article, position);
create index claims_outlet on claims (outlet);
create index claims_sentence on claims (sentence);
create index claims_group on claims (claim_group);
create index facts_date on facts (date_start) where kind = 'date';
create index facts_number on facts (low) where kind = 'number';
create index links_left on links (left_claim);
create index links_right on links (right_claim);
create index links_diverging on links (kinds) where verdict = 'diverges';
create index links_group on links (claim_group);
create index derivations_article on derivations (article);
create index derivations_origin on derivations (origin) where origin is not null;
create index derivations_origin_outlet on derivations (origin_outlet) where origin_outlet is not null;
create index origins_group on origins (claim_group, number);
create index origins_derivation on origins (derivation) where derivation is not null;
create index answers_other_claim on answers (other_claim);
create index answers_through_claim on answers (through_claim) where through_claim is not null;
create index corrections_article on corrections (article);
create index withdrawals_correction on withdrawals (correction, standing);
create index withdrawals_claim on withdrawals (claim);
create index withdrawals_derivation on withdrawals (derivation) where derivation is not null;
create index claim_groups_counts on claim_groups (outlet_count, origin_count);
"""

# The comment makes Datasette's search box find the index: it looks for content="table" in this statement. The
# index itself is contentless, because it holds another form of the text than the table (claims.spacing).
SEARCH = """
create virtual table claims_fts using fts5(
  text, content='', tokenize='unicode61' /* content="claims" */
);
create virtual table articles_fts using fts5(
  title, text, content='', tokenize='unicode61' /* content="articles" */
);
"""

VIEWS = (
    Path(__file__)
    .with_name("views.sql")
    .read_text(encoding="utf-8")
    .replace("{sure}", str(weights().sure))
    .replace("{features}", json.dumps(BY_POSITION))
    .replace("{parts}", str(PARTS))
)

PAGE_BYTES = 8192
"""A whole article of some thousand characters to a page: with SQLite's usual 4,096 half of the space was lost."""


def open_database(path: Path, *, create: bool = True) -> Database:
    """The database at path, with foreign keys switched on.

    Args:
        create: whether to make all tables where there is no file, or an empty one.

    Raises:
        DatabaseRefusedError: if the file is not this tool's, is of another version, or cannot be opened.
    """
    if not create and not path.is_file():
        raise DatabaseRefusedError(
            f"{path}: found no such file; make it with `claims build`, or name another with --db"
        )
    with refusing(path):
        database = Database(sqlite3.connect(path), execute_plugins=False)
        database.execute("pragma foreign_keys = on")
        if create and not database.execute("select count(*) from sqlite_master").fetchone()[0]:
            _create(database)
        check_ours(database.conn, path)
    return database


def _create(database: Database) -> None:
    database.execute(f"pragma page_size = {PAGE_BYTES}")
    # executescript would commit what came before: one transaction keeps an interrupted creation from staying.
    database.conn.executescript(
        f"begin; {TABLES} {INDEXES} {SEARCH} {VIEWS}"
        f"pragma application_id = {APPLICATION_ID}; pragma user_version = {VERSION}; commit;"
    )


def check_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Closes the connection and raises DatabaseRefusedError unless its file is this tool's, of this version."""
    application = connection.execute("pragma application_id").fetchone()[0]
    version = connection.execute("pragma user_version").fetchone()[0]
    if application == APPLICATION_ID and version == VERSION:
        return
    empty = not connection.execute("select count(*) from sqlite_master").fetchone()[0]
    connection.close()
    if application != APPLICATION_ID:
        found = "an empty file" if empty else "a database of another program"
        raise DatabaseRefusedError(
            f"{path}: found {found}, and left it as it is; name a file that `claims build` made, with --db"
        )
    raise DatabaseRefusedError(
        f"{path}: found tables {version} of another version of claims, expected tables {VERSION}; "
        "move it away and build it again from the sources"
    )
