"""Whose story a paper prints: the agency in its dateline, or in brackets at its end."""

from __future__ import annotations

import pytest

from claims.article import Article, Outlet
from claims.origin.dateline import dateline

AGENCY = Outlet("asahiko", "旭湖通信", "wire", "asahiko", wire=True)
PAPER = Outlet("yamabuki", "山吹新聞", "newspaper", "yamabuki")


def agency(text: str, outlet: Outlet = PAPER) -> str | None:
    found = dateline(Article("a.txt", outlet, text), [AGENCY, PAPER])
    return found.agency.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("【ワシントン共同】米大統領は訪日を延期する。", "共同通信"),
        ("訪日を延期\n\n［ワシントン　１１日　ロイター］ - 米大統領は訪日を延期する。", "ロイター"),
        ("LONDON (Reuters) - The bank raised its rate.", "ロイター"),
        ("TOKYO, May 3 (Kyodo) -- The bank raised its rate.", "共同通信"),
        ("【緑町旭湖】工場で火が出た。", "旭湖通信"),
        ("工場で火が出た。\nけが人はいない。（時事）\n", "時事通信"),
        ("【ナイロビ共同＝大橋健】国連は支援を始めた。", "共同通信"),
        ("国連は支援を始めた。（共同通信）", "共同通信"),
        ("国連は支援を始めた。（ナイロビ共同）", "共同通信"),
        ("国連は支援を始めた。＝共同", "共同通信"),
        ("国連は支援を始めた。〔ＡＰ通信〕", "AP通信"),
        ("工場で火が出た。\nけが人はいない。\n（旭湖通信）\n", "旭湖通信"),
    ],
)
def test_an_agencys_dateline_or_credit_makes_the_story_its_own(text: str, name: str) -> None:
    assert agency(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "【ロンドン＝田中一郎】中央銀行は利上げを決めた。",
        "【APEC】首脳会議が始まった。",
        "中央銀行は利上げを決めた。\n中央銀行の本店（ロイター）",
        "中央銀行は利上げを決めた（写真は共同）。",
        "中央銀行は利上げを決めた。（写真は共同）",
        "共同で会社を作る。\n",
        "",
    ],
)
def test_a_correspondent_a_caption_and_a_word_that_only_looks_alike_do_not(text: str) -> None:
    assert agency(text) is None


def test_at_its_end_a_text_may_be_credited_to_any_house() -> None:
    assert agency("工場で火が出た。（山吹新聞）", AGENCY) == "山吹新聞"
    assert agency("【山吹新聞】工場で火が出た。", AGENCY) is None
    assert agency("工場で火が出た。（山吹新聞）", PAPER) is None


def test_an_agencys_own_dateline_says_nothing() -> None:
    assert agency("【緑町旭湖】工場で火が出た。", AGENCY) is None
