"""How many independent origins stand behind a claim, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.article import Article, Outlet
from claims.fact.fact import Assertion
from claims.group import Group
from claims.origin.derivation import Derivation
from claims.origin.ledger import Ledger, ledger
from claims.origin.reach import unnamed
from tests.claims.origin.fire import (
    ABOUT_OTHER,
    ABOUT_PAPER,
    AGENCY,
    AGGREGATOR,
    CITY,
    DIGITAL,
    INDEPENDENT,
    NOBODY,
    OTHER,
    PAPER,
    PAPERS_OWN,
    RELEASE,
    REPORT,
    WORDING,
    article,
    assertion,
    claims_of,
    derived,
    derived_of_claims,
    rows,
)


def of_group(*members: Assertion, found: list[Derivation]) -> Ledger:
    group = Group("g", "", "agreed", tuple(sorted(members, key=lambda member: member.claim.key)))
    return ledger([group], found, unnamed(members))["g"]


INJURED = "従業員３人が煙を吸って病院に運ばれた"
HEARD = "爆発のような音を２度聞いた"


def test_papers_that_print_one_agency_story_are_one_origin() -> None:
    articles = [
        article(AGENCY, REPORT),
        article(PAPER, REPORT, "2025-06-13"),
        article(OTHER, REPORT, "2025-06-13"),
    ]
    found = derived(articles)
    members = [assertion(a, INJURED) for a in articles]
    assert of_group(*members, found=found) == Ledger(outlets=3, publishers=3, origins=1, unknown=0)


def test_a_copy_is_independent_for_the_paragraph_it_adds() -> None:
    wire = article(AGENCY, REPORT)
    copy = article(PAPER, REPORT + "\n" + PAPERS_OWN, "2025-06-13")
    third = article(OTHER, f"住民が{HEARD}という。", "2025-06-13")
    found = derived([wire, copy, third])
    assert of_group(assertion(copy, HEARD), assertion(third, HEARD), found=found).origins == 2
    assert of_group(assertion(copy, INJURED), assertion(wire, INJURED), found=found).origins == 1


def test_a_copys_own_headline_and_quotation_are_no_reports_of_its_own() -> None:
    wire, copy = article(AGENCY, REPORT), article(PAPER, f"３人搬送、倉庫焼く\n\n{REPORT}", "2025-06-13")
    found = [*derived([wire, copy])]
    assert [(row.how, row.origin) for row in found] == [("verbatim", wire)]
    headline = assertion(copy, "３人搬送、倉庫焼く")
    told = of_group(headline, assertion(wire, INJURED), found=found)
    assert (told.outlets, told.origins) == (2, 1)


def test_moments_are_compared_across_time_zones() -> None:
    first = article(AGENCY, REPORT, "2025-06-13T01:00:00+09:00")
    second = article(PAPER, REPORT, "2025-06-12T18:00:00+00:00")
    assert rows(first, second) == {("yamabuki", "asahiko"): "verbatim"}


def test_an_agencys_text_of_unknown_day_is_where_a_paper_has_it_from() -> None:
    undated = replace(article(AGENCY, REPORT), published=None)
    assert rows(undated, article(PAPER, REPORT, "2025-06-13")) == {("yamabuki", "asahiko"): "verbatim"}


def test_a_family_is_one_origin_without_any_derivation() -> None:
    members = [assertion(article(outlet, REPORT), INJURED) for outlet in (PAPER, DIGITAL)]
    assert of_group(*members, found=[]) == Ledger(outlets=2, publishers=1, origins=1, unknown=0)


def test_two_independent_reports_are_two_origins() -> None:
    members = [assertion(article(outlet, REPORT), INJURED) for outlet in (PAPER, OTHER)]
    assert of_group(*members, found=[]) == Ledger(outlets=2, publishers=2, origins=2, unknown=0)


def test_an_unregistered_outlet_is_never_counted_as_independent() -> None:
    members = [assertion(article(outlet, REPORT), INJURED) for outlet in (PAPER, NOBODY)]
    assert of_group(*members, found=[]) == Ledger(outlets=2, publishers=2, origins=1, unknown=1)


def test_press_reports_that_are_not_named_are_an_unknown_origin() -> None:
    vague = article(OTHER, "一部報道によると、従業員３人が運ばれた。")
    members = [assertion(article(PAPER, REPORT), INJURED), assertion(vague, vague.text)]
    assert of_group(*members, found=[]) == Ledger(outlets=2, publishers=2, origins=1, unknown=1)


def test_two_papers_that_cite_a_source_nobody_read_share_one_origin() -> None:
    elsewhere = article(AGENCY, "県立美術館で版画展が始まった。")
    citing = [
        article(outlet, "旭湖通信によると、従業員３人が運ばれた。", "2025-06-13") for outlet in (PAPER, OTHER)
    ]
    found = derived([elsewhere, *citing])
    members = [assertion(a, "従業員３人が運ばれた") for a in citing]
    assert of_group(*members, found=found) == Ledger(outlets=2, publishers=2, origins=1, unknown=0)


def test_citing_each_other_in_a_circle_adds_no_origin() -> None:
    left = article(PAPER, "川辺日報によると、製紙工場の火災で従業員３人が運ばれた。")
    right = article(OTHER, "山吹新聞によると、製紙工場の火災で従業員３人が運ばれた。")
    found = derived([left, right])
    assert all("each cites the other" in row.evidence for row in found)
    assert len(found) == 2
    members = [assertion(a, "従業員３人が運ばれた") for a in (left, right)]
    assert of_group(*members, found=found) == Ledger(outlets=2, publishers=2, origins=1, unknown=0)


def test_claims_in_a_documents_words_have_the_document_as_their_origin() -> None:
    release = article(CITY, RELEASE)
    left = article(PAPER, f"{ABOUT_PAPER}{WORDING}。", "2025-06-13")
    right = article(OTHER, f"{ABOUT_OTHER}市は「{WORDING}」と求めた。", "2025-06-13")
    found = derived([release, left, right])
    assert of_group(*(assertion(a, WORDING) for a in (left, right)), found=found).origins == 1
    assert of_group(assertion(left, "小学校は休校"), assertion(right, "一夜明け"), found=found).origins == 2


def test_a_sentence_in_common_that_nothing_explains_is_unknown() -> None:
    left = article(PAPER, f"{ABOUT_PAPER}{WORDING}。")
    right = article(OTHER, f"{ABOUT_OTHER}{WORDING}。", "2025-06-13")
    found = derived([left, right])
    assert [(row.how, row.wording) for row in found] == [("shared_quote", True)]
    whole = of_group(assertion(left, WORDING), assertion(right, WORDING), found=found)
    assert (whole.origins, whole.unknown) == (1, 1)
    assert of_group(assertion(left, "小学校は休校"), assertion(right, "一夜明け"), found=found).unknown == 0


def test_an_aggregators_page_is_that_of_the_one_outlet_it_names() -> None:
    page = article(AGGREGATOR, "火災のまとめ。従業員３人が運ばれたんですね。\n出典：旭湖通信", "2025-06-14")
    elsewhere = article(AGENCY, "県立美術館で版画展が始まった。")
    found = derived([elsewhere, page])
    told = of_group(assertion(page, "従業員３人が運ばれた"), found=found)
    assert (told.origins, told.unknown) == (1, 0)
    (root,) = told.roots
    assert root.because == "derived"
    assert root.derivation
    assert root.derivation.origin_name == "旭湖通信"


@pytest.mark.parametrize(
    "credit", ["旭湖通信", "6:02配信　旭湖通信", "提供：旭湖通信", "（旭湖通信）", "記事提供　旭湖通信"]
)
def test_the_credit_line_of_an_aggregators_page_names_its_outlet(credit: str) -> None:
    page = article(AGGREGATOR, f"火災のまとめ。従業員３人が運ばれたんですね。\n\n{credit}\n", "2025-06-14")
    elsewhere = article(AGENCY, "県立美術館で版画展が始まった。")
    told = of_group(assertion(page, "従業員３人が運ばれた"), found=derived([elsewhere, page]))
    assert [root.because for root in told.roots] == ["derived"]


def test_an_aggregators_page_that_names_nobody_is_unknown() -> None:
    page = article(AGGREGATOR, "火災のまとめ。従業員３人が運ばれたんですね。", "2025-06-14")
    told = of_group(assertion(page, "従業員３人が運ばれた"), found=derived([page]))
    assert (told.origins, told.unknown) == (0, 1)


def test_each_root_says_why_and_leads_to_both_texts() -> None:
    wire, copy = article(AGENCY, REPORT), article(PAPER, REPORT, "2025-06-13")
    sister, third = article(DIGITAL, INDEPENDENT, "2025-06-14"), article(NOBODY, INDEPENDENT)
    found = derived([wire, copy])
    members = [assertion(of, "３人") for of in (wire, copy, sister, third)]
    told = of_group(*members, found=found)
    because = {root.article.outlet.id: (root.number, root.known, root.because) for root in told.roots}
    assert because["asahiko"] == (1, True, "own-report")
    assert because["yamabuki"][1:] == (True, "derived")
    assert because["yamabuki-d"][1:] == (True, "same-family")
    assert because["x"][1:] == (False, "unregistered")
    assert because["yamabuki"][0] == because["asahiko"][0] == because["yamabuki-d"][0] != because["x"][0]
    by_derivation = next(root.derivation for root in told.roots if root.article == copy)
    assert by_derivation
    assert (by_derivation.origin, bool(by_derivation.spans)) == (wire, True)


def test_citing_in_a_circle_of_three_is_marked() -> None:
    third = Outlet("z", "渡瀬新報", "newspaper", "z")
    articles = [
        article(PAPER, "川辺日報によると、製紙工場の火災で従業員３人が運ばれた。"),
        article(OTHER, "渡瀬新報によると、製紙工場の火災で従業員３人が運ばれた。"),
        article(third, "山吹新聞によると、製紙工場の火災で従業員３人が運ばれた。"),
    ]
    found = derived(articles)
    assert [row.evidence.endswith("[cited in a circle]") for row in found] == [True] * 3
    members = [assertion(a, "従業員３人が運ばれた") for a in articles]
    assert of_group(*members, found=found).origins == 1


def test_a_shared_quotation_merges_no_origins() -> None:
    words = "「火の回りが早く、逃げるのがやっとだった。仲間の無事だけを祈っていた。」"
    left = article(PAPER, f"作業員は{words}と話した。")
    right = article(OTHER, f"居合わせた人も{words}と言う。")
    found = derived([left, right])
    assert [row.how for row in found] == ["shared_quote"]
    assert of_group(assertion(left, words), assertion(right, words), found=found).origins == 2


def test_another_edition_of_the_text_changes_nothing_about_who_tells_it() -> None:
    wire = article(AGENCY, REPORT)
    assert of_group(assertion(replace(wire, title="訂正"), INJURED), found=[]).outlets == 1


# ---- how far a source carries


def of_claims(words: str, *articles: Article) -> Ledger:
    """The ledger of the claims that hold some words, one of each article."""
    found = derived_of_claims(articles)
    members = [next(claim for claim in claims_of(a) if words in claim.claim.text) for a in articles]
    return of_group(*members, found=found)


def test_hearsay_after_a_cited_paper_is_that_papers_too() -> None:
    text = "渡瀬新報は、両社が統合すると報じた。売上高は2兆円になるという。\n"
    left, right = article(PAPER, text), article(OTHER, f"株価は上がった。\n{text}")
    told = of_claims("売上高は2兆円", left, right)
    assert (told.origins, told.unknown) == (1, 0)


def test_a_plain_sentence_after_a_cited_report_is_unknown_alone() -> None:
    left = article(PAPER, "国土交通省の報告書によると、未点検の橋は66万ある。県内では312カ所が残る。\n")
    right = article(OTHER, "県内では312カ所が残る。\n")
    told = of_claims("312カ所", left, right)
    assert (told.origins, told.unknown) == (1, 1)
    assert {root.because for root in told.roots} == {"own-report", "follows-source"}


def test_two_that_tell_it_beside_one_source_have_it_from_there() -> None:
    left = article(PAPER, "国土交通省の報告書によると、未点検の橋は66万ある。県内では312カ所が残る。\n")
    right = article(OTHER, "県内では312カ所が残る。\n\n出典：国土交通省「道路の年報」\n")
    assert of_claims("312カ所", left, right).origins == 1
    other_source = article(OTHER, right.text.replace("国土交通省", "総務省"))
    assert of_claims("312カ所", left, other_source).unknown == 1


def test_who_is_quoted_beside_a_source_of_the_whole_speaks_for_himself() -> None:
    text = "店主の田中一郎さんは「客が増えた」と話した。\n\n出典：総務省「家計調査」\n"
    told = of_claims("客が増えた", article(PAPER, text), article(OTHER, f"売り上げは伸びた。\n{text}"))
    assert told.origins == 2


def test_who_cites_a_paper_in_one_paragraph_reports_the_others_itself() -> None:
    own = article(PAPER, REPORT)
    text = "製紙工場の火災で従業員３人が運ばれた。\n"
    aside = "跡地をめぐっては、山吹新聞が古紙約４０トンの処分について報じている。\n"
    told = of_claims("従業員３人", own, article(OTHER, text + aside, "2025-06-13"))
    assert told.origins == 2
    told = of_claims("従業員３人", own, article(OTHER, text.strip() + aside, "2025-06-13"))
    assert told.origins == 1


def test_a_report_that_cites_two_does_not_make_them_one() -> None:
    own = article(PAPER, "製紙工場の火災で従業員３人が運ばれた。\n")
    others = article(OTHER, "火災で従業員３人が病院に運ばれた。\n")
    blog = article(
        Outlet("b", "町のブログ", "blog", "b"),
        "山吹新聞によると、従業員３人が運ばれた。\n川辺日報も従業員３人が運ばれたと報じた。\n",
        "2025-06-13",
    )
    told = of_claims("従業員３人", own, others, blog)
    assert (told.origins, told.unknown) == (2, 0)
    assert [root.because for root in told.roots if root.article == blog] == ["derived"]


def test_a_page_of_an_aggregator_does_not_join_those_it_names() -> None:
    first = article(AGGREGATOR, "従業員３人が運ばれた（川辺日報）。\n")
    second = replace(first, file="2.txt", text="従業員３人が運ばれた（山吹新聞）。\n")
    assert of_claims("３人", first, second).origins == 2
    assert of_claims("３人", first, replace(first, file="2.txt")).origins == 1


def cites(of: Article, origin: Article | None, name: str | None) -> Derivation:
    return Derivation(of, origin, name, "cites", 1.0, (), "", ((0, len(of.text)),))


def test_a_house_that_one_paper_links_to_and_another_only_names_is_one_origin() -> None:
    wire = article(AGENCY, REPORT)
    linking, naming = (
        article(PAPER, f"{INJURED}。", "2025-06-13"),
        article(OTHER, f"{INJURED}。", "2025-06-13"),
    )
    members = [assertion(linking, INJURED), assertion(naming, INJURED)]
    found = [cites(linking, wire, None), cites(naming, None, AGENCY.name)]
    assert of_group(*members, found=found) == Ledger(outlets=2, publishers=2, origins=1, unknown=0)
    found = [cites(linking, wire, None), cites(naming, None, "海峡通信")]
    assert of_group(*members, found=found).origins == 2


def test_a_blog_that_tells_what_was_told_and_names_nobody_is_no_origin_of_its_own() -> None:
    blog = Outlet("tabi", "旅の記", "blog", "tabi")
    printed = assertion(article(PAPER, REPORT, "2025-06-12"), INJURED)
    after = assertion(article(blog, f"{INJURED}。", "2025-06-13"), INJURED)
    before = assertion(article(blog, f"{INJURED}。", "2025-06-11"), INJURED)
    assert of_group(printed, after, found=[]) == Ledger(outlets=2, publishers=2, origins=1, unknown=1)
    assert of_group(printed, before, found=[]).origins == 2
