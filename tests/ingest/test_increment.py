"""However articles arrive, the rows are those of one run over all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims import blocking, context, pair
from claims.coverage import answers
from ingest import run
from ingest.verify import verify

Rows = Callable[[Path], dict[str, list[tuple[Any, ...]]]]

# Few common words, so that with a low cap a key soon belongs to too many claims.
TEXTS = (
    "新しい北浜大橋は2月10日に開通する。工事の費用は3億円増え、45億円になった。\n",
    "新しい北浜大橋は2月12日に開通する。大田健一市長は迷惑をかけると述べた。\n",
    "北浜大橋の工事の費用は46億円になった。近くの商店街から不安の声が上がっている。\n",
    "大田健一市長は2月10日、北浜大橋の開通を前に会見した。\n",
    "北浜大橋は10日に開通する。市長は会見で迷惑をかけると述べた。\n",
    "Kitahama Bridge will open on Feb. 10. The work cost 4.5 billion yen.\n",
)
# Another happening, so that a run can find one of the two as it was.
OTHER_TEXTS = (
    "白糸村の白糸ダムで3月4日午後2時ごろ、作業船が転覆した。作業員の滝川実さん（41）ら2人が救助された。\n",
    "白糸ダムで3月4日、作業船がひっくり返り、滝川実さん（41）ら作業員2人が助け出された。けが人はいない。\n",
    "4日午後、白糸村の白糸ダムで作業船が転覆し、滝川実さんら3人が救助された。\n",
)
EVERY_TEXT = (*TEXTS, *OTHER_TEXTS)


def arrive(newsroom: Any, db: Path, steps: Sequence[Sequence[int]]) -> None:
    """Builds after each step, in which some of the texts arrive."""
    newsroom.articles = {}
    for step in steps:
        for number in step:
            newsroom.put(f"{number}.txt", ("kitahama", "minato", "post")[number % 3], EVERY_TEXT[number])
        if step:
            run.build(newsroom.write(), db)


@given(
    order=st.permutations(range(len(EVERY_TEXT))),
    cuts=st.lists(st.integers(1, len(EVERY_TEXT) - 1), min_size=1, max_size=4, unique=True).map(sorted),
    most_claims=st.sampled_from((3, 5, 1_000)),
    rarest_kept=st.sampled_from((2, 4, 24)),
    few_articles=st.sampled_from((2, 200)),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_arrival_gives_the_rows_of_one_run(
    newsroom: Any,
    all_rows: Rows,
    order: list[int],
    cuts: list[int],
    most_claims: int,
    rarest_kept: int,
    few_articles: int,
) -> None:
    steps = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(blocking, "MOST_CLAIMS_A_KEY", most_claims),
        patch.object(blocking, "RAREST_KEPT", rarest_kept),
        patch.object(context, "FEW_ARTICLES", few_articles),
    ):
        arrive(newsroom, Path(folder) / "steps.db", steps)
        arrive(newsroom, Path(folder) / "whole.db", [order])
        assert all_rows(Path(folder) / "steps.db") == all_rows(Path(folder) / "whole.db")
        assert verify(Path(folder) / "steps.db") == ()


def test_two_articles_whose_shared_keys_become_common_are_compared_no_more(
    newsroom: Any, ask: Callable[..., list[tuple[Any, ...]]], tmp_path: Path
) -> None:
    db = tmp_path / "claims.db"
    counts = "select (select count(*) from compared), (select count(*) from links)"
    keys = patch.object(blocking, "MOST_CLAIMS_A_KEY", 4), patch.object(blocking, "RAREST_KEPT", 4)
    # Nor do the others, which they have much in common with, join them.
    with keys[0], keys[1], patch.object(pair, "LEAST_AFFINITY_JOINED", 0.99):
        arrive(newsroom, db, [(0, 4)])
        ((compared, links),) = ask(db, counts)
        assert compared == 1
        assert links > 0
        arrive(newsroom, db, [(0, 4), (1, 2, 3)])
    first, last = sorted(
        number
        for (number,) in ask(db, "select id from articles where file like '%0.txt' or file like '%4.txt'")
    )
    between = (
        "select count(*) from linked_claims where left_article in (?1, ?2) and right_article in (?1, ?2)"
    )
    assert ask(db, between, first, last) == [(0,)]
    assert not {(first, last), (last, first)}.intersection(
        ask(db, "select left_article, right_article from compared")
    )


def test_an_event_of_which_nothing_changed_is_not_asked_again(
    newsroom: Any, all_rows: Rows, tmp_path: Path
) -> None:
    asked: list[set[str]] = []

    def noting(assertions: Any, verdicts: Any, groups: Any, happenings: Any) -> Any:
        articles = [article for event in happenings for article in event.articles]
        asked.append({article.file.removeprefix("bridge/") for article in articles})
        return answers(assertions, verdicts, groups, happenings)

    with patch.object(run, "answers", noting):
        arrive(newsroom, tmp_path / "steps.db", [(0, 1, 2, 6, 7), (8,), (3,)])
    assert asked == [
        {"0.txt", "1.txt", "2.txt", "6.txt", "7.txt"},
        {"6.txt", "7.txt", "8.txt"},
        {"0.txt", "1.txt", "2.txt", "3.txt"},
    ]
    arrive(newsroom, tmp_path / "whole.db", [(0, 1, 2, 3, 6, 7, 8)])
    assert all_rows(tmp_path / "steps.db") == all_rows(tmp_path / "whole.db")
    assert verify(tmp_path / "steps.db") == ()
