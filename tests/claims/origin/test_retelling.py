"""The same told in the same order, in other sentences."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from claims.article import Article, Outlet
from claims.event import kinships
from claims.origin.derivation import Derivation
from claims.origin.derivations import derivations
from claims.origin.longest import longest_rising

STORY = (
    "山吹市は１２日、緑町の浄水場で濁りが見つかったとして、約８２００世帯の給水を止めた。"
    "水道局の担当者は、上流の護岸工事で土砂が取水口に流れ込んだと説明した。"
    "給水車２６台が小学校と公民館を回り、住民はポリタンクを手に列を作った。"
    "市は専門家を交えた検証委員会を設け、秋までに報告書をまとめる。"
)
RETOLD = (
    "緑町の浄水場で水の濁りが出た。山吹市はその日のうちに、８２００もの世帯で給水を止めている。"
    "原因は護岸工事らしい。土砂が、上流から取水口へ入ったのだという。"
    "小学校や公民館には給水車が２６台。ポリタンクを抱え、列ができた。"
    "これから検証委員会が開かれ、専門家も入って、報告書は秋になる見通しだ。"
)
RETOLD_AGAIN = (
    "断水の範囲は８２００の世帯に及んだ。緑町の浄水場に濁りが出て、山吹市が栓を閉めたためだ。"
    "護岸工事の現場から土砂が流れ、取水口をふさいだと、水道局は上流を指さす。"
    "２６台を数えた給水車は、小学校、公民館へ。ポリタンクの列は夜まで続く。"
    "検証委員会には専門家を招く。報告書ができるのは秋だという。"
)
OTHER_ORDER = (
    "ポリタンクを抱えた人が公民館に並ぶ。給水車が足りない。検証委員会の設置を市長が口にしたのは昼前だった。"
    "取水口の網は五年前に取り替えたばかり。護岸工事の業者は取材を断った。浄水場の濁りはまだ引かず、"
    "緑町の食堂は休んでいる。８２００世帯の断水は、山吹市で戦後最大という。小学校の給食も止まった。"
)


def told(file: str, text: str, published: str) -> Article:
    return Article(file, Outlet(file, file, "newspaper", file), text, published=published)


def derived(articles: Sequence[Article]) -> list[Derivation]:
    """Derivations of articles whose claims have not been read."""
    return derivations(articles, (), kinships(articles, (), ()))


def test_the_same_in_other_sentences_and_the_same_order_is_rewritten() -> None:
    (row,) = derived([told("a", STORY, "2025-08-12"), told("b", RETOLD, "2025-08-13")])
    assert (row.article.file, row.origin and row.origin.file, row.how) == ("b", "a", "rewritten")
    assert "浄水場" in row.evidence
    assert all(
        row.article.text[s.article_start : s.article_end] and s.origin_end > s.origin_start for s in row.spans
    )


def test_the_same_matter_in_ones_own_order_is_not() -> None:
    assert not derived([told("a", STORY, "2025-08-12"), told("b", OTHER_ORDER, "2025-08-13")])


def test_two_reports_of_one_official_document_in_its_order_do_not_retell_each_other() -> None:
    document = Article("c", Outlet("c", "山吹市", "official", "c"), STORY, published="2025-08-11")
    reports = [told("a", RETOLD, "2025-08-12"), told("b", RETOLD_AGAIN, "2025-08-13")]
    assert [row.how for row in derived(reports)] == ["rewritten"]
    assert derived([document, *reports]) == []


def test_a_copy_is_not_called_rewritten_as_well() -> None:
    rows = derived([told("a", STORY, "2025-08-12"), told("b", STORY, "2025-08-13")])
    assert [row.how for row in rows] == ["verbatim"]


@given(st.lists(st.integers(0, 40), max_size=40))
def test_the_chain_rises_and_is_as_long_as_any(numbers: list[int]) -> None:
    chain = [numbers[i] for i in longest_rising(numbers)]
    assert chain == sorted(set(chain))
    lengths: list[int] = []
    for place, number in enumerate(numbers):
        lengths.append(1 + max((lengths[i] for i in range(place) if numbers[i] < number), default=0))
    assert len(chain) == max(lengths, default=0)


def test_in_a_random_order_the_chain_stays_near_twice_the_root() -> None:
    numbers = list(range(400))
    random.Random(1).shuffle(numbers)
    assert 30 <= len(longest_rising(numbers)) <= 50
