"""Which parts of an article speak for another document."""

import pytest

from claims.excerpt import names_document, voices
from claims.layout import blocks


def spoken(text: str) -> list[int]:
    return list(voices(blocks(text)))


@pytest.mark.parametrize(
    "name",
    ["２プラス２概要 要旨", "共同声明", "首脳会談（概要）", "首相会見の要旨", "Full text of the statement"],
)
def test_these_headings_name_a_document(name: str) -> None:
    assert names_document(name)


@pytest.mark.parametrize(
    "name", ["関連記事", "訂正", "速報", "動画", "追記", "東京連合", "ガイドライン", "事故の概要", "解説"]
)
def test_these_do_not(name: str) -> None:
    assert not names_document(name)


def test_each_excerpt_is_a_voice_of_its_own_until_the_next_heading_or_its_source() -> None:
    text = (
        "県は発表した。\n【合意書 要旨】\n双方は確認した。\n■費用\n双方は負担する。\n"
        "【共同声明】\n双方は歓迎した。\n出典：両県の資料より抜粋\n県は続ける。"
    )
    assert spoken(text) == [0, 1, 1, 1, 1, 2, 2, 2, 0]


def test_a_bracketed_heading_of_the_outlet_closes_an_excerpt() -> None:
    assert spoken("【首相会見の要旨】\n取り組む。\n【解説】\n背景には対立がある。") == [1, 1, 0, 0]


def test_a_dateline_in_brackets_before_text_is_no_heading() -> None:
    assert spoken("【共同声明】双方は歓迎した。") == [0]
