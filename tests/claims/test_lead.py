"""Whom an article is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.fact.fact import Assertion
from claims.lead import named_by, names_a_medium

Read = Callable[..., tuple[Assertion, ...]]

ELECTION = "小舟市長選は25日投開票され、新人の栗原誠氏が初当選した。投票率は51.32％だった。"
ANOTHER = "大鳥市長選は25日投開票され、新人の浜中由美氏が初当選した。投票率は47.85％だった。"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ELECTION, ANOTHER),
        (
            "槙原市で12日、小田切正さん方が全焼した。槙原署が調べている。",
            "白瀬町で12日、比嘉登さん方が全焼した。白瀬署が調べている。",
        ),
        (
            "21日午後、赤塚町で震度4を観測した。気象庁によると、津波の心配はない。",
            "13日午後、八重津市で震度4を観測した。気象庁によると、津波の心配はない。",
        ),
        (
            "北御牧市議会は26日、条例案を可決した。",
            "柚木市議会は26日、条例案を可決した。",
        ),
        ("Chipmaker Corvane raised its forecast.", "Airline Skelwith cut its forecast."),
    ],
)
def test_the_same_words_of_other_people_are_about_others(read: Read, one: str, other: str) -> None:
    assert named_by(read(one)).tells_of_others(named_by(read(other)))
    assert named_by(read(other)).tells_of_others(named_by(read(one)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ELECTION, "栗原氏は26日、市役所で会見した。"),
        (ELECTION, "開票作業は深夜まで続いた。"),
        ("学校法人桐陽学園の理事長が10日、退いた。", "桐陽学園の理事長が退く。毎朝市で会見した。"),
        (ELECTION, f"開票作業は深夜まで続いた。職員は疲れていた。雨も降った。{ELECTION}"),
        (ELECTION, "Makoto Sato won the mayoral election in Otori on Sunday."),
    ],
)
def test_who_is_named_anywhere_or_nobody_or_in_another_language_is_not(
    read: Read, one: str, other: str
) -> None:
    assert not named_by(read(one)).tells_of_others(named_by(read(other)))


def test_who_reported_it_is_not_whom_it_is_about(read: Read) -> None:
    told = named_by(read("港南放送によると、栗原誠氏が当選した。"))
    assert not any("港南" in name for name in told.all)
    assert names_a_medium("港南放送")
    assert not names_a_medium("港南市")


QUARTER = "Fenwick Foods said its {} net profit was £46 million."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("台風11号は2日未明、久美島を通過した。", "台風13号は16日未明、久美島を通過した。"),
        ("潮騒クラブは9日、鉄鋼若松との1回戦を制した。", "鉄鋼若松は10日、潮騒クラブとの2回戦に勝った。"),
        ("白波町の第3回会合が開かれた。", "白波町の第4回会合が開かれた。"),
        (QUARTER.format("fourth-quarter"), QUARTER.format("first-quarter")),
    ],
)
def test_two_of_a_series_are_two(read: Read, one: str, other: str) -> None:
    assert named_by(read(one)).tells_of_another_instalment(named_by(read(other)))
    assert named_by(read(other)).tells_of_another_instalment(named_by(read(one)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("台風11号は2日、久美島を通過した。", "久美島では2日、1200戸が停電した。"),
        ("若松は1回戦に敗れ、2回戦の相手が決まった。", "1回戦は潮騒クラブが勝った。"),
        ("若松が決勝点を挙げた。", "若松が準決勝で勝った。"),
        ("第3回会合が開かれた。", "第22回大会が開かれた。"),
        (QUARTER.format("fourth-quarter"), "フェンウィックの第1四半期は増益だった。"),
    ],
)
def test_one_of_a_series_and_what_names_none_or_it_too_are_not(read: Read, one: str, other: str) -> None:
    assert not named_by(read(one)).tells_of_another_instalment(named_by(read(other)))


def test_who_is_accused_is_whom_it_is_about_whoever_judges(read: Read) -> None:
    one = named_by(read("浅茅地裁は18日、庄司卓也被告に懲役2年を言い渡した。稲村亜紀裁判官が述べた。"))
    other = named_by(read("浅茅地裁は18日、玉木里穂被告に懲役2年を言い渡した。稲村亜紀裁判官が述べた。"))
    assert one.tells_of_others(other)
    assert not one.tells_of_others(named_by(read("稲村亜紀裁判官は庄司被告に懲役2年を言い渡した。")))
