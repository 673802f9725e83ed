import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ingest import run
from ingest.refused import DatabaseRefusedError
from ingest.schema import TABLES
from ingest.store.difference import key_columns, marks
from ingest.store.row import sealed
from ingest.verify import verify

COLUMNS = [
    (table, column)
    for table, definition in re.findall(r"create table (\w+) \((.*?)\n\) strict", TABLES, re.DOTALL)
    for column in re.findall(r"(\w+) (?:integer|text|real)\b", definition)
]


@pytest.fixture(scope="module")
def built(newsroom_in: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    room = newsroom_in(folder)
    # A copy and a correction, so that no table is empty.
    copied = (room.folder / "01_kitahama.txt").read_text("utf-8")
    room.put("04_copy.txt", "post", copied, published="2024-02-07")
    notice = "北浜大橋の費用は2億円増えた。\n訂正：費用を3億円増としたのは2億円の誤りでした。\n"
    room.put("05_notice.txt", "minato", notice, published="2024-02-08")
    run.build(room.write(), folder / "claims.db")
    return folder / "claims.db"


@pytest.fixture
def db(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path))


def alter(path: Path, table: str, column: str) -> str:
    """Changes one cell behind SQLite's checks, by one bit where it is text; gives what the row is named by."""
    keys = ("article",) if table == "pending" else key_columns(table)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma ignore_check_constraints = on")
        listed = ", ".join(keys)
        value, *key = connection.execute(
            f"select {column}, {listed} from {table} order by {column} is null, {keys[-1]} desc limit 1"
        ).fetchone()
        kind = connection.execute("select type from pragma_table_info(?) where name = ?", [table, column])
        if kind.fetchone()[0] == "TEXT":
            other = value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
        else:
            other = (value or 0) + 1000
        connection.execute(
            f"update {table} set {column} = ? where ({listed}) = ({marks(key)})", [other, *key]
        )
        connection.commit()
    after = {**dict(zip(keys, key, strict=True)), column: other}
    return str(after["id"]) if "id" in keys else ",".join(str(after[name]) for name in keys)


def test_a_database_as_it_was_built_has_no_mistake(db: Path) -> None:
    assert verify(db) == ()


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_one_altered_cell_of_any_column_is_found_and_its_row_named(db: Path, table: str, column: str) -> None:
    number = alter(db, table, column)
    mistakes = verify(db)
    assert any(mistake.startswith(f"{table} {number}:") for mistake in mistakes), mistakes


def test_every_column_of_every_table_is_tried(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        there = connection.execute(
            "select tables.name, columns.name "
            "from pragma_table_list as tables, pragma_table_info(tables.name) as columns "
            "where tables.type = 'table' and tables.schema = 'main' and tables.name not like 'sqlite_%' "
            "and tables.name <> 'pending'"  # which a finished database has empty
        ).fetchall()
    assert set(there) == set(COLUMNS)


def test_proving_changes_no_byte(db: Path) -> None:
    before = db.read_bytes()
    verify(db)
    assert db.read_bytes() == before


def test_a_lost_sentence_is_found(db: Path) -> None:
    connection = sqlite3.connect(db)
    number = connection.execute("select max(id) from sentences").fetchone()[0]
    connection.execute("delete from sentences where id = ?", [number])
    connection.commit()
    connection.close()
    assert any("in no sentence" in mistake for mistake in verify(db))


def test_an_answer_without_the_claim_that_answers_is_found_though_its_digest_holds(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        row = dict(connection.execute("select * from answers where status = 'states' limit 1").fetchone())
        key = [row["claim"], row["article"]]
        digest = sealed({**row, "other_claim": None})["digest"]
        connection.execute(
            "update answers set other_claim = null, digest = ? where claim = ? and article = ?",
            [digest, *key],
        )
        connection.commit()
    named = "answers {},{}: states without a claim".format(*key)
    assert any(named in mistake for mistake in verify(db))


def test_a_search_entry_that_is_missing_is_found(db: Path) -> None:
    connection = sqlite3.connect(db)
    connection.execute("insert into claims_fts (claims_fts) values ('delete-all')")
    connection.commit()
    count = connection.execute("select count(*) from claims").fetchone()[0]
    connection.close()
    assert sum("its search entry holds too little" in mistake for mistake in verify(db)) == count


def test_bytes_overwritten_in_the_file_are_found(db: Path) -> None:
    content = bytearray(db.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
    db.write_bytes(content)
    assert verify(db) != ()


def test_a_missing_file_is_no_proof(tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefusedError, match="no such file"):
        verify(tmp_path / "claims.db")
    assert not (tmp_path / "claims.db").exists()


def test_an_empty_file_is_refused_and_stays_empty(tmp_path: Path) -> None:
    (tmp_path / "claims.db").touch()
    with pytest.raises(DatabaseRefusedError, match="an empty file"):
        verify(tmp_path / "claims.db")
    assert (tmp_path / "claims.db").read_bytes() == b""


def test_a_file_in_use_is_no_damage(db: Path) -> None:
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("begin exclusive")
    try:
        with pytest.raises(DatabaseRefusedError, match="another program is writing to it"):
            verify(db)
    finally:
        other.close()


def test_a_file_that_may_not_be_written_to_is_proved_all_the_same(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: connect(f"file:{path}?mode=ro", uri=True))
    assert verify(db) == ()
