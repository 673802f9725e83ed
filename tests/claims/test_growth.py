"""Twice the input takes about twice the work, whatever the input: no pattern and no search grows faster.

CPU time of this process is compared with itself on half the input, not with a clock, the best of some tries; what is
too quick to tell apart from noise passes.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from claims.article import Article, Outlet
from claims.boundary import cut
from claims.claim import read_claims
from claims.fact import assertions
from claims.fact.date import dates
from claims.fact.name import names
from claims.fact.number import numbers
from claims.layout import blocks
from claims.page import page_parts
from claims.sentence import LONGEST_SENTENCE, sentences
from claims.text import tokenise

OUTLET = Outlet("minato", "みなと新聞", "newspaper", "minato")
CHARACTERS = 5_000
MOST_GROWTH = 3.0
"""For twice the input; a search of all pairs gives 4."""
NOISE = 0.05
"""Seconds of CPU time."""
TRIES = 4

SIGNS = [
    "「", "」", "「。」", "(", "）", "・", " ", "\u3000", '"', "“A.” ", "。", "、", ".", "a.",
    "A. ", "1.", "…", "=", "|", "http://a", "'a ", "'a' ", "‘a.’ ",
]  # fmt: skip
DIGITS = [
    "1", "１", "一", "十", "百万", "1,", "1〜", "10/", "10:", "$1", "第", "約", "％", "twenty-",
    "one hundred and ",
]  # fmt: skip
WORDS = [
    "漢", "あ", "ア", "ｱ", "が\u3099", "👨‍👩‍👧", "年", "令和", "10日、", "10日から",
    "午前10時", "May ", "上川外相", "EDD(", "「EDD」(", "と述べた", "「何だ」と", "によると",
    "ない", "確認し、", "県が橋を直し、", "said ", "about 10 ", "U.S. ", "John Smith, ",
]  # fmt: skip
LINES = [
    "県は工事を始めた。\n", "上川外相は10日、3人と会談した。\n", "・あ\n", "あ\n", "\n",
    "【要旨】\n", "関連記事\n", "コメント一覧\n", "2019年 公表\n",
    "県は十日、港の岸壁の補修工事を\n", "The ship sank on May 3. ",
    "上川陽子外相は「行く。」と述べた。", "――問い\n「答え」\n", "（答）そうだ。\n", "山田太郎知事　そうだ。\n",
    "Q: Why?\n\nA: Mary Hill spoke to us.\n\n",
]  # fmt: skip


def grows_too_fast(work: Callable[[str], object], piece: str, characters: int = CHARACTERS) -> str | None:
    """None, or what was measured, if the work for twice the text was out of proportion at every try."""
    text = piece * (characters // len(piece))
    measured = []
    for _ in range(TRIES):
        once, twice = seconds(work, text), seconds(work, text + text)
        if twice <= MOST_GROWTH * once + NOISE:
            return None
        measured.append(f"{once:.3f} s, then {twice:.3f} s")
    return "; ".join(measured)


def seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began


def read_whole(text: str, note: str | None = None) -> None:
    found = sentences(Article("a.txt", OUTLET, text, published="2025-06-10", note=note))
    assertions(found, read_claims(found))


def read_scan(text: str) -> None:
    read_whole(text, "ocr")


def find_parts(text: str) -> None:
    page_parts(Article("a.txt", OUTLET, text), blocks(text), None)


@pytest.fixture(scope="module", autouse=True)
def _dictionaries() -> None:
    """What is loaded once does not count."""
    read_whole("上川陽子外相は10日、「3人が死んだ。」と述べた。The ship sank on May 3, Mr. Smith said.")


@pytest.mark.parametrize("piece", [*SIGNS, *DIGITS, *WORDS, *LINES])
@pytest.mark.parametrize("read", [read_whole, read_scan])
def test_an_article_of_one_thing_over_and_over(read: Callable[[str], object], piece: str) -> None:
    assert grows_too_fast(read, piece) is None


@pytest.mark.parametrize("piece", [*SIGNS, *DIGITS, *WORDS])
@pytest.mark.parametrize(
    "find", [tokenise, blocks, find_parts, dates, numbers, names, lambda text: cut(text, 0, len(text))]
)
def test_one_stage_on_one_endless_line(find: Callable[[str], object], piece: str) -> None:
    assert grows_too_fast(find, piece) is None


@pytest.mark.parametrize("piece", [*SIGNS, *DIGITS, *WORDS])
def test_many_lines_each_as_long_as_a_sentence_may_be(piece: str) -> None:
    line = piece * (500 // len(piece)) + "\n"
    assert grows_too_fast(read_whole, line) is None


@pytest.mark.parametrize("piece", ["「", "」", "「。」", "1", "、", "漢"])
def test_a_hundred_thousand_signs_are_cut_in_proportion(piece: str) -> None:
    assert grows_too_fast(lambda text: cut(text, 0, len(text)), piece, 100_000) is None


def test_what_runs_on_without_an_end_is_kept_as_a_fragment() -> None:
    text = "港" * (LONGEST_SENTENCE + 1) + "\n県は工事を始めた。"
    found = sentences(Article("a.txt", OUTLET, text))
    assert [sentence.role for sentence in found] == ["fragment", "body"]
    assert "".join(sentence.text for sentence in found) == text.replace("\n", "")
