import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlite_utils import Database

from claims.article import Article, Outlet, row_id
from claims.claim import Claim
from claims.fact.fact import Assertion, Fact
from claims.feature import Reason
from claims.group import Group
from claims.link import Link
from claims.origin.derivation import Derivation
from claims.origin.ledger import Ledger
from claims.pair import article_pair
from claims.sentence import Sentence
from claims.text import tokenise
from claims.verdict import Verdict
from ingest import store
from ingest.schema import open_database
from ingest.store.difference import write_differences

KITAHAMA = Outlet("kitahama", "北浜新聞", "newspaper", "kitahama-group", "JP")
MINATO = Outlet("minato", "港湾通信", "wire", "minato", "JP", True)


def reading(
    outlet: Outlet, text: str, file: str | None = None
) -> tuple[Article, list[Sentence], list[Assertion]]:
    """An article of one-claim sentences that end in 。, with the day before 日 as each claim's date."""
    article = Article(file or f"{outlet.id}.txt", outlet, text, title="北浜大橋", published="2024-02-06")
    sentences: list[Sentence] = []
    assertions = []
    start = 0
    for position, part in enumerate(text.split("。")[:-1]):
        end = start + len(part) + 1
        tokens = tokenise(text, start, end)
        sentences.append(Sentence(article, position, start, end, "body", 0, tokens))
        day = text.index("日", start)
        claim = Claim(sentences[-1], position, start, end, text[start : start + 2], start)
        fact = Fact(
            "date", text[day - 1 : day + 1], day - 1, day + 1, "2024-02-05", "2024-02-05", "2024-02-05"
        )
        name = Fact(
            "name",
            text[start : start + 2],
            start,
            start + 2,
            "北浜",
            entity="place",
            forms=("北浜", "北浜市"),
        )
        number = Fact(
            "number", text[day - 1], day - 1, day, "5", low=5.0, high=5.0, unit="日", approximate=True
        )
        facts = sorted((fact, name, number), key=lambda fact: (fact.char_start, fact.char_end, fact.kind))
        assertions.append(Assertion(claim, tuple(facts), "negated", "planned", "市長"))
        start = end
    return article, sentences, assertions


def save(database: Database, *article: object, settings: str = "first") -> Article:
    printed, sentences, assertions = article
    rows = store.article_rows(printed, sentences, assertions, None, settings)  # type: ignore[arg-type]
    store.save_articles(database, [rows])
    assert isinstance(printed, Article)
    return printed


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(tmp_path / "claims.db")


def compared(assertions: Sequence[Assertion], verdicts: Sequence[Verdict] = ()) -> store.Comparison:
    """Every claim a group of its own, the linked ones together."""
    leader = {assertion.claim.key: assertion.claim.key for assertion in assertions}
    for verdict in verdicts:
        leader[verdict.link.right.claim.key] = verdict.link.left.claim.key
    groups = []
    for key in sorted(set(leader.values())):
        members = tuple(assertion for assertion in assertions if leader[assertion.claim.key] == key)
        groups.append(Group(f"{row_id(key):016x}", members[0].claim.text, "single", members))
    ledger = {
        group.key: Ledger(outlets=len(group.members), publishers=1, origins=1, unknown=0) for group in groups
    }
    return store.Comparison(groups, ledger, (), ())


def save_compared(database: Database, assertions: Sequence[Assertion], *verdicts: Verdict) -> None:
    """A whole comparison in which these verdicts are judged."""
    with database.atomic():
        list(store.save_links(database, [], [list(verdicts)]))
        store.save_comparison(database, compared(assertions, verdicts))


def link(left: Assertion, right: Assertion) -> Verdict:
    left, right = sorted((left, right), key=lambda assertion: assertion.claim.key)
    reasons = (Reason("words", 0.9, "橋", "橋"), Reason("date", -1.0, "10", "12", "2日の差"))
    return Verdict(Link(left, right, 0.9, reasons), "diverges", ("actor", "date"), reasons, "date apart")


def test_what_is_loaded_is_what_was_saved(database: Database) -> None:
    article, sentences, assertions = reading(KITAHAMA, "北浜市は5日に発表した。市長は6日に会見する。")
    save(database, article, sentences, assertions)
    current = store.load_current(database)
    assert current.articles == (article,)
    assert current.assertions == tuple(sorted(assertions, key=lambda assertion: assertion.claim.key))
    for assertion in current.assertions:
        twin = next(other for other in assertions if other.claim.key == assertion.claim.key)
        assert assertion.claim.tokens == twin.claim.tokens != ()


def test_saving_again_changes_no_row(database: Database) -> None:
    article = reading(KITAHAMA, "北浜市は5日に発表した。")
    save(database, *article)
    changes = database.conn.total_changes
    with database.atomic():
        row = store.article_rows(*article, None, "first").article
        assert not write_differences(database, "articles", [row], "id = ?", [row["id"]])
    save(database, *reading(KITAHAMA, "北浜市は5日に発表した。"))
    assert database.conn.total_changes == changes


