"""Which texts are whole, and what a page says where its text breaks off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.article import Article, Outlet
from claims.completeness import incomplete
from claims.sentence import Role, Sentence, sentences


def article(file: str, text: str, note: str | None = None) -> Article:
    return Article(
        file, Outlet(file, f"{file}新聞", "newspaper", file), text, published="2025-06-12", note=note
    )


def sentence(of: Article, part: str, role: Role = "body", position: int = 0) -> Sentence:
    start = of.text.index(part)
    return Sentence(of, position, start, start + len(part), role)


@pytest.mark.parametrize(
    "notice",
    [
        "残り1234文字",
        "残り：８５６文字",
        "続きは会員登録をしてお読みください",
        "この記事は会員限定です。",
        "ログインして続きを読む",
        "…続きは朝刊で",
        "（続きは電子版へ）",
        "続きはアプリで",
        "[もっと読む]",
        "続きは「川辺新聞デジタル」で。",
        "有料会員限定　残り3分の2",
        "この記事は「山吹プレミアム」の会員向けです",
        "【無料公開はここまで】",
        "ログインして読む",
        "全文表示",
        "You have reached your limit of free articles this month. Subscribe now for unlimited access.",
        "Unlock this article with a free trial.",
        "The rest of this article is available to members.",
        "Read the full story in Tuesday's print edition.",
        "Subscribe to continue reading",
        "To read the full story, sign in",
    ],
)
def test_a_notice_that_the_text_goes_on_elsewhere_makes_it_incomplete(notice: str) -> None:
    text = f"市は橋を閉じた。\n{notice}\n"
    assert notice in (incomplete(article("a", text), ()) or "")


@pytest.mark.parametrize(
    "line",
    [
        "有料会員なら紙面ビューアーも使えます",
        "会員限定のイベントを開いた。",
        "残りの３文字は読めなかった。",
        "Subscribers can also use the app",
        "登録は窓口で受け付け、ログインして読む。",
        "図書館のお知らせの全文はこちら",
    ],
)
def test_an_advertisement_for_subscribers_is_no_cut(line: str) -> None:
    assert incomplete(article("a", f"市は橋を閉じた。\n{line}\n"), ()) is None


def test_the_last_line_may_say_at_its_end_how_much_is_missing() -> None:
    text = "The harbour master was convicted on Tuesday. Prosecutors told the court that… [+1482 chars]\n"
    assert incomplete(article("a", text), ()) is not None
    assert incomplete(article("a", text.replace("… [+1482 chars]", " he took 1,482 bribes.")), ()) is None


def test_a_tail_in_running_text_or_an_open_quotation_is_cut_however_short() -> None:
    whole, cut, quoted = "社長は会見した。", "市は橋を閉じた。社長は会見で", "社長は「橋が"
    for text, last, complete in ((whole, whole, True), (cut, "社長は会見で", False), (quoted, quoted, False)):
        of = article("a", f"{text}\n")
        assert (incomplete(of, [sentence(of, last)]) is None) == complete


def test_an_excerpt_is_incomplete_by_its_note() -> None:
    assert incomplete(article("a", "市は橋を閉じた。", note="excerpt"), ()) is not None


def test_a_last_sentence_without_an_end_is_a_cut() -> None:
    cut = article("a", "市は橋を閉じた。復旧の時期について市の担当者は記者団の質問に答え、来月に")
    sentences = [sentence(cut, "市は橋を閉じた。"), sentence(cut, cut.text[8:], position=1)]
    assert "来月に" in (incomplete(cut, sentences) or "")
    assert incomplete(cut, sentences[:1]) is None


def test_a_last_line_of_furniture_is_no_cut() -> None:
    whole = article("a", "市は橋を閉じた。\n前の記事へ戻るにはこちらのボタンを押してください")
    sentences = [sentence(whole, "市は橋を閉じた。"), sentence(whole, whole.text[9:], "furniture", 1)]
    assert incomplete(whole, sentences) is None


def test_scrambled_columns_whose_pieces_add_up_are_whole() -> None:
    scan = article("a", "会合は外務省の会議室で約二十分間にわたり開かれ、両国の閣僚が席に\n着いた。")
    head = sentence(scan, scan.text.splitlines()[0], "fragment")
    tail = sentence(scan, "着いた。", "fragment", 1)
    assert incomplete(scan, [head, tail]) is None
    assert "席に" in (incomplete(scan, [head]) or "")


# ---- an article that only corrects another


SAID = "２日配信の「踏切で死亡」の記事中、「８４歳」とあるのは「７４歳」の誤りでした。"
NEWS = "２日、神戸市の踏切で男性が電車にはねられ死亡しました。警察が原因を調べています。"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("【訂正】「踏切で死亡」", f"【訂正】{SAID}県警が発表を訂正したためです。\n"),
        ("訂正", f"{SAID}\n\n確認が不十分でした。おわびして訂正します。\n"),
        ("訂正", f"◇訂正　{SAID}\n"),
        ("訂正　踏切の事故", "男性の年齢は「８４」ではなく「７４」でした。\n"),
        (
            "おわび",
            "１日付の朝刊に掲載した「裏金認める証言」の記事を全文取り消します。関係者におわびします。\n",
        ),
        (
            "Correction: Kobe rail crossing",
            "In a story published Sept. 2 about a death at a crossing, the Herald reported erroneously that the man "
            "was 84. Police said he was 74.\n",
        ),
        ("Corrections", "Corrections\n\nThe Tolland prize is worth £20,000, not £25,000 as we reported.\n"),
        (
            "Retraction",
            "On 20 January we published an article about the mayor. The Herald retracts the article.\n",
        ),
    ],
)
def test_a_correction_notice_is_no_report_of_the_event(title: str, text: str) -> None:
    of = replace(article("a", text), title=title)
    assert "correction notice" in (incomplete(of, sentences(of)) or "")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("【訂正】踏切で死亡", f"【訂正】{SAID}\n\n{NEWS}\n"),
        ("踏切で死亡", f"{NEWS}\n\n【訂正】{SAID}\n"),
        ("訂正　踏切で死亡", f"{NEWS}\n"),
        ("【訂正】病院で投薬ミス", "市民病院は１日、誤って別の薬を患者に投与したと発表した。\n"),
        (
            "Correction: Hospital death",
            "A hospital gave two patients the wrong drug on Tuesday, police said.\n",
        ),
        (
            "市が対象世帯を訂正",
            "市は１８日、資料に誤りがあったとして訂正した。正しくは１２００世帯だった。\n",
        ),
        ("通信社が訂正", "旭湖通信は２１日、４２０トンと配信した記事を訂正し、２４０トンに改めた。\n"),
        (
            "Correction wipes tenth off shares",
            "Correction: that is the word brokers used for a 10 percent fall.\n",
        ),
        (
            "Agency corrects report",
            "Meridian Press has corrected its report that engineers found 16 cracks.\n",
        ),
    ],
)
def test_a_report_with_a_notice_or_of_somebody_else_s_is_whole(title: str, text: str) -> None:
    of = replace(article("a", text), title=title)
    assert incomplete(of, sentences(of)) is None
