"""Bytes become text in the encoding they were written in, or are refused with the place."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.decode import UndecodableError, decode, decode_as

SENTENCE = "首相は28日、ワシントンで大統領と会談し、共同声明を発表した。"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("iso2022_jp", "iso2022_jp"),
        ("euc_jp", "euc_jp"),
        ("cp932", "cp932"),
    ],
)
def test_an_encoding_is_found(encoding: str, name: str) -> None:
    decoded = decode(SENTENCE.encode(encoding))
    assert (decoded.text, decoded.encoding) == (SENTENCE, name)


# What each encoding can write, and news does: at least a third of Japanese news is kana.
_KANA = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3093), min_size=4)
_WIDE = st.text(
    st.sampled_from("首相会談日米政府発表東京大阪省庁、。「」（）・ー年月日１２３ＡＢアイウエオ 0123abc.,\n")
)


@given(st.lists(st.tuples(_KANA, _WIDE), min_size=1).map(lambda parts: "".join(a + b for a, b in parts)))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso2022_jp", "euc_jp", "cp932"])
def test_japanese_text_comes_back_from_every_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_any_text_comes_back_from_utf8(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ["cp932", "iso2022_jp_2004", "euc_jis_2004"])
def test_circled_numbers_and_company_signs_are_read(encoding: str) -> None:
    text = f"①{SENTENCE}（㈱）北新聞によると、参加者は増えた。"
    assert decode(text.encode(encoding)).text == text


def test_cp932_has_the_variant_kanji_of_names() -> None:
    text = "髙橋氏と山﨑氏は、①輸出②雇用の二つを挙げた。"
    assert decode(text.encode("cp932")).text == text


@pytest.mark.parametrize("text", ["東京", "首相会見", "あ", "カナ", "気象庁発表"])
@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp"])
def test_a_word_is_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_half_width_katakana_among_other_text_are_cp932() -> None:
    text = "ﾄｳｷｮｳ株式市場は、ﾊﾝﾊﾞｲが伸びて値上がりした。"
    assert decode(text.encode("cp932")).text == text


def test_empty_bytes_are_empty_text() -> None:
    assert decode(b"").text == ""


def test_newlines_may_be_mixed() -> None:
    assert decode("一行\r\n二行\n三行\r".encode("euc_jp")).text == "一行\r\n二行\n三行\r"


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7\n...", b"PK\x03\x04\x14\0", bytes(range(256)), b"\x89PNG\r\n\x1a\n"]
)
def test_a_binary_file_is_refused(raw: bytes) -> None:
    with pytest.raises(UndecodableError, match="a binary file"):
        decode(raw)


def test_utf16_without_its_mark_is_refused_and_named() -> None:
    with pytest.raises(UndecodableError, match="UTF-16 without its mark"):
        decode("The minister said so.".encode("utf-16-le"))


@pytest.mark.parametrize("other", ["cp932", "euc_jp"])
@pytest.mark.parametrize("first", [SENTENCE, "おわび", "これまでに"])
def test_two_encodings_in_one_file_are_refused_with_the_place(first: str, other: str) -> None:
    start = (first + "\n").encode()
    with pytest.raises(UndecodableError, match=rf"offset {len(start)} \(line 2\)"):
        decode(start + SENTENCE.encode(other) * 3)


def test_a_line_of_euc_jp_among_cp932_is_refused_with_the_place() -> None:
    start = (SENTENCE + "\n").encode("cp932") * 3
    raw = start + "けがをした人はいないということです。\n".encode("euc_jp") + start
    assert raw.decode("cp932"), "the bytes fit, and only their meaning tells"
    with pytest.raises(UndecodableError, match=rf"from offset {len(start)} on text in another encoding"):
        decode(raw)


@pytest.mark.parametrize(
    "text", ["The minister’s office said it’s over.", "Die Zahl erhöhte sich über Nacht."]
)
def test_western_text_in_windows_1252_does_not_become_kanji(text: str) -> None:
    with pytest.raises(UndecodableError, match=r"offset \d+"):
        decode(text.encode("cp1252"))


def test_other_scripts_do_not_become_half_width_katakana() -> None:
    with pytest.raises(UndecodableError):
        decode("Министр сообщил об этом в понедельник утром.".encode("cp1251"))


def test_a_line_of_five_megabytes_is_read() -> None:
    text = SENTENCE * (5_000_000 // len(SENTENCE.encode("cp932")))
    assert decode(text.encode("cp932")).text == text


@given(st.binary())
def test_bytes_give_text_or_a_reason(raw: bytes) -> None:
    with contextlib.suppress(UndecodableError):
        assert isinstance(decode(raw).text, str)


def test_a_declared_encoding_is_read_as_browsers_read_it() -> None:
    decoded = decode_as("①髙".encode("cp932"), "Shift_JIS")
    assert decoded is not None
    assert decoded.text == "①髙"


@pytest.mark.parametrize("declared", ["no-such-charset", "rot13", "hex", "utf-8"])
def test_a_declaration_that_does_not_fit_is_no_reading(declared: str) -> None:
    assert decode_as("首相".encode("cp932"), declared) is None
