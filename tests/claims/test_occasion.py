"""Occasions: a date of telling is not that of what is told."""

import pytest

from claims.comparison import bare_assertion
from claims.fact.fact import Fact
from claims.occasion import names_a_day, occasion_of


@pytest.mark.parametrize(
    "text",
    [
        "海上保安部は18日夜、けが人が計18人になったと発表した",
        "筋書きを話し合っていたことが26日、分かった",
        "市長は15日の会見で、辞職すると表明した",
        "On Saturday, Rengo News said the allies had worked through a scenario",
        "A first set of guidelines was announced on Dec. 26",
        "市は8日、対策を明らかにした",
        "川の堤防が決壊（10日3時20分確認）",
    ],
)
def test_a_date_beside_a_verb_of_telling_dates_the_telling(text: str) -> None:
    occasion = occasion_of(bare_assertion("text", text, "2025-12-28"))
    assert occasion.telling
    assert not occasion.happening


@pytest.mark.parametrize(
    "text",
    [
        "15日に橋が落ちた",
        "会社は20日に再開すると発表した",
        "会社は18日の便を欠航すると発表した",
        "It closed on Dec. 26",
        "The purchase will be completed on Dec. 1, it said",
        "1968年の創業だ",
    ],
)
def test_a_date_beside_what_happens_dates_the_happening(text: str) -> None:
    occasion = occasion_of(bare_assertion("text", text, "2025-12-28"))
    assert occasion.happening
    assert not occasion.telling


@pytest.mark.parametrize(
    "text",
    [
        "前日に続き全便を欠航する",
        "27日付の朝刊で市内としたのは誤りでした",
        "18時5分の記事で港内としたのは誤りです",
        "All had been led off the train by about 8:40 a.m.",
        "1968年の創業で、3県に96店を展開する",
    ],
)
def test_the_day_of_something_else_dates_nothing(text: str) -> None:
    occasion = occasion_of(bare_assertion("text", text, "2025-12-28"))
    assert not occasion.happening
    assert not occasion.telling


def test_up_to_when_was_counted_dates_nothing() -> None:
    occasion = occasion_of(bare_assertion("text", "けが人は18日正午までに14人", "2025-12-28"))
    assert not occasion.happening
    assert not occasion.telling


@pytest.mark.parametrize(
    ("surface", "time", "named"),
    [
        ("午後5時5分", "17:05", False),
        ("17日午後5時5分", "17:05", True),
        ("5:05 p.m.", "17:05", False),
        ("around 6 p.m. Friday", "18:00", True),
        ("翌日", None, True),
    ],
)
def test_a_time_of_day_alone_names_no_day(surface: str, time: str | None, named: bool) -> None:
    assert names_a_day(Fact("date", surface, 0, len(surface), "2025-12-17", time=time)) == named
