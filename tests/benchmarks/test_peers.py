"""What the benchmark of peers prints is what it measured, and every method finds what it should on a small corpus."""

import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import methods  # noqa: E402
import peers  # noqa: E402

TEXTS = ["橋が七日に落ちた", "橋が八日に落ちた", "橋が七日に落ちたという", "知事は辞任した"]
CLAIMS = methods.Claims(4, TEXTS, article=[0, 1, 1, 2], event=[0, 0, 0, 0])
FIGURES: peers.Figures = {
    "claims": 4,
    "cpu": 2.0,
    "wall": 1.0,
    "MiB": 1_500.4,
    "candidates": 15.51,
    "alike": 0.07,
    "one event": 1.0,
    "all events": 0.99996,
}


@pytest.fixture(scope="module")
def small() -> methods.Claims:
    return methods.Claims.of(200)


def every_method(**other: peers.Figures | str) -> dict[str, peers.Figures | str]:
    return {method.name: other.get(method.package, FIGURES) for method in peers.METHODS}


def test_a_pair_is_one_number_whichever_claim_stands_left() -> None:
    pairs = peers.code(np.array([2, 0, 1, 3]), np.array([0, 2, 3, 3]), 10)
    assert pairs.tolist() == [2, 13]


def test_pairs_within_one_article_are_lost() -> None:
    assert peers.across_articles(np.array([1, 6]), [0, 1, 1, 2]).tolist() == [1]


def test_recall_is_the_share_of_the_true_pairs() -> None:
    assert peers.recall(np.array([1, 2, 9]), np.array([1, 2, 3, 4])) == 0.5
    assert peers.recall(np.array([1]), np.array([], np.int64)) == 1.0


def test_the_truth_is_what_all_with_all_gives() -> None:
    assert peers.alike_of_one_event(CLAIMS).tolist() == [1, 2]
    assert peers.alike_of_all(CLAIMS, drawn=4).tolist() == [1, 2]


def test_only_pairs_that_hold_a_drawn_claim_are_asked_for(small: methods.Claims) -> None:
    every, some = (peers.alike_of_all(small, drawn) for drawn in (len(small.texts), 20))
    assert 0 < len(some) < len(every)
    assert set(some.tolist()) < set(every.tolist())


def test_candidates_are_scored_and_the_unlike_dropped() -> None:
    assert peers.scored(np.array([1, 3]), TEXTS).tolist() == [1]
    assert peers.scored(np.array([], np.int64), TEXTS).tolist() == []


def test_times_are_multiples_of_this_projects() -> None:
    twice = FIGURES | {"cpu": 4.0, "wall": 0.5}
    line = row(peers.table(10, every_method(datasketch=twice)), "datasketch LSH, for recall")
    assert line[3:] == ["1", ".9999", "15.5", "0.07", "2.00 x", "0.50 x", "1,500 MiB"]


def test_what_was_not_measured_says_why() -> None:
    line = row(peers.table(10, every_method(splink="not installed")), "Splink, for recall")
    assert line[3:] == ["not installed", *[""] * 6]


def test_a_method_whose_package_is_absent_is_not_run(tmp_path: Path) -> None:
    absent = methods.Method("absent", "", methods.by_pandas, package="no-such-package")
    assert peers.in_own_process(tmp_path, absent, 10, 1.0) == "not installed"


def test_a_method_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    assert peers.in_own_process(tmp_path, peers.METHODS[0], 10, 0.01).startswith("not run: more than")


def test_the_tables_stand_between_their_marks() -> None:
    page = peers.with_block(f"before\n{peers.START}old\n{peers.END}\nafter", "new\n")
    assert page == f"before\n{peers.START}new\n{peers.END}\nafter"


def test_the_page_has_a_row_for_every_method_and_size() -> None:
    block = peers.PAGE.read_text("utf-8").split(peers.START)[1].split(peers.END)[0]
    sizes = block.count("candidates a claim")
    assert sizes
    for method in peers.METHODS:
        assert block.count(f"| {method.name} | {method.settings} |") == sizes, method.name


@pytest.mark.parametrize("method", peers.METHODS, ids=lambda method: method.name)
def test_each_method_finds_most_pairs_of_one_event(method: methods.Method, small: methods.Claims) -> None:
    for module in method.modules:
        pytest.importorskip(module)
    truth = peers.alike_of_one_event(small)
    assert len(truth) > 20
    figures = peers.measured(method, small, truth, truth)
    if method.name == peers.PROFILES:
        assert figures["candidates"] == 0
    else:
        assert figures["one event"] > (0.5 if "default" in method.name else 0.9), method.name
        assert 0 < figures["alike"] <= 1


def test_the_projects_own_claims_are_those_of_the_texts(small: methods.Claims) -> None:
    from claims.text import fold

    assert [fold(record.claim.text) for record in small.records] == small.texts


def row(table: str, name: str) -> list[str]:
    (line,) = (line for line in table.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]
