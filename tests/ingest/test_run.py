from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ingest import reading, run
from ingest.engine import OneMachine
from ingest.manifest import ManifestError
from ingest.refused import DatabaseRefusedError
from ingest.verify import verify
from ingest.writing import writing

Ask = Callable[..., list[tuple[Any, ...]]]
Rows = Callable[[Path], dict[str, list[tuple[Any, ...]]]]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


def test_a_build_reads_every_article_and_links_what_two_papers_say(newsroom: Any, db: Path, ask: Ask) -> None:
    summary = run.build(newsroom.write(), db)
    assert (summary.articles, summary.new, summary.changed, summary.unchanged) == (3, 3, 0, 0)
    assert summary.failed == ()
    assert summary.claims == ask(db, "select count(*) from claims")[0][0] > 5
    assert summary.agreements >= 1
    assert summary.divergences.get("date", 0) >= 1
    texts = ask(db, "select left_text, right_text from divergences where kinds like '%date%'")
    assert any({"10日" in left, "10日" in right} == {True, False} for left, right in texts)
    assert ask(db, "select count(*) from claims where claim_group is null") == [(0,)]
    assert verify(db) == ()


def test_the_end_is_one_plain_file(newsroom: Any, db: Path, ask: Ask) -> None:
    run.build(newsroom.write(), db)
    assert [path.name for path in db.parent.iterdir() if path.is_file()] == ["claims.db"]
    assert ask(db, "pragma journal_mode") == [("delete",)]


def test_the_same_sources_again_change_no_byte(newsroom: Any, db: Path) -> None:
    sources = newsroom.write()
    run.build(sources, db)
    before = db.read_bytes()
    summary = run.build(sources, db)
    assert (summary.new, summary.changed, summary.unchanged) == (0, 0, 3)
    assert db.read_bytes() == before


def test_articles_in_another_order_give_the_same_rows(newsroom: Any, tmp_path: Path, all_rows: Rows) -> None:
    run.build(newsroom.write(), tmp_path / "one.db")
    run.build(newsroom.write(backwards=True), tmp_path / "other.db")
    assert all_rows(tmp_path / "one.db") == all_rows(tmp_path / "other.db")


def test_articles_one_by_one_give_the_rows_of_all_at_once(
    newsroom: Any, tmp_path: Path, all_rows: Rows
) -> None:
    run.build(newsroom.write(), tmp_path / "at_once.db")
    every, newsroom.articles = newsroom.articles, {}
    for file in sorted(every, reverse=True):
        newsroom.articles[file] = every[file]
        run.build(newsroom.write(), tmp_path / "in_steps.db")
    assert all_rows(tmp_path / "at_once.db") == all_rows(tmp_path / "in_steps.db")


def test_several_processes_give_the_rows_of_one(newsroom: Any, tmp_path: Path, all_rows: Rows) -> None:
    sources = newsroom.write()
    run.build(sources, tmp_path / "one.db", engine=partial(OneMachine, processes=1))
    run.build(sources, tmp_path / "two.db", engine=partial(OneMachine, processes=2))
    assert all_rows(tmp_path / "one.db") == all_rows(tmp_path / "two.db")


def test_a_changed_text_is_a_new_edition_that_takes_the_old_ones_place(
    newsroom: Any, db: Path, ask: Ask, tmp_path: Path, all_rows: Rows
) -> None:
    run.build(newsroom.write(), db)
    old = ask(db, "select id from articles where file like '%02_minato.txt'")[0][0]
    newsroom.put("02_minato.txt", "minato", "新しい北浜大橋は2月10日に開通する。\n")
    summary = run.build(newsroom.write(), db)
    assert (summary.articles, summary.new, summary.changed, summary.unchanged) == (3, 0, 1, 2)
    assert ask(
        db, "select replaces from articles where id not in (select id from articles where id = ?)", old
    ).count((old,))
    assert ask(db, "select count(*) from claims where article = ? and claim_group is not null", old) == [(0,)]
    assert ask(db, "select count(*) from claims where article = ?", old)[0][0] > 0
    assert verify(db) == ()
    run.build(newsroom.write(), tmp_path / "anew.db")
    for table in ("links", "reasons", "claim_groups", "derivations", "events"):
        assert all_rows(db)[table] == all_rows(tmp_path / "anew.db")[table]


def test_an_edition_that_says_otherwise_takes_its_claim_back(newsroom: Any, db: Path, ask: Ask) -> None:
    run.build(newsroom.write(), db)
    newsroom.put("01_kitahama.txt", "kitahama", "新しい北浜大橋は2月11日に開通する。\n")
    run.build(newsroom.write(), db)
    taken_back = "select basis, wrong, instead, standing, text from withdrawn"
    assert ask(db, taken_back) == [
        (
            "edition",
            "新しい北浜大橋は2月10日に開通する",
            "新しい北浜大橋は2月11日に開通する",
            "withdrawn",
            "新しい北浜大橋は2月10日に開通する",
        )
    ]
    assert ask(db, "select * from uncorrected") == []
    assert verify(db) == ()


