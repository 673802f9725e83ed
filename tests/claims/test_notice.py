"""Where a text takes something back, and where it only tells of somebody else's correction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.article import Article, Outlet
from claims.notice import notices

PAPER = Outlet("paper", "山吹新聞", "newspaper", "paper")


def article(text: str) -> Article:
    return Article("a.txt", PAPER, text)


def read(text: str) -> list[tuple[str | None, str | None]]:
    return [(found.wrong, found.right) for found in notices(article(text))]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("【訂正】１２日付夕刊の記事で、市長の年齢を５１歳としたのは５３歳の誤りでした。", "51歳", "53歳"),
        (
            "［おわび］１２日の記事で「山田太郎」とあるのは「山田太朗」の誤りでした。おわびして訂正します。",
            "山田太郎",
            "山田太朗",
        ),
        (
            "先ほどの速報で会場を県庁としましたが、正しくは市役所でした。おわびして訂正します。",
            "県庁",
            "市役所",
        ),
        ("◆訂正\n午後の速報で現場を港内としましたが、正しくは港の外でした。", "港内", "港の外"),
        ("訂正：見出しの「県警」は「府警」の誤りです", "県警", "府警"),
        ("※初出時、死者を3人としていましたが、2人に訂正しました。", "3人", "2人"),
        ("（誤）3億円（正）3万円 おわびして訂正します。", "3億円", "3万円"),
        (
            "第1報では旅客を128名としておりましたが、幼児が含まれておりませんでした。訂正いたします。",
            "128名",
            None,
        ),
        ("【訂正】会見したのは佐藤副社長ではなく、鈴木副社長でした。", "佐藤副社長", "鈴木副社長"),
        ("＜訂正＞　場所は緑町ではなく青葉町の誤りでした。", "緑町", "青葉町"),
        (
            "訂正　記事中、「市長は辞任する」とあったのは「市長は辞任しない」でした。",
            "市長は辞任する",
            "市長は辞任しない",
        ),
        (
            "当初、負傷者を5人とお伝えしましたが、その後の取材で4人と分かりました。訂正します。",
            "5人",
            "4人",
        ),
        ("朝刊の記事で出火時刻が「午前9時」とあるのは、正しくは「午前10時」でした。", "午前9時", "午前10時"),
        (
            "【訂正】記事で、副市長の名前が誤っていました。正しくは「高橋一郎」です。",
            None,
            "高橋一郎",
        ),
        (
            "Correction: The earlier story said the fire broke out on Monday. It broke out on Tuesday.",
            "Monday",
            "Tuesday",
        ),
        ("CORRECTION (June 12): The number of injured was 12, not 14 as originally reported.", "14", "12"),
        (
            "Because of an editing error, an article misstated the number of passengers. There were 214, not 241.",
            "241",
            "214",
        ),
        ("Correction: An earlier version of this article misstated her age as 61. She is 63.", "61", "63"),
        (
            "Correction: An earlier version of this story said the strike would affect 380,000 people. It is 280,000.",
            "380,000",
            "280,000",
        ),
        ("CORRECTION: The ferry carried 132 passengers, not 128.", "128", "132"),
        ("Correction: There were 4,380 names, not 3,480.", "3,480", "4,380"),
        ("Correction: The repair will cost $3.7 million, not $7.3 million.", "$7.3 million", "$3.7 million"),
        (
            "Correction: An earlier version of this article said the bridge opened in 1974. It opened in 1947.",
            "1974",
            "1947",
        ),
        (
            "Correction, May 3: This story has been updated. The ferry returns on May 21, not May 12.",
            "May 12",
            "May 21",
        ),
        (
            "This article was amended. An earlier version said it was on May 12; that should have been May 21.",
            "May 12",
            "May 21",
        ),
        (
            "This article has been corrected to show that the vote was on Friday, not Thursday.",
            "Thursday",
            "Friday",
        ),
    ],
)
def test_a_notice_says_what_was_wrong_and_what_is_right(
    text: str, wrong: str | None, right: str | None
) -> None:
    assert read(f"橋が落ちた。けが人はいない。\n{text}") == [(wrong, right)]


def test_one_sentence_may_correct_several_things() -> None:
    text = "【訂正】記事で、日が「3月5日」とあるのは「3月15日」、会場が「港南公園」とあるのは「港北公園」の誤りでした。"
    assert read(text) == [("3月5日", "3月15日"), ("港南公園", "港北公園")]


def test_a_list_may_name_what_is_wrong_and_right_at_once() -> None:
    text = (
        "8日付の記事で、水揚げ量が「4120トン」とあるのは「4210トン」の誤りでした。"
        "会議の「5月12日」は「6月12日」の、座長の「岡本信一」は「岡本真一」の誤りでした。おわびして訂正します。"
    )
    assert read(f"【訂正】{text}") == [
        ("4120トン", "4210トン"),
        ("5月12日", "6月12日"),
        ("岡本信一", "岡本真一"),
    ]


def test_in_english_each_thing_has_a_sentence() -> None:
    text = "CORRECTION: An article misstated where the wheat came from. It was Australia, not Canada. "
    text += "It also misspelled the name of the ship. It is the Ocean Glace, not the Ocean Grace."
    assert read(text) == [("Canada", "Australia"), ("Ocean Grace", "Ocean Glace")]


def test_a_short_article_is_a_notice_by_its_title() -> None:
    text = "4日付の記事で、期間は「2023年4月」からではなく「2022年4月」からでした。\n"
    titled = replace(article(text), title="訂正")
    assert [(n.wrong, n.right) for n in notices(titled)] == [("2023年4月", "2022年4月")]
    assert notices(article(text)) == []
    assert notices(replace(titled, text="橋が落ちた。\n" * 100 + text)) == []


def test_an_apology_after_what_was_wrong_is_the_same_notice() -> None:
    text = "おわび　12日配信の記事で、改修に7億3千万円かかるとあるのは、3億7千万円の誤りでした。おわびして訂正します。"
    assert len(read(f"橋が落ちた。けが人はいない。\n{text}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "乗客数は132人に訂正",
        "会社は人数を128人から132人に訂正した。",
        "同社は、128人を132人に訂正しました。",
        "市長は「数字に誤りがあった。おわびして訂正します」と述べた。",
        "知事は訂正しますと述べた。",
        "訂正の必要はないと大臣は述べた。",
        "記事の内容は誤りだと知事は述べた。",
        "政府は答弁書の誤りを認め、訂正した。",
        "Corrections? Write to the editors",
        "The market saw a correction: shares fell 10%, not 5%.",
        "No correction is needed, the minister said.",
    ],
)
def test_to_tell_of_a_correction_is_not_to_correct(text: str) -> None:
    assert read(f"橋が落ちた。\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "【おわび】19日に配信した「温泉街で断水」の記事は、事実の確認が不十分でした。記事を取り消します。",
        "本紙は12日付の記事を取り消し、関係者におわびします。",
        "【記事取り消し】「温泉街で断水」",
        "Retraction: The Ise Bay Gazette has retracted this article.",
    ],
)
def test_a_whole_article_can_be_taken_back(text: str) -> None:
    (found,) = notices(Article("a.txt", PAPER, text))
    assert found.whole
    assert (found.wrong, found.right) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "同社は記事を取り消しますと述べた。",
        "県は、山吹新聞に記事を取り消しましたと説明した。",
        "騎手は「記事を取り消します」と述べた。",
    ],
)
def test_to_tell_of_a_retraction_is_not_to_retract(text: str) -> None:
    assert read(text) == []


def test_a_notice_that_repeats_nothing_is_still_one() -> None:
    assert read("記事に誤りがありました。おわびして訂正します。") == [(None, None)]


def test_a_notice_stands_where_it_says() -> None:
    (found,) = notices(
        Article("a.txt", PAPER, "橋が落ちた。\n【訂正】見出しの「県警」は「府警」の誤りでした。\n続報。")
    )
    assert found.text == "【訂正】見出しの「県警」は「府警」の誤りでした。"


@given(st.text(alphabet="【訂正】おわび、を３人としたのは「」誤りでした。\n Correction: not 5,."))
def test_any_text_can_be_read(text: str) -> None:
    for found in notices(Article("a.txt", PAPER, text)):
        assert 0 <= found.char_start < found.char_end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "週刊「真相」は市長をめぐる記事を取り消し、市長に謝罪した。発行元は文書を同社サイトに掲載した。\n",
        "大学は論文を取り消したと発表しました。\n",
        "週刊「真相」は、市長をめぐる記事を取り消しました。\n",
        "The journal has retracted a study. Several figures were duplicated last week.\n",
    ],
)
def test_a_report_of_somebody_elses_retraction_is_no_notice(text: str) -> None:
    assert not any(notice.whole for notice in notices(article(text)))


@pytest.mark.parametrize(
    "text",
    [
        "【おわび】12日付「橋が落ちた」の記事は、事実と異なるため、全文を取り消します。\n",
        "本紙は12日付の記事の全文を取り消します。関係者におわびします。\n",
        "Correction: The Courier retracts the article in full.\n",
    ],
)
def test_a_whole_article_is_taken_back_in_the_usual_words(text: str) -> None:
    assert [notice.whole for notice in notices(article(text))] == [True]


def test_a_corrections_column_is_read_item_by_item() -> None:
    text = (
        "Corrections and clarifications\n\n"
        "• An article about the regatta gave the winning time as 41 minutes. It should have said 14 minutes.\n"
        "• The founder is Ivor Lasker, not Ivo Lasker as we had it (2 June, page 18).\n"
    )
    assert read(text) == [("41 minutes", "14 minutes"), ("Ivo Lasker", "Ivor Lasker")]
