"""A fire at a paper mill, as invented outlets tell it: what the tests of copies, citations and origins share."""

from __future__ import annotations

from collections.abc import Sequence

from claims.article import Article, Outlet
from claims.claim import Claim, read_claims
from claims.event import kinships
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.origin.derivation import Derivation
from claims.origin.derivations import derivations
from claims.sentence import Sentence, sentences

AGENCY = Outlet("asahiko", "旭湖通信", "wire", "asahiko", wire=True)
PAPER = Outlet("yamabuki", "山吹新聞", "newspaper", "yamabuki")
OTHER = Outlet("kawabe", "川辺日報", "newspaper", "kawabe")
DIGITAL = Outlet("yamabuki-d", "山吹デジタル", "newspaper", "yamabuki")
ENGLISH = Outlet("bay", "The Bay Courier", "newspaper", "bay")
CITY = Outlet("city", "山吹市", "official", "city")
AGGREGATOR = Outlet("matome", "まとめの森", "aggregator", "matome")
NOBODY = Outlet("x", "x", "unknown", "x")

REPORT = (
    "１２日午前９時ごろ、山吹市緑町の製紙工場で火災があり、従業員３人が煙を吸って病院に運ばれた。いずれも軽症。\n"
    "山吹市消防本部によると、倉庫に積まれていた古紙約４０トンが燃え、約５時間後に消し止められた。\n"
    "工場は前日に設備の点検を終えたばかりで、警察は出火の原因を調べている。"
)
PAPERS_OWN = (
    "近くに住む人は、爆発のような音を２度聞いたと記者に語り、窓の外は黒い煙で何も見えなかったと振り返った。\n"
)
INDEPENDENT = (
    "製紙工場で倉庫が焼け、３人が搬送された。12日朝、緑町で黒煙が上がり、近隣の小学校が休校になった。\n"
    "消防車18台が出動した。会社は操業を当面止めると発表し、社長が会見で謝罪した。"
)
RELEASE = (
    "山吹市緑町で発生した製紙工場の火災について、住民の皆さまに多大なるご心配をおかけしております。\n"
    "市は避難所を三か所に開設し、毛布と飲料水を配布するとともに、専門の相談員による健康相談を実施しております。\n"
    "煙を吸い込んだおそれのある方は、症状がなくても速やかに医療機関を受診してくださいますようお願いいたします。\n"
)
WORDING = (
    "煙を吸い込んだおそれのある方は、症状がなくても速やかに医療機関を受診してくださいますようお願いいたします"
)
ABOUT_PAPER = (
    "製紙工場の火災で、山吹市は住民に呼びかけを続けている。緑町の集会所には朝から人が並び、不安の声が漏れた。\n"
    "近くの小学校は休校となり、商店主は売り上げの落ち込みを嘆いた。鎮火から半日たっても焦げた臭いが消えない。\n"
)
ABOUT_OTHER = (
    "火災から一夜明け、緑町では後片付けが始まった。製紙工場の門は閉ざされ、社員が取材に無言で首を振った。\n"
    "市議会は十六日に臨時の委員会を開く。山吹市の担当課長は、備蓄の毛布が足りなかったことを認めている。\n"
)


def article(
    outlet: Outlet, text: str, published: str | None = "2025-06-12", url: str | None = None
) -> Article:
    return Article(f"{outlet.id}.txt", outlet, text, published=published, url=url)


def derived(articles: Sequence[Article]) -> list[Derivation]:
    """Derivations of articles whose claims have not been read."""
    return derivations(articles, (), kinships(articles, (), ()))


def claims_of(of: Article) -> tuple[Assertion, ...]:
    """All that an article asserts, read as the tool reads it."""
    units = sentences(of)
    return assertions(units, read_claims(units))


def derived_of_claims(articles: Sequence[Article]) -> list[Derivation]:
    """Derivations of articles whose claims have been read."""
    every = [claim for of in articles for claim in claims_of(of)]
    return derivations(articles, every, kinships(articles, every, ()))


def rows(*articles: Article) -> dict[tuple[str, str | None], str]:
    return {
        (row.article.outlet.id, row.origin.outlet.id if row.origin else row.origin_name): row.how
        for row in derived(articles)
    }


def assertion(of: Article, words: str) -> Assertion:
    start = of.text.index(words)
    sentence = Sentence(of, 0, start, start + len(words), "body")
    return Assertion(Claim(sentence, 0, start, start + len(words)), (), "affirmed", "happened", None)
