"""Every page and every question, through Datasette's own client."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.database import Database

from claims.explorer.metadata import queries, tables
from claims.explorer.reading import Reading

SCRIPT = "<script>alert(1)</script>"


async def page(path: Path, *parts: object, **parameters: object) -> str:
    """The HTML of one page of the database at path."""
    datasette = Datasette([str(path)])
    address = "/".join([str(datasette.urls.database(path.stem)), *map(str, parts)])
    answer = await datasette.client.get(address, params=parameters)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


async def answers(path: Path, query: str, **parameters: object) -> list[dict[str, Any]]:
    """The rows that a canned query gives."""
    rows = json.loads(await page(path, f"{query}.json", _shape="array", **parameters))
    assert isinstance(rows, list)
    return rows


def read(path: Path, sql: str) -> list[Any]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.mark.asyncio
@pytest.mark.parametrize("name", list(tables()))
async def test_every_table_and_view_is_shown_with_its_title(claims_db: Path, name: str) -> None:
    assert tables()[name]["title"] in await page(claims_db, name)


@pytest.mark.asyncio
@pytest.mark.parametrize("name", list(queries()))
async def test_every_question_is_answered(claims_db: Path, name: str) -> None:
    assert queries()[name]["title"] in await page(claims_db, name)
    assert await answers(claims_db, name)
    unlikely = dict.fromkeys(queries()[name]["params"], "'; x\" 無い%")
    assert isinstance(await answers(claims_db, name, **unlikely), list)


@pytest.mark.asyncio
async def test_each_row_has_a_page(claims_db: Path) -> None:
    for name in (
        "outlets",
        "articles",
        "sentences",
        "claims",
        "links",
        "claim_groups",
        "derivations",
    ):
        for (number,) in read(claims_db, f"select id from {name}"):
            await page(claims_db, name, number)
    for claim, number in read(claims_db, "select claim, id from facts"):
        await page(claims_db, "facts", f"{claim},{number}")


@pytest.mark.asyncio
async def test_a_row_of_the_timeline_leads_to_its_fact(claims_db: Path) -> None:
    html = await page(claims_db, "timeline")
    for claim, number in read(claims_db, "select claim, fact from timeline"):
        assert f'/facts/{claim},{number}"' in html


@pytest.mark.asyncio
async def test_a_link_leads_to_its_reasons_in_place_of_the_text_that_keeps_them(claims_db: Path) -> None:
    for html in (await page(claims_db, "links"), await page(claims_db, "links", 1)):
        assert "/reasons?link=1" in html
    shown = await page(claims_db, "reasons?link=1")
    assert "14 人" in shown
    assert "16 人" in shown


@pytest.mark.asyncio
async def test_the_front_page_says_when_from_what_and_where_to_start(claims_db: Path) -> None:
    home = await page(claims_db)
    assert "2024-08-01T00:00:09+00:00" in home
    assert "from 4 articles of 4 outlets on 1 event." in home
    assert all(query["title"] in home for query in queries().values())
    assert "fts" not in home
    assert "/claim_groups/91" in home  # the fact in dispute


@pytest.mark.asyncio
async def test_a_server_of_one_database_begins_with_its_home_page(claims_db: Path) -> None:
    datasette = Datasette([str(claims_db)])
    answer = await datasette.client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (302, datasette.urls.database(claims_db.stem))
    assert (await datasette.client.get("/.json")).status_code == 200


@pytest.mark.asyncio
async def test_a_server_of_several_databases_keeps_its_own_front_page(
    claims_db: Path, foreign_db: Path
) -> None:
    for files in ([claims_db, foreign_db], [foreign_db]):
        assert (await Datasette([str(file) for file in files]).client.get("/")).status_code == 200


@pytest.mark.asyncio
async def test_a_number_is_found_by_words_and_then_by_the_same_fact_in_another_language(
    claims_db: Path,
) -> None:
    found = await answers(claims_db, "who_said_number", number=14, words="けが")
    ways = {row["claim"]: row["found_by"] for row in found}
    assert (ways[12], ways[31]) == ("words", "same fact")
    assert list(ways.values()) == sorted(ways.values(), reverse=True)


@pytest.mark.asyncio
async def test_a_question_s_answer_says_in_words_where_an_article_comes_from(claims_db: Path) -> None:
    html = await page(claims_db, "who_said_number", number=16)
    assert "trimmed · 一部転載 ← 連合通信" in html


@pytest.mark.asyncio
async def test_who_reported_it_gives_the_exact_place(claims_db: Path) -> None:
    (claim,) = await answers(claims_db, "who_reported", words="１６人")
    assert claim["outlet_name"] == "東都新聞"
    ((text,),) = read(claims_db, f"select text from articles where id = {claim['article']}")
    assert text[claim["char_start"] : claim["char_end"]] == "１６人がけがをした"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("parameters", "claims"),
    [
        ({"outlet": "agency"}, {11, 12, 13}),
        ({"outlet": "連合"}, {11, 12, 13}),
        ({"speaker": "ﾒｰｶﾞｰ"}, {22}),
        ({"from_date": "2024-07-29", "to_date": "2024-07-29"}, {21, 22}),
        ({}, {11, 12, 13, 21, 22, 31, 32, 41}),
    ],
)
async def test_who_reported_it_narrows(claims_db: Path, parameters: dict[str, str], claims: set[int]) -> None:
    assert {row["claim"] for row in await answers(claims_db, "who_reported", **parameters)} == claims


@pytest.mark.asyncio
async def test_who_said_this_number(claims_db: Path) -> None:
    for number in ("14", "１４"):
        found = await answers(claims_db, "who_said_number", number=number, unit="人")
        assert [row["claim"] for row in found] == [31, 12]
    (sixteen,) = await answers(claims_db, "who_said_number", number="16")
    assert sixteen["comes_from"] == "trimmed ← 連合通信"


@pytest.mark.asyncio
async def test_where_they_differ_by_kind(claims_db: Path) -> None:
    assert [row["link"] for row in await answers(claims_db, "where_do_they_differ", kind="date")] == [5]
    assert {row["link"] for row in await answers(claims_db, "where_do_they_differ", kind="number")} == {1, 5}
    assert {row["link"] for row in await answers(claims_db, "where_do_they_differ", outlet="agency")} == {1}


@pytest.mark.asyncio
async def test_where_they_agree_within_days(claims_db: Path) -> None:
    """A pair counts when either report lies in the days; a report of unknown date goes by the other's."""
    assert {row["link"] for row in await answers(claims_db, "do_they_agree", from_date="2024-07-29")} == {3}
    assert {row["link"] for row in await answers(claims_db, "do_they_agree", to_date="2024-07-28")} == {
        2,
        3,
        4,
    }


