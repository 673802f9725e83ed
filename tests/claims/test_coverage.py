"""Which articles report one happening, and what each says to the claims of the others."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from claims.article import Article, Outlet
from claims.claim import Claim, read_claims
from claims.coverage import LEAST_IN_DOUBT, Event, answers, events, least_answering
from claims.event import kinships
from claims.fact import assertions
from claims.fact.fact import Assertion, Fact
from claims.group import groups
from claims.link import Link, weights
from claims.mention import Mentions
from claims.sentence import Role, Sentence, sentences
from claims.text import tokenise
from claims.verdict import Verdict

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


# ---- answers

BRIDGE = (
    "市は十二日に北浜大橋を閉じた。",
    "北浜大橋は十二日から通れない。",
    "商店街は売り上げの落ち込みを嘆いた。",
)


def told(file: str, text: str) -> Assertion:
    of = article(file, text)
    whole = Sentence(of, 0, 0, len(text), "body", tokens=tokenise(text))
    return Assertion(Claim(whole, 0, 0, len(text) - 1), (), "affirmed", "happened", None)


def number(value: float, unit: str | None = None) -> Fact:
    return Fact("number", str(value), 0, 1, str(value), low=value, high=value, unit=unit)


def linked(left: Assertion, right: Assertion, score: float, outcome: str = "agrees") -> Verdict:
    left, right = sorted((left, right), key=lambda a: a.claim.key)
    return Verdict(Link(left, right, score, ()), outcome, (), (), "test")  # type: ignore[arg-type]


def statuses(claims: list[Assertion], verdicts: list[Verdict]) -> dict[tuple[str, str], str]:
    """Claim's file and other file -> status, for the pairs that have an answer."""
    event = Event("e", "", tuple(assertion.claim.sentence.article for assertion in claims))
    found = answers(claims, verdicts, groups(claims, verdicts), [event])
    return {(a.assertion.claim.sentence.article.file, a.article.file): a.status for a in found}


def test_a_sure_link_is_an_answer_from_both_sides() -> None:
    one, other, third = (told(file, text) for file, text in zip("abc", BRIDGE, strict=True))
    assert statuses([one, other, third], [linked(one, other, 0.9)]) == {
        ("a", "b"): "states",
        ("b", "a"): "states",
    }


def test_a_diverging_link_is_told_as_a_difference() -> None:
    one, other = told("a", BRIDGE[0]), told("b", BRIDGE[1])
    assert set(statuses([one, other], [linked(one, other, 0.9, "diverges")]).values()) == {"differs"}


def test_a_claim_of_the_group_answers_through_a_third() -> None:
    one, other, third = (told(file, BRIDGE[0]) for file in "abc")
    found = statuses([one, other, third], [linked(one, other, 0.9), linked(other, third, 0.8)])
    assert (found.get(("a", "c")), found.get(("c", "a"))) == ("states", "states")


def test_what_another_article_says_in_other_words_is_unclear_not_silence() -> None:
    said = told("a", "市は北浜大橋を閉じ、商店街の売り上げが落ち込んだ。")
    spoken = told("b", "売り上げが落ち込むと商店街は嘆く。北浜大橋を市が閉じたためだ。")
    event = Event("e", "", tuple(claim.claim.sentence.article for claim in (said, spoken)))
    (found,) = (
        a for a in answers([said, spoken], [], groups([said, spoken], []), [event]) if a.assertion is said
    )
    assert (found.status, found.other, found.through) == ("unclear", spoken, None)
    assert found.score >= LEAST_IN_DOUBT


def test_an_article_that_speaks_of_little_of_a_claim_is_silent_on_it() -> None:
    said, other = told("a", BRIDGE[0]), told("b", BRIDGE[2])
    assert statuses([said, other], []) == {}


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (number(1200, "戸"), number(1200), True),
        (number(3, "人"), number(3, "人"), False),
        (number(12, "%"), number(12, "戸"), False),
        (number(12, "%"), number(12, "%"), True),
        (number(12), number(13), False),
    ],
)
def test_a_figure_that_both_print_makes_the_silence_doubtful(one: Fact, other: Fact, met: bool) -> None:
    said = replace(told("a", "島では停電した。"), facts=(one,))
    spoken = replace(told("b", "The storm cut power."), facts=(other,))
    article_of_other = spoken.claim.sentence.article
    mentions = Mentions({said.claim.sentence.article: [said], article_of_other: [spoken]})
    assert mentions.with_figure_of(said, article_of_other) == (spoken if met else None)


