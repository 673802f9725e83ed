"""Outlets are known by their name in either script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.article import Outlet
from claims.origin.citation_cue import cues, known_outlets
from claims.origin.source_name import Registry, reading, sound, unregistered
from claims.text import fold


def outlet(name: str) -> Outlet:
    return Outlet(name, name, "newspaper", name)


def printed(sentence: str, name: str) -> list[str]:
    return [sentence[start:end] for _, start, end in Registry([outlet(name)]).mentions(sentence)]


def unread(sentence: str, *registered: str) -> list[str]:
    known = Registry(outlet(name) for name in registered).mentions(sentence)
    return [found.name for found, _, _ in unregistered(sentence, [(start, end) for _, start, end in known])]


@pytest.mark.parametrize(
    ("sentence", "name", "as_printed"),
    [
        ("連合通信によると、橋が落ちた。", "連合通信", "連合通信"),
        ("米連合通信によると、橋が落ちた。", "連合通信", "連合通信"),
        ("Rengo News said the bridge fell.", "連合通信", "Rengo News"),
        ("the Toto Shimbun reported", "東都新聞", "Toto Shimbun"),
        ("Tōto Shinbun reported", "東都新聞", "Tōto Shinbun"),
        ("米紙パシフィック・レジャーによると", "The Pacific Ledger", "パシフィック・レジャー"),
        ("the Pacific Ledger reported", "The Pacific Ledger", "Pacific Ledger"),
        ("厚労省によると、患者は17人。", "厚生労働省", "厚労省"),
        ("まるふく食品は回収を始めた。", "株式会社まるふく食品", "まるふく食品"),
        ("Novacell said it would recall them.", "Novacell Inc.", "Novacell"),
    ],
)
def test_a_name_is_found_in_either_script(sentence: str, name: str, as_printed: str) -> None:
    assert as_printed in printed(sentence, name)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("北東都新聞によると", "東都新聞"),
        ("Rengo said the union would strike.", "連合通信"),
        ("Pacific Ledgers are sold here.", "Pacific Ledger"),
        ("パシフィック・リーグによると", "The Pacific Ledger"),
    ],
)
def test_a_part_of_another_name_is_not(sentence: str, name: str) -> None:
    assert not printed(sentence, name)


def test_the_reading_leaves_out_the_word_for_an_outlet() -> None:
    assert reading("連合通信") == "rengo"
    assert reading("通信") == ""


@pytest.mark.parametrize(
    ("english", "katakana"),
    [
        ("The Pacific Ledger", "パシフィック・レジャー"),
        ("Harbor Times", "ハーバー・タイムズ"),
        ("Northern Herald", "ノーザン・ヘラルド"),
        ("The Global Observer", "グローバル・オブザーバー"),
    ],
)
def test_an_english_name_sounds_like_its_katakana(english: str, katakana: str) -> None:
    assert sound(english) == sound(katakana)


def test_an_outlet_on_no_list_is_known_by_its_ending_or_as_well_known() -> None:
    assert unread("山吹日報によると、橋が落ちた。") == ["山吹日報"]
    assert unread("英ロイター通信は橋が落ちたと伝えた。") == ["ロイター"]
    assert unread("Kyodo News reported that the bridge fell.") == ["共同通信"]
    assert unread("新聞によると、橋が落ちた。") == []


def test_a_registered_outlet_is_not_told_of_as_unread() -> None:
    assert unread("共同通信によると、橋が落ちた。", "共同通信") == []


def test_every_list_of_cues_holds_words() -> None:
    assert "によると" in cues().after_news
    assert known_outlets()["Reuters"] == "ロイター"


@given(st.text(alphabet="米連合通信新聞によるとRengo News・パ。 "))
def test_a_mention_lies_inside_the_sentence(text: str) -> None:
    sentence = fold(text)
    registry = Registry([outlet("連合通信"), outlet("The Pacific Ledger")])
    assert all(0 <= start < end <= len(sentence) for _, start, end in registry.mentions(sentence))
    assert all(0 <= start < end <= len(sentence) for _, start, end in unregistered(sentence, ()))
