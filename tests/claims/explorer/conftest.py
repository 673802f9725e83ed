"""A small database by hand: four reports of one collision, one hostile; and a foreign file."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from claims.spacing import spaced
from ingest.schema import open_database

HOSTILE = "<script>alert(1)</script>"

AGENCY = "首相は28日、視察に入った。\nフェリーが岸壁に衝突し、14人がけがをした。😀海保が調べている。"
PAPER = "フェリーが岸壁に衝突し、１６人がけがをした。\nﾒｰｶﾞｰは「確認中だ」と話した。\n関連記事 ランキング"
ENGLISH = "A ferry hit a quay and 14 passengers were injured.\nThe coast guard is investigating."
HOSTILE_TEXT = f"{HOSTILE} 14人がけがをした、と書かれた。"

OUTLETS = [
    ("agency", "連合通信", "wire", "agency", "JP", 1),
    ("paper", "東都新聞", "newspaper", "toto", "JP", 0),
    ("ledger", "The Ledger", "newspaper", "ledger", "GB", 0),
    ("hostile", HOSTILE, "blog", "hostile", None, 0),
    ("absent", "内陸日報", "newspaper", "inland", "JP", 0),
]

ARTICLES = [
    # id, outlet, title, url, published, language, text
    (1, "agency", "フェリー衝突", "https://agency.example/1?a=1&b=2", "2024-07-28", "ja", AGENCY),
    (2, "paper", None, "javascript:alert(1)", "2024-07-29T06:00:00+09:00", "ja", PAPER),
    (3, "ledger", "Ferry hits quay", "http://ledger.example/3", None, "en", ENGLISH),
    (4, "hostile", HOSTILE, "data:text/html,<script>alert(1)</script>", "2024-07-30", "ja", HOSTILE_TEXT),
]

CLAIMS = [
    # id, article, the words, speaker, group
    (11, 1, "首相は28日、視察に入った", None, 92),
    (12, 1, "14人がけがをした", None, 91),
    (13, 1, "海保が調べている", None, 93),
    (21, 2, "１６人がけがをした", None, 91),
    (22, 2, "確認中だ", "ﾒｰｶﾞｰ", 94),
    (31, 3, "14 passengers were injured", None, 91),
    (32, 3, "The coast guard is investigating", None, 93),
    (41, 4, f"{HOSTILE} 14人がけがをした", HOSTILE, 91),
]

GROUPS = [
    (91, "14人がけがをした", "disputed", 4, 4, 2, 1),
    (92, "首相は28日、視察に入った", "single", 1, 1, 1, 0),
    (93, "海保が調べている", "agreed", 2, 2, 1, 0),
    (94, "確認中だ", "single", 1, 1, 1, 0),
]


def insert(connection: sqlite3.Connection, table: str, **row: object) -> None:
    """Saves a row; columns that must not be null and are of no concern here are filled with nothing."""
    for name, type_, must, default in connection.execute(
        "select name, type, [notnull], dflt_value from pragma_table_info(?)", (table,)
    ).fetchall():
        if must and default is None:
            row.setdefault(name, 0 if type_ in ("INTEGER", "REAL") else "")
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"insert into {table} ({columns}) values ({places})", tuple(row.values()))


@pytest.fixture(scope="session")
def claims_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Named otherwise than claims.db: nothing may hang on the name."""
    path = tmp_path_factory.mktemp("explorer") / "july.reports.db"
    connection = open_database(path).conn
    _save_reports(connection)
    _save_claims(connection)
    _save_judgements(connection)
    connection.commit()
    connection.close()
    return path


@pytest.fixture(scope="session")
def foreign_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another program's file, with a table of the same name and a search index of its own."""
    path = tmp_path_factory.mktemp("foreign") / "foreign.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        "create table claims (id integer primary key, kinds text, text text, url text);"
        "insert into claims values (1, 'date', '首相 visits', 'https://other.example/');"
        "create virtual table claims_fts using fts5(text, content='claims', content_rowid='id');"
        "insert into claims_fts (claims_fts) values ('rebuild');"
    )
    connection.close()
    return path


def _save_reports(connection: sqlite3.Connection) -> None:
    insert(connection, "events", id=1, key="e1", title="フェリー衝突")
    for id_, name, kind, publisher, country, wire in OUTLETS:
        insert(
            connection,
            "outlets",
            id=id_,
            name=name,
            kind=kind,
            publisher=publisher,
            country=country,
            wire=wire,
        )
    for id_, outlet, title, url, published, language, text in ARTICLES:
        insert(
            connection,
            "articles",
            id=id_,
            key=f"a{id_}",
            outlet=outlet,
            file=f"sea/{id_}.txt",
            title=title,
            url=url,
            published=published,
            published_basis="manifest" if published else "unknown",
            language=language,
            text=text,
            sha256="0" * 64,
            event=1,
            complete=1,
            settings="s",
        )
        connection.execute(
            "insert into articles_fts (rowid, title, text) values (?, ?, ?)",
            (id_, spaced(title or ""), spaced(text)),
        )
        place = 0
        for position, line in enumerate(text.split("\n")):
            role = "furniture" if "ランキング" in line else "body"
            insert(
                connection,
                "sentences",
                id=id_ * 100 + position,
                article=id_,
                position=position,
                char_start=place,
                char_end=place + len(line),
                role=role,
            )
            place += len(line) + 1


