"""What goes to a worker and comes back: the same records, in few bytes. Runs without Spark."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from claims.article import Outlet
from claims.claim import read_claims
from claims.engine import Embedded
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.link import links
from claims.pair import Blocking, Candidates
from claims.sentence import sentences
from claims.verdict import verdicts
from ingest.manifest import Entry
from ingest.reading import Task, article_of, opened, read_article
from ingest.spark import parcel, worker

TEXTS = (
    "新しい北浜大橋は2月10日に開通する。工事の費用は3億円増え、45億円になった。\n",
    "新しい北浜大橋は2月12日に開通する。大田健一市長は迷惑をかけると述べた。\n",
    "Kitahama Bridge will open on Feb. 10. The work cost 4.5 billion yen.\n",
)


def entries(folder: Path) -> list[Entry]:
    found = []
    for number, text in enumerate(TEXTS):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        outlet = Outlet(f"o{number}", f"第{number}新聞", "newspaper", f"p{number}")
        found.append(Entry(path, f"bridge/{number}.txt", outlet, published="2024-02-06"))
    return found


@pytest.fixture
def claims(tmp_path: Path) -> list[Assertion]:
    read = [sentences(article_of(entry)) for entry in entries(tmp_path)]
    return [assertion for units in read for assertion in assertions(units, read_claims(units))]


def taken_apart(claims: Sequence[Assertion]) -> tuple[list[Assertion], list[Candidates]]:
    with closing(Blocking(claims, Embedded())) as blocking:
        return blocking.apart(
            next(blocking.candidates(blocking.related, pairs_a_batch=1_000, article_pairs_a_join=1_000))
        )


def test_claims_come_back_with_the_words_that_did_not_travel(claims: list[Assertion]) -> None:
    back = parcel.unpacked(parcel.packed(claims))
    assert back == claims
    assert [each.claim.tokens for each in back] == [each.claim.tokens for each in claims]
    assert [each.claim.sentence.tokens for each in back] == [each.claim.sentence.tokens for each in claims]
    assert [each.claim.key for each in back] == [each.claim.key for each in claims]
    # The records of one article share it, as before.
    assert len({id(each.claim.sentence.article) for each in back}) == len(TEXTS)


def test_an_article_is_read_from_its_parcel_where_its_file_is_not(tmp_path: Path) -> None:
    for entry in entries(tmp_path):
        task = Task(entry, "settings")
        here, sent = read_article(task), parcel.packed(opened(task))
        entry.path.unlink()
        assert parcel.unpacked(worker.read(sent)) == here


def test_a_file_that_cannot_be_opened_comes_back_as_its_failure(tmp_path: Path) -> None:
    task = Task(replace(entries(tmp_path)[0], path=tmp_path / "nowhere.txt"), "settings")
    assert parcel.unpacked(worker.read(parcel.packed(opened(task)))) == read_article(task)


def test_a_batch_is_judged_from_its_parcel_as_it_is_at_home(claims: list[Assertion]) -> None:
    with closing(Blocking(claims, Embedded())) as blocking:
        here = verdicts(links(next(blocking.batches(blocking.related))))
    sent = taken_apart(claims)
    there = parcel.unpacked(worker.judge(parcel.packed(sent)), sent[0])
    assert there == here
    assert {verdict.outcome for verdict in here} == {"agrees", "diverges"}
    assert [verdict.link.shared for verdict in there] == [verdict.link.shared for verdict in here]
    # The claims that come back are the driver's own: nothing is in memory twice.
    own = {id(assertion) for assertion in claims}
    assert all({id(verdict.link.left), id(verdict.link.right)} <= own for verdict in there)


def test_other_code_or_another_dictionary_does_nothing(
    claims: list[Assertion], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = opened(Task(entries(tmp_path)[0], "settings"))
    sent = [(worker.read, parcel.packed(task)), (worker.judge, parcel.packed(taken_apart(claims)))]
    monkeypatch.setattr(parcel, "code_version", lambda: "of another worker")
    for _, each in sent:
        with pytest.raises(parcel.OtherCodeError):
            parcel.unpacked(each)
    answers = [work(each) for work, each in sent]
    assert [parcel.unpacked(answer) for answer in answers] == [None, None]
    monkeypatch.undo()
    assert not any(map(parcel.of_this_code, answers))