def rows_of(database: Database) -> dict[str, list[object]]:
    return {
        table: sorted(map(repr, database.query(f"select * from {table}")))
        for table in ("outlets", "articles", "sentences", "claims", "facts", "pending")
    }


def test_articles_together_give_the_rows_of_one_after_the_other(database: Database, tmp_path: Path) -> None:
    """New ones, one that is there with a claim more, and two editions of one file."""
    known = reading(KITAHAMA, "北浜市は5日に発表した。市長は6日に会見する。")
    shorter = (known[0], known[1], known[2][:1])
    editions = [reading(MINATO, text) for text in ("北浜市は5日に公表した。", "北浜市は6日に公表した。")]
    several = [known, *editions, reading(MINATO, "港は7日に閉じる。", "other.txt")]
    apart = open_database(tmp_path / "apart.db")
    for each in (database, apart):
        save(each, *shorter)
    store.save_articles(database, [store.article_rows(*each, None, "second") for each in several])
    for each in several:
        save(apart, *each, settings="second")
    assert rows_of(database) == rows_of(apart)
    assert len(rows_of(database)["claims"]) == 5
    apart.close()


def test_articles_together_are_written_all_or_none(database: Database) -> None:
    first, second = reading(KITAHAMA, "北浜市は5日に発表した。"), reading(MINATO, "北浜市は6日に発表した。")
    rows = [store.article_rows(*each, None, "first") for each in (first, second)]
    rows[1] = dataclasses.replace(rows[1], claims=({**rows[1].claims[0], "id": rows[0].claims[0]["id"]},))
    with pytest.raises(store.IdCollisionError, match="claims"):
        store.save_articles(database, rows)
    assert not any(rows_of(database).values())
    assert database.execute("select count(*) from claims_fts where claims_fts match '\"市\"'").fetchone() == (
        0,
    )


def test_another_text_is_a_new_edition_and_the_old_one_is_kept(database: Database) -> None:
    old = save(database, *reading(KITAHAMA, "北浜市は5日に発表した。"))
    new = save(database, *reading(KITAHAMA, "北浜市は6日に発表した。"))
    assert database.execute("select id, replaces from articles order by replaces").fetchall() == [
        (row_id(old.key), None),
        (row_id(new.key), row_id(old.key)),
    ]
    assert store.load_current(database).articles == (new,)


def test_a_text_that_comes_back_is_the_newest_edition_again(database: Database) -> None:
    first = save(database, *reading(KITAHAMA, "北浜市は5日に発表した。"))
    second = save(database, *reading(KITAHAMA, "北浜市は6日に発表した。"))
    save(database, *reading(KITAHAMA, "北浜市は5日に発表した。"))
    assert store.load_current(database).articles == (first,)
    replaces = dict(database.execute("select id, replaces from articles").fetchall())
    assert replaces == {row_id(first.key): row_id(second.key), row_id(second.key): None}


def test_an_edition_in_another_file_is_replaced_when_the_manifest_says_so(database: Database) -> None:
    save(database, *reading(KITAHAMA, "北浜市は5日に発表した。", "morning.txt"))
    evening = save(database, *reading(KITAHAMA, "北浜市は6日に発表した。", "evening.txt"))
    store.settle_replaced(database, {"morning.txt": None, "evening.txt": "morning.txt"})
    assert store.load_current(database).articles == (evening,)
    store.settle_replaced(database, {"morning.txt": None, "evening.txt": None})
    assert len(store.load_current(database).articles) == 2


def test_an_article_read_anew_loses_the_claims_it_no_longer_has(database: Database) -> None:
    article, sentences, assertions = reading(KITAHAMA, "北浜市は5日に発表した。市長は6日に会見する。")
    other = reading(MINATO, "北浜市は5日に公表した。")
    save(database, article, sentences, assertions)
    save(database, *other)
    verdict = link(assertions[1], other[2][0])
    save_compared(database, [*assertions, *other[2]], verdict)
    save(database, article, sentences, assertions[:1], settings="second")
    assert database.execute("select count(*) from links").fetchone()[0] == 0
    assert database.execute("select count(*) from reasons").fetchone()[0] == 0
    assert [
        row[0] for row in database.execute("select text from claims where article = ?", [row_id(article.key)])
    ] == ["北浜市は5日に発表した。"]
    assert database.execute("pragma foreign_key_check").fetchall() == []


def test_links_are_loaded_for_the_pairs_of_articles_that_are_kept(database: Database) -> None:
    one, other = reading(KITAHAMA, "北浜市は5日に発表した。"), reading(MINATO, "北浜市は5日に公表した。")
    save(database, *one)
    save(database, *other)
    verdict = link(one[2][0], other[2][0])
    save_compared(database, [*one[2], *other[2]], verdict)
    current = store.load_current(database)
    kept = {article_pair(verdict.link.left, verdict.link.right)}
    (loaded,) = store.load_verdicts(database, current.by_claim, kept)
    bare = dataclasses.replace(verdict.link, reasons=())
    assert loaded == dataclasses.replace(verdict, link=bare, reasons=())
    assert list(store.load_verdicts(database, current.by_claim, frozenset())) == []
    left, right, group = database.execute("select left_claim, right_claim, claim_group from links").fetchone()
    assert left < right
    assert group is not None


