"""What comes from what, and how many independent origins stand behind a claim."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from claims.article import Article, Hyperlink, Outlet
from claims.claim import Claim
from claims.derivation import Derivation
from claims.event import kinships
from claims.fact.fact import Assertion
from claims.group import Group
from claims.origin import Ledger, derivations, ledger
from claims.sentence import Sentence

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


def article(
    outlet: Outlet, text: str, published: str | None = "2025-06-12", url: str | None = None
) -> Article:
    return Article(f"{outlet.id}.txt", outlet, text, published=published, url=url)


def derived(articles: Sequence[Article]) -> list[Derivation]:
    """Derivations of articles whose claims have not been read."""
    return derivations(articles, (), kinships(articles, (), ()))


def rows(*articles: Article) -> dict[tuple[str, str | None], str]:
    return {
        (row.article.outlet.id, row.origin.outlet.id if row.origin else row.origin_name): row.how
        for row in derived(articles)
    }


# ---- copies


def test_a_copy_under_another_headline_is_verbatim() -> None:
    wire = article(AGENCY, "製紙工場で火災、３人搬送\n" + REPORT)
    copy = article(PAPER, "緑町の工場火災\n" + REPORT, "2025-06-13")
    assert rows(wire, copy) == {("yamabuki", "asahiko"): "verbatim"}


def test_a_copy_without_its_end_is_trimmed() -> None:
    wire = article(AGENCY, REPORT)
    copy = article(PAPER, REPORT[: len(REPORT) // 2], "2025-06-13")
    assert rows(wire, copy) == {("yamabuki", "asahiko"): "trimmed"}


def test_a_copy_with_a_paragraph_of_its_own_is_still_one_and_says_how_much() -> None:
    wire = article(AGENCY, REPORT)
    copy = article(PAPER, REPORT + "\n" + PAPERS_OWN, "2025-06-13")
    (row,) = derived([wire, copy])
    assert row.origin == wire
    assert 0.5 < row.score < 0.9
    assert all(copy.text[s.article_start : s.article_end] not in PAPERS_OWN for s in row.spans)


def test_polite_style_and_widths_do_not_hide_a_copy() -> None:
    polite = (
        "12日午前9時ごろ、山吹市緑町の製紙工場で火災があり、従業員3人が煙を吸って病院に運ばれました。いずれも軽症です。\n"
        "山吹市消防本部によりますと、倉庫に積まれていた古紙約40トンが燃え、約5時間後に消し止められました。\n"
        "工場は前日に設備の点検を終えたばかりで、警察は出火の原因を調べています。"
    )
    assert rows(article(AGENCY, REPORT), article(PAPER, polite, "2025-06-13")) == {
        ("yamabuki", "asahiko"): "verbatim"
    }


def test_independent_reports_of_one_fire_are_no_copies() -> None:
    assert not rows(article(AGENCY, REPORT), article(PAPER, INDEPENDENT, "2025-06-13"))


def test_the_earlier_is_the_origin() -> None:
    early, late = article(PAPER, REPORT, "2025-06-11"), article(AGENCY, REPORT, "2025-06-12")
    assert rows(early, late) == {("asahiko", "yamabuki"): "verbatim"}


def test_of_one_day_the_agency_is_the_origin() -> None:
    assert rows(article(PAPER, REPORT), article(AGENCY, REPORT)) == {("yamabuki", "asahiko"): "verbatim"}


def test_of_one_day_the_hour_decides() -> None:
    late = article(AGENCY, REPORT, "2025-06-12T18:00:00+09:00")
    early = article(PAPER, REPORT, "2025-06-12T09:00:00+09:00")
    assert rows(late, early) == {("asahiko", "yamabuki"): "verbatim"}


def test_an_agency_whose_hour_is_not_known_goes_before_the_papers_of_its_day() -> None:
    paper = article(PAPER, REPORT, "2025-06-12T06:00:00+09:00")
    assert rows(paper, article(AGENCY, REPORT)) == {("yamabuki", "asahiko"): "verbatim"}


def test_another_name_of_the_place_does_not_hide_a_copy() -> None:
    national = REPORT.replace("山吹市緑町の製紙工場", "桜木県山吹市の製紙工場")
    local = REPORT.replace("山吹市緑町の製紙工場", "本県山吹市の製紙工場")
    assert rows(article(AGENCY, national), article(PAPER, local, "2025-06-13")) == {
        ("yamabuki", "asahiko"): "verbatim"
    }


# ---- official documents

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


def test_two_reports_that_print_a_sentence_of_one_document_have_it_from_the_document() -> None:
    release = article(CITY, RELEASE)
    left = article(PAPER, f"{ABOUT_PAPER}{WORDING}。", "2025-06-13")
    right = article(OTHER, f"{ABOUT_OTHER}{WORDING}。", "2025-06-13")
    assert rows(release, left, right) == {
        ("yamabuki", "city"): "shared_quote",
        ("kawabe", "city"): "shared_quote",
    }


def test_short_reports_that_are_mostly_a_document_are_no_copies_of_each_other() -> None:
    release = article(CITY, RELEASE)
    left = article(PAPER, RELEASE.replace("おります", "いる") + ABOUT_PAPER, "2025-06-13")
    right = article(OTHER, ABOUT_OTHER + RELEASE, "2025-06-13")
    assert rows(release, left, right) == {("yamabuki", "city"): "trimmed", ("kawabe", "city"): "trimmed"}


def test_a_quotation_of_a_documents_own_words_leads_to_the_document() -> None:
    release = article(CITY, RELEASE)
    quoting = article(PAPER, f"{ABOUT_PAPER}市は「{WORDING}」と呼びかけた。", "2025-06-13")
    assert rows(release, quoting) == {("yamabuki", "city"): "shared_quote"}


def test_a_document_of_a_later_day_is_not_where_a_report_has_its_words_from() -> None:
    release = article(CITY, RELEASE, "2025-06-15")
    quoting = article(PAPER, f"{ABOUT_PAPER}市は「{WORDING}」と呼びかけた。", "2025-06-13")
    assert ("yamabuki", "city") not in rows(release, quoting)


def test_an_agency_that_quotes_a_document_is_still_copied() -> None:
    release = article(CITY, RELEASE)
    wire = article(AGENCY, f"{REPORT}\n{WORDING}。", "2025-06-13T08:00:00+09:00")
    copy = article(PAPER, f"{REPORT}\n{WORDING}。", "2025-06-13T18:00:00+09:00")
    found = rows(release, wire, copy)
    assert found[("yamabuki", "asahiko")] == "verbatim"


def test_a_document_that_was_not_read_is_a_stub() -> None:
    text = "製紙工場の火災で、総務省の報道資料によると、昨年の工場火災は四百件を超えた。"
    assert rows(article(PAPER, text)) == {("yamabuki", "総務省"): "cites"}


def test_a_document_named_only_by_what_stands_before_is_none() -> None:
    assert not rows(article(PAPER, "同社の発表資料によると、製紙工場の火災の原因は分かっていない。"))


def test_two_papers_with_one_agency_story_both_lead_to_the_agency() -> None:
    found = rows(
        article(AGENCY, REPORT), article(PAPER, REPORT, "2025-06-13"), article(OTHER, REPORT, "2025-06-13")
    )
    assert found == {("yamabuki", "asahiko"): "verbatim", ("kawabe", "asahiko"): "verbatim"}


def test_spans_hold_the_same_words_in_both_texts() -> None:
    wire = article(AGENCY, "製紙工場で火災\n" + REPORT)
    copy = article(PAPER, "別の見出し\n" + REPORT, "2025-06-13")
    (row,) = derived([wire, copy])
    for span in row.spans:
        assert (
            copy.text[span.article_start : span.article_end]
            == wire.text[span.origin_start : span.origin_end]
            != ""
        )


def test_the_order_of_the_articles_makes_no_difference() -> None:
    articles = [
        article(AGENCY, REPORT),
        article(PAPER, REPORT + PAPERS_OWN, "2025-06-13"),
        article(OTHER, INDEPENDENT + PAPERS_OWN, "2025-06-14"),
        article(DIGITAL, INDEPENDENT, "2025-06-12"),
    ]
    shuffled = articles[:]
    random.Random(3).shuffle(shuffled)
    assert derived(articles) == derived(shuffled)


# ---- shared quotations


def test_reports_that_share_only_a_quotation_are_no_copies() -> None:
    words = "「火の回りが早く、逃げるのがやっとだった。仲間の無事を確かめるまで生きた心地がしなかった。」"
    left = article(PAPER, f"緑町の火災で、作業員は{words}と話した。警察が調べている。")
    right = article(OTHER, f"工場長も取材に応じた。居合わせた作業員は{words}と涙ぐんだ。", "2025-06-13")
    assert rows(left, right) == {("kawabe", "yamabuki"): "shared_quote"}


# ---- citations


@pytest.mark.parametrize(
    "sentence",
    [
        "旭湖通信によると、製紙工場の火災で従業員３人が運ばれた。",
        "旭湖通信は１２日、製紙工場の火災で従業員３人が病院に運ばれたと報じた。",
        "製紙工場の火災で倉庫の古紙が燃えたと旭湖通信が伝えた。",
        "旭湖通信の報道では、製紙工場の倉庫で古紙が燃えた。",
        "製紙工場の火災で古紙が燃えた。（出典：旭湖通信）",
        "製紙工場の火災で古紙が燃えた。\n\n出典：旭湖通信\n",
        "製紙工場の火災で古紙が燃えた。\n\n【出典】旭湖通信、毎朝放送\n",
        "旭湖通信（６月１２日付）によると、製紙工場の火災で従業員３人が運ばれた。",
        "旭湖通信（12日夕刊）が報じて、製紙工場の火災で従業員３人が運ばれたと分かった。",
    ],
)
def test_an_outlet_named_as_the_source_is_cited(sentence: str) -> None:
    assert rows(article(AGENCY, REPORT), article(PAPER, sentence, "2025-06-13")) == {
        ("yamabuki", "asahiko"): "cites"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "旭湖通信は１２日、新しい社長を選んだ。製紙工場の火災で倉庫の古紙が燃えた。",
        "製紙工場の火災の現場近くには旭湖通信の支局がある。倉庫の古紙が燃えた。",
    ],
)
def test_an_outlet_only_spoken_of_is_not_cited(sentence: str) -> None:
    assert not rows(article(AGENCY, REPORT), article(PAPER, sentence, "2025-06-13"))


def test_a_short_page_cites_the_article_that_says_what_it_tells() -> None:
    page = article(
        OTHER,
        "うちの田んぼは無事だった。旭湖通信の配信では倉庫の古紙約４０トンが燃えたという。",
        "2025-06-14",
    )
    wire, elsewhere = article(AGENCY, REPORT), article(AGENCY, "県立美術館で版画展が始まった。")
    (row,) = derivations([elsewhere, wire, page], (), {})
    assert (row.article, row.origin, row.how) == (page, wire, "cites")


def test_an_outlet_that_names_itself_cites_nobody() -> None:
    text = "山吹新聞が入手した記録によると、製紙工場の倉庫の点検は形だけだったと山吹新聞は報じた。"
    assert not rows(article(AGENCY, REPORT), article(PAPER, text, "2025-06-13"))


def test_an_authority_that_says_something_is_a_speaker_and_its_document_a_source() -> None:
    release = article(CITY, "製紙工場の火災について。倉庫の古紙が燃え、従業員３人が運ばれました。")
    spoken = article(PAPER, "山吹市によると、製紙工場の火災で倉庫の古紙が燃えた。", "2025-06-13")
    written = article(OTHER, "山吹市の発表資料によると、製紙工場の火災で倉庫の古紙が燃えた。", "2025-06-13")
    assert rows(release, spoken, written) == {("kawabe", "city"): "cites"}


def test_a_blog_that_names_the_official_document_by_whose_it_is_cites_it() -> None:
    notice = article(
        CITY, "山吹市は12日、製紙工場の火災で従業員3人が搬送されたとお知らせします。倉庫の古紙が燃えました。"
    )
    blog = Outlet("green", "みどり日記", "blog", "green")
    telling = "製紙工場の火災のことを書く。市のお知らせでは、従業員3人が搬送され、倉庫の古紙が燃えたそうだ。"
    read = article(blog, telling, "2025-06-13")
    assert rows(notice, read) == {("green", "city"): "cites"}
    assert rows(notice, replace(read, outlet=PAPER)) == {}
    assert rows(notice, article(blog, telling.replace("のお知らせで", ""), "2025-06-13")) == {}


def test_a_page_named_by_its_address_is_cited_also_when_glued_to_a_sentence() -> None:
    page = article(AGENCY, REPORT, url="https://asahiko.example/2025/06/12/1")
    text = "出典: https://asahiko.example/2025/06/12/1火災はまだ調べられています。"
    assert rows(page, article(PAPER, text, "2025-06-13")) == {("yamabuki", "asahiko"): "cites"}
    shared = "火災が続く。出典 https://www.asahiko.example/2025/06/12/1?utm_source=mail#top"
    assert rows(page, article(PAPER, shared, "2025-06-13")) == {("yamabuki", "asahiko"): "cites"}


def test_a_page_in_a_list_of_further_reading_is_not_cited() -> None:
    page = article(AGENCY, REPORT, url="https://asahiko.example/2025/06/12/1")
    text = "駅前に新しい店ができた。\n関連記事\nhttps://asahiko.example/2025/06/12/1\n"
    assert not rows(page, article(PAPER, text, "2025-06-13"))


@pytest.mark.parametrize(
    ("text", "stub"),
    [
        ("Three workers were hurt, according to the Ise Bay Gazette.\n", "Ise Bay Gazette"),
        ("The Ise Bay Gazette first reported that three workers were hurt.\n", "Ise Bay Gazette"),
        (
            "Some 40 tons burned, according to a report by the Japan Mill Safety Agency.\n",
            "Japan Mill Safety Agency",
        ),
        ("Some 40 tons burned, according to the Transport Ministry's white paper.\n", "Transport Ministry"),
        ("古紙の回収量は減っている（出典：総務省「家計調査」）。\n", "総務省「家計調査」"),
        ("古紙の回収量は減っている。\n出典・製紙連盟の統計より作成\n", "製紙連盟の統計"),
    ],
)
def test_whatever_a_text_says_it_is_drawn_from_is_a_stub(text: str, stub: str) -> None:
    assert rows(article(OTHER, text)) == {("kawabe", stub): "cites"}


@pytest.mark.parametrize(
    "text",
    [
        "He fell from the Midori Daily building, officials said.\n",
        "The White House Press Secretary said nothing.\n",
        "写真提供：山吹海上保安部\n",
        "The Harbour Observers said the fire was large.\n",
    ],
)
def test_what_only_sounds_like_a_source_is_none(text: str) -> None:
    assert rows(article(OTHER, text)) == {}


def test_words_that_lead_to_an_article_cite_it() -> None:
    source = article(OTHER, REPORT, "2025-06-12", "https://kawabe.example/news/12?ref=top")
    text = "詳しい経過をまとめた記事がある。避難所は５か所に開かれ、約２００人が身を寄せている。\n"
    blog = article(Outlet("b", "町のブログ", "blog", "b"), text, "2025-06-13", "https://blog.example/1")
    pages = ("https://kawabe.example/news/12#top", "https://nowhere.example/", "https://blog.example/2")
    links = tuple(Hyperlink(0, 4, page) for page in pages)
    assert rows(source, replace(blog, hyperlinks=links)) == {("b", "kawabe"): "cites"}
    assert rows(source, blog) == {}


def test_a_page_that_was_not_read_is_a_stub() -> None:
    text = "火災の統計はhttps://stats.example/fires から引用した。"
    assert rows(article(PAPER, text)) == {("yamabuki", "https://stats.example/fires"): "cites"}


def test_an_outlet_with_no_article_on_the_matter_is_a_stub() -> None:
    elsewhere = article(AGENCY, "県立美術館で版画展が始まった。来月まで開く。")
    text = "旭湖通信によると、製紙工場の火災で従業員３人が運ばれた。"
    assert rows(elsewhere, article(PAPER, text, "2025-06-13")) == {("yamabuki", "旭湖通信"): "cites"}


# ---- families


def test_the_later_article_of_one_family_stands_on_the_first() -> None:
    assert rows(article(DIGITAL, REPORT), article(PAPER, INDEPENDENT + REPORT[:60], "2025-06-13")) == {
        ("yamabuki", "yamabuki-d"): "same-family"
    }


# ---- the ledger


def assertion(of: Article, words: str) -> Assertion:
    start = of.text.index(words)
    sentence = Sentence(of, 0, start, start + len(words), "body")
    return Assertion(Claim(sentence, 0, start, start + len(words)), (), "affirmed", "happened", None)


def of_group(*members: Assertion, found: list[Derivation]) -> Ledger:
    group = Group("g", "", "agreed", tuple(sorted(members, key=lambda member: member.claim.key)))
    return ledger([group], found)["g"]


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
