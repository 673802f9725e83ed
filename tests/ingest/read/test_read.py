"""Files become readings by their ending, or say why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import UnreadableFile, read
from ingest.read.reading import LARGEST_FILE, language_of, storable


def written(tmp_path: Path, raw: bytes, name: str = "a.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(raw)
    return path


def test_text_is_as_printed_but_for_line_ends(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeff　見出し\r\n本文。 \r\n\r\nＡＢＣ　㍻①\n".encode())
    assert read(path).text == "　見出し\n本文。 \n\nＡＢＣ　㍻①\n"


def test_what_cannot_be_stored_is_marked(tmp_path: Path) -> None:
    assert (
        read(written(tmp_path, "本文に\0がある。".encode())).text == "本文に\N{REPLACEMENT CHARACTER}がある。"
    )


@given(st.text(st.characters()))
def test_storable_text_can_be_stored_and_is_stable(text: str) -> None:
    once = storable(text)
    once.encode()
    assert "\0" not in once
    assert "\r" not in once
    assert storable(once.removeprefix("\ufeff")) == once.removeprefix("\ufeff")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")))
def test_storable_changes_nothing_else(text: str) -> None:
    assert storable(text) == text


def test_the_ending_chooses_the_reader_in_capitals_too(tmp_path: Path) -> None:
    page = "<html lang=ja><body><main><h1>題</h1><p>本文の一。</p><p>本文の二。</p></main></body></html>"
    assert "<p>" not in read(written(tmp_path, page.encode(), "A.HTML")).text
    assert "<p>" in read(written(tmp_path, page.encode(), "A.TXT")).text


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.docx", b"PK", "ends in '.docx'"),
        ("a", b"x", "without an ending"),
        ("a.txt", b"", "no text in it"),
        ("a.txt", b" \n\n", "no text in it"),
        ("a.txt", bytes(range(256)), "a binary file"),
        ("a.txt", b"\xff\xff\xff", "byte 0xFF at offset 0 (line 1)"),
        ("a.html", b"<html></html>", "without an article's text"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_file(tmp_path: Path, name: str, raw: bytes, told: str) -> None:
    path = written(tmp_path, raw, name)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)
    assert caught.value.advice


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no access"):
        read(tmp_path / "nowhere.txt")


def test_a_huge_file_is_told_without_reading_it(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(UnreadableFile, match="split it"):
        read(path)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("首相は28日に会談した。", "ja"),
        ("NATO、AUKUS、F-35の計画を発表", "ja"),
        ("The ministry (外務省) announced the talks in Tokyo on Monday.", "en"),
        ("2024-07-29", "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_known_language_is_not_doubted(tmp_path: Path) -> None:
    assert read(written(tmp_path, "首相".encode()), language="en").language == "en"


def test_pages_of_the_demonstration_keep_every_paragraph() -> None:
    sources = Path(__file__).parents[3] / "sources"
    text = read(sources / "d2_harbour_collision" / "02_hokushin.html").text.split("\n")
    assert any(
        line.startswith("17日午後6時前、愛媛県汐見市の沖合で") and line.endswith("けがをしました。")
        for line in text
    )
    assert "2023年12月　日本" in read(sources / "d1_extended_deterrence" / "03_boei_watch.html").text.split(
        "\n"
    )
