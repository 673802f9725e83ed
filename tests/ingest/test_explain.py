"""A pair side by side on a terminal."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.feature import Reason
from ingest import run
from ingest.explain import BETWEEN, NO_LINK, Pair, Side, cells, lines, of_claims, wrapped

Row = tuple[Any, ...]


@pytest.fixture
def db(newsroom: Any, tmp_path: Path) -> Path:
    run.build(newsroom.write(), tmp_path / "claims.db")
    return tmp_path / "claims.db"


def found(db: Path, sql: str) -> Row:
    connection = sqlite3.connect(db)
    try:
        row: Row = connection.execute(sql).fetchone()
        return row
    finally:
        connection.close()


DIVERGING = "select left_claim, right_claim, left_text, right_text from divergences where kinds = 'date'"


def test_two_linked_claims_are_shown_with_who_printed_them_and_why_they_differ(db: Path) -> None:
    left, right, left_text, right_text = found(db, DIVERGING)
    shown = "\n".join(lines(of_claims(db, left, right), 400))
    assert shown.startswith("diverges (date), closeness ")
    assert "decided by: the days cannot be one" in shown
    for word in (
        left_text,
        right_text,
        "北浜新聞",
        "港湾通信",
        "2024-02-06",
        "characters",
        "2月10日 | 2月12日",
    ):
        assert word in shown or " | ".join(reversed(word.split(" | "))) in shown, word


def test_the_claim_named_first_stands_on_the_left(db: Path) -> None:
    left, right, left_text, _ = found(db, DIVERGING)
    ahead, turned = of_claims(db, left, right), of_claims(db, right, left)
    assert ahead.left.text == left_text == turned.right.text
    assert [reason.left_value for reason in ahead.reasons] == [
        reason.right_value for reason in turned.reasons
    ]


def test_two_claims_without_a_link_are_shown_as_such(db: Path) -> None:
    unlinked = found(
        db,
        "select a.id, b.id from claims as a join claims as b on a.article < b.article "
        "where not exists (select 1 from links where (left_claim, right_claim) in ((a.id, b.id), (b.id, a.id)))",
    )
    assert next(lines(of_claims(db, *unlinked), 80)).startswith(NO_LINK)


def test_why_two_claims_are_not_linked_is_told_whichever_is_named_first(db: Path) -> None:
    left, right = found(
        db,
        "select a.id, b.id from claims as a join claims as b on a.article <> b.article where a.text like '%開通%' "
        "and b.text like '%開通%' and not exists "
        "(select 1 from links where (left_claim, right_claim) in ((a.id, b.id), (b.id, a.id)))",
    ) or found(
        db,
        "select a.id, b.id from claims as a join claims as b on a.article < b.article "
        "where not exists (select 1 from links where (left_claim, right_claim) in ((a.id, b.id), (b.id, a.id)))",
    )
    one, other = of_claims(db, left, right), of_claims(db, right, left)
    assert one.decided_by == other.decided_by != ""
    assert one.closeness == other.closeness
    assert {reason.feature: reason.left_value for reason in one.reasons} == {
        reason.feature: reason.right_value for reason in other.reasons
    }
    assert "because: " in "\n".join(lines(one, 200))


def test_a_claim_has_no_link_with_itself(db: Path) -> None:
    (claim,) = found(db, "select id from claims limit 1")
    assert of_claims(db, claim, claim).decided_by == "it is one claim"


def test_a_number_that_no_claim_has_is_named(db: Path) -> None:
    with pytest.raises(LookupError, match="no claim 7"):
        of_claims(db, 7, 8)


def test_a_narrow_terminal_gets_one_text_below_the_other() -> None:
    pair = Pair(Side("", "橋が落ちた。"), Side("", "橋は落ちていない。"), "diverges", 0.5, "", ())
    assert BETWEEN not in "\n".join(lines(pair, 40))
    assert BETWEEN in "\n".join(lines(pair, 80))


@given(st.text(max_size=60), st.integers(24, 60))
def test_no_line_is_wider_than_its_column_and_no_word_is_lost(text: str, width: int) -> None:
    found = wrapped(text, width)
    assert all(cells(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_full_width_characters_take_two_cells() -> None:
    assert [cells(text) for text in ("ab", "橋", "ﾊｼ", "が")] == [2, 2, 2, 2]


def test_the_reasons_come_strongest_first() -> None:
    reasons = (Reason("letters", 0.4, "", ""), Reason("number", -1.0, "14人", "18人", "conflict"))
    pair = Pair(Side("", "a"), Side("", "b"), "diverges (number)", 0.9, "", reasons)
    assert [line[:7] for line in lines(pair, 80)][-2:] == ["  -1.00", "  +0.40"]
