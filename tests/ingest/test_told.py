"""What a link was told by is kept short, and the view `reasons` gives it back as it was."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.article import Article, Outlet, row_id
from claims.claim import read_claims
from claims.fact import assertions
from claims.feature import Reason
from claims.link import Link, links
from claims.pair import pairs
from claims.sentence import sentences
from claims.verdict import Verdict, verdicts
from ingest import run, store
from ingest.schema import open_database
from ingest.store.compared_row import link_key, link_row
from ingest.store.told import BY_POSITION

Told = tuple[int, str, float, str, str, str]


def told_by(verdict: Verdict) -> list[Told]:
    """The rows that a link's reasons ought to be."""
    return [
        (
            position,
            reason.feature,
            to_15_digits(reason.score),
            reason.left_value,
            reason.right_value,
            reason.detail,
        )
        for position, reason in enumerate(verdict.reasons)
        if reason.score
    ]


def in_view(database: Any, link: int) -> list[Told]:
    columns = "position, feature, score, left_value, right_value, detail"
    query = f"select {columns} from reasons where link = ? order by position"
    rows = database.execute(query, [link]).fetchall()
    return [(position, feature, to_15_digits(score), *rest) for position, feature, score, *rest in rows]


def to_15_digits(score: float) -> float:
    return float(f"{score:.15g}")


def test_the_view_gives_every_reason_of_every_link_as_it_was_judged(newsroom: Any, tmp_path: Path) -> None:
    db = tmp_path / "claims.db"
    run.build(newsroom.write(), db)
    database = open_database(db)
    judged = verdicts(links(pairs(store.load_current(database).assertions)))
    assert judged
    assert any(reason.detail for verdict in judged for reason in verdict.reasons if reason.feature == "event")
    for verdict in judged:
        assert in_view(database, row_id(link_key(verdict))) == told_by(verdict)
    counted = database.execute("select count(*) from reasons").fetchone()
    assert counted == (sum(len(told_by(verdict)) for verdict in judged),)
    database.close()


def test_a_reason_is_found_by_its_number(newsroom: Any, tmp_path: Path) -> None:
    db = tmp_path / "claims.db"
    run.build(newsroom.write(), db)
    database = open_database(db)
    rows = database.execute("select id, link, position from reasons order by link, position").fetchall()
    assert len({number for number, *_ in rows}) == len(rows) > 0
    assert [number for number, *_ in rows] == [f"{link}-{position:02}" for _, link, position in rows]
    database.close()


def claim_of(outlet: str, text: str) -> Any:
    article = Article(f"{outlet}.txt", Outlet(outlet, outlet, "newspaper", outlet), text)
    units = sentences(article)
    return assertions(units, read_claims(units))[0]


LEFT, RIGHT = sorted(
    (claim_of("kitahama", "北浜市は5日に橋を開いた。"), claim_of("minato", "北浜市長は5日に橋を開いた。")),
    key=lambda assertion: assertion.claim.key,
)
SUBJECTS = [side.claim.subject or "" for side in (LEFT, RIGHT)]
# No article holds a NUL or a lone surrogate.
WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=5)
VALUES = st.one_of(st.sampled_from(["", "0", "1", "[]", '"', "橋", *SUBJECTS]), WORDS)
REASONS = st.builds(
    Reason,
    st.sampled_from([*BY_POSITION, "certainty", "scope"]),
    st.one_of(
        st.sampled_from([0.0, 1.0, -1.0, -0.5, 1 / 3, 0.8500000000000001]),
        st.integers(-10_000, 10_000).map(lambda parts: parts / 10_000),
    ),
    VALUES,
    VALUES,
    VALUES,
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Any:
    made = open_database(tmp_path_factory.mktemp("told") / "claims.db")
    for side in (LEFT, RIGHT):
        article = side.claim.sentence.article
        rows = store.article_rows(article, [side.claim.sentence], [side], None, "settings")
        store.save_articles(made, [rows])
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(drawn=st.lists(REASONS, max_size=13))
def test_whatever_the_values_are_they_come_back(database: Any, drawn: list[Reason]) -> None:
    reasons = tuple(drawn)
    verdict = Verdict(Link(LEFT, RIGHT, 0.9, reasons), "agrees", (), reasons, "nothing differs")
    row = link_row(verdict)
    with database.atomic():
        database.execute("delete from links")
        database["links"].insert(row)
    assert in_view(database, row_id(link_key(verdict))) == told_by(verdict)
