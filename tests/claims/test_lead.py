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