def _save_claims(connection: sqlite3.Connection) -> None:
    for id_, title, state, claim_count, outlet_count, origin_count, unknown_count in GROUPS:
        insert(
            connection,
            "claim_groups",
            id=id_,
            key=f"g{id_}",
            title=title,
            state=state,
            claim_count=claim_count,
            outlet_count=outlet_count,
            origin_count=origin_count,
            unknown_count=unknown_count,
        )
    texts = {article[0]: (article[1], article[6]) for article in ARTICLES}
    for position, (id_, article, words, speaker, group) in enumerate(CLAIMS):
        outlet, text = texts[article]
        start = text.index(words)
        insert(
            connection,
            "claims",
            id=id_,
            key=f"c{id_}",
            article=article,
            outlet=outlet,
            sentence=article * 100 + text[:start].count("\n"),
            position=position,
            char_start=start,
            char_end=start + len(words),
            text=words,
            subject_inherited=0,
            quoted=int(speaker is not None),
            speaker=speaker,
            polarity="affirmed",
            certainty="happened",
            claim_group=group,
        )
        connection.execute("insert into claims_fts (rowid, text) values (?, ?)", (id_, spaced(words)))
    for id_, claim, surface, number in [
        (1, 12, "14人", 14),
        (2, 21, "１６人", 16),
        (3, 31, "14 passengers", 14),
    ]:
        _save_number(connection, id_, claim, surface, number)
    insert(
        connection,
        "facts",
        id=4,
        claim=11,
        kind="date",
        surface="28日",
        char_start=AGENCY.index("28日"),
        char_end=AGENCY.index("28日") + 3,
        value="2024-07-28",
        date_start="2024-07-28",
        date_end="2024-07-28",
        approximate=0,
        bound="exact",
    )


def _save_number(connection: sqlite3.Connection, id_: int, claim: int, surface: str, number: int) -> None:
    text = {12: AGENCY, 21: PAPER, 31: ENGLISH}[claim]
    start = text.index(surface)
    insert(
        connection,
        "facts",
        id=id_,
        claim=claim,
        kind="number",
        surface=surface,
        char_start=start,
        char_end=start + len(surface),
        value=f"{number} 人",
        low=number,
        high=number,
        unit="人",
        approximate=0,
        bound="exact",
    )


def _save_judgements(connection: sqlite3.Connection) -> None:
    links = [
        (1, 12, 21, "diverges", "number", 91),
        (2, 12, 31, "agrees", "", 91),
        (3, 12, 41, "agrees", "", 91),
        (4, 13, 32, "agrees", "", 93),
        (5, 21, 31, "diverges", "date,number", 91),
    ]
    for id_, left, right, verdict, kinds, group in links:
        insert(
            connection,
            "links",
            id=id_,
            left_claim=left,
            right_claim=right,
            score=0.9,
            verdict=verdict,
            kinds=kinds,
            claim_group=group,
            decided_by="number",
            told=json.dumps([[-1.0, "14 人", HOSTILE, "16 人", "number"]] if id_ == 1 else []),
        )
        for claim, other in ((left, right), (right, left)):
            insert(
                connection,
                "answers",
                claim=claim,
                article=other // 10,
                status="states" if verdict == "agrees" else "differs",
                other_claim=other,
                score=0.9,
            )
    insert(
        connection,
        "derivations",
        id=1,
        article=2,
        origin=1,
        how="trimmed",
        score=0.8,
        evidence=HOSTILE,
        spans=json.dumps([[0, 12, 15, 27]]),
    )
    insert(
        connection,
        "derivations",
        id=2,
        article=3,
        origin_outlet="absent",
        how="cites",
        score=0.5,
        evidence="according to",
        spans="[]",
    )
    for claim, because, derivation in ((12, "own-report", None), (21, "derived", 1)):
        insert(
            connection,
            "origins",
            claim=claim,
            claim_group=91,
            number=1,
            known=1,
            because=because,
            derivation=derivation,
        )
    notice = "14人がけがをした"
    start = AGENCY.index(notice)
    insert(
        connection,
        "corrections",
        id=1,
        article=1,
        char_start=start,
        char_end=start + len(notice),
        text=notice,
        basis="notice",
        wrong="16人",
        instead=HOSTILE,
    )
    insert(connection, "withdrawals", id=1, correction=1, claim=21, standing="uncorrected", derivation=1)
    insert(
        connection,
        "runs",
        id=1,
        started="2024-08-01T00:00:00+00:00",
        finished="2024-08-01T00:00:09+00:00",
        version="0.1.0",
        settings=json.dumps({"sources": HOSTILE}),
        counts=json.dumps({"articles": 4}),
    )
