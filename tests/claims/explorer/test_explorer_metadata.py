"""metadata.yml says nothing of what is not there, and something of everything that is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from claims.explorer.metadata import fresh, gloss, metadata_for, queries, tables, written


@pytest.fixture
def schema(claims_db: Path) -> dict[str, tuple[str, list[str]]]:
    """Every table and view by name: which of the two it is, and its columns."""
    connection = sqlite3.connect(claims_db)
    names = connection.execute(
        "select name, type from sqlite_master where type in ('table', 'view') and not instr(name, '_fts')"
    ).fetchall()
    found = {
        name: (kind, [row[1] for row in connection.execute(f"pragma table_info({name})")])
        for name, kind in names
    }
    connection.close()
    return found


def test_every_table_and_view_has_a_title_and_a_description(schema: dict[str, tuple[str, list[str]]]) -> None:
    assert set(tables()) == set(schema)
    assert all(table["title"] and table["description"] for table in tables().values())


def test_every_table_has_a_label_and_a_note_for_each_column(schema: dict[str, tuple[str, list[str]]]) -> None:
    for name, (kind, columns) in schema.items():
        if kind == "table":
            assert tables()[name]["label_column"] in columns, name
            assert list(tables()[name]["columns"]) == columns, f"{name}: notes in the order of the columns"


def test_all_that_metadata_names_exists(schema: dict[str, tuple[str, list[str]]]) -> None:
    for name, table in tables().items():
        columns = schema[name][1]
        named = [*table.get("columns", {}), *table.get("facets", [])]
        named += [table[key] for key in ("sort", "sort_desc", "label_column", "fts_pk") if key in table]
        assert set(named) <= set(columns), name


def test_every_title_is_glossed_in_japanese() -> None:
    titles = [part["title"] for part in (*tables().values(), *queries().values())]
    assert [title for title in titles if " · " not in title] == []


def test_every_question_of_the_design_has_a_query() -> None:
    titles = " ".join(query["title"] for query in queries().values())
    for question in ["Who reported it?", "Do they agree?", "Where do they differ?", "independent origins?",
                     "Who left it out?", "Who copied whom?"]:  # fmt: skip
        assert question in titles


def test_a_query_names_each_of_its_parameters() -> None:
    for name, query in queries().items():
        assert all(f":{parameter}" in query["sql"] for parameter in query["params"]), name


def test_what_is_handed_out_may_be_changed_without_harm() -> None:
    handed_out = metadata_for(("one", "two"), front_page=True)
    handed_out["databases"]["one"]["tables"]["claims"]["facets"].append("spoilt")
    handed_out["databases"]["one"]["title"] = "spoilt"
    assert "spoilt" not in str(metadata_for(("one", "two"), front_page=True))
    assert "spoilt" not in str(handed_out["databases"]["two"])
    assert fresh(written()) == written()


def test_nothing_is_said_where_no_database_is_ours() -> None:
    assert metadata_for((), front_page=False) == {}


def test_a_word_is_shown_with_its_gloss_and_an_unknown_one_as_it_is() -> None:
    assert gloss("verdict", "agrees") == "agrees · 一致"
    assert gloss("verdict", "無") == "無"
