import sqlite3
from pathlib import Path

import pytest
from datasette.utils import detect_fts

from ingest.refused import DatabaseRefusedError
from ingest.schema import open_database

VIEWS = {
    "divergences",
    "agreements",
    "echoes",
    "single_source",
    "coverage",
    "outlet_agreement",
    "timeline",
    "reasons",
}


def test_a_new_file_gets_every_table_and_view_strict_and_with_foreign_keys_on(tmp_path: Path) -> None:
    database = open_database(tmp_path / "claims.db")
    kinds = dict(
        database.execute("select name, strict from pragma_table_list where type = 'table'").fetchall()
    )
    named = {
        "outlets",
        "articles",
        "sentences",
        "claims",
        "facts",
        "links",
        "claim_groups",
        "runs",
    }
    assert named <= kinds.keys()
    assert all(kinds[name] for name in named)
    assert set(database.view_names()) >= VIEWS
    assert database.execute("pragma foreign_keys").fetchone()[0] == 1
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("insert into pending (article) values (1)")
    database.close()


def test_every_table_can_be_counted_as_datasette_does(tmp_path: Path) -> None:
    database = open_database(tmp_path / "claims.db")
    for table in database.tables:
        assert database.execute(f"select count(*) from [{table.name}]").fetchone()[0] >= 0
    database.close()


def test_every_foreign_key_to_rows_that_are_deleted_has_an_index_to_look_it_up(tmp_path: Path) -> None:
    database = open_database(tmp_path / "claims.db")
    first_columns = {
        (table.name, index.columns[0])
        for table in database.tables
        if not table.name.startswith("sqlite")
        for index in table.indexes
    }
    first_columns |= {(table.name, table.pks[0]) for table in database.tables}
    for table in database.tables:
        for key in table.foreign_keys:
            # No article is ever deleted.
            assert key.other_table == "articles" or (table.name, key.column) in first_columns, key
    database.close()


def test_datasette_finds_the_search_index_of_claims_and_articles(tmp_path: Path) -> None:
    database = open_database(tmp_path / "claims.db")
    assert detect_fts(database.conn, "claims") == "claims_fts"
    assert detect_fts(database.conn, "articles") == "articles_fts"
    assert detect_fts(database.conn, "facts") is None
    database.close()


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("create table recipes (name)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseRefusedError, match=r"another program.*--db"):
        open_database(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("北浜大橋の取材メモ" * 100, encoding="utf-8")
    with pytest.raises(DatabaseRefusedError, match=r"not a database; name a file"):
        open_database(path)


def test_tables_of_another_version_are_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    database = open_database(path)
    database.execute("pragma user_version = 99")
    database.close()
    with pytest.raises(DatabaseRefusedError, match=r"tables 99.*build it again"):
        open_database(path)
