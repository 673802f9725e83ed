"""The explorer on a database that the tool itself built, from the demonstration's first event."""

from __future__ import annotations

import re
import shutil
import sqlite3
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from datasette.app import Datasette

from claims.explorer.metadata import queries, tables
from ingest.cli import main

SOURCES = Path(__file__).parents[3] / "sources" / "d2_harbour_collision"


@pytest.fixture(scope="module")
def built_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(SOURCES, folder / "sources" / SOURCES.name)
    outcome = CliRunner().invoke(main, ["build", str(folder / "sources"), "--db", str(folder / "claims.db")])
    assert outcome.exit_code == 0, outcome.output
    return folder / "claims.db"


@pytest.mark.asyncio
async def test_every_page_of_a_built_database_is_shown(built_db: Path) -> None:
    datasette = Datasette([str(built_db)])
    addresses = ["", *(f"/{name}" for name in (*tables(), *queries()))]
    connection = sqlite3.connect(built_db)
    for table in ("articles", "claim_groups"):
        addresses += [
            f"/{table}/{number}" for (number,) in connection.execute(f"select id from {table} limit 20")
        ]
    connection.close()
    for address in addresses:
        answer = await datasette.client.get(f"/claims{address}")
        assert answer.status_code == 200, address


@pytest.mark.asyncio
async def test_the_pages_quote_the_printed_text(built_db: Path) -> None:
    """Each claim of a group stands marked on the group's page, in the article's own characters."""
    connection = sqlite3.connect(built_db)
    ((group,),) = connection.execute(
        "select id from claim_groups order by claim_count desc, id limit 1"
    ).fetchall()
    claims = connection.execute("select text from claims where claim_group = ?", (group,)).fetchall()
    connection.close()
    answer = await Datasette([str(built_db)]).client.get(f"/claims/claim_groups/{group}")
    assert answer.text.count('<mark class="claim') >= len(claims)


@pytest.mark.asyncio
async def test_each_figure_of_the_home_page_is_the_number_of_rows_behind_it(built_db: Path) -> None:
    connection = sqlite3.connect(built_db)
    with connection:  # One echo whose origin does not stand alone.
        echo = "select min(claim_group) from echoes"
        connection.execute(f"update claim_groups set unknown_count = unknown_count + 1 where id = ({echo})")
    connection.close()
    client = Datasette([str(built_db)]).client
    home = (await client.get("/claims")).text
    tiles = re.findall(r'<dt><a href="([^"]+)">[^<]+</a></dt><dd>(\d+)</dd>', home)
    assert len(tiles) == 8
    for address, figure in tiles:
        table, _, asked = unescape(address).partition("?")
        counted = (await client.get(f"{table}.json?_size=0&{asked}")).json()["filtered_table_rows_count"]
        assert counted == int(figure), address
