from hypothesis import given
from hypothesis import strategies as st

from claims.spacing import spaced


def test_each_japanese_character_stands_apart_and_latin_words_stay_whole() -> None:
    assert spaced("首相がPAC3を視察") == "首 相 が PAC3 を 視 察"


def test_widths_and_half_width_kana_meet() -> None:
    assert spaced("ＮＡＴＯとｶﾞｽ") == spaced("NATOとガス") == "NATO と ガ ス"


def test_digits_and_the_counter_after_them_are_apart() -> None:
    assert spaced("２８日") == "28 日"


@given(st.text())
def test_spacing_twice_changes_nothing_more(text: str) -> None:
    once = spaced(text)
    assert spaced(once) == once
