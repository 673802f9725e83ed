"""What a report says that an authority announced is the authority's, where its own document tells it too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.group import Group
from claims.link import Link
from claims.origin.attributed import attributions
from claims.origin.derivation import Derivation
from claims.origin.ledger import ledger
from claims.sentence import sentences
from claims.verdict import Verdict

CITY = Outlet("city", "山吹市", "official", "city")
FIRM = Outlet("firm", "緑製紙", "official", "firm")
PAPER = Outlet("yamabuki", "山吹新聞", "newspaper", "yamabuki")
OTHER = Outlet("kawabe", "川辺日報", "newspaper", "kawabe")

RELEASE = "市庁舎の工事費が２１億円に増加する見込みとなりました。\n"


def claims_of(outlet: Outlet, text: str, published: str = "2025-06-12") -> tuple[Assertion, ...]:
    article = Article(f"{outlet.id}.txt", outlet, text, published=published, published_basis="manifest")
    units = sentences(article)
    return assertions(units, read_claims(units))


def only_claim(outlet: Outlet, text: str, published: str = "2025-06-12") -> Assertion:
    return claims_of(outlet, text, published)[0]


def as_one_fact(members: Iterable[Assertion]) -> Group:
    ordered = tuple(members)
    return Group("g", ordered[0].claim.text, "agreed", ordered)


def found(*members: Assertion, known: Sequence[Derivation] = ()) -> list[tuple[str, str]]:
    articles = [member.claim.sentence.article for member in members]
    rows = attributions([as_one_fact(members)], known, [articles])
    return [(row.article.outlet.id, row.origin.outlet.id if row.origin else "") for row in rows]


def test_what_a_report_attributes_to_the_issuer_comes_from_its_document() -> None:
    release = only_claim(CITY, RELEASE)
    named = only_claim(PAPER, "山吹市は１２日、庁舎の費用が２１億円に膨らむと発表した。\n")
    by_kind = only_claim(OTHER, "市によると、庁舎の費用は２１億円になる。\n")
    assert found(release, named, by_kind) == [("kawabe", "city"), ("yamabuki", "city")]


def test_those_claims_are_one_origin() -> None:
    release = only_claim(CITY, RELEASE)
    named = only_claim(PAPER, "山吹市は１２日、庁舎の費用が２１億円に膨らむと発表した。\n")
    group = as_one_fact([release, named])
    articles = [member.claim.sentence.article for member in group.members]
    rows = attributions([group], (), [articles])
    assert ledger([group], ())["g"].origins == 2
    assert ledger([group], rows)["g"].origins == 1


def test_what_goes_on_plainly_from_the_issuers_word_comes_from_its_document_too() -> None:
    release = only_claim(CITY, "庁舎の工事費は２１億円です。\n")
    text = "山吹市は庁舎の工事の内訳を発表した。工事費は２１億円だった。\n\n工事費は２１億円だった。\n"
    announced, plain, apart = claims_of(PAPER, text)
    groups = [as_one_fact([release, plain]), as_one_fact([announced]), as_one_fact([apart])]
    articles = [release.claim.sentence.article, plain.claim.sentence.article]
    (row,) = attributions(groups, (), [articles])
    assert [text[span.article_start : span.article_end] for span in row.spans] == ["工事費は２１億円だった"]
    groups = [as_one_fact([release, apart]), as_one_fact([announced]), as_one_fact([plain])]
    assert attributions(groups, (), [articles]) == []


def test_what_a_report_says_by_itself_or_of_another_does_not() -> None:
    release = only_claim(CITY, RELEASE)
    assert found(release, only_claim(PAPER, "市庁舎の費用は２１億円に膨らむ。\n")) == []
    assert found(release, only_claim(PAPER, "市議会の議長は、費用が２１億円になると述べた。\n")) == []
    assert found(release, only_claim(PAPER, "会社は、費用が２１億円になると発表した。\n")) == []


def test_the_company_is_the_one_firm_that_issued_a_document() -> None:
    report = only_claim(PAPER, "会社は１２日、工場の改修費が２１億円になると発表した。\n")
    firm = only_claim(FIRM, "工場の改修費は２１億円になる見込みです。\n")
    assert found(firm, report) == [("yamabuki", "firm")]
    assert found(firm, only_claim(CITY, RELEASE), report) == []


def test_a_document_of_a_later_day_has_told_nobody() -> None:
    release = only_claim(CITY, RELEASE, "2025-06-14")
    assert found(release, only_claim(PAPER, "山吹市は、庁舎の費用が２１億円に膨らむと発表した。\n")) == []


def test_a_copy_of_the_document_needs_no_more() -> None:
    release = only_claim(CITY, RELEASE)
    report = only_claim(PAPER, "山吹市は、庁舎の費用が２１億円に膨らむと発表した。\n")
    ends = report.claim.sentence.article, release.claim.sentence.article
    assert found(release, report, known=[Derivation(*ends, None, "cites", 1.0, (), "")]) == []


def counted(*members: Assertion) -> tuple[int, int]:
    """Origins and unknown ones of one fact."""
    group = as_one_fact(members)
    articles = [member.claim.sentence.article for member in members]
    told = ledger([group], attributions([group], (), [articles]))["g"]
    return told.origins, told.unknown


def test_what_an_issuer_does_is_known_from_it_but_maybe_not_from_its_document() -> None:
    release = only_claim(FIRM, "緑製紙は山吹工場を来年３月に閉鎖します。\n")
    act = only_claim(PAPER, "製紙大手の緑製紙は、山吹工場を来年３月に閉じる。\n")
    announced = only_claim(OTHER, "緑製紙は１２日、山吹工場を来年３月に閉めると発表した。\n")
    assert counted(release, act) == (1, 1)
    assert counted(release, act, announced) == (1, 0)
    elsewhere = only_claim(PAPER, "山吹工場は来年３月に閉まる。\n")
    assert counted(release, elsewhere) == (2, 0)


def test_what_stands_beside_the_issuers_word_and_differs_from_its_document_is_from_elsewhere() -> None:
    release = claims_of(CITY, "放流量は毎秒７８０トンでした。庁舎は無事です。\n")
    first, second = claims_of(PAPER, "市によると、庁舎は無事だった。放流量は毎秒８５０トンに達した。\n")
    report = [first, replace(second, speaker=None)]
    group = as_one_fact([release[0], report[-1]])
    articles = [release[0].claim.sentence.article, report[0].claim.sentence.article]
    others = as_one_fact([release[-1], report[0]])
    link = Link(*sorted((release[0], report[-1]), key=lambda a: a.claim.key), 0.9, ())
    differs = Verdict(link, "diverges", ("number",), (), "number")
    ((row,), (without,)) = (
        attributions([group, others], (), [articles], verdicts) for verdicts in ([differs], [])
    )
    assert len(without.spans) == len(row.spans) + 1
