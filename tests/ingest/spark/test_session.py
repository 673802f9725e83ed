"""Parcels on Spark: answers in order, and what goes wrong with one concerns it alone. pytest -m spark."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from ingest.spark import SparkError, missing
from ingest.spark.parcel import packed, unpacked
from ingest.spark.session import Lost, Session, cause_of

pytestmark = [pytest.mark.spark, pytest.mark.skipif(missing() is not None, reason=str(missing()))]


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with closing(Session("local[2]")) as begun:
        yield begun


def test_answers_come_in_order_and_no_more_than_two_waves_are_under_way(session: Session) -> None:
    def work(parcel: bytes) -> bytes:
        return packed(parcel)

    taken: list[int] = []

    def parcels() -> Iterator[bytes]:
        for number in range(20):
            taken.append(number)
            yield str(number).encode()

    seen = []
    for answer in session.each(work, parcels(), parcels_a_core=1):
        assert isinstance(answer, bytes)
        seen.append(int(unpacked(answer)))
        assert len(taken) <= len(seen) + 4
    assert seen == list(range(20))


def test_large_parcels_make_small_waves(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.spark.session.BYTES_A_WAVE", 1)
    taken: list[int] = []

    def parcels() -> Iterator[bytes]:
        for number in range(4):
            taken.append(number)
            yield packed(number)

    for done, answer in enumerate(session.each(lambda parcel: parcel, parcels(), parcels_a_core=8), start=1):
        assert isinstance(answer, bytes)
        assert unpacked(answer) == done - 1
        assert len(taken) <= done + 1


def test_a_parcel_that_ends_its_worker_is_lost_alone(session: Session) -> None:
    def work(parcel: bytes) -> bytes:
        import os

        if parcel == b"3":
            os._exit(9)
        if parcel == b"5":
            raise IndexError("no such sentence")
        return packed(parcel)

    answers = list(session.each(work, [str(number).encode() for number in range(7)], parcels_a_core=8))
    lost = {place: answer.why for place, answer in enumerate(answers) if isinstance(answer, Lost)}
    assert lost.keys() == {3, 5}
    assert lost[5] == "IndexError: no such sentence"


def test_a_worker_of_other_code_is_told_of(session: Session) -> None:
    with pytest.raises(SparkError, match="another version of this package"):
        list(session.each(lambda parcel: b"of another worker", [b""], parcels_a_core=1))


def test_a_reader_that_stops_early_leaves_nothing_running(session: Session) -> None:
    def work(parcel: bytes) -> bytes:
        import time

        time.sleep(0 if parcel == b"0" else 600)
        return packed(parcel)

    # One of the two workers stays free: Spark may begin the second wave first.
    answers = session.each(work, [b"0", b"0", b"1", b"0"], parcels_a_core=1)
    assert isinstance(next(answers), bytes)
    answers.close()  # type: ignore[attr-defined]
    assert list(session.each(work, [b"0"], parcels_a_core=1))


def test_the_cause_is_what_python_said_on_the_worker() -> None:
    told = (
        "An error occurred while calling o7.collect.\n: org.apache.spark.SparkException: Job aborted: Task 0 failed\n"
        'org.apache.spark.api.python.PythonException: Traceback (most recent call last):\n  File "worker.py", line 9\n'
        "ModuleNotFoundError: No module named 'ingest'\n\n\tat org.apache.spark.api.python\nCaused by: java.io.EOF\n"
    )
    assert cause_of(Exception(told)) == "ModuleNotFoundError: No module named 'ingest'"
    assert cause_of(Exception("Could not parse\nand more")) == "Could not parse"