@pytest.mark.asyncio
async def test_one_origin_behind_two_outlets(claims_db: Path) -> None:
    assert [row["claim_group"] for row in await answers(claims_db, "independent_origins")] == [91, 93]
    (echo,) = await answers(claims_db, "independent_origins", at_most_origins="１")
    assert (echo["claim_group"], echo["outlets"]) == (93, "The Ledger、連合通信")


@pytest.mark.asyncio
async def test_who_left_it_out(claims_db: Path) -> None:
    silent = await answers(claims_db, "who_left_it_out", words="海保")
    assert {(row["outlet_name"], row["status"]) for row in silent} == {
        ("東都新聞", "silent"),
        (SCRIPT, "silent"),
    }


@pytest.mark.asyncio
async def test_who_copied_whom_with_evidence(claims_db: Path) -> None:
    (copy,) = await answers(claims_db, "who_copied_whom", outlet="東都")
    assert (copy["how"], copy["origin_outlet_name"], copy["evidence"]) == ("trimmed", "連合通信", SCRIPT)


@pytest.mark.asyncio
async def test_an_article_is_printed_whole_with_its_claims_in_place(claims_db: Path) -> None:
    html = await page(claims_db, "articles", 1)
    marked = re.search(r'<mark class="claim disputed" id="claim-12">(.*?)</mark>', html)
    assert marked
    assert re.sub(r"<.*?>", "", marked[1]) == "14人"
    body = html[html.index('<div class="claims-text') : html.index("SHA-256")]
    shown = re.sub(r"<a class=\"claims-place\".*?</a>", "", body, flags=re.DOTALL)
    assert "".join(re.sub(r"<.*?>", "", shown).split()) == "".join(
        read(claims_db, "select text from articles where id = 1")[0][0].split()
    )
    assert 'lang="ja"' in body


@pytest.mark.asyncio
async def test_a_dossier_has_everyone_side_by_side(claims_db: Path) -> None:
    html = await page(claims_db, "claim_groups", 91)
    for outlet in ("連合通信", "東都新聞", "The Ledger"):
        assert outlet in html
    assert "14 人" in html  # the reason
    assert "/reasons?link=" in html
    assert "16 人" in html
    assert "trimmed · 一部転載" in html
    assert "/articles/1#claim-12" in html
    assert "内陸日報" in html[html.index('id="coverage"') :]  # no article on the event


