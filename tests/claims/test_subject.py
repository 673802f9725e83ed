"""Subjects: who or what each clause is about, as printed, taken over from before only where that is safe."""

from collections.abc import Callable

import pytest

from claims.claim import Claim

Claims = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("双方は協力を深めた。", "双方"),
        (
            "山田太郎知事、川本花子市長、北村次郎議長の3人が出席した。",
            "山田太郎知事、川本花子市長、北村次郎議長の3人",
        ),
        ("消防、警察及び海上保安庁の職員が加わった。", "消防、警察及び海上保安庁の職員"),
        ("17日、市は橋を閉じた。", "市"),
        ("【東京連合】市が橋を閉じた。", "市"),
        ("（３）市側は協力を求めた。", "市側"),
        ("会社側から、事故の原因を説明した。", "会社側"),
        ("今後新社長が説明する。", "新社長"),
        ("うち70代の女性が骨を折った。", "70代の女性"),
        ("当時の市長は出席した。", "当時の市長"),
        ("乗客の数も改まった。", "乗客の数"),
        ("合同の訓練も実施された。", "合同の訓練"),
        ("橋をどう直すかが話し合われた。", "橋をどう直すか"),
        ("事故の記録を隠し続けることは裏切りだ。", "事故の記録を隠し続けること"),
        ("東京での開催は2021年以来となります。", "東京での開催"),
        ("橋が危ないとの批判もある。", "批判"),
        ("乗客6人が軽いけがをした。", "乗客6人"),
        ("関係者が工事を認める証言を寄せた。", "関係者"),
        ("被災地が支援への依存を強める形となった。", "被災地"),
        ("港湾局が、船の通り道を広げる工事を始めた。", "港湾局"),
        ("市が対応を怠ったわけではない。", "市"),
        ("A first set of rules on noise was announced on Friday.", "A first set of rules on noise"),
        ("Its text remains unpublished.", "Its text"),
        ("They also checked the gate.", "They"),
        ("It reportedly gives both sides a veto.", "It"),
        ("On Saturday, Rengo News, quoting officials, said the port would close.", "Rengo News"),
        ("The ferry, run by a local firm, was carrying nine people.", "The ferry"),
        ("Its president, Keigo Mori, apologized at a news conference.", "Its president"),
        ("In March 2019 another ferry of the firm hit a pier.", "another ferry of the firm"),
        ("But 14 passengers were hurt.", "14 passengers"),
    ],
)
def test_the_subject_is_the_phrase_that_is_printed(claims_in: Claims, sentence: str, subject: str) -> None:
    found = claims_in(sentence)[0]
    assert (found.subject, found.subject_inherited) == (subject, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "18日及び19日は全便を欠航した。",
        "事故後は自力で航行した。",
        "装備品も視察した。",
        "東側から中へ入った。",
        "見方が少し変わったら、うれしいです。",
        "米軍が核を使う場合の手順を盛り込んだ。",
    ],
)
def test_a_time_a_condition_or_a_describing_clause_gives_no_subject(claims_in: Claims, sentence: str) -> None:
    assert claims_in(sentence)[0].subject is None


def test_the_nearest_clause_of_what_was_found_out_keeps_the_actor(claims_in: Claims) -> None:
    first, second = claims_in(
        "両政府が、協議の場で演習を行い、核を使う筋書きを話し合っていたことが26日、分かった。"
    )
    assert first.subject == second.subject == "両政府"
    assert second.subject_inherited


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("私は賛成だ。", "いまこそ声を上げるべきだ。"),
        ("市は橋を閉じた。", "補償については、内容を調べている。"),
        ("消防はけが人を運んだ。", "前夜から2人増えた。"),
        ("行方不明者はいない。", "自力で航行した。"),
    ],
)
def test_a_subject_is_not_carried_over_where_the_guess_would_be_wrong(
    claims_in: Claims, before: str, sentence: str
) -> None:
    earlier, claim = claims_in(before + sentence)
    assert claim.subject != earlier.subject


def test_who_acts_is_not_the_event_that_a_passive_clause_tells_of(claims_in: Claims) -> None:
    _, second = claims_in("東京で会合が開かれ、新たな規則を定めた。")
    assert second.subject is None


def test_a_relative_clause_is_not_about_the_subject_of_the_sentence(claims_in: Claims) -> None:
    second = claims_in("The mayor met Rena Holt of the port office, who expects the work to go on.")[1]
    assert second.subject is None


def test_a_speaker_of_a_quotation_is_carried_over_but_not_into_a_bare_quotation(claims_in: Claims) -> None:
    _, second = claims_in("北島市は備えを整え、「一歩も引かない」と宣言した。")
    assert (second.subject, second.subject_inherited) == ("北島市", True)
