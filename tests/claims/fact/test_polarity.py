"""Polarity: whether the main predicate is negated."""

from collections.abc import Callable

import pytest

from claims.fact.fact import Assertion

Read = Callable[..., tuple[Assertion, ...]]


@pytest.mark.parametrize(
    "sentence",
    [
        "市は橋を閉じなかった。",
        "乗組員にけがはない。",
        "油の流出は確認されていません。",
        "The city did not close the bridge.",
        "None of the passengers was hurt.",
        "No injuries were reported.",
        "No one pushed the button.",
        "The company has no plan to sell the plant.",
        "前社長は本紙の取材に「指示したことはない」と繰り返している。",
        "市長は「責任は感じていない」と開き直った。",
        "会社は違反はなかったとの立場を崩していない。",
        "社長は「辞める」とは言っていない。",
        "The firm, which has not been charged, will not appeal.",
        "警報は最後まで出なかった、と住民は記憶している。",
        "けが人はいないとみられる。",
        "県は設備に異常がないことを確認した。",
        "市は避難指示を出さないことを決めた。",
        "出席できないと判断した。",
    ],
)
def test_a_negated_predicate_is_negated(read: Read, sentence: str) -> None:
    (assertion,) = read(sentence)
    assert assertion.polarity == "negated"


@pytest.mark.parametrize(
    "sentence",
    [
        "市は橋を閉じた。",
        "市は事故のない町を目指す。",
        "市は橋を閉じなければならない。",
        "橋は閉じられるかもしれない。",
        "市長は橋を閉じざるを得ない。",
        "The city closed the bridge.",
        "会社は適切だったとの立場を崩していない。",
        "社長は「迷惑をかけて申し訳ない」などと陳謝した。",
        "The car drove on without slowing down.",
        "The gates were opened with no warning.",
        "No fewer than 12 people were killed.",
        "The city had no choice but to close the bridge.",
        "No. 8 Eiho Maru was hit by the ferry.",
        "同社は「不正はない」として、裁判を起こす構えだ。",
        "Radiation was detected outside the plant but not enough to harm people.",
        "A report that does not name the firm was published on Monday.",
        "雨が降らないと困る。",
        "伸び率は「0.8%」ではなく「0.3%」だったという。",
        "火元は台所ではなく居間だった。",
        "The facility, Kaze no Sato, had turned off air conditioners.",
        "出席しないことは異例だ。",
    ],
)
def test_an_attributive_clause_and_a_double_negation_are_no_negation(read: Read, sentence: str) -> None:
    (assertion,) = read(sentence)
    assert assertion.polarity == "affirmed"


def test_the_negating_word_is_stored_with_its_place(read: Read) -> None:
    (assertion,) = read("市は橋を閉じなかった。")
    (fact,) = assertion.of_kind("polarity")
    assert fact.surface.startswith("な")
    assert assertion.claim.sentence.article.text[fact.char_start : fact.char_end] == fact.surface
