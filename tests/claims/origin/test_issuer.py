"""Whose document a sentence rests on."""

from __future__ import annotations

import pytest

from claims.origin.issuer import is_document_word, issuers, publishers, unnamed_document


def told(sentence: str) -> list[tuple[str, str]]:
    return [(issuer.name, issuer.document) for issuer in issuers(sentence)]


@pytest.mark.parametrize(
    ("sentence", "name", "document"),
    [
        ("国土交通省の報告書によると、橋は古い。", "国土交通省", "報告書"),
        ("橋が古いことが、国土交通省の報告書で分かった。", "国土交通省", "報告書"),
        ("総務省の家計調査によると、支出は増えた。", "総務省", "調査"),
        ("死者が減ったことが県警のまとめで明らかになった。", "県警", "まとめ"),
        ("帝国データバンクの調査では、倒産は増えた。", "帝国データバンク", "調査"),
        (
            "内閣府の「国民生活に関する世論調査」によると、不安は減った。",
            "内閣府",
            "国民生活に関する世論調査",
        ),
        ("環境省の報道資料によると、川は澄んだ。", "環境省", ""),
        ("海燕食品の2025年3月期決算は増益だった。", "海燕食品", "決算"),
        ("市の資料によると、改定は8年ぶり。", "市", ""),
        ("同社の調査によると、原因は分からない。", "同社", "調査"),
        (
            "Bridges are old, according to a survey by the Transport Ministry.",
            "Transport Ministry",
            "survey",
        ),
        ("Bridges are old, according to a Transport Ministry survey.", "Transport Ministry", "survey"),
        ("Bridges are old, the Transport Ministry said in a statement.", "Transport Ministry", ""),
        ("第三者委の報告書は、橋が古いと認定した。", "第三者委", "報告書"),
        ("帝国データバンクによると、倒産は増えた。", "帝国データバンク", "調査"),
        ("浜北リサーチが5日発表した8月の倒産は12件だった。", "浜北リサーチ", "調査"),
        ("Rents rose, figures from the Rent Index showed on Monday.", "Rent Index", "figures"),
        ("Rents rose, the Rent Index said in its monthly bulletin.", "Rent Index", "bulletin"),
        ("Bridges are old, the Office of Bridge Audit said in a report.", "Office of Bridge Audit", "report"),
        ("Rents rose, according to data by the Rent Index. Tenants protested.", "Rent Index", "data"),
    ],
)
def test_a_document_is_cited_with_whoever_issued_it(sentence: str, name: str, document: str) -> None:
    assert (name, document) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "旅客船衝突事故の調査報告書によると、船は速かった。",
        "独自の調査で分かった。",
        "県警の調べによると、男は容疑を認めている。",
        "国土交通省によると、橋は古い。",
        "過去最大の調査によると、支持は減った。",
    ],
)
def test_an_event_an_inquiry_and_a_mere_statement_issue_nothing(sentence: str) -> None:
    assert not told(sentence)


def test_whoever_publishes_a_document_has_issued_it() -> None:
    assert [i.name for i in publishers("運輸安全委員会は27日、調査報告書を公表した。")] == ["運輸安全委員会"]
    assert [i.name for i in publishers("運輸安全委員会が27日に公表した。")] == ["運輸安全委員会"]
    index = "総務省が20日発表した7月の全国消費者物価指数は、前年同月より3.1％上がった。"
    assert [(i.name, i.document) for i in publishers(index)] == [("総務省", "指数")]
    told = "The Transport Ministry on Thursday published the results of its survey of bridges."
    assert [i.name for i in publishers(told)] == ["Transport Ministry"]
    assert not publishers("市は27日、橋を公開した。")
    headed = "第三者委員会(委員長・浜田宏弁護士)は20日、調査報告書を公表した。"
    assert [i.name for i in publishers(headed)] == ["第三者委員会"]


def test_of_a_citys_committee_the_report_is_the_committees() -> None:
    assert [i.name for i in publishers("汐見市の第三者委員会の報告書が20日、公表された。")] == [
        "第三者委員会"
    ]
    assert told("汐見市の第三者委員会の報告書によると、橋は古い。") == [("第三者委員会", "報告書")]


def test_a_paper_is_known_by_the_journal_that_printed_it() -> None:
    assert [(i.name, i.document) for i in publishers("英科学誌「深海学」(電子版)に発表した。")] == [
        ("深海学", "論文")
    ]
    assert [i.name for i in publishers("The team reported it in the journal Deep Biology on Monday.")] == [
        "Deep Biology"
    ]
    assert not publishers("情報誌「深海学」を創刊した。")


def test_a_document_may_be_cited_without_a_word_of_whose_it_is() -> None:
    assert unnamed_document("調査報告書によると、船は速かった。") == "報告書"
    assert unnamed_document("衝突事故の調査報告書は、原因を見張り不足とした。") == "報告書"
    assert unnamed_document("A report released Thursday said bridges were old.") == "report"
    assert unnamed_document("He resigned over an audit that found the bridges old.") == "audit"
    assert unnamed_document("Bridges are old, a ministry report released Thursday said.") == "report"


def test_a_report_to_somebody_and_a_short_name_are_no_document_without_an_owner() -> None:
    assert unnamed_document("健康被害の報告はないという。") is None
    assert unnamed_document("委員会が開かれ、報告書は秋になる見通しだ。") is None
    assert unnamed_document("町のまとめでは、床上浸水は540棟に上る。") is None


def test_a_speaker_can_be_a_document() -> None:
    assert is_document_word("同報告書")
    assert is_document_word("the report")
    assert not is_document_word("報告者")
