"""Manifests and outlet lists: what they describe, and every mistake named."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import Any

import pytest

from claims.article import Outlet
from ingest.manifest import ManifestError, Sources, load
from ingest.published import published
from ingest.read.reading import LARGEST_FILE

OUTLETS = """\
outlets:
  - {id: kita-shimbun, name: 北新聞, kind: newspaper, publisher: kita, country: JP}
  - {id: tsushin, name: 通信, kind: wire, publisher: tsushin, country: JP, wire: true}
"""


def folder(root: Path, manifest: str, *, name: str = "event", outlets: str | None = OUTLETS) -> Path:
    event = root / name
    event.mkdir(parents=True, exist_ok=True)
    (event / "manifest.yml").write_text(manifest, encoding="utf-8")
    if outlets is not None:
        (event / "outlets.yml").write_text(outlets, encoding="utf-8")
    for file in ("a.txt", "b.txt"):
        (event / file).write_text("本文。", encoding="utf-8")
    return event


def mistakes(sources: Path) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        load(sources)
    return [str(problem) for problem in caught.value.problems]


def only_mistake(root: Path, entry: str) -> str:
    folder(root, f"articles:\n  - file: a.txt\n    outlet: tsushin\n    {entry}\n")
    (mistake,) = mistakes(root)
    return mistake


def test_an_entry_has_what_its_manifest_says(tmp_path: Path) -> None:
    folder(
        tmp_path,
        "articles:\n  - {file: a.txt, outlet: tsushin, title: 題, url: 'https://t.example/1', "
        "published: 2024-12-16T10:00:00+09:00, language: ja, note: ocr}\n",
    )
    sources = load(tmp_path)
    (entry,) = sources.entries
    assert (entry.file, entry.title, entry.note) == ("event/a.txt", "題", "ocr")
    assert entry.published == "2024-12-16T10:00:00+09:00"
    assert entry.outlet.wire
    assert entry.outlet.name == "通信"


def test_the_sources_folder_may_hold_the_manifest_itself(tmp_path: Path) -> None:
    event = folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n")
    assert [entry.file for entry in load(event).entries] == ["a.txt"]


def test_files_that_no_manifest_names_are_counted(tmp_path: Path) -> None:
    event = folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n")
    (event / "gold.json").write_text("{}")
    (tmp_path / "elsewhere.txt").write_text("no manifest here")
    assert load(tmp_path).unnamed == ("event/b.txt", "event/gold.json")


def test_outlets_may_stand_in_a_parent_folder(tmp_path: Path) -> None:
    folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n", outlets=None)
    (tmp_path / "outlets.yml").write_text(OUTLETS, encoding="utf-8")
    assert load(tmp_path).entries[0].outlet.id == "tsushin"


def test_outlets_of_a_neighbouring_folder_are_not_seen(tmp_path: Path) -> None:
    folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n", name="one")
    folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n", name="two", outlets=None)
    (mistake,) = mistakes(tmp_path)
    assert "two/manifest.yml:2: outlet: found 'tsushin', which is described in" in mistake


def test_an_outlet_that_no_list_describes_is_of_unknown_kind(tmp_path: Path) -> None:
    folder(tmp_path, "articles:\n  - {file: a.txt, outlet: minase}\n")
    sources = load(tmp_path)
    assert sources.entries[0].outlet == Outlet("minase", "minase", "unknown", "minase")
    assert sources.unlisted == ("minase",)
    assert [outlet.id for outlet in sources.outlets] == ["kita-shimbun", "tsushin"]


def test_every_mistake_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    folder(
        tmp_path,
        "articles:\n"
        "  - file: a.txt\n"
        "    outlet: kita-shinbun\n"
        "    published: 29/7/2024\n"
        "  - file: missing.txt\n"
        "    outlet: tsushin\n"
        "    publised: 2024-07-29\n"
        "  - outlet: tsushin\n",
    )
    found = mistakes(tmp_path)
    places = [line.split("manifest.yml:")[1].split(": found")[0] for line in found]
    assert sorted(places) == ["3: outlet", "4: published", "5: file", "7: publised", "8: file"]
    assert "write 'kita-shimbun'?" in next(line for line in found if ": outlet:" in line)
    assert "write 'published'?" in next(line for line in found if "publised" in line)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("url: javascript:alert(1)", "url: found 'javascript:alert(1)'"),
        ("url: https://", "url: found 'https://'"),
        ("language: jp", "found 'jp'; use one of: en, ja"),
        ("note: OCR", "use one of"),
        ("title: [a, b]", "title: found a list"),
        ("published: 2024-02-30", "not in the calendar"),
        ("published: 2024-07-29T10:00:00", "a time without offset"),
        ("replaces: c.txt", "replaces: found 'event/c.txt'"),
        ("replaces: a.txt", "replaces: found an edition that replaces itself"),
        ("file: b.txt", "the same key twice"),
        ("<<: {title: x}", "an unknown key"),
    ],
)
def test_a_wrong_value_is_named_with_what_to_do(tmp_path: Path, entry: str, told: str) -> None:
    assert told in only_mistake(tmp_path, entry)


@pytest.mark.parametrize(
    "name", ["../outside.txt", "/etc/hostname", "sub/../../outside.txt", "C:\\a.txt", "."]
)
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside.txt").write_text("本文。", encoding="utf-8")
    folder(tmp_path, f"articles:\n  - {{file: '{name}', outlet: tsushin}}\n")
    (mistake,) = mistakes(tmp_path)
    assert "inside the folder" in mistake


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("本文。", encoding="utf-8")
    event = folder(tmp_path, "articles:\n  - {file: link.txt, outlet: tsushin}\n")
    (event / "link.txt").symlink_to(tmp_path / "outside.txt")
    (mistake,) = mistakes(tmp_path)
    assert "a link out of the folder" in mistake


def test_a_file_named_twice_is_told_with_both_places(tmp_path: Path) -> None:
    folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n  - {file: ./a.txt, outlet: tsushin}\n")
    (mistake,) = mistakes(tmp_path)
    assert "manifest.yml:3: file: found './a.txt', named already in" in mistake
    assert "manifest.yml:2" in mistake


def test_an_outlet_may_be_described_twice_only_in_the_same_words(tmp_path: Path) -> None:
    folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n", name="one")
    folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n", name="two")
    assert len(load(tmp_path).outlets) == 2
    folder(
        tmp_path,
        "articles:\n  - {file: a.txt, outlet: tsushin}\n",
        name="two",
        outlets=OUTLETS.replace("publisher: tsushin", "publisher: kita"),
    )
    (mistake,) = mistakes(tmp_path)
    assert "two/outlets.yml:3: id: found 'tsushin' described otherwise" in mistake


def editions(*replaces: tuple[str, str | None]) -> str:
    lines = (
        f"  - {{file: {file}, outlet: tsushin, replaces: {before or ''}}}\n" for file, before in replaces
    )
    return "articles:\n" + "".join(lines)


def test_an_edition_names_the_one_it_replaces(tmp_path: Path) -> None:
    folder(tmp_path, editions(("a.txt", None), ("b.txt", "a.txt")))
    assert load(tmp_path).entries[1].replaces == "event/a.txt"


def test_editions_stand_in_a_row(tmp_path: Path) -> None:
    event = folder(tmp_path, editions(("a.txt", "b.txt"), ("b.txt", "a.txt")))
    assert len(mistakes(tmp_path)) == 2
    (event / "c.txt").write_text("本文。", encoding="utf-8")
    folder(tmp_path, editions(("a.txt", None), ("b.txt", "a.txt"), ("c.txt", "a.txt")))
    (mistake,) = mistakes(tmp_path)
    assert "manifest.yml:4: replaces: found 'event/a.txt', replaced already" in mistake


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        ("", "an empty file"),
        ("articles:\n", "articles: found nothing"),
        ("articles: []\n", "articles: found nothing"),
        ("- file: a.txt\n", "found a list"),
        ("artikles:\n  - file: a.txt\n", "write 'articles'?"),
        ("articles:\n  - a.txt\n", "- key: value"),
        ("articles:\n  - file: 'a.txt\n", "a YAML syntax error"),
        ("articles:\n  - file: [a.txt\n", "a YAML syntax error"),
        ("articles: " + "[" * 100_000, "nested too deeply"),
        ("articles:\n  - {file: a.txt, outlet: tsushin, title: !!python/object:os.system x}\n", None),
        ("a: \x01\n", "a character that YAML does not allow"),
    ],
)
def test_a_broken_manifest_is_told_without_a_crash(tmp_path: Path, manifest: str, told: str | None) -> None:
    folder(tmp_path, manifest)
    if told is None:
        assert load(tmp_path).entries[0].title == "x"
    else:
        assert any(told in mistake for mistake in mistakes(tmp_path))


def test_aliases_multiply_nothing(tmp_path: Path) -> None:
    bomb = "".join(f"b{i}: &b{i} [{', '.join([f'*b{i - 1}'] * 9)}]\n" for i in range(1, 30))
    folder(tmp_path, f"b0: &b0 [x]\n{bomb}articles: *b29\n")
    assert any("- key: value" in mistake for mistake in mistakes(tmp_path))


def test_a_manifest_that_is_not_utf8_is_told_with_the_line(tmp_path: Path) -> None:
    event = folder(tmp_path, "")
    (event / "manifest.yml").write_bytes("articles:\n  - title: 首相\n".encode("cp932"))
    (mistake,) = mistakes(tmp_path)
    assert "manifest.yml:2: found byte 0x8E, which is not UTF-8" in mistake


def test_a_huge_file_is_told(tmp_path: Path) -> None:
    event = folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n")
    for name in ("a.txt", "outlets.yml"):
        with (event / name).open("ab") as file:
            file.truncate(LARGEST_FILE + 1)
    assert "outlets.yml: found 33,554,433 bytes; split the folder" in mistakes(tmp_path)[-1]
    (event / "outlets.yml").write_text(OUTLETS, encoding="utf-8")
    (mistake,) = mistakes(tmp_path)
    assert "file: found 33,554,433 bytes; split it" in mistake


def test_a_folder_without_a_manifest_is_told(tmp_path: Path) -> None:
    assert "no manifest.yml in it or below" in mistakes(tmp_path)[0]
    assert "no such folder" in mistakes(tmp_path / "nowhere")[0]


def test_order_is_by_folder_then_as_listed(tmp_path: Path) -> None:
    for name in ("two", "one"):
        folder(
            tmp_path,
            "articles:\n  - {file: b.txt, outlet: tsushin}\n  - {file: a.txt, outlet: tsushin}\n",
            name=name,
        )
    found: Sources = load(tmp_path)
    assert [entry.file for entry in found.entries] == ["one/b.txt", "one/a.txt", "two/b.txt", "two/a.txt"]


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("2024-07-29", "2024-07-29"),
        ("2024-07-29T01:02:03Z", "2024-07-29T01:02:03+00:00"),
        ("2024-07-29 10:00 +0900", "2024-07-29T10:00:00+09:00"),
    ],
)
def test_a_date_of_publication_has_one_form(written: str, normal: str) -> None:
    assert published(written) == normal


@pytest.mark.parametrize(
    "written", ["20240729", "2024-W31-1", "29 July 2024", "2024-7-29", "２０２４-07-29", "", "2024-13-01"]
)
def test_what_is_no_iso_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar"):
        published(written)


def test_mistakes_come_in_the_order_of_the_lines(tmp_path: Path) -> None:
    folder(
        tmp_path, "articles:\n  - file: nowhere.txt\n    outlet: tsushin\n    colour: red\n  - file: b.txt\n"
    )
    lines = [re.search(r"manifest[.]yml:([0-9]+)", mistake) for mistake in mistakes(tmp_path)]
    numbers = [int(found[1]) for found in lines if found]
    assert numbers == [2, 4, 5]


def test_without_any_outlet_list_nobody_knows_the_outlets(tmp_path: Path) -> None:
    folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n", outlets=None)
    assert load(tmp_path).unlisted == ("tsushin",)


def test_a_name_longer_than_any_file_s_is_told_by_its_line(tmp_path: Path) -> None:
    folder(tmp_path, f"articles:\n  - {{file: {'a' * 3000}.txt, outlet: tsushin}}\n")
    (mistake,) = mistakes(tmp_path)
    assert "manifest.yml:2: file: found 'aaa" in mistake


def test_a_character_that_yaml_does_not_allow_is_told_by_its_line(tmp_path: Path) -> None:
    folder(tmp_path, "articles:\n  - {file: a\x00.txt, outlet: tsushin}\n")
    (mistake,) = mistakes(tmp_path)
    assert "manifest.yml:2: found a character that YAML does not allow (U+0000); remove it" in mistake


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = folder(tmp_path, "articles:\n  - {file: a.txt, outlet: tsushin}\n")
    (event / "locked").mkdir()
    scandir = os.scandir

    def refused(path: Any) -> Any:
        if (
            Path(path).name == "locked"
        ):  # what the system does where a user may not read, root never being refused
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    (mistake,) = mistakes(tmp_path)
    assert mistake.endswith(
        "locked: found a folder that cannot be read (Permission denied); allow reading it, or move it away"
    )