def test_a_copy_that_still_carries_a_corrected_claim_is_listed(newsroom: Any, db: Path, ask: Ask) -> None:
    story = newsroom.folder / "01_kitahama.txt"
    newsroom.put("04_copy.txt", "minato", story.read_text(encoding="utf-8"), published="2024-02-07")
    newsroom.put(
        "05_kitahama.txt",
        "kitahama",
        "北浜大橋、工事の費用は2億円増\n\n新しい北浜大橋の工事の費用は2億円増え、44億円になった。\n"
        "【訂正】6日の記事で、工事の費用の増加を3億円としたのは2億円の誤りでした。\n",
        published="2024-02-08",
    )
    run.build(newsroom.write(), db)
    rows = ask(db, "select wrong, instead, corrected_by, outlet, how, text from uncorrected")
    assert [row[:5] for row in rows] == [("3億円", "2億円", "kitahama", "minato", "verbatim")]
    assert "3億円" in rows[0][5]
    withdrawn = ask(db, "select outlet from withdrawn where standing = 'withdrawn'")
    assert withdrawn == [("kitahama",)]


def test_every_outlet_has_one_status_for_every_fact(newsroom: Any, db: Path, ask: Ask) -> None:
    newsroom.put("04_elsewhere.txt", "tower", "県立美術館で版画展が始まった。\n")
    run.build(newsroom.write(), db)
    groups = ask(db, "select count(*) from claim_groups")[0][0]
    outlets = ask(db, "select count(distinct outlet) from articles")[0][0]
    assert ask(db, "select count(*) from outlet_coverage") == [(groups * outlets,)]
    assert ask(db, "select 1 from outlet_coverage group by claim_group, outlet having count(*) > 1") == []
    (museum,) = ask(db, "select id from claim_groups where title like '%版画展%'")
    found = dict(ask(db, "select outlet, status from outlet_coverage where claim_group = ?", *museum))
    assert found == {
        "tower": "states",
        "kitahama": "not_covered",
        "minato": "not_covered",
        "post": "not_covered",
    }
    (cost,) = ask(db, "select claim_group from claims where text like '%45億円%' limit 1")
    told = dict(ask(db, "select outlet, status from outlet_coverage where claim_group = ?", *cost))
    assert (told["kitahama"], told["minato"], told["tower"]) == ("states", "states", "not_covered")


def test_who_printed_before_anybody_reported_a_fact_is_not_called_silent_on_it(
    newsroom: Any, db: Path, ask: Ask
) -> None:
    story = (newsroom.folder / "01_kitahama.txt").read_text(encoding="utf-8")
    newsroom.put(
        "04_tower.txt", "tower", f"{story}\n点灯式の司会は落語家が務める。\n", published="2024-02-20"
    )
    run.build(newsroom.write(), db)
    rows = ask(db, "select other_outlet, status, printed_before from coverage where text like '%落語家%'")
    assert rows
    assert {(status, before) for _, status, before in rows} == {("silent", 1)}
    statuses = "select distinct status from outlet_coverage where title like '%落語家%' and outlet <> 'tower'"
    assert ask(db, statuses) == [("not_covered",)]


def test_a_changed_description_keeps_the_edition(
    newsroom: Any, db: Path, tmp_path: Path, all_rows: Rows
) -> None:
    run.build(newsroom.write(), db)
    newsroom.articles["02_minato.txt"]["title"] = "開通は12日に"
    newsroom.articles["02_minato.txt"]["published"] = "2024-03-06"
    assert run.build(newsroom.write(), db).changed == 1
    run.build(newsroom.write(), tmp_path / "anew.db")
    assert all_rows(db) == all_rows(tmp_path / "anew.db")
    assert verify(db) == ()


def test_an_article_that_is_gone_is_reported_kept_and_marked_until_it_comes_back(
    newsroom: Any, db: Path, ask: Ask, all_rows: Rows
) -> None:
    run.build(newsroom.write(), db)
    before = all_rows(db)
    entry = newsroom.articles.pop("02_minato.txt")
    summary = run.build(newsroom.write(), db)
    assert summary.removed == ("bridge/02_minato.txt",)
    assert summary.articles == 3
    assert ask(db, "select file from articles where removed") == [("bridge/02_minato.txt",)]
    assert all_rows(db)["links"] == before["links"]
    newsroom.articles["02_minato.txt"] = entry
    assert run.build(newsroom.write(), db).removed == ()
    assert all_rows(db) == before


def test_an_article_that_cannot_be_read_fails_alone_and_is_tried_again(newsroom: Any, db: Path) -> None:
    newsroom.put("04_empty.txt", "minato", " \n")
    summary = run.build(newsroom.write(), db)
    assert [file for file, _ in summary.failed] == ["bridge/04_empty.txt"]
    assert "no text" in summary.failed[0][1]
    assert summary.articles == 3
    newsroom.put("04_empty.txt", "minato", "北浜市長は5日、辞任した。\n")
    assert run.build(newsroom.write(), db).new == 1


