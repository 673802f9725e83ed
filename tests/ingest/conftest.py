"""A small newsroom of one folder, and the rows of a database as plain values."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

BRIDGE = {
    "01_kitahama.txt": (
        "kitahama",
        "北浜大橋、月内に開通\n\n"
        "新しい北浜大橋は2月10日に開通する。工事の費用は3億円増え、45億円になった。\n"
        "大田健一市長は「市民に迷惑をかける」と述べた。\n",
    ),
    "02_minato.txt": (
        "minato",
        "商店街に不安\n\n"
        "新しい北浜大橋は2月12日に開通する。工事の費用は3億円増え、45億円になった。\n"
        "近くの商店街からは不安の声が上がっている。\n",
    ),
    "03_post.txt": (
        "post",
        "Bridge opening delayed\n\n"
        "The opening of the new bridge in Kitahama was delayed until Feb. 10. "
        "The delay will cost 300 million yen.\n",
    ),
}
OUTLETS = {"kitahama": "北浜新聞", "minato": "港湾通信", "post": "Kitahama Post", "tower": "塔ノ沢日報"}


@dataclass
class Newsroom:
    """A folder of sources that tests change between runs."""

    folder: Path
    articles: dict[str, dict[str, Any]] = field(default_factory=dict)

    def put(self, file: str, outlet: str, text: str, **more: Any) -> None:
        """Adds an article, or another text of it."""
        self.articles[file] = {"file": file, "outlet": outlet, "published": "2024-02-06", **more}
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / file).write_text(text, encoding="utf-8")

    def write(self, *, backwards: bool = False) -> Path:
        """Writes the manifest and the outlets; gives the sources folder."""
        entries = list(self.articles.values())
        entries = entries[::-1] if backwards else entries
        outlets = [
            {"id": id, "name": name, "kind": "newspaper", "publisher": id} for id, name in OUTLETS.items()
        ]
        self.folder.mkdir(parents=True, exist_ok=True)
        self._dump("manifest.yml", {"articles": entries})
        self._dump("outlets.yml", {"outlets": outlets[::-1] if backwards else outlets})
        return self.folder.parent

    def _dump(self, name: str, content: Any) -> None:
        (self.folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def _furnished(folder: Path) -> Newsroom:
    room = Newsroom(folder / "sources" / "bridge")
    for file, (outlet, text) in BRIDGE.items():
        room.put(file, outlet, text, title=text.splitlines()[0])
    return room


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return _furnished(tmp_path)


@pytest.fixture(scope="session")
def newsroom_in() -> Callable[[Path], Newsroom]:
    """For a database that more than one test reads: the newsroom in a folder of one's own."""
    return _furnished


@pytest.fixture
def empty_newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path / "sources" / "bridge")


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the list of runs and the search index, and of the view of reasons."""
    with sqlite3.connect(path) as connection:
        names = connection.execute(
            "select name from sqlite_master where (type = 'table' or name = 'reasons') "
            "and name not like '%\\_fts%' escape '\\' and name not like 'sqlite%' and name <> 'runs' order by name"
        ).fetchall()
        rows = {name: connection.execute(f"select * from {name} order by 1").fetchall() for (name,) in names}
    connection.close()
    return rows


@pytest.fixture
def all_rows() -> Callable[[Path], dict[str, list[tuple[Any, ...]]]]:
    return rows_of


@pytest.fixture
def ask() -> Callable[..., list[tuple[Any, ...]]]:
    def query(path: Path, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(path)
        try:
            return connection.execute(sql, parameters).fetchall()
        finally:
            connection.close()

    return query
