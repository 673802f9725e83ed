"""One article read alone: opened where it is read, or from bytes that were sent there."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.article import Outlet
from ingest.manifest import Entry
from ingest.read.reading import LARGEST_FILE
from ingest.reading import Failure, Task, opened, read_article
from ingest.store import ArticleRows

HERALD = Outlet("herald", "Herald", "newspaper", "herald")
TEXT = "新しい北浜大橋は2月10日に開通する。\n"


def task_of(folder: Path, raw: bytes, name: str = "a.txt") -> Task:
    path = folder / name
    path.write_bytes(raw)
    return Task(Entry(path, f"bridge/{name}", HERALD, published="2024-02-06"), "settings")


def test_bytes_that_were_sent_give_the_rows_of_the_file(tmp_path: Path) -> None:
    task = task_of(tmp_path, TEXT.encode("euc_jp"))
    here, sent = read_article(task), opened(task)
    task.entry.path.unlink()
    assert isinstance(sent, Task)
    assert isinstance(here, ArticleRows)
    assert read_article(sent) == here


@pytest.mark.parametrize(
    ("name", "raw"),
    [("a.docx", b"PK"), ("a.txt", b""), ("a.txt", b"\xff\xff\xff"), ("a.html", b"<html></html>")],
)
def test_a_broken_file_has_one_message_wherever_it_is_read(tmp_path: Path, name: str, raw: bytes) -> None:
    task = task_of(tmp_path, raw, name)
    here, sent = read_article(task), opened(task)
    assert isinstance(here, Failure)
    assert (read_article(sent) if isinstance(sent, Task) else sent) == here


def test_what_is_too_large_or_not_there_is_not_sent(tmp_path: Path) -> None:
    task = task_of(tmp_path, b"")
    with task.entry.path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert opened(task) == read_article(task)
    task.entry.path.unlink()
    assert opened(task) == read_article(task)
    assert isinstance(opened(task), Failure)
