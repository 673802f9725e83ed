"""Levels: each finds the difference it is named for, and nothing where there is none."""

import pytest

from claims.comparison import bare_assertion
from claims.context import SAME_ARTICLE
from claims.evidence import Evidence, evidence_of
from claims.pair import Pair
from claims.term import profile_of
from claims.verdict import LEVELS

BY_NAME = {level.name: level for level in LEVELS}


def evidence(left: str, right: str) -> Evidence:
    sides = [profile_of(bare_assertion("text", text, "2025-11-10")) for text in (left, right)]
    return evidence_of(Pair(*sides, SAME_ARTICLE))


def fired(left: str, right: str) -> set[str]:
    """The names of the levels that find a difference."""
    laid = evidence(left, right)
    return {level.name for level in LEVELS if level.difference(laid)}


DIFFERENCES = [
    ("denied", "知事は指示を出したと報じられた", "知事は指示を出したことを否定した"),
    ("polarity", "貨物船の乗組員5人がけがをした", "貨物船の乗組員にけがはない"),
    ("polarity", "県は料金を引き上げた", "県は料金を引き下げた"),
    ("number", "乗客12人がけがをした", "乗客14人がけがをした"),
    ("counted", "フェリーの乗客12人が病院に運ばれた", "フェリーで14人がけがをした"),
    ("extent", "会社は操業を全面停止した", "会社は操業を一部停止した"),
    ("extent", "委員会は全会一致で設置された", "委員会は賛成多数で設置された"),
    ("day", "会合は8日に開かれた", "会合は9日に開かれた"),
    ("clock", "列車は8日午後5時に衝突した", "列車は8日午後6時に衝突した"),
    ("part of day", "指示は8日の夜に解除された", "指示は8日午前6時半に解除された"),
    ("person", "岸信夫防衛相が出席した", "木原稔防衛相が出席した"),
    ("agent", "県警は8日、市役所を家宅捜索した", "東京地検は8日、市役所を家宅捜索した"),
    ("sort", "市長のいとこが社長を務める", "市長の義弟が社長を務める"),
    ("side", "船の左舷に穴があいた", "船の右舷に穴があいた"),
    ("locality", "会合は神戸で開かれた", "会合は仙台で開かれた"),
    ("site", "説明会は公民館で開かれた", "説明会は体育館で開かれた"),
    ("numbered site", "第2製造棟から出火した", "第3製造棟から出火した"),
    ("certainty", "会社は運航の再開を検討している", "会社は運航を再開した"),
    ("certainty", "会社は運航の再開を決めた", "会社は運航を再開した"),
]


@pytest.mark.parametrize(("level", "left", "right"), DIFFERENCES)
def test_a_level_finds_what_it_is_named_for(level: str, left: str, right: str) -> None:
    assert level in fired(left, right)


@pytest.mark.parametrize(("level", "left", "right"), DIFFERENCES)
def test_no_level_finds_a_difference_between_a_claim_and_itself(level: str, left: str, right: str) -> None:
    assert not fired(left, left)
    assert not fired(right, right)


def test_every_level_has_a_sentence_of_its_own() -> None:
    assert set(BY_NAME) == {level for level, *_ in DIFFERENCES}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("会社は18日の全便の欠航を決めた", "会社は18日の全便を欠航とした"),
        ("海保は18日、けがは14人と発表した", "けがは14人だったことが19日、分かった"),
        ("会合は7月に開かれた", "会合は7月28日に開かれた"),
        ("市長は関与を否定した", "市長は関与したことはない"),
        ("市長は退職金を辞退すると話した", "市長は退職金を辞退する考えを示した"),
        ("補助金は4860万円だった", "補助金は5千万円近い額だった"),
        ("計146人が乗っていた", "乗客132人と乗員14人が乗っていた"),
    ],
)
def test_what_is_said_in_other_words_is_no_difference(left: str, right: str) -> None:
    assert not fired(left, right)


def test_what_lies_ahead_has_not_happened_however_it_is_put() -> None:
    assert "certainty" not in fired("市長は14日に市庁舎を去る", "The mayor will leave city hall on Nov. 14")
