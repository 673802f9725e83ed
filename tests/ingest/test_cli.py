"""The command: what it prints, how it ends, and how it tells a mistake."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingest import run
from ingest.cli import INTERRUPTED, main

ARTICLES = {
    "a.txt": "岬の沖合で11日、漁船が転覆し、3人が救助された。港の事務所が発表した。\n",
    "b.txt": "岬の沖合で11日、漁船が転覆し、4人が救助された。けが人はいなかった。\n",
}
MANIFEST = """\
articles:
  - {file: a.txt, outlet: kita, title: 漁船転覆, published: 2024-05-12, language: ja}
  - {file: b.txt, outlet: minami, title: 漁船事故, published: 2024-05-12, language: ja}
"""
OUTLETS = """\
outlets:
  - {id: kita, name: 北新聞, kind: newspaper, publisher: kita}
  - {id: minami, name: 南新聞, kind: newspaper, publisher: minami}
"""
COMMANDS = ("build", "add", "compare", "explain", "verify", "export", "version")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    event = tmp_path / "sources" / "event"
    event.mkdir(parents=True)
    for name, text in {"manifest.yml": MANIFEST, "outlets.yml": OUTLETS, **ARTICLES}.items():
        (event / name).write_text(text, encoding="utf-8")
    return event


def claims(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def told(result: Result, code: int = 1) -> str:
    """What a failing command says: on standard error, without a traceback."""
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = claims(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\n    claims {command}", result.output)


def test_help_waits_for_no_dictionary() -> None:
    heavy = "{'sudachipy', 'trafilatura', 'lxml', 'openpyxl'} & set(sys.modules)"
    asked = f"import sys, ingest.cli; sys.exit(bool({heavy}))"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_build_reads_sources_and_says_how_to_open_the_database(sources: Path) -> None:
    result = claims("build")
    assert result.exit_code == 0, result.output
    assert "2 new, 0 changed, 0 unchanged" in result.stdout
    assert result.stdout.endswith("datasette claims.db\n")
    again = claims("build")
    assert "0 new, 0 changed, 2 unchanged" in again.stdout


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_in(sources: Path) -> None:
    (sources / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = claims("build")
    assert result.exit_code == 1
    assert "event/b.txt: " in result.stdout
    assert "a binary file" in result.stdout
    assert "1 new" in result.stdout


def test_files_that_no_manifest_names_are_counted(sources: Path) -> None:
    (sources / "notes.txt").write_text("x")
    assert "unnamed files        1" in claims("build").stdout


def test_an_outlet_that_no_list_describes_is_told(sources: Path) -> None:
    (sources / "c.txt").write_text("駅前の広場は２日に開いた。", encoding="utf-8")
    manifest = (sources / "manifest.yml").read_text(encoding="utf-8")
    (sources / "manifest.yml").write_text(
        f"{manifest}  - {{file: c.txt, outlet: somebody}}\n", encoding="utf-8"
    )
    result = claims("build")
    assert result.exit_code == 0
    assert "unlisted             1" in result.stdout
    assert "  somebody" in result.stdout


def test_an_article_taken_from_the_manifest_is_told(sources: Path) -> None:
    claims("build")
    (sources / "manifest.yml").write_text(MANIFEST.rsplit("  - ", 1)[0], encoding="utf-8")
    result = claims("build")
    assert result.exit_code == 0
    assert "event/b.txt" in result.stdout


def test_mistakes_in_a_manifest_are_told_by_line_and_nothing_is_written(
    sources: Path, tmp_path: Path
) -> None:
    (sources / "manifest.yml").write_text(
        MANIFEST.replace("kita", "kitta").replace("05-12", "99-12"), encoding="utf-8"
    )
    lines = told(claims("build")).splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("claims: sources/event/manifest.yml:2: outlet: found 'kitta'; write 'kita'?")
    assert not (tmp_path / "claims.db").exists()


@pytest.mark.parametrize("words", [("build", "nowhere"), ("verify",), ("export", "claims")])
def test_what_is_not_there_is_told(words: tuple[str, ...]) -> None:
    assert told(claims(*words)).startswith("claims: ")


def test_a_folder_without_manifest_is_told(tmp_path: Path) -> None:
    assert "no manifest.yml" in told(claims("build", tmp_path))


@pytest.mark.parametrize("words", [("build",), ("verify",), ("export", "claims")])
def test_another_program_s_file_is_refused_and_left_alone(
    sources: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    db = tmp_path / "claims.db"
    db.write_bytes(b"this is no database, but a letter to the editor. " * 40)
    assert told(claims(*words)).startswith("claims: ")
    assert db.read_bytes().startswith(b"this is no database")


def test_a_database_in_use_is_told(sources: Path) -> None:
    claims("build")
    (sources / "a.txt").write_text("変わった。", encoding="utf-8")
    other = sqlite3.connect("claims.db.lock", isolation_level=None)
    other.execute("begin exclusive")
    try:
        assert "another run" in told(claims("build"))
    finally:
        other.close()


def test_wrong_use_ends_with_two() -> None:
    for words in (
        (),
        ("compare", "one"),
        ("build", "--nonsense"),
        ("export", "claims", "--format", "doc"),
        ("add", "x"),
    ):
        assert claims(*words).exit_code == 2


def test_an_interrupted_run_says_that_nothing_is_half_written(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "build", interrupted)
    assert "nothing is half-written" in told(claims("build"), INTERRUPTED)


def test_a_fault_of_the_program_is_not_hidden(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(run, "build", faulty)
    assert isinstance(claims("build").exception, ZeroDivisionError)


def test_add_takes_a_file_and_says_aloud_that_its_outlet_is_unknown(sources: Path, tmp_path: Path) -> None:
    claims("build")
    (tmp_path / "c.txt").write_text("岬の沖合で漁船が転覆した。", encoding="utf-8")
    result = claims("add", "c.txt", "--outlet", "nishi", "--published", "2024-05-12", "--title", "転覆")
    assert result.exit_code == 0, result.output
    assert "'nishi' is in no outlets.yml" in result.stderr
    known = claims("add", "c.txt", "--outlet", "kita", "--published", "2024-05-12")
    assert "outlets.yml" not in known.stderr


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        (("nowhere.txt", "--outlet", "kita"), "found no nowhere.txt"),
        ((".", "--outlet", "kita", "--published", "12/5/2024"), "no ISO date"),
        ((".", "--outlet", "kita", "--url", "javascript:x"), "http"),
        ((".", "--outlet", " "), "write an id"),
    ],
)
def test_add_refuses_what_it_cannot_use(words: tuple[str, ...], told_of: str) -> None:
    assert told_of in told(claims("add", *words), 2)


def test_compare_prints_the_verdict_and_its_reasons() -> None:
    words = ("compare", "漁船は28日に港を出た。", "漁船は29日に港を出た。", "--published", "2024-07-30")
    result = claims(*words)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("diverges (date), closeness ")
    found = json.loads(claims(*words, "--json").stdout)
    assert (found["verdict"], found["kinds"]) == ("diverges", ["date"])
    assert found["reasons"]


def test_compare_refuses_an_empty_text() -> None:
    assert "empty" in told(claims("compare", "", "x"), 2)


def test_verify_holds_after_a_build_and_names_an_altered_row(sources: Path) -> None:
    claims("build")
    assert claims("verify").exit_code == 0
    database = sqlite3.connect("claims.db")
    database.execute("update articles set text = replace(text, '3人', '8人') where file = 'event/a.txt'")
    database.commit()
    database.close()
    result = claims("verify")
    assert result.exit_code == 1
    assert "articles" in result.stdout


def test_export_goes_to_a_file_by_its_ending_or_to_the_screen(sources: Path, tmp_path: Path) -> None:
    claims("build")
    assert claims("export", "outlets", "-o", "o.xlsx").exit_code == 0
    assert (tmp_path / "o.xlsx").read_bytes().startswith(b"PK")
    shown = claims("export", "outlets", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in shown] == ["kita", "minami"]


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        (("claim",), "write 'claims'?"),
        (("claims", "--format", "xlsx"), "-o FILE.xlsx"),
        (("claims", "--format", "csv", "-o", "claims.db"), "the database itself"),
        (("claims", "-o", "nowhere/o.csv"), "no such folder as nowhere"),
    ],
)
def test_export_tells_what_it_cannot_do(sources: Path, words: tuple[str, ...], told_of: str) -> None:
    claims("build")
    assert told_of in told(claims("export", *words))


def test_version_names_what_results_depend_on() -> None:
    result = claims("version")
    assert result.exit_code == 0
    assert "sudachidict_core" in result.stdout


def test_a_database_locked_by_another_program_is_told_by_name(sources: Path) -> None:
    claims("build")
    other = sqlite3.connect("claims.db", isolation_level=None)
    other.execute("begin exclusive")
    try:
        for words in (("build",), ("export", "claims"), ("verify",)):
            assert told(claims(*words)).startswith(
                "claims: claims.db: found database is locked; another program"
            )
    finally:
        other.close()


def test_a_refused_database_leaves_no_lock_behind(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.db").write_bytes(b"this is no database, but a letter to the editor. " * 40)
    told(claims("build"))
    assert not (tmp_path / "claims.db.lock").exists()


def test_a_database_of_another_version_is_exported_by_none(sources: Path) -> None:
    claims("build")
    database = sqlite3.connect("claims.db")
    database.execute("pragma user_version = 99")
    database.close()
    for words in (("build",), ("export", "claims"), ("verify",)):
        assert "tables 99 of another version" in told(claims(*words))


def test_a_folder_given_as_database_is_told(sources: Path, tmp_path: Path) -> None:
    assert "name a file, such as" in told(claims("build", "--db", tmp_path), 2)


def test_add_loses_no_file_to_another_of_the_same_name(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{folder}で橋が落ちた。", encoding="utf-8")
    again = told(claims("add", "north/a.txt", "south/a.txt", "--outlet", "kita"))
    assert "south/a.txt: found the name a.txt a second time, after north/a.txt" in again
    assert not (tmp_path / "claims.db").exists()
    assert "2 new" in claims("add", ".", "--outlet", "kita").stdout


@pytest.mark.parametrize("option", ["--url=https://example.org/1", "--title=転覆"])
def test_add_gives_several_files_no_single_address_or_headline(tmp_path: Path, option: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("橋が落ちた。", encoding="utf-8")
    assert "found 2 files" in told(claims("add", "a.txt", "b.txt", "--outlet", "kita", option))


def test_add_suggests_the_outlet_that_was_perhaps_meant(sources: Path, tmp_path: Path) -> None:
    claims("build")
    (tmp_path / "c.txt").write_text("岬の沖合で漁船が転覆した。", encoding="utf-8")
    assert "say --outlet kita" in claims("add", "c.txt", "--outlet", "北新聞").stderr


def test_export_takes_no_ending_for_another(sources: Path) -> None:
    claims("build")
    assert "end it in .csv, .jsonl, .xlsx" in told(claims("export", "claims", "-o", "claims.parquet"), 2)


def test_export_names_every_table_and_view(sources: Path) -> None:
    claims("build")
    for name in ("articles", "divergences", "timeline"):
        assert name in told(claims("export", "nothing-like-it"))


def test_the_version_is_asked_for_in_the_usual_way() -> None:
    assert claims("--version").stdout.startswith("claims ")


def test_explain_takes_two_numbers_or_two_texts(sources: Path) -> None:
    claims("build")
    database = sqlite3.connect("claims.db")
    pair = database.execute("select left_claim, right_claim from links limit 1").fetchone()
    database.close()
    by_number = claims("explain", *pair)
    assert by_number.exit_code == 0, by_number.output
    assert "北新聞" in by_number.stdout
    by_text = claims("explain", "船は28日に出た。", "船は29日に出た。", "--published", "2024-07-30")
    assert by_text.stdout.startswith("diverges (date)")
    assert "the days cannot be one: 28日 | 29日" in by_text.stdout


@pytest.mark.parametrize(
    ("words", "told_of"),
    [(("7", "8"), "no claim 7"), (("7", "橋が落ちた。"), "two numbers of claims"), (("", "x"), "empty")],
)
def test_explain_tells_what_it_cannot_use(sources: Path, words: tuple[str, ...], told_of: str) -> None:
    claims("build")
    assert told_of in told(claims("explain", *words), 2)


def test_a_limit_of_memory_is_taken_and_one_that_cannot_be_read_is_wrong_use(sources: Path) -> None:
    assert claims("build", "--memory", "500MB").exit_code == 0
    assert "such as" in told(claims("build", "--memory", "much"), 2)


def test_an_engine_that_is_none_is_wrong_use(sources: Path) -> None:
    for engine in ("hadoop", "embedded=here", ""):
        assert "write embedded, spark" in told(claims("build", "--engine", engine), 2)


def test_spark_that_is_missing_is_told_with_the_way_to_get_it(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ingest.spark.session.missing", lambda: "no Java was found; on Debian: apt-get install it"
    )
    assert "apt-get install" in told(claims("build", "--engine", "spark=local[2]"), 2)
    assert not Path("claims.db").exists()