def test_a_mistake_in_a_stage_is_reported_with_its_file_and_leaves_nothing(
    newsroom: Any, db: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reading.sentences

    def broken(article: Any) -> Any:
        if article.outlet.id == "minato":
            raise IndexError("no such sentence")
        return whole(article)

    monkeypatch.setattr(reading, "sentences", broken)
    summary = run.build(newsroom.write(), db, engine=partial(OneMachine, processes=1))
    assert [file for file, _ in summary.failed] == ["bridge/02_minato.txt"]
    assert "IndexError: no such sentence" in summary.failed[0][1]
    assert ask(db, "select count(*) from articles where outlet = 'minato'") == [(0,)]
    assert verify(db) == ()


def test_a_comparison_that_was_broken_off_is_made_up_for_by_the_next_run(
    newsroom: Any, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, all_rows: Rows
) -> None:
    sources = newsroom.write()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run, "groups", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run.build(sources, db)
    assert len(all_rows(db)["articles"]) == 3
    assert all_rows(db)["links"] == []
    assert run.build(sources, db).unchanged == 3
    run.build(sources, tmp_path / "undisturbed.db")
    assert all_rows(db) == all_rows(tmp_path / "undisturbed.db")


def test_other_code_reads_everything_again(newsroom: Any, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run.build(newsroom.write(), db)
    monkeypatch.setattr(reading, "code_version", lambda: "another version")
    assert run.build(newsroom.write(), db).changed == 3


def test_a_run_is_noted_with_what_it_counted(newsroom: Any, db: Path, ask: Ask) -> None:
    run.build(newsroom.write(), db)
    run.build(newsroom.write(), db)
    ((counts, settings),) = ask(db, "select counts ->> 'articles', settings ->> 'sources' from runs")
    assert (counts, settings) == (3, str(newsroom.folder.parent))


def test_a_mistaken_manifest_stops_the_run_before_anything_is_written(newsroom: Any, db: Path) -> None:
    newsroom.articles["01_kitahama.txt"]["outlet"] = "kitahma"
    with pytest.raises(ManifestError):
        run.build(newsroom.write(), db)
    assert not db.exists()


def test_a_folder_without_articles_is_a_clear_mistake(tmp_path: Path, db: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises((run.NothingToReadError, ManifestError), match=r"manifest\.yml"):
        run.build(tmp_path / "empty", db)
    assert not db.exists()


def test_two_runs_do_not_write_at_once(newsroom: Any, db: Path) -> None:
    with writing(db), pytest.raises(DatabaseRefusedError, match="another run writing"):
        run.build(newsroom.write(), db)
    assert run.build(newsroom.write(), db).new == 3


def test_an_added_article_belongs_to_no_manifest_and_is_never_removed(
    newsroom: Any, db: Path, ask: Ask, tmp_path: Path
) -> None:
    run.build(newsroom.write(), db)
    page = tmp_path / "page.txt"
    page.write_text("北浜市は5日、北浜大橋の開通を12日に延期すると発表した。\n", encoding="utf-8")
    summary = run.add([page], "minato", "2024-02-07", None, "橋の続報", db)
    assert (summary.articles, summary.new) == (4, 1)
    assert ask(db, "select outlet, published, title, removed from articles where added") == [
        ("minato", "2024-02-07", "橋の続報", 0)
    ]
    assert run.build(newsroom.write(), db).removed == ()
    assert run.add([page], "minato", "2024-02-07", None, "橋の続報", db).unchanged == 1
    assert ask(
        db, "select distinct outlets.publisher from outlets join articles on outlet = outlets.id where added"
    ) == [("minato",)]


def test_a_folder_is_added_file_by_file_for_an_outlet_nobody_knows(
    tmp_path: Path, db: Path, ask: Ask
) -> None:
    folder = tmp_path / "pages"
    (folder / "spring").mkdir(parents=True)
    (folder / "a.txt").write_text("市長は5日、辞任した。", encoding="utf-8")
    (folder / "spring" / "b.txt").write_text("市長は6日、会見した。", encoding="utf-8")
    (folder / "notes.xyz").write_text("?", encoding="utf-8")
    run.add([folder], "somebody", None, None, None, db)
    assert ask(db, "select file from articles order by file") == [
        ("added/somebody/a.txt",),
        ("added/somebody/spring/b.txt",),
    ]
    assert ask(db, "select kind from outlets where id = 'somebody'") == [("unknown",)]


def test_coverage_tells_silence_from_absence(newsroom: Any, db: Path, ask: Ask) -> None:
    newsroom.articles["01_kitahama.txt"]["note"] = "excerpt"
    run.build(newsroom.write(), db)
    mayor, fears = (
        ask(
            db,
            "select distinct coverage.status from coverage join articles on articles.id = other_article "
            "where coverage.text like ? and articles.outlet = ?",
            like,
            outlet,
        )
        for like, outlet in (("%迷惑をかける%", "minato"), ("%商店街%", "kitahama"))
    )
    assert mayor == [("silent",)]
    assert fears == [("not_covered",)]
    assert ask(
        db, "select status from coverage where text like '%10日に開通%' and other_outlet = 'minato'"
    ) == [("differs",)]
    assert ask(
        db, "select status from coverage where text like '%3億円増え%' and other_outlet = 'minato'"
    ) == [("states",)]
