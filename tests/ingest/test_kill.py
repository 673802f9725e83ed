"""A run that is killed loses no finished article, leaves none in part, and is made up for by the next."""

import multiprocessing
import random
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ingest import run
from ingest.engine import OneMachine
from ingest.verify import verify

PLACES = ("北浜", "港南", "大川", "山手", "三崎")


def articles(newsroom: Any, count: int) -> Path:
    """A folder of articles about five bridges, in which papers differ in the day."""
    for number in range(count):
        place = PLACES[number % len(PLACES)]
        text = (
            f"{place}大橋は2月{10 + number % 3}日に開通する。\n"
            f"費用は{number // 5 + 3}億円の見込みだ。\n{place}市の担当者は「工事は順調だ」と述べた。\n"
        )
        newsroom.put(f"{number:03}.txt", ("kitahama", "minato")[number % 2], text)
    return Path(newsroom.write())


def build_and_tell(sources: Path, db: Path, told: Any) -> None:
    """Runs in a process of its own; tells of each article after it was committed."""
    run.build(sources, db, told.send, engine=partial(OneMachine, processes=1))


def killed_build(sources: Path, db: Path, seconds: float) -> int:
    """A build killed after so many seconds of writing; gives how many articles it had told of."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=build_and_tell, args=(sources, db, sender))
    process.start()
    sender.close()
    process.join(seconds)
    process.kill()
    process.join()
    told = 0
    try:
        while receiver.poll():
            event = receiver.recv()
            told = max(told, getattr(event, "done", 0))
    except EOFError:
        pass
    receiver.close()
    process.close()
    return told


def begun(db: Path) -> bool:
    """Whether the kill came after the tables were made: before that there is nothing to prove."""
    connection = sqlite3.connect(db)
    try:
        return bool(connection.execute("select count(*) from sqlite_master").fetchone()[0])
    finally:
        connection.close()


def kill_again_and_again(sources: Path, tmp_path: Path, all_rows: Callable[[Path], Any], times: int) -> None:
    undisturbed = tmp_path / "undisturbed.db"
    seconds = run.build(sources, undisturbed, engine=partial(OneMachine, processes=1)).seconds
    wanted, points = all_rows(undisturbed), random.Random(20240206)
    unfinished = 0
    for time in range(times):
        db = tmp_path / f"killed{time}.db"
        told = killed_build(sources, db, points.uniform(0, seconds * 1.2))
        if begun(db):
            assert verify(db) == ()
            connection = sqlite3.connect(db)
            stored = connection.execute("select count(*) from articles").fetchone()[0]
            connection.close()
            assert stored >= told
            unfinished += stored < len(wanted["articles"]) or all_rows(db)["pending"] != []
        run.build(sources, db, engine=partial(OneMachine, processes=1))
        assert all_rows(db) == wanted
        assert verify(db) == ()
        db.unlink()
    assert unfinished > times / 10, "the kills came too early or too late to show anything"


def test_twenty_kills_lose_nothing(newsroom_of_bridges: Any, tmp_path: Path, all_rows: Any) -> None:
    kill_again_and_again(newsroom_of_bridges, tmp_path, all_rows, 20)


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing(newsroom_of_bridges: Any, tmp_path: Path, all_rows: Any) -> None:
    kill_again_and_again(newsroom_of_bridges, tmp_path, all_rows, 200)


@pytest.fixture
def newsroom_of_bridges(empty_newsroom: Any) -> Path:
    return articles(empty_newsroom, 30)
