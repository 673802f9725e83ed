"""Whole tables and views for other programs: CSV, JSON lines or a spreadsheet, in a stable order."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from ingest.fields import choice
from ingest.refused import DatabaseRefusedError, refusing
from ingest.schema import check_ours

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | int | float | None

# What a spreadsheet takes for the beginning of a formula, also in full width (OWASP, "CSV Injection").
_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")
# What XML, and so a spreadsheet, cannot hold.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Limits of the .xlsx format (Microsoft, "Excel specifications and limits"); a cell's are UTF-16 units.
LARGEST_CELL = 32_767
ROWS_IN_A_SHEET = 1_048_576
LONGEST_SHEET_NAME = 31
# Excel keeps 15 digits of a number: row numbers have up to 16 and would be changed silently. What is longer than any
# count goes as text, so that a column of row numbers is not text in one row and a number in the next.
LARGEST_COUNT = 9_999_999_999


class ExportError(Exception):
    """What a person asked for cannot be written. The message says what was found and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's or view's columns and all its rows, read as they are asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]


def export(db: Path, name: str, format: str, output: Path | None, stdout: BinaryIO) -> None:
    """Writes the table or view called name to output, or to stdout where output is None.

    A file appears whole or not at all. Rows come in order of the primary key, those of a view in order of all
    its columns, so that the same database gives the same bytes (a spreadsheet's own date of making aside).

    Raises:
        ExportError: no such table or view; a spreadsheet without a file to go to; no such place for the file.
        DatabaseRefusedError: if there is no such database, it is not this tool's, or is damaged.
    """
    if format == "xlsx" and output is None:
        raise ExportError("--format xlsx: found no file to write to; name one with -o FILE.xlsx")
    write = FORMATS[format]
    with table(db, name) as found:
        if output is None:
            write(found, stdout)
            return
        _refuse(db, output)
        with _whole_file(output) as file:
            write(found, file)


@contextmanager
def reading(db: Path) -> Iterator[sqlite3.Connection]:
    """A database of this tool, open for reading alone.

    Raises:
        DatabaseRefusedError: if there is no such file, it is not this tool's, is of another version or damaged.
    """
    if not db.is_file():
        raise DatabaseRefusedError(
            f"{db}: found no such file; make it with `claims build`, or name another with --db"
        )
    with (
        refusing(db),
        closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        check_ours(connection, db)
        yield connection


@contextmanager
def table(db: Path, name: str) -> Iterator[Table]:
    """The table or view of that name, open for reading. Raises as export does."""
    with reading(db) as connection:
        known = _names(connection)
        if name not in known:
            raise ExportError(f"{name}: found no such table or view; {choice(name, known, most=len(known))}")
        columns, order = _columns(connection, name)
        cursor = connection.execute(f'select * from "{name}" order by {order}')
        yield Table(name, columns, cursor)


def _names(connection: sqlite3.Connection) -> list[str]:
    """Tables and views that hold what was found; not the search index, nor SQLite's own."""
    rows = connection.execute("select name, type from pragma_table_list where schema = 'main'")
    return sorted(name for name, kind in rows if kind in ("table", "view") and not name.startswith("sqlite_"))


def _columns(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, ...], str]:
    """The names of the columns, and what to order by."""
    rows = connection.execute("select cid, name, pk from pragma_table_info(?)", [name]).fetchall()
    keys = [cid for cid, _, pk in sorted(rows, key=lambda row: row[2]) if pk] or [cid for cid, *_ in rows]
    return tuple(column for _, column, _ in rows), ", ".join(str(cid + 1) for cid in keys)


def write_csv(found: Table, file: BinaryIO) -> None:
    """UTF-8 with a mark of byte order, by which Excel knows it; what would run as a formula made inert."""
    with _as_text(file, "utf-8-sig") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(found.columns)
        writer.writerows(map(inert, row) for row in found.rows)


def inert(cell: Cell) -> Cell:
    """The cell, with an apostrophe before text that a spreadsheet would run. Numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def write_jsonl(found: Table, file: BinaryIO) -> None:
    """One JSON object a line, in UTF-8."""
    with _as_text(file, "utf-8") as text:
        for row in found.rows:
            text.write(json.dumps(dict(zip(found.columns, row, strict=True)), ensure_ascii=False) + "\n")


def write_xlsx(found: Table, file: BinaryIO) -> None:
    """A workbook, with a further sheet wherever one is full."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = _sheet(workbook, found)
    below_header = ROWS_IN_A_SHEET - 1
    for number, row in enumerate(found.rows):
        if number and number % below_header == 0:
            sheet = _sheet(workbook, found)
        sheet.append([_cell(sheet, value) for value in row])
    workbook.save(file)


def _sheet(workbook: Workbook, found: Table) -> WriteOnlyWorksheet:
    count = len(workbook.worksheets)
    ending = f" {count + 1}" if count else ""
    sheet = cast(
        "WriteOnlyWorksheet", workbook.create_sheet(found.name[: LONGEST_SHEET_NAME - len(ending)] + ending)
    )
    sheet.freeze_panes = "A2"
    sheet.append(found.columns)
    return sheet


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> object:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, fitting(value))
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with: text is never a formula
    return cell


def fitting(cell: Cell) -> Cell:
    """The cell as a spreadsheet can hold it: what is lost is marked, never lost silently."""
    if isinstance(cell, int) and abs(cell) > LARGEST_COUNT:
        return str(cell)
    if not isinstance(cell, str):
        return cell
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", cell)
    units = text.encode("utf-16-le")
    if len(units) // 2 <= LARGEST_CELL:
        return text
    mark = f" … [cut: {len(text):,} characters in all]"
    return units[: 2 * (LARGEST_CELL - len(mark))].decode("utf-16-le", "ignore") + mark


FORMATS: dict[str, Callable[[Table, BinaryIO], None]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "xlsx": write_xlsx,
}


def _refuse(db: Path, output: Path) -> None:
    if output.exists() and output.samefile(db):
        raise ExportError(f"{output}: found the database itself; name another file with -o")
    if output.is_dir():
        raise ExportError(f"{output}: found a folder; name a file in it with -o")
    if not output.parent.is_dir():
        raise ExportError(
            f"{output}: found no such folder as {output.parent}; make it, or name another with -o"
        )
    if not os.access(output.parent, os.W_OK):
        raise ExportError(f"{output}: found a folder that may not be written to; name another with -o")


@contextmanager
def _whole_file(output: Path) -> Iterator[BinaryIO]:
    """A file beside output that takes its place once all is written, and vanishes if anything fails."""
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _as_text(file: BinaryIO, encoding: str) -> Iterator[io.TextIOWrapper]:
    text = io.TextIOWrapper(file, encoding, newline="", write_through=False)
    try:
        yield text
        text.flush()
    finally:
        text.detach()
