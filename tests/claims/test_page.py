"""What is page and what is article."""

import pytest

from claims.article import Article, Outlet
from claims.furniture import Line, is_paywall, is_pointer, own_part
from claims.layout import blocks
from claims.page import page_parts, title_position


def part(line: str) -> str | None:
    return own_part(Line.of(blocks(line)[0]))


def parts(text: str, title: str | None = None, kind: str = "newspaper") -> dict[str, str | None]:
    article = Article("a.txt", Outlet("minato", "みなと新聞", kind, "minato"), text, title=title)
    found = blocks(text)
    return {
        text[b.start : b.end]: p
        for b, p in zip(found, page_parts(article, found, title_position(article, found)), strict=True)
    }


@pytest.mark.parametrize(
    "line",
    [
        "ホーム＞社会＞事件・事故", "トップ　県内　スポーツ　くらし　おくやみ",
        "World | Asia | Business | Opinion",
        "シェアする", "- LINEで送る",
        "続きを読む", "このサイトでは利用状況を分析するためにクッキーを使っています。",
        "この記事は会員限定です。残り311文字", "0 件のコメント", "pagetop",
        "© 2025 The Harbour Post. All rights reserved.", "記事・写真の無断転載を禁じます。",
        "Sign up for our morning briefing", "Get the Post app",
        "2025年7月27日 6:00", "2024年8月6日 公開", "July 30, 2025, 09:10 JST",
        "By Hannah Oakes, Staff Writer", "（企画部 海老原）", "- 12 -",
    ],
)  # fmt: skip
def test_the_page_is_known_by_its_words_and_shape(line: str) -> None:
    assert part(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "写真：岸壁に着くフェリー", "会合に臨む両国の閣僚＝昨年7月、東京",
        "File photo: Ministers pose before the talks.",
        "gt20240809.jpg",
        "昨年7月の資料写真。東京で向き合う高官たち｜",
    ],
)  # fmt: skip
def test_captions_are_known_by_their_words_and_shape(line: str) -> None:
    assert part(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "残る11人は軽傷とみられる", "残り5人の捜索続く", "古い町並みが世界遺産に登録",
        "学校に戻る子どもたち、3年ぶりに日常に戻る", "懸念を共有", "カテゴリー5のハリケーン接近",
        "政府はクッキーの利用を規制する法案を決定した。", "無断転載したとして出版社を提訴した。",
        "市はプッシュ通知で避難を呼びかけた。", "チャンネル登録者数は100万人を超えた。",
        "Share prices fall in Tokyo", "Thousands sign up for vaccine trial",
        "Print media in decline, survey finds", "被災者に水と食料を提供", "幸福度ランキング",
        "1月", "死者　15人", "| 死者 | 15人 |", "10年 協議が発足", "1．発生日時　10月17日（金）17時38分頃",
        "【速報】", "（3）日本側は、早い通報を求めた。",
    ],
)  # fmt: skip
def test_news_that_looks_like_page_is_kept(line: str) -> None:
    assert part(line) is None


def test_above_the_title_stands_the_page_and_below_it_the_article() -> None:
    found = parts(
        "港町から世界を読む\n\n岸壁の工事が始まる\n二年で完成へ\n\n県は工事を始めた。",
        title="岸壁の工事が始まる",
    )
    assert found == {
        "港町から世界を読む": "furniture",
        "岸壁の工事が始まる": None,
        "二年で完成へ": None,
        "県は工事を始めた。": None,
    }


def test_a_title_far_below_is_another_article_s() -> None:
    text = (
        "見出し\n"
        + "県は港の岸壁の補修工事を来年度から始める方針を固め、費用を予算案に盛り込むと発表した。\n" * 3
        + "岸壁の工事が始まる"
    )
    article = Article("a.txt", Outlet("m", "m", "newspaper", "m"), text, title="岸壁の工事が始まる")
    assert title_position(article, blocks(text)) is None


def test_a_list_of_other_articles_is_furniture_until_the_article_goes_on() -> None:
    found = parts(
        "県は工事を始めた。\nあわせて読みたい\n- 山の工事が終わる\n"
        "- 川の工事が遅れる\n市は港の閉鎖を続けている。"
    )
    assert list(found.values()) == [None, "furniture", "furniture", "furniture", None]


def test_descriptions_below_linked_titles_do_not_bring_the_article_back() -> None:
    found = parts(
        "県は工事を始めた。\n【関連記事】\n山の工事が終わる(2025年7月)\n"
        "山の工事が予定より半年早く終わった事例を、県と市の資料から詳しくたどる。費用の推移も示す。\n"
        "川の工事が遅れる(2024年11月)\n川の工事が資材の不足によって一年遅れた経緯を、現場の責任者への取材をもとに詳しく解説する。\n"
        "0 件のコメント"
    )
    assert set(list(found.values())[4:]) == {"furniture"}


def test_a_table_of_contents_ends_where_its_items_end() -> None:
    found = parts("もくじ\n1. 工事のあらまし\n2. これからの予定\n工事のあらまし\n県は工事を始めた。")
    assert list(found.values()) == ["furniture", "furniture", "furniture", None, None]


def test_the_date_of_an_official_letter_is_part_of_it() -> None:
    text = "令和7年10月18日\n岸壁の工事について\n県は工事を始めます。"
    assert parts(text, title="岸壁の工事について", kind="official")["令和7年10月18日"] is None
    assert parts(text, title="岸壁の工事について")["令和7年10月18日"] == "furniture"


def test_pointers_and_paywalls_inside_the_text_are_known() -> None:
    assert is_pointer("元記事: https://port.example/a")
    assert is_pointer("（三田村洋）＝２面に要旨")
    assert not is_pointer("県は資料を公表した https://port.example/a")
    assert not is_pointer("（死者は15人）")
    assert is_paywall("残り198文字　無料会員になると続きをお読みいただけます")
    assert not is_paywall("残る11人は軽傷とみられる。")
