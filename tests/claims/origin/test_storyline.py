"""Articles that tell claim by claim what another tells, in its order."""

from __future__ import annotations

from collections.abc import Sequence

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.event import kinships
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.link import links
from claims.origin.derivations import derivations
from claims.origin.storyline import storylines
from claims.pair import pairs
from claims.sentence import sentences
from claims.verdict import verdicts

STORY = (
    "汐見市の水族館で２日、ペンギン１２羽が逃げ出した。逃げたのは午前６時ごろで、飼育員が戸を閉め忘れた。"
    "３羽は近くの桟橋で釣り人のバケツからアジを食べた。別の２羽は郵便局の階段で眠った。"
    "館は漁協の船を借り、日没までに全羽を連れ戻した。館長は餌代４万円を釣り人に弁償する。"
)
RETOLD = (
    "ペンギン１２羽が２日、汐見市の水族館から逃走した。飼育員の戸の閉め忘れが原因で、午前６時ごろのことだった。"
    "うち３羽は桟橋にいた釣り人のバケツのアジを平らげた。２羽は郵便局の階段で寝ていた。"
    "漁協に借りた船で館が捜し、日が沈むまでに全部を連れ帰った。釣り人には館長が餌代として４万円を支払う。"
)
OWN = (
    "ペンギン１２羽が２日、汐見市の水族館から逃走した。郵便局の原田さんは「階段に置物があると思ったら動いた」と笑った。"
    "水族館では５年前にもアシカが逃げている。市は柵の高さを１メートル上げる予算６００万円を組む。"
    "この日は遠足の児童８０人が来ていた。売店ではペンギンの菓子がよく売れた。飼育員が戸を閉め忘れた。"
)


def told(name: str, text: str, day: str) -> Article:
    return Article(name, Outlet(name, name, "newspaper", name), text, published=day)


def read(articles: Sequence[Article]) -> list[Assertion]:
    return [claim for found in map(sentences, articles) for claim in assertions(found, read_claims(found))]


def hows(articles: Sequence[Article]) -> list[tuple[str, str]]:
    claims = read(articles)
    judged = verdicts(links(pairs(claims)))
    rows = derivations(articles, claims, kinships(articles, claims, judged), verdicts=judged)
    return [(row.article.file, row.how) for row in rows if row.how != "shared_quote"]


def test_who_tells_each_claim_in_other_words_and_nothing_else_retells() -> None:
    first, later = told("a", STORY, "2026-05-02"), told("b", RETOLD, "2026-05-03")
    assert hows([later, first]) == [("b", "rewritten")]


def test_who_was_there_brings_something_home() -> None:
    assert hows([told("a", STORY, "2026-05-02"), told("b", OWN, "2026-05-03")]) == []


def test_a_quotation_of_its_own_is_no_retelling() -> None:
    quoting = RETOLD + "原田さんは「階段に置物があると思ったら急に動いたので驚いた」と話した。"
    assert hows([told("a", STORY, "2026-05-02"), told("b", quoting, "2026-05-03")]) == []


def test_two_reports_of_one_document_in_its_order_do_not_retell_each_other() -> None:
    document = Article("c", Outlet("c", "汐見市", "official", "c"), STORY, published="2026-05-02")
    reports = [told("a", STORY, "2026-05-02"), told("b", RETOLD, "2026-05-03")]
    assert ("b", "rewritten") not in hows([document, *reports])


BRIEF = (
    "汐見市の水族館で２日、ペンギン１２羽が逃げ出した。飼育員が朝の掃除のあと戸を閉め忘れたためとみられる。"
    "館長は餌代４万円を近くの釣り人に弁償する方針だ。"
)
TURNED = (
    "飼育員が朝の掃除のあと戸を閉め忘れたためとみられる。ペンギン１２羽が逃げ出したのは２日、汐見市の水族館だ。"
    "館長は餌代４万円を近くの釣り人に弁償する方針だ。"
)


def test_a_brief_told_anew_in_another_order_is_known_by_its_wording() -> None:
    assert hows([told("a", BRIEF, "2026-05-02"), told("b", TURNED, "2026-05-03")]) == [("b", "rewritten")]
    own = TURNED + "市は柵の高さを１メートル上げる。売店では菓子が売れた。この日は児童８０人が来ていた。"
    assert ("b", "rewritten") not in hows([told("a", BRIEF, "2026-05-02"), told("b", own, "2026-05-03")])


def test_the_order_counts_where_no_wording_is_shared() -> None:
    first, later = told("a", STORY, "2026-05-02"), told("b", RETOLD, "2026-05-03")
    turned = told("c", "".join(f"{part}。" for part in reversed(RETOLD.split("。")) if part), "2026-05-03")
    for retelling, found in ((later, 1), (turned, 0)):
        claims = read([first, retelling])
        lines = storylines(verdicts(links(pairs(claims))), claims, [(retelling, first)], {})
        assert [line.in_order for line in lines] == [True] * found