def test_on_the_news_itself_no_report_of_the_event_is_called_silent_so_soon() -> None:
    printed = (
        "市は十二日に北浜大橋を閉じた。商店街は売り上げの落ち込みを嘆いた。雨で客足が遠のいた。補償の予定はない。"
        "北浜大橋の橋脚には亀裂が七カ所あった。"
    )
    read = [
        assertions(units, read_claims(units))
        for units in map(sentences, (article("a", printed), article("b", "北浜大橋は当分使えない。")))
    ]
    event = Event("e", "", tuple(claims[0].claim.sentence.article for claims in read))
    every = [claim for claims in read for claim in claims]
    found = {
        answer.assertion.claim.text: answer.status
        for answer in answers(every, [], groups(every, []), [event])
        if answer.assertion in read[0]
    }
    assert found == {"市は十二日に北浜大橋を閉じた": "unclear"}


def test_a_link_that_only_just_holds_is_no_statement() -> None:
    one, other = told("a", BRIDGE[0]), told("b", BRIDGE[1])
    weak = linked(one, other, weights().linked + 0.01)
    assert "states" not in statuses([one, other], [weak]).values()


def test_a_link_that_falls_short_of_an_answer_makes_the_silence_doubtful() -> None:
    one, other = told("a", BRIDGE[0]), told("b", BRIDGE[2])
    near = linked(one, other, least_answering() - 0.01)
    assert set(statuses([one, other], [near]).values()) == {"unclear"}
    event = Event("e", "", tuple(claim.claim.sentence.article for claim in (one, other)))
    found = answers([one, other], [near], groups([one, other], [near]), [event])
    assert {(answer.other, answer.score) for answer in found} == {
        (one, near.link.score),
        (other, near.link.score),
    }


def test_nobody_is_silent_on_a_claim_that_only_names_its_source() -> None:
    text = "複数の市関係者が明らかにした。"
    of = article("a", text)
    whole = Sentence(of, 0, 0, len(text), "body", tokens=tokenise(text))
    claim = Claim(whole, 0, 0, len(text) - 1, subject="複数の市関係者", subject_start=0)
    source = Assertion(claim, (), "affirmed", "happened", None)
    silent = told("b", BRIDGE[2])
    assert statuses([source, silent], [])["a", "b"] == "unclear"
    other = "複数の市関係者が北浜大橋を閉鎖した。"
    of = article("a", other)
    whole = Sentence(of, 0, 0, len(other), "body", tokens=tokenise(other))
    closed = Claim(whole, 0, 0, len(other) - 1, subject="複数の市関係者", subject_start=0)
    assert statuses([Assertion(closed, (), "affirmed", "happened", None), silent], []) == {}


def test_articles_of_one_outlet_do_not_answer_each_other() -> None:
    one = told("a", BRIDGE[0])
    of = replace(article("a2", BRIDGE[1]), outlet=one.claim.sentence.article.outlet)
    whole = Sentence(of, 0, 0, len(of.text), "body")
    other = Assertion(Claim(whole, 0, 0, len(of.text) - 1), (), "affirmed", "happened", None)
    assert statuses([one, other], [linked(one, other, 0.9)]) == {}


def test_the_order_of_claims_and_links_makes_no_difference_to_answers() -> None:
    claims = [told(file, text) for file, text in zip("abc", BRIDGE, strict=True)]
    verdicts = [linked(claims[0], claims[1], 0.9), linked(claims[1], claims[2], 0.7)]
    event = Event("e", "", tuple(assertion.claim.sentence.article for assertion in claims))
    grouped = groups(claims, verdicts)
    assert answers(claims, verdicts, grouped, [event]) == answers(
        claims[::-1], verdicts[::-1], grouped[::-1], [event]
    )


def parted(texts: dict[str, str]) -> set[frozenset[str]]:
    """The files of some texts, read with their claims, by happening."""
    articles = [article(file, text) for file, text in texts.items()]
    read: list[Assertion] = []
    for one in articles:
        units = sentences(one)
        read += assertions(units, read_claims(units))
    found = events(articles, kinships(articles, read, ()))
    return {frozenset(one.file for one in event.articles) for event in found}


def test_a_place_in_common_is_no_happening_in_common() -> None:
    texts = {
        "bridge": "The swing bridge in Port Eldon was closed on Tuesday after a lorry hit its gate. Two men were hurt.",
        "wire": "A lorry crashed into the gate of the swing bridge at Port Eldon on Tuesday, injuring two men.",
        "seals": "Volunteers counted 140 grey seals on the sands near Port Eldon last weekend, a record.",
    }
    assert parted(texts) == {frozenset({"bridge", "wire"}), frozenset({"seals"})}


def test_words_meet_as_the_dictionary_has_them_whatever_stands_beside_them() -> None:
    texts = {
        "school0": "小峰町教育委員会は、町立の山城小学校を3月末で閉校する方針を示した。",
        "school1": "山城小が姿を消す。小峰町が閉校方針を決めた。",
        "bridge0": "白糸橋の架け替え工事が始まり、白糸村は迂回路を設けた。",
    }
    assert parted(texts) == {frozenset({"school0", "school1"}), frozenset({"bridge0"})}