def test_links_are_written_in_batches_and_those_that_fell_are_deleted_with_their_reasons(
    database: Database,
) -> None:
    one = reading(KITAHAMA, "北浜市は5日に発表した。市長は6日に会見する。")
    other = reading(MINATO, "北浜市は5日に公表した。市長は6日に語る。")
    save(database, *one)
    save(database, *other)
    first, second = link(one[2][0], other[2][0]), link(one[2][1], other[2][1])
    every = [*one[2], *other[2]]
    with database.atomic():
        found = list(store.save_links(database, [], [[first], [second]]))
        assert [verdict.link.left for verdict in found] == [first.link.left, second.link.left]
        assert all(verdict.reasons == verdict.link.reasons == () for verdict in found)
        store.save_comparison(database, compared(every, [first, second]))
    rows = database.execute("select * from links order by id").fetchall()
    assert len(rows) == 2
    assert database.execute("select count(*) from reasons").fetchone() == (2 * len(first.reasons),)
    with database.atomic():
        list(store.save_links(database, [first], []))
        store.save_comparison(database, compared(every, [first]))
    (left,) = database.execute("select * from links").fetchall()
    assert left in rows
    assert database.execute("select count(*) from reasons").fetchone() == (len(first.reasons),)


def test_what_was_compared_is_remembered_as_it_is_now(database: Database) -> None:
    one, other = (
        save(database, *reading(outlet, "北浜市は5日に発表した。")).key for outlet in (KITAHAMA, MINATO)
    )
    pair = (min(one, other), max(one, other))
    for compared_pairs in ({pair, (one, one)}, {pair}, set()):
        with database.atomic():
            store.save_compared(database, compared_pairs)
        assert store.load_compared(database) == compared_pairs


def test_what_two_articles_share_stands_as_long_as_their_links_are_kept(database: Database) -> None:
    one, other = (
        save(database, *reading(outlet, "北浜市は5日に発表した。")).key for outlet in (KITAHAMA, MINATO)
    )
    pair = (min(one, other), max(one, other))
    with database.atomic():
        store.save_compared(database, {pair})
        database.execute("update compared set shared = '北浜市'")
    for kept, shared in ({pair}, "北浜市"), (set(), None):
        with database.atomic():
            store.save_compared(database, {pair}, kept)
        assert database.execute("select shared from compared").fetchall() == [(shared,)]


def test_an_article_is_fresh_until_it_is_compared(database: Database) -> None:
    article, sentences, assertions = reading(KITAHAMA, "北浜市は5日に発表した。")
    save(database, article, sentences, assertions)
    assert store.fresh_articles(database) == {article.key}
    with database.atomic():
        store.save_comparison(database, compared(assertions))
    assert store.fresh_articles(database) == frozenset()


def test_a_source_that_was_not_read_is_an_outlet_of_unknown_kind(database: Database) -> None:
    article, sentences, assertions = reading(KITAHAMA, "北浜市は5日に発表した。")
    save(database, article, sentences, assertions)
    named = Derivation(article, None, "県警広報", "cites", 0.8, (), "県警広報によると")
    known = Derivation(article, None, "北浜新聞", "cites", 0.8, (), "北浜新聞によると")
    with database.atomic():
        store.save_comparison(database, dataclasses.replace(compared(assertions), derivations=[named, known]))
    origins = {row[0] for row in database.execute("select origin_outlet from derivations")}
    assert origins == {"県警広報", "kitahama"}
    assert database.execute("select kind from outlets where id = '県警広報'").fetchone() == ("unknown",)
    with database.atomic():
        store.save_comparison(database, compared(assertions))
    assert database.execute("select id from outlets").fetchall() == [("kitahama",)]


def test_two_rows_with_one_number_are_refused_by_name(database: Database) -> None:
    rows = [{"id": 7, "key": key, "title": key, "digest": 0} for key in ("橋", "港")]
    with database.atomic(), pytest.raises(store.IdCollisionError, match=r"events.*row number 7"):
        write_differences(database, "events", rows)
    with database.atomic():
        write_differences(database, "events", rows[:1])
    with pytest.raises(store.IdCollisionError, match=r"events.*row number 7"), database.atomic():
        write_differences(database, "events", rows[1:], "id <> 7")


def test_japanese_words_of_any_length_are_found_and_forgotten_with_their_claim(database: Database) -> None:
    article, sentences, assertions = reading(KITAHAMA, "北浜市は5日に発表した。市長は6日にＪＲで会見する。")
    save(database, article, sentences, assertions)

    def found(phrase: str) -> int:
        query = (
            "select count(*) from claims where id in (select rowid from claims_fts where claims_fts match ?)"
        )
        return int(database.execute(query, [phrase]).fetchone()[0])

    assert (found('"市 長"'), found('"北 浜"'), found('"JR"'), found('"浜 北"')) == (1, 1, 1, 0)
    save(database, article, sentences, assertions[:1], settings="second")
    assert database.execute(
        "select count(*) from claims_fts where claims_fts match '\"市 長\"'"
    ).fetchone() == (0,)
