"""Datasette's own search box, in Japanese."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st

from claims.explorer.search import escape_fts


async def found(path: Path, table: str, words: str) -> list[int]:
    datasette = Datasette([str(path)])
    address = datasette.urls.table(path.stem, table, format="json")
    answer = await datasette.client.get(str(address), params={"_search": words, "_shape": "array"})
    assert answer.status_code == 200, answer.text
    return sorted(row["id"] for row in answer.json())


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ("首相", [11]),  # two characters
        ("相", [11]),  # one
        ("首相 視察", [11]),  # two words, both wanted
        ("相首", []),  # not in this order
        ("16人", [21]),  # printed in full width
        ("１４人", [12, 41]),  # printed in half width
        ("passengers", [31]),
        ("PASSENGERS", [31]),
        ("ＣＯＡＳＴ", [32]),
        ('"coast guard"', [32]),
        ('"guard coast"', []),
        ("「14人」", [12, 41]),  # brackets are no words
    ],
)
async def test_the_search_box_finds_claims(claims_db: Path, words: str, claims: list[int]) -> None:
    assert await found(claims_db, "claims", words) == claims


@pytest.mark.asyncio
@pytest.mark.parametrize("words", ["メーガー", "ﾒｰｶﾞｰ"])
async def test_half_width_kana_meet_full_width_kana(claims_db: Path, words: str) -> None:
    assert await found(claims_db, "articles", words) == [2]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        '"首',
        "首 OR",
        "NEAR(",
        "text:首",
        "-首",
        "*",
        "^",
        "(",
        "。",
        "\0",
        '首"\0',
        "＂首",
        "'",
        "a" * 5000,
        '"\n0',
        "{",
        "AND",
    ],
)
async def test_no_search_breaks_the_page(claims_db: Path, words: str) -> None:
    datasette = Datasette([str(claims_db)])
    for table in ("claims", "articles"):
        address = str(datasette.urls.table(claims_db.stem, table))
        answer = await datasette.client.get(address, params={"_search": words})
        assert answer.status_code == 200
    address = str(datasette.urls.query(claims_db.stem, "who_reported"))
    assert (await datasette.client.get(address, params={"words": words})).status_code == 200


@given(st.text())
def test_a_query_holds_only_quoted_phrases(words: str) -> None:
    query = escape_fts(words)
    assert query.count('"') % 2 == 0
    outside = query.split('"')[::2]
    assert all(not part.strip() for part in outside)


@pytest.mark.asyncio
async def test_a_foreign_database_is_searched_as_before(claims_db: Path, foreign_db: Path) -> None:
    datasette = Datasette([str(claims_db), str(foreign_db)])
    await datasette.invoke_startup()
    for name, spaced in [("foreign", '"首相"'), (claims_db.stem, '" 首 相 "')]:
        results = await datasette.databases[name].execute("select escape_fts('首相')")
        assert results.single_value().split() == spaced.split()
