"""Which articles report one happening, and which texts are whole."""

from __future__ import annotations

import random

from claims.article import Article, Outlet
from claims.coverage import events
from claims.event import kinships
from claims.sentence import Role, Sentence

FIRE = (
    "１２日午前、山吹市緑町の製紙工場で火災があり、従業員３人がけがをした。山吹市消防本部によると、倉庫の古紙が燃えた。",
    "12日朝、山吹市緑町にある製紙工場で火災が起きた。消防本部は従業員3人のけがを確認し、倉庫の古紙が焼けたとみている。",
    "山吹市の製紙工場火災で、緑町の住民が避難所から戻った。倉庫の古紙はなおくすぶり、消防本部が警戒している。",
)
VOTE = (
    "桜木県知事選は８日投開票され、無所属新人の元県議が現職を破って初当選した。投票率は四十八％だった。",
    "桜木県知事選で初当選した無所属新人は９日、県庁で記者会見し、現職の県議会対応を批判した。投票率は伸びなかった。",
)
REVIEW = "この１週間。山吹市の製紙工場で火災があった。桜木県知事選は無所属新人が初当選した。"


def article(file: str, text: str, note: str | None = None) -> Article:
    return Article(
        file, Outlet(file, f"{file}新聞", "newspaper", file), text, published="2025-06-12", note=note
    )


def sentence(of: Article, part: str, role: Role = "body", position: int = 0) -> Sentence:
    start = of.text.index(part)
    return Sentence(of, position, start, start + len(part), role)


def happenings(articles: list[Article]) -> set[frozenset[str]]:
    return {
        frozenset(a.file for a in event.articles) for event in events(articles, kinships(articles, (), ()))
    }


def test_articles_of_one_happening_are_one_event_and_others_another() -> None:
    articles = [article(f"fire{i}", t) for i, t in enumerate(FIRE)] + [
        article(f"vote{i}", t) for i, t in enumerate(VOTE)
    ]
    assert happenings(articles) == {frozenset({"fire0", "fire1", "fire2"}), frozenset({"vote0", "vote1"})}


def test_a_review_of_two_happenings_does_not_chain_them() -> None:
    articles = [article(f"fire{i}", t) for i, t in enumerate(FIRE)]
    articles += [article(f"vote{i}", t) for i, t in enumerate(VOTE)] + [article("review", REVIEW)]
    found = happenings(articles)
    assert not any({"fire0", "vote0"} <= happening for happening in found)
    assert sum("review" in happening for happening in found) == 1


def test_the_order_of_the_articles_makes_no_difference() -> None:
    articles = [article(f"a{i}", t) for i, t in enumerate((*FIRE, *VOTE, REVIEW))]
    shuffled = articles[:]
    random.Random(5).shuffle(shuffled)
    assert events(articles, kinships(articles, (), ())) == events(shuffled, kinships(shuffled, (), ()))


def test_an_article_that_shares_nothing_is_an_event_alone() -> None:
    assert happenings([article("a", FIRE[0]), article("b", "新しい鉄道車両が公開された。")]) == {
        frozenset({"a"}),
        frozenset({"b"}),
    }
