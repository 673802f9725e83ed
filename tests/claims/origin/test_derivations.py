"""What comes from what: copies, the words of documents and of quotations, families."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.claims.origin.fire import (
    ABOUT_OTHER,
    ABOUT_PAPER,
    AGENCY,
    CITY,
    DIGITAL,
    INDEPENDENT,
    OTHER,
    PAPER,
    PAPERS_OWN,
    RELEASE,
    REPORT,
    WORDING,
    article,
    derived,
    derived_of_claims,
    rows,
)

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


def test_two_quakes_in_the_same_sentences_are_no_copies() -> None:
    stock = (
        "気象庁によると、震源の深さは約{}キロ、地震の規模を示すマグニチュード(M)は{}と推定される。"
        "この地震による津波の心配はない。揺れの強かった地域では、しばらくの間、同じ程度の地震に注意してほしいと呼びかけている。"
    )
    here = "21日午後3時42分ごろ、赤塚町と雲井町で震度4を観測した。" + stock.format(10, 5.1)
    there = "13日午後10時27分ごろ、八重津市と笠間木町で震度4を観測した。" + stock.format(50, 4.8)
    assert derived([article(AGENCY, here), article(PAPER, there, "2025-06-13")])
    assert not derived_of_claims([article(AGENCY, here), article(PAPER, there, "2025-06-13")])


def test_the_earlier_is_the_origin() -> None:
    early, late = article(PAPER, REPORT, "2025-06-11"), article(AGENCY, REPORT, "2025-06-12")
    assert rows(early, late) == {("asahiko", "yamabuki"): "verbatim"}


def test_of_one_day_the_agency_is_the_origin() -> None:
    assert rows(article(PAPER, REPORT), article(AGENCY, REPORT)) == {("yamabuki", "asahiko"): "verbatim"}


def test_of_one_day_the_hour_decides() -> None:
    late = article(AGENCY, REPORT, "2025-06-12T18:00:00+09:00")
    early = article(PAPER, REPORT, "2025-06-12T09:00:00+09:00")
    assert rows(late, early) == {("asahiko", "yamabuki"): "verbatim"}


def test_an_agencys_fuller_text_of_the_day_is_where_a_papers_part_of_it_is_from() -> None:
    late = article(AGENCY, REPORT + "\n" + PAPERS_OWN, "2025-06-12T18:00:00+09:00")
    early = article(PAPER, REPORT, "2025-06-12T09:00:00+09:00")
    (row,) = derived([late, early])
    assert (row.article, row.origin) == (early, late)
    span = row.spans[0]
    assert early.text[span.article_start :][:10] == late.text[span.origin_start :][:10]
    two_papers = rows(replace(late, outlet=OTHER), early)
    assert two_papers == {("kawabe", "yamabuki"): "trimmed"}


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


# ---- families


def test_the_later_article_of_one_family_stands_on_the_first() -> None:
    assert rows(article(DIGITAL, REPORT), article(PAPER, INDEPENDENT + REPORT[:60], "2025-06-13")) == {
        ("yamabuki", "yamabuki-d"): "same-family"
    }