@pytest.mark.asyncio
async def test_nothing_from_an_article_is_markup(claims_db: Path) -> None:
    addresses: list[list[object]] = [
        [],
        ["articles", 4],
        ["articles", 2],
        ["claim_groups", 91],
        ["claims", 41],
    ]
    addresses += [[name] for name in (*tables(), *queries())]
    for parts in addresses:
        html = await page(claims_db, *parts)
        assert SCRIPT not in html, parts
        assert not re.search(r"""href=["']?\s*(javascript|data):""", html), parts
        assert not re.search(
            r"""(src|href)=["']?https?://(?!datasette\.io|localhost/|\w+\.example)""", html
        ), parts


@pytest.mark.asyncio
async def test_addresses_are_links_that_tell_nothing(claims_db: Path) -> None:
    for parts in (["articles"], ["articles", 1]):
        html = await page(claims_db, *parts)
        assert '<a href="https://agency.example/1?a=1&amp;b=2" rel="noopener noreferrer nofollow">' in html
    assert "javascript:alert(1)" in await page(claims_db, "articles", 2)


@pytest.mark.asyncio
async def test_an_article_without_a_title_is_labelled_so(claims_db: Path) -> None:
    html = await page(claims_db, "claims")
    assert "(no title · 無題)" in html
    assert ">None<" not in html


@pytest.mark.asyncio
async def test_a_page_that_is_not_there_is_not_found(claims_db: Path) -> None:
    datasette = Datasette([str(claims_db)])
    for parts in ("articles/999", "claim_groups/x", "claim_groups/1,2"):
        answer = await datasette.client.get(f"{datasette.urls.database(claims_db.stem)}/{parts}")
        assert answer.status_code == 404


@pytest.mark.asyncio
async def test_an_immutable_or_later_attached_database_is_recognised(claims_db: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.db"
    shutil.copy(claims_db, later)
    datasette = Datasette([], immutables=[str(claims_db)])
    await datasette.client.get("/")
    datasette.add_database(Database(datasette, path=str(later)))
    for name in (claims_db.stem, "later"):
        answer = await datasette.client.get(str(datasette.urls.table(name, "claims")))
        assert "Claims · 主張" in answer.text
        answer = await datasette.client.get(str(datasette.urls.row(name, "claim_groups", 91)))
        assert "一部転載" in answer.text


@pytest.mark.asyncio
async def test_a_foreign_database_is_left_as_it_is(claims_db: Path, foreign_db: Path) -> None:
    """The same pages with ours beside it as without."""
    alone, beside = Datasette([str(foreign_db)]), Datasette([str(foreign_db), str(claims_db)])
    for address in (
        "",
        "/claims",
        "/claims?_search=visits",
        "/claims?_search=首相",
        "/claims/1",
        "?sql=select+1+as+kinds",
    ):
        pages = [await it.client.get(f"/foreign{address}") for it in (alone, beside)]
        # Times differ, and a busy machine gives up counting rows ("Many rows").
        first, second = (
            re.sub(r"Queries took [\d.]+ms|<p>(Many|\d+) rows?", "", answer.text) for answer in pages
        )
        assert first == second
        assert "explorer.css" not in first
        assert "日付" not in first
    assert "報道の照合" not in (await alone.client.get("/")).text


@pytest.mark.asyncio
async def test_a_newsrooms_own_metadata_comes_first(claims_db: Path) -> None:
    own = {
        "databases": {claims_db.stem: {"title": "Our desk", "tables": {"claims": {"title": "Statements"}}}}
    }
    datasette = Datasette([str(claims_db)], metadata=own)
    assert "Our desk" in (await datasette.client.get(str(datasette.urls.database(claims_db.stem)))).text
    claims = (await datasette.client.get(str(datasette.urls.table(claims_db.stem, "claims")))).text
    assert "Statements" in claims
    assert "usually a clause" in claims


@pytest.mark.asyncio
async def test_pages_stand_though_a_query_is_cut_off(
    claims_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large file, a slow machine: what the limit of time stops is left open, the rest is shown."""

    async def cut_off(*_: object, **__: object) -> None:
        return None

    monkeypatch.setattr(Reading, "rows_in_time", cut_off)
    assert "<dd>…</dd>" in await page(claims_db)
    dossier = await page(claims_db, "claim_groups", 91)
    assert "時間切れ" in dossier
    assert "一部転載" in dossier
