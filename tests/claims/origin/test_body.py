"""What of an article is compared with others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.article import Article, Outlet
from claims.origin.body import Body, body, letters_of, polite_endings

PAPER = Outlet("paper", "山吹新聞", "newspaper", "paper")


def read(text: str) -> Body:
    return body(Article("a.txt", PAPER, text), [(0, len(text))])


def test_widths_spaces_and_punctuation_make_no_difference() -> None:
    assert read("　１７日、 船が着いた。").letters == read("17日船が着いた").letters


def test_a_polite_ending_is_compared_as_the_plain_one() -> None:
    assert read("式典を開催しました。").letters == read("式典を開催した。").letters
    assert read("水位は３メートルです。").letters == read("水位は３メートルだ。").letters


def test_somebodys_words_are_left_out_and_kept_as_a_quotation() -> None:
    found = read("市長は「逃げ遅れた人はいなかった。本当によかった。」と話した。")
    assert found.letters == "市長はと話した"
    assert [letters for letters, _, _ in found.quotations] == ["逃げ遅れた人はいなかった本当によかった"]


def test_a_name_in_quotation_marks_stays() -> None:
    assert "あまね" in read("フェリー「あまね」が着いた。").letters


def test_an_english_quotation_is_left_out() -> None:
    found = read('"I heard no horn. There was only a loud bang," he said.')
    assert found.letters == "hesaid"
    assert len(found.quotations) == 1


def test_what_somebody_is_charged_with_is_the_police_s_words() -> None:
    charge = "逮捕容疑は６日午後９時ごろ、汐見市の路上で自転車を盗んだ疑い。"
    found = read(charge)
    assert (found.letters, len(found.quotations)) == ("", 1)
    assert read("調べに対し容疑を認めているという。").quotations == ()
    assert read("逮捕容疑は認めていない。").letters


def test_a_quotation_that_never_closes_is_read_on() -> None:
    assert read("彼は「そんなことは一度も聞いたことがない").letters.startswith("彼はそんな")


@given(st.text())
def test_every_letter_stands_where_it_says(text: str) -> None:
    found = read(text)
    assert len(found.letters) == len(found.places)
    assert all(0 <= place < len(text) for place in found.places)
    assert list(found.places) == sorted(found.places)


@given(st.text(alphabet='「」『』“”"あ。 '))
def test_quotations_lie_inside_the_text(text: str) -> None:
    for letters, start, end in read(text).quotations:
        assert letters == letters_of(text[start:end])


@pytest.mark.parametrize(("polite", "plain"), sorted(polite_endings().items()))
def test_a_plain_ending_is_never_longer_than_the_polite_one(polite: str, plain: str) -> None:
    assert 0 < len(plain) <= len(polite)
