"""Exports hold whole tables in a stable order, and nothing in them runs."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from ingest import export as exports
from ingest.export import ExportError, export, fitting, inert
from ingest.refused import DatabaseRefusedError
from ingest.schema import open_database

NAMES = ("=1+1", "+81", "-2", "@a", "\tx", "\rx", "＝SUM(1)", "北新聞", 'a,"b"\nc', "")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    database = open_database(path)
    rows = [
        {"id": f"o{9 - n}", "name": name, "kind": "blog", "publisher": "p", "wire": 0, "digest": 0}
        for n, name in enumerate(NAMES)
    ]
    database["outlets"].insert_all(rows)
    database.close()
    return path


def exported(db: Path, name: str, format: str = "csv") -> bytes:
    out = io.BytesIO()
    export(db, name, format, None, out)
    return out.getvalue()


def test_csv_opens_as_utf8_in_excel_with_every_row(db: Path) -> None:
    raw = exported(db, "outlets")
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [f"o{n}" for n in range(10)]
    assert [row["name"] for row in rows][::-1] == [str(inert(name)) for name in NAMES]


def test_text_that_would_run_is_made_inert_and_the_rest_left_alone() -> None:
    assert [name for name in NAMES if inert(name) != name] == list(NAMES[:7])
    assert inert("=1") == "'=1"
    assert [inert(value) for value in (-2, -0.5, None, "a=b")] == [-2, -0.5, None, "a=b"]


def test_json_lines_hold_the_values_themselves(db: Path) -> None:
    rows = [json.loads(line) for line in exported(db, "outlets", "jsonl").decode().splitlines()]
    assert [row["name"] for row in rows][::-1] == list(NAMES)
    assert rows[0]["country"] is None
    assert rows[0]["wire"] == 0


def test_a_workbook_holds_text_as_text(db: Path, tmp_path: Path) -> None:
    output = tmp_path / "outlets.xlsx"
    export(db, "outlets", "xlsx", output, io.BytesIO())
    sheet = openpyxl.load_workbook(output)["outlets"]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells][::-1][:4] == list(NAMES[:4])
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert next(sheet.iter_rows(min_row=2))[5].data_type == "n"


def test_a_full_sheet_goes_on_in_the_next(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "ROWS_IN_A_SHEET", 4)
    export(db, "outlets", "xlsx", tmp_path / "o.xlsx", io.BytesIO())
    sheets = openpyxl.load_workbook(tmp_path / "o.xlsx").worksheets
    assert [sheet.title for sheet in sheets] == ["outlets", "outlets 2", "outlets 3", "outlets 4"]
    assert [sheet.max_row for sheet in sheets] == [4, 4, 4, 2]
    ids = [row[0].value for sheet in sheets for row in sheet.iter_rows(min_row=2)]
    assert ids == [f"o{n}" for n in range(10)]


def test_what_a_spreadsheet_cannot_hold_is_marked() -> None:
    assert (
        fitting("a\x00b\x1b\ufffe")
        == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"
    )
    long = fitting("🛳" * 20_000)
    assert isinstance(long, str)
    assert len(long.encode("utf-16-le")) // 2 <= exports.LARGEST_CELL
    assert long.endswith("[cut: 20,000 characters in all]")
    assert fitting("あ" * exports.LARGEST_CELL) == "あ" * exports.LARGEST_CELL
    assert fitting(4_503_599_627_370_495) == "4503599627370495"
    assert (
        fitting(22_668_001_153_524) == "22668001153524"
    )  # a column of row numbers is text from top to bottom
    assert fitting(9_999_999_999) == 9_999_999_999
    assert fitting(12) == 12


def test_an_empty_table_has_its_header(db: Path, tmp_path: Path) -> None:
    assert exported(db, "runs").decode("utf-8-sig").startswith("id,started")
    assert exported(db, "runs", "jsonl") == b""
    export(db, "runs", "xlsx", tmp_path / "runs.xlsx", io.BytesIO())
    assert openpyxl.load_workbook(tmp_path / "runs.xlsx")["runs"].max_row == 1


def test_every_table_and_view_can_be_exported_and_no_inner_part_of_the_index(db: Path) -> None:
    with exports.table(db, "outlets"):
        pass
    connection = sqlite3.connect(db)
    names = exports._names(connection)
    connection.close()
    assert {"claims", "links", "divergences", "coverage"} <= set(names)
    assert not [name for name in names if "fts" in name or name.startswith("sqlite")]
    for name in names:
        assert exported(db, name)


@pytest.mark.parametrize(
    "name", ["claim", 'claims"; drop table claims; --', "claims_fts", "sqlite_master", ""]
)
def test_an_unknown_table_is_told_with_what_there_is(db: Path, name: str) -> None:
    with pytest.raises(ExportError, match=r"no such table or view; .*claims"):
        exported(db, name)


def test_a_file_is_written_whole_or_not_at_all(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.csv"
    output.write_text("before")

    def fails(found: exports.Table, file: io.BytesIO) -> None:
        file.write(b"half")
        raise OSError("the disk is full")

    monkeypatch.setitem(exports.FORMATS, "csv", fails)
    with pytest.raises(OSError, match="full"):
        export(db, "outlets", "csv", output, io.BytesIO())
    assert output.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.db", "out.csv"]


def test_the_database_is_never_overwritten(db: Path) -> None:
    with pytest.raises(ExportError, match="the database itself"):
        export(db, "outlets", "csv", db, io.BytesIO())


def test_a_missing_or_foreign_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefusedError, match="no such file"):
        exported(tmp_path / "nowhere.db", "claims")
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table claims (id)")
    connection.commit()
    connection.close()
    with pytest.raises(DatabaseRefusedError, match="another program"):
        exported(other, "claims")
