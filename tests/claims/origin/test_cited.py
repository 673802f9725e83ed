"""Where an article names its source, and which article that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.article import Hyperlink, Outlet
from claims.origin.citation import citations
from claims.origin.derivations import derivations
from claims.origin.source_name import Registry
from tests.claims.origin.fire import (
    AGENCY,
    AGGREGATOR,
    CITY,
    ENGLISH,
    OTHER,
    PAPER,
    REPORT,
    article,
    rows,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "旭湖通信によると、製紙工場の火災で従業員３人が運ばれた。",
        "旭湖通信は１２日、製紙工場の火災で従業員３人が病院に運ばれたと報じた。",
        "製紙工場の火災で倉庫の古紙が燃えたと旭湖通信が伝えた。",
        "旭湖通信の報道では、製紙工場の倉庫で古紙が燃えた。",
        "製紙工場の火災で古紙が燃えた。（出典：旭湖通信）",
        "製紙工場の火災で古紙が燃えた。\n\n出典：旭湖通信\n",
        "製紙工場の火災で古紙が燃えた。\n\n【出典】旭湖通信、毎朝放送\n",
        "旭湖通信（６月１２日付）によると、製紙工場の火災で従業員３人が運ばれた。",
        "旭湖通信（12日夕刊）が報じて、製紙工場の火災で従業員３人が運ばれたと分かった。",
    ],
)
def test_an_outlet_named_as_the_source_is_cited(sentence: str) -> None:
    assert rows(article(AGENCY, REPORT), article(PAPER, sentence, "2025-06-13")) == {
        ("yamabuki", "asahiko"): "cites"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "旭湖通信は１２日、新しい社長を選んだ。製紙工場の火災で倉庫の古紙が燃えた。",
        "製紙工場の火災の現場近くには旭湖通信の支局がある。倉庫の古紙が燃えた。",
    ],
)
def test_an_outlet_only_spoken_of_is_not_cited(sentence: str) -> None:
    assert not rows(article(AGENCY, REPORT), article(PAPER, sentence, "2025-06-13"))


def test_a_short_page_cites_the_article_that_says_what_it_tells() -> None:
    page = article(
        OTHER,
        "うちの田んぼは無事だった。旭湖通信の配信では倉庫の古紙約４０トンが燃えたという。",
        "2025-06-14",
    )
    wire, elsewhere = article(AGENCY, REPORT), article(AGENCY, "県立美術館で版画展が始まった。")
    (row,) = derivations([elsewhere, wire, page], (), {})
    assert (row.article, row.origin, row.how) == (page, wire, "cites")


def test_an_outlet_that_names_itself_cites_nobody() -> None:
    text = "山吹新聞が入手した記録によると、製紙工場の倉庫の点検は形だけだったと山吹新聞は報じた。"
    assert not rows(article(AGENCY, REPORT), article(PAPER, text, "2025-06-13"))


def test_an_authority_that_says_something_is_a_speaker_and_its_document_a_source() -> None:
    release = article(CITY, "製紙工場の火災について。倉庫の古紙が燃え、従業員３人が運ばれました。")
    spoken = article(PAPER, "山吹市によると、製紙工場の火災で倉庫の古紙が燃えた。", "2025-06-13")
    written = article(OTHER, "山吹市の発表資料によると、製紙工場の火災で倉庫の古紙が燃えた。", "2025-06-13")
    assert rows(release, spoken, written) == {("kawabe", "city"): "cites"}


def test_a_blog_that_names_the_official_document_by_whose_it_is_cites_it() -> None:
    notice = article(
        CITY, "山吹市は12日、製紙工場の火災で従業員3人が搬送されたとお知らせします。倉庫の古紙が燃えました。"
    )
    blog = Outlet("green", "みどり日記", "blog", "green")
    telling = "製紙工場の火災のことを書く。市のお知らせでは、従業員3人が搬送され、倉庫の古紙が燃えたそうだ。"
    read = article(blog, telling, "2025-06-13")
    assert rows(notice, read) == {("green", "city"): "cites"}
    assert rows(notice, replace(read, outlet=PAPER)) == {}
    assert rows(notice, article(blog, telling.replace("のお知らせで", ""), "2025-06-13")) == {}


def test_a_page_named_by_its_address_is_cited_also_when_glued_to_a_sentence() -> None:
    page = article(AGENCY, REPORT, url="https://asahiko.example/2025/06/12/1")
    text = "出典: https://asahiko.example/2025/06/12/1火災はまだ調べられています。"
    assert rows(page, article(PAPER, text, "2025-06-13")) == {("yamabuki", "asahiko"): "cites"}
    shared = "火災が続く。出典 https://www.asahiko.example/2025/06/12/1?utm_source=mail#top"
    assert rows(page, article(PAPER, shared, "2025-06-13")) == {("yamabuki", "asahiko"): "cites"}


def test_a_page_in_a_list_of_further_reading_is_not_cited() -> None:
    page = article(AGENCY, REPORT, url="https://asahiko.example/2025/06/12/1")
    text = "駅前に新しい店ができた。\n関連記事\nhttps://asahiko.example/2025/06/12/1\n"
    assert not rows(page, article(PAPER, text, "2025-06-13"))


@pytest.mark.parametrize(
    ("text", "stub"),
    [
        ("Three workers were hurt, according to the Ise Bay Gazette.\n", "Ise Bay Gazette"),
        ("The Ise Bay Gazette first reported that three workers were hurt.\n", "Ise Bay Gazette"),
        (
            "Some 40 tons burned, according to a report by the Japan Mill Safety Agency.\n",
            "Japan Mill Safety Agency",
        ),
        ("Some 40 tons burned, according to the Transport Ministry's white paper.\n", "国土交通省"),
        ("古紙の回収量は減っている（出典：総務省「家計調査」）。\n", "総務省"),
        ("古紙の回収量は減っている。\n出典・製紙連盟の統計より作成\n", "製紙連盟の統計"),
    ],
)
def test_whatever_a_text_says_it_is_drawn_from_is_a_stub(text: str, stub: str) -> None:
    assert rows(article(OTHER, text)) == {("kawabe", stub): "cites"}


@pytest.mark.parametrize(
    "text",
    [
        "He fell from the Midori Daily building, officials said.\n",
        "The White House Press Secretary said nothing.\n",
        "写真提供：山吹海上保安部\n",
        "The Harbour Observers said the fire was large.\n",
    ],
)
def test_what_only_sounds_like_a_source_is_none(text: str) -> None:
    assert rows(article(OTHER, text)) == {}


def test_words_that_lead_to_an_article_cite_it() -> None:
    source = article(OTHER, REPORT, "2025-06-12", "https://kawabe.example/news/12?ref=top")
    text = "詳しい経過をまとめた記事がある。避難所は５か所に開かれ、約２００人が身を寄せている。\n"
    blog = article(Outlet("b", "町のブログ", "blog", "b"), text, "2025-06-13", "https://blog.example/1")
    pages = ("https://kawabe.example/news/12#top", "https://nowhere.example/", "https://blog.example/2")
    links = tuple(Hyperlink(0, 4, page) for page in pages)
    assert rows(source, replace(blog, hyperlinks=links)) == {("b", "kawabe"): "cites"}
    assert rows(source, blog) == {}


def test_a_page_that_was_not_read_is_a_stub() -> None:
    text = "火災の統計はhttps://stats.example/fires から引用した。"
    assert rows(article(PAPER, text)) == {("yamabuki", "https://stats.example/fires"): "cites"}


def test_an_outlet_with_no_article_on_the_matter_is_a_stub() -> None:
    elsewhere = article(AGENCY, "県立美術館で版画展が始まった。来月まで開く。")
    text = "旭湖通信によると、製紙工場の火災で従業員３人が運ばれた。"
    assert rows(elsewhere, article(PAPER, text, "2025-06-13")) == {("yamabuki", "旭湖通信"): "cites"}


# ---- documents


SURVEY = (
    "橋の点検状況について\n国土交通省は橋の点検の調査をまとめました。点検を終えていない橋は312カ所です。\n"
)
MINISTRY = Outlet("mlit", "国土交通省", "official", "mlit")
TOLD = "国土交通省の調査で、点検を終えていない橋が312カ所あると分かった。橋の点検は5年ごとにある。\n"


def test_a_document_that_was_read_is_cited_by_its_kind() -> None:
    survey = article(MINISTRY, SURVEY, "2025-06-12")
    assert rows(survey, article(PAPER, TOLD, "2025-06-13")) == {("yamabuki", "mlit"): "cites"}
    assert rows(survey, article(PAPER, TOLD, "2025-09-13")) == {("yamabuki", "mlit"): "cites"}


def test_another_announcement_of_its_issuers_is_not_the_document() -> None:
    notice = article(MINISTRY, SURVEY.replace("調査をまとめました", "点検を始めます"), "2025-06-12")
    assert rows(notice, article(PAPER, TOLD, "2025-09-13")) == {("yamabuki", "国土交通省"): "cites"}
    of_the_13th = TOLD.replace("の調査で", "の13日の調査で")
    survey = article(MINISTRY, SURVEY, "2025-06-12")
    assert rows(survey, article(PAPER, of_the_13th, "2025-06-13")) == {("yamabuki", "国土交通省"): "cites"}


def test_the_city_is_the_one_whose_document_is_there() -> None:
    text = "橋の点検の状況が分かった。市の資料によると、点検を終えていない橋は312カ所に上る。\n"
    fees = article(CITY, "橋の点検の状況について\n点検を終えていない橋は312カ所です。\n")
    assert rows(fees, article(PAPER, text)) == {("yamabuki", "city"): "cites"}
    assert rows(article(PAPER, text)) == {}


def test_one_issuer_is_one_source_in_both_languages() -> None:
    english = "Some 312 bridges were overdue, according to a survey by the Transport Ministry.\n"
    found = rows(article(PAPER, TOLD), article(ENGLISH, english))
    assert set(found) == {("yamabuki", "国土交通省"), ("bay", "国土交通省")}


def test_a_document_is_its_publishers_where_the_text_names_nobody_else() -> None:
    text = "事故の調査報告書によると、船は18ノットで進んでいた。\n運輸安全委員会が27日に公表した。\n"
    assert rows(article(PAPER, text)) == {("yamabuki", "運輸安全委員会"): "cites"}


def test_a_story_under_an_agencys_dateline_is_the_agencys() -> None:
    wire = article(AGENCY, REPORT)
    short = article(PAPER, "【山吹旭湖】製紙工場の火災で従業員３人が運ばれた。\n", "2025-06-13")
    assert rows(wire, short) == {("yamabuki", "asahiko"): "cites"}


def test_an_aggregators_page_names_its_outlet_in_brackets_too() -> None:
    page = article(AGGREGATOR, "製紙工場の火災で従業員３人が運ばれた（川辺日報）。\n", "2025-06-13")
    assert rows(page) == {("matome", "川辺日報"): "cites"}
    assert rows(replace(page, outlet=OTHER)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "旭湖通信の記事で名誉を傷つけられたとして、会社が損害賠償を求めた訴訟の判決があった。\n",
        "旭湖通信の報道で発覚した火災の問題で、市は２日、市長の給与を減らすと発表した。\n",
        "副長官は会見で、火災をめぐる旭湖通信の報道について「事実でない」と否定した。\n",
    ],
)
def test_a_paper_that_is_in_the_news_is_not_its_source(text: str) -> None:
    assert rows(article(AGENCY, REPORT), article(PAPER, text, "2025-06-13")) == {}


def test_an_agency_by_its_full_name_is_one_with_its_short_one() -> None:
    full = article(PAPER, "ＡＰ通信によると、橋が落ちた。\n")
    assert rows(full, article(OTHER, "橋が落ちたと、APが報じた。\n")) == {
        ("yamabuki", "AP通信"): "cites",
        ("kawabe", "AP通信"): "cites",
    }


def test_another_papers_poll_is_cited() -> None:
    assert rows(article(PAPER, "渡瀬新報の世論調査で、支持は４割だった。\n")) == {
        ("yamabuki", "渡瀬新報"): "cites"
    }


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("山吹新聞社が17～19日に実施した世論調査で、支持率は42％だった。", True),
        ("山吹新聞社が19日に開いた展覧会で、支持率が話題になった。", False),
        (
            "The stadium will be built, a former Bay Courier reporter, who now works for the club, said.",
            False,
        ),
        ("The stadium will be built, the Bay Courier on Tuesday reported.", True),
    ],
)
def test_whose_survey_it_is_is_its_source_and_whoever_belongs_to_an_outlet_is_not(
    text: str, cites: bool
) -> None:
    registry = Registry([PAPER, ENGLISH])
    found = citations(article(OTHER, text), [(0, len(text))], registry)
    assert bool(found) == cites
