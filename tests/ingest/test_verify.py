import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ingest import run
from ingest.refused import DatabaseRefusedError
from ingest.verify import verify

CELLS = [
    (table, column)
    for table, columns in {
        "articles": "key file title published language text sha256 complete outlet settings",
        "sentences": "position char_start char_end role voice article",
        "claims": "key article sentence position char_start char_end text polarity certainty quoted outlet",
        "facts": "claim kind surface char_start char_end value date_start low unit approximate bound",
        "links": "left_claim verdict kinds claim_group",
        "reasons": "link position feature",
        "claim_groups": "key claim_count",
    }.items()
    for column in columns.split()
]


@pytest.fixture
def db(newsroom: Any, tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    run.build(newsroom.write(), path)
    return path


def alter(path: Path, table: str, column: str) -> int:
    """Changes one cell behind SQLite's checks, by a byte where it is text; gives the row's number."""
    connection = sqlite3.connect(path)
    connection.execute("pragma ignore_check_constraints = on")
    number, value = connection.execute(
        f"select id, {column} from {table} where {column} is not null order by id desc limit 1"
    ).fetchone()
    other = value[:-1] + chr(ord(value[-1]) ^ 1) if isinstance(value, str) and value else value or 0
    other = other + 1000 if not isinstance(other, str) else other or "x"
    connection.execute(f"update {table} set {column} = ? where id = ?", [other, number])
    connection.commit()
    connection.close()
    return int(number)


def test_a_database_as_it_was_built_has_no_mistake(db: Path) -> None:
    assert verify(db) == ()


@pytest.mark.parametrize(("table", "column"), CELLS)
def test_one_altered_cell_is_found_and_its_row_named(db: Path, table: str, column: str) -> None:
    number = alter(db, table, column)
    mistakes = verify(db)
    assert any(f"{table} {number}:" in mistake for mistake in mistakes), mistakes


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
