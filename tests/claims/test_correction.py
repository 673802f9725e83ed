"""A correction travels: which claims are taken back, and who still prints them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.correction import Correction, corrections
from claims.coverage import Event
from claims.event import kinships
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.group import Group, groups
from claims.origin.copy import precedence
from claims.origin.derivations import derivations
from claims.press import Edition
from claims.sentence import sentences
from claims.taken_back import holds

AGENCY = Outlet("asahiko", "旭湖通信", "wire", "asahiko", wire=True)
PAPER = Outlet("yamabuki", "山吹新聞", "newspaper", "yamabuki")
OTHER = Outlet("kawabe", "川辺日報", "newspaper", "kawabe")
DIGITAL = Outlet("asahiko-d", "旭湖オンライン", "newspaper", "asahiko")

REPORT = (
    "１２日午前９時ごろ、山吹市緑町の製紙工場で火災があり、従業員３人が煙を吸って病院に運ばれた。\n"
    "山吹市消防本部によると、倉庫に積まれていた古紙約４０トンが燃え、約５時間後に消し止められた。\n"
    "工場は前日に設備の点検を終えたばかりで、警察は出火の原因を調べている。\n"
)
NOTICE = "【訂正】１２日配信の記事で、病院に運ばれた従業員を３人としたのは２人の誤りでした。\n"
INDEPENDENT = (
    "製紙工場で倉庫が焼け、従業員３人が搬送された。緑町で黒煙が上がり、近隣の小学校が休校になった。\n"
)


def article(outlet: Outlet, text: str, published: str = "2025-06-12", file: str = "") -> Article:
    return Article(file or f"{outlet.id}.txt", outlet, text, published=published)


def claims_of(of: Article) -> list[Assertion]:
    units = sentences(of)
    return list(assertions(units, read_claims(units)))


def corrected(
    *articles: Article, editions: tuple[Edition, ...] = (), fact: str = "(?!)", apart: bool = False
) -> list[Correction]:
    """fact: what the claims of one group say, as a pattern; apart: whether each article is an event of its own."""
    every = [assertion for one in articles for assertion in claims_of(one)]
    members = tuple(claim for claim in every if re.search(fact, claim.claim.text))
    fact_group = Group("fact", fact, "disputed", members)
    alone = groups([claim for claim in every if claim not in members], ())
    by_time = tuple(sorted(articles, key=precedence))
    happenings = [Event(one.file, "", (one,)) for one in by_time] if apart else [Event("e", "", by_time)]
    kin = {} if apart else kinships(articles, every, ())
    derived = derivations(articles, every, kin)
    return corrections(every, [*alone, fact_group], derived, happenings, kin, editions)


def standing(correction: Correction) -> dict[tuple[str, str], str]:
    return {
        (row.assertion.claim.sentence.article.outlet.id, row.standing): row.assertion.claim.text
        for row in correction.withdrawals
    }


def test_a_notice_takes_back_the_earlier_claim_and_names_the_copies_that_still_carry_it() -> None:
    wire, notice = article(AGENCY, REPORT), article(AGENCY, NOTICE, "2025-06-13", "notice.txt")
    copy = article(PAPER, REPORT, "2025-06-12T18:00:00+09:00")
    (found,) = corrected(wire, notice, copy)
    assert (found.article, found.wrong, found.right, found.basis) == (notice, "3人", "2人", "notice")
    assert set(standing(found)) == {("asahiko", "withdrawn"), ("yamabuki", "uncorrected")}
    assert "３人" in standing(found)["yamabuki", "uncorrected"]


def test_whoever_reports_by_himself_carries_nothing_on() -> None:
    wire, notice = article(AGENCY, REPORT), article(AGENCY, NOTICE, "2025-06-13", "notice.txt")
    (found,) = corrected(wire, notice, article(OTHER, INDEPENDENT))
    assert set(standing(found)) == {("asahiko", "withdrawn")}


def test_a_copy_that_has_corrected_itself_is_not_listed() -> None:
    wire, notice = article(AGENCY, REPORT), article(AGENCY, NOTICE, "2025-06-13", "notice.txt")
    copy = article(PAPER, REPORT + NOTICE, "2025-06-13")
    by_agency = next(found for found in corrected(wire, notice, copy) if found.article == notice)
    assert set(standing(by_agency)) == {("asahiko", "withdrawn")}


def test_a_copy_that_its_outlet_corrects_elsewhere_is_not_listed() -> None:
    wire, notice = article(AGENCY, REPORT), article(AGENCY, NOTICE, "2025-06-13", "notice.txt")
    copy, own = (
        article(PAPER, REPORT, "2025-06-13"),
        article(PAPER, REPORT[:98] + NOTICE, "2025-06-14", "own.txt"),
    )
    by_agency = next(found for found in corrected(wire, notice, copy, own) if found.article == notice)
    assert set(standing(by_agency)) == {("asahiko", "withdrawn")}


def test_a_copy_of_the_right_version_is_not_listed() -> None:
    wire, notice = article(AGENCY, REPORT), article(AGENCY, NOTICE, "2025-06-13", "notice.txt")
    copy = article(PAPER, REPORT.replace("３人", "２人"), "2025-06-12T18:00:00+09:00")
    (found,) = corrected(wire, notice, copy)
    assert set(standing(found)) == {("asahiko", "withdrawn")}


def test_the_same_figure_of_something_else_is_not_taken_back() -> None:
    wire, notice = article(AGENCY, REPORT), article(AGENCY, NOTICE, "2025-06-13", "notice.txt")
    copy = article(
        PAPER, REPORT.replace("３人", "２人") + "警察は消防団の３人から話を聴いた。\n", "2025-06-13"
    )
    (found,) = corrected(wire, notice, copy)
    assert set(standing(found)) == {("asahiko", "withdrawn")}


def test_the_sister_paper_that_still_carries_it_is_listed() -> None:
    wire, later = article(AGENCY, REPORT), article(AGENCY, REPORT[:98] + NOTICE, "2025-06-13", "later.txt")
    (found,) = corrected(wire, later, article(DIGITAL, INDEPENDENT))
    assert ("asahiko-d", "uncorrected") in standing(found)


def test_an_article_that_corrects_itself_takes_back_its_own_claim_and_not_its_notice() -> None:
    live = article(
        PAPER,
        "【訂正】先の速報で現場を県庁としましたが、正しくは市役所でした。\n\n県庁で火災があり、煙が出ている。\n",
    )
    (found,) = corrected(live)
    assert [row.assertion.claim.text for row in found.withdrawals] == ["県庁で火災があり"]


def test_an_edition_that_says_otherwise_takes_the_old_claim_back() -> None:
    old = article(AGENCY, REPORT)
    new = replace(old, text=REPORT.replace("約４０トン", "約６０トン"))
    copy = article(PAPER, REPORT, "2025-06-12T18:00:00+09:00")
    (only,) = corrected(new, copy, editions=(Edition(new, old, tuple(claims_of(old))),))
    assert only.basis == "edition"
    assert "４０トン" in standing(only)["asahiko", "withdrawn"]
    assert "４０トン" in standing(only)["yamabuki", "uncorrected"]
    assert "約６０トン" in new.text[only.char_start : only.char_end]


def test_an_edition_with_other_words_and_the_same_facts_takes_nothing_back() -> None:
    old = article(AGENCY, REPORT)
    new = replace(old, text=REPORT.replace("消し止められた", "鎮火した"))
    assert corrected(new, editions=(Edition(new, old, tuple(claims_of(old))),)) == []


@pytest.mark.parametrize(
    ("text", "value", "held"),
    [
        ("船長（61）が", "61歳", True),
        ("船長は６１歳で", "61歳", True),
        ("乗客128名が", "128人", True),
        ("乗客1128人が", "128人", False),
        ("61人が", "61歳", False),
        ("汐見港内で", "港内", True),
        ("132 passengers", "132", True),
        ("1.32億円", "32", False),
        ("fined $42 million", "$42 million", True),
        ("fined $4.2 million", "$42 million", False),
        ("fined $4.2m", "$4.2 million", True),
        ("fined 4.2 million dollars", "$4.2 million", True),
        ("fined £4.2 million", "$4.2 million", False),
        ("4.2 million people", "$4.2 million", False),
        ("a 42m pool", "42 million", False),
        ("4億2000万円", "4億2千万円", True),
        ("4.2億円", "42億円", False),
    ],
)
def test_a_text_holds_a_figure_only_as_itself(text: str, value: str, held: bool) -> None:
    assert holds(text, value) is held


def test_a_wrong_sum_and_the_right_one_may_differ_by_a_point_alone() -> None:
    herald = Outlet("herald", "The Pacific Herald", "newspaper", "herald")
    brief = Outlet("brief", "Shiomi Daily", "blog", "brief")
    page = (
        "A judge on Tuesday ordered the Open Harbor charity to pay $4.2 million for misusing grants.\n"
        "Correction: An earlier version misstated the amount of the fine. It is $4.2 million, not $42 million.\n"
    )
    told = "Open Harbor must pay ${} million for misusing grants, The Pacific Herald reports.\n"
    for amount, carried in (("42", True), ("4.2", False)):
        now = replace(article(herald, page), language="en")
        citing = replace(article(brief, told.format(amount), "2025-06-12T18:00+09:00"), language="en")
        (found,) = corrected(now, citing)
        assert (("brief", "uncorrected") in standing(found)) is carried


def test_a_house_cited_from_before_its_page_was_corrected_is_cited_for_what_was_wrong() -> None:
    ledger = Outlet("ledger", "The Pacific Ledger", "newspaper", "ledger")
    herald = Outlet("herald", "The Bay Herald", "newspaper", "herald")
    fire = (
        "A warehouse fire in the port of Shiomi injured {} workers early Tuesday{}. Police seek the cause.\n"
    )
    page = (
        fire.format(12, "")
        + "Correction: An earlier version said 14 workers were injured. It was 12, not 14.\n"
    )
    now = replace(article(ledger, page, "2025-03-19"), language="en")
    citing = replace(
        article(herald, fire.format(14, ", according to The Pacific Ledger"), "2025-03-18"), language="en"
    )
    (found,) = corrected(now, citing)
    assert ("herald", "uncorrected") in standing(found)


def test_the_copy_of_an_edition_that_was_replaced_is_a_copy_of_the_page() -> None:
    text = REPORT.replace("３人", "４人")
    now = replace(article(AGENCY, text, "2025-06-12T13:00+09:00"), since="2025-06-12T09:00+09:00")
    copy = article(PAPER, REPORT, "2025-06-12T11:00+09:00")
    assert precedence(now) < precedence(copy)
    rows = derivations([now, copy], (), kinships([now, copy], (), ()))
    assert [(row.article, row.origin) for row in rows] == [(copy, now)]


RETRACTION = (
    "【おわび】１２日に配信した「製紙工場で火災」の記事は、事実の確認が不十分でした。記事を取り消します。\n"
)


FRAUD = "県警は、男ら12人を詐欺の疑いで逮捕した。県内の高齢者12人から計3億円をだまし取った疑いがある。\n"


def of_two_events(*articles: Article) -> list[Correction]:
    """The corrections where each article has been taken for an event of its own."""
    every = [assertion for one in articles for assertion in claims_of(one)]
    apart = [Event(one.file, "", (one,)) for one in articles]
    return corrections(every, groups(every, ()), (), apart, {}, ())


def test_a_notice_takes_back_what_the_article_says_that_it_names_by_title_and_no_other_figure() -> None:
    story = replace(article(PAPER, FRAUD, file="1.txt"), title="投資詐欺疑いで12人逮捕")
    said = (
        "【訂正】12日付「投資詐欺疑いで12人逮捕」の記事で、高齢者が「12人」とあるのは「21人」の誤りでした。\n"
    )
    (correction,) = of_two_events(story, article(PAPER, said, "2025-06-13", file="2.txt"))
    assert [row.assertion.claim.text[:7] for row in correction.withdrawals] == ["県内の高齢者1"]
    other = replace(story, title="市長選に12人")
    (elsewhere,) = of_two_events(
        other, article(PAPER, said.replace("12日付", ""), "2025-06-13", file="2.txt")
    )
    assert elsewhere.withdrawals == ()


def test_a_notice_without_a_subject_means_the_one_sentence_that_holds_the_figure() -> None:
    once = "県警は、男らを詐欺の疑いで逮捕した。県内の高齢者12人から計3億円をだまし取った疑いがある。\n"
    said = "【訂正】「投資詐欺疑いで逮捕」の記事で、「12人」とあるのは「21人」の誤りでした。\n"
    notice = article(PAPER, said, "2025-06-13", file="2.txt")
    for text, count in ((once, 1), (FRAUD, 0)):
        story = replace(article(PAPER, text, file="1.txt"), title="投資詐欺疑いで逮捕")
        (correction,) = of_two_events(story, notice)
        assert len({row.assertion.claim.sentence for row in correction.withdrawals}) == count


def test_a_notice_names_its_article_by_the_day_too() -> None:
    story = article(PAPER, FRAUD, file="1.txt")
    said = "【訂正】12日付社会面の記事で、高齢者が12人とあるのは21人の誤りでした。\n"
    (correction,) = of_two_events(story, article(PAPER, said, "2025-06-13", file="2.txt"))
    assert len(correction.withdrawals) == 1


def test_a_retraction_takes_back_every_claim_of_the_article_it_names_and_the_copies_still_carry_them() -> (
    None
):
    report = replace(article(AGENCY, REPORT, "2025-06-12T10:00+09:00"), title="製紙工場で火災、３人搬送")
    copy = article(PAPER, REPORT, "2025-06-12T18:00+09:00")
    notice = article(AGENCY, RETRACTION, "2025-06-14", "asahiko_notice.txt")
    apart = article(OTHER, INDEPENDENT, "2025-06-13")
    (found,) = corrected(report, copy, notice, apart)
    assert (found.basis, found.wrong, found.right) == ("retraction", None, None)
    rows = [(row.assertion.claim.sentence.article, row.standing) for row in found.withdrawals]
    assert rows.count((report, "withdrawn")) == len(claims_of(report))
    assert rows.count((copy, "uncorrected")) == len(claims_of(copy))
    assert apart not in {of for of, _ in rows}


def test_a_retraction_on_the_page_itself_takes_back_what_the_earlier_edition_said() -> None:
    before = article(AGENCY, REPORT, "2025-06-12", "page.txt")
    now = article(AGENCY, "この記事を取り消します。事実の確認が不十分でした。\n", "2025-06-14", "page.txt")
    copy = article(PAPER, REPORT, "2025-06-13")
    (found,) = corrected(now, copy, editions=(Edition(now, before, tuple(claims_of(before))),))
    assert {row.assertion.claim.sentence.article for row in found.withdrawals} >= {before}


def test_a_retraction_that_could_mean_two_articles_takes_nothing_back() -> None:
    first = article(AGENCY, REPORT, "2025-06-12", "one.txt")
    second = article(AGENCY, INDEPENDENT, "2025-06-12", "two.txt")
    notice = article(AGENCY, "本紙は記事を取り消し、関係者におわびします。\n", "2025-06-14", "notice.txt")
    (found,) = corrected(first, second, notice)
    assert found.withdrawals == ()


def test_the_subject_of_a_notice_is_met_in_a_part_of_its_compound() -> None:
    report = article(AGENCY, "新しい駅は６月に開業する。近くの公園は６月に閉じる。\n")
    notice = article(
        AGENCY, "【訂正】記事で、開業時期を６月としたのは７月の誤りでした。\n", "2025-06-14", "notice.txt"
    )
    (found,) = corrected(report, notice)
    assert [row.assertion.claim.text for row in found.withdrawals] == ["新しい駅は６月に開業する"]


# ---- what is not taken back, and who is not accused


NAMED = "祭りは３年ぶりに開かれた。実行委員長の広瀬進さんは「声が戻った」と喜んだ。\n"
CITED = "旭湖通信によると、工場の火災で従業員３人が運ばれた。\n"


def test_a_correction_of_a_caption_takes_back_nothing_of_the_body() -> None:
    said = "【訂正】{}で、「広瀬進さん」とあるのは「広瀬忍さん」の誤りでした。\n"
    for place, count in (("１２日付の写真説明", 0), ("１２日付の記事", 1)):
        notice = article(PAPER, said.format(place), "2025-06-13", file="2.txt")
        (correction,) = of_two_events(article(PAPER, NAMED, file="1.txt"), notice)
        assert len(correction.withdrawals) == count


def test_who_tells_of_the_correction_does_not_carry_the_error_on() -> None:
    told = "旭湖通信は、工場の火災で病院に運ばれた従業員を３人と配信した記事を訂正した。\n"
    wire, notice = article(AGENCY, REPORT), article(AGENCY, NOTICE, "2025-06-13", file="n.txt")
    for text, carried in ((CITED, True), (told, False)):
        (correction,) = corrected(wire, notice, article(PAPER, text, "2025-06-14"))
        assert (("yamabuki", "uncorrected") in standing(correction)) == carried


def test_who_cites_a_house_for_one_thing_is_not_accused_of_another() -> None:
    text = "旭湖通信によると、工場は点検を終えていた。\n\n署長は「病院に運ばれた従業員は３人だ」と話した。\n"
    wire, notice = article(AGENCY, REPORT), article(AGENCY, NOTICE, "2025-06-13", file="n.txt")
    (correction,) = corrected(wire, notice, article(PAPER, text, "2025-06-12"))
    assert ("asahiko", "withdrawn") in standing(correction)
    assert ("yamabuki", "uncorrected") not in standing(correction)


# ---- the same fact in other words


CROWD = "１２日朝、緑町で送電線が切れた。町によると、停電は約６時間続き、通勤客ら約{}に影響した。\n"


@pytest.mark.parametrize(
    ("outlet", "text", "carried"),
    [
        (
            PAPER,
            "１２日朝、緑町で送電線が切れた。停電は約６時間続き、約２万人に影響した。（旭湖通信）\n",
            True,
        ),
        (
            PAPER,
            "１２日朝、緑町で送電線が切れた。停電は約６時間続き、約１万２千人に影響した。（旭湖通信）\n",
            False,
        ),
        (PAPER, "１２日朝、緑町で送電線が切れた。駅によると、約２万人に影響した。（旭湖通信）\n", False),
        (PAPER, "旭湖通信によると、緑町で送電線が切れた。\n\n約２万人に影響した。\n", False),
        (OTHER, "緑町の停電で駅前に長い列ができた。町によると、約２万人に影響した。\n", False),
    ],
)
def test_a_report_that_has_the_fact_from_the_replaced_edition_carries_its_figure_on(
    outlet: Outlet, text: str, carried: bool
) -> None:
    old = article(AGENCY, CROWD.format("２万人"))
    new = replace(old, text=CROWD.format("１万２千人"))
    edition = Edition(new, old, tuple(claims_of(old)))
    other = article(outlet, text, "2025-06-12T18:00:00+09:00")
    (only,) = corrected(new, other, editions=(edition,), fact="に影響した")
    assert ((outlet.id, "uncorrected") in standing(only)) is carried


def test_what_a_new_edition_only_leaves_out_is_not_taken_for_wrong() -> None:
    old = article(AGENCY, "１２日朝の停電で、東京電力の約２万人に影響した。\n")
    new = replace(old, text="１２日朝の停電で、約１万２千人に影響した。\n")
    edition = Edition(new, old, tuple(claims_of(old)))
    for figure, carried in (("約２万人に", True), ("利用者に", False)):
        told = f"１２日朝の停電は、東京電力の{figure}影響した。（旭湖通信）\n"
        copy = article(PAPER, told, "2025-06-12T18:00:00+09:00")
        (only,) = corrected(new, copy, editions=(edition,), fact="に影響した")
        assert (("yamabuki", "uncorrected") in standing(only)) is carried


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        (
            "A fire broke out at a mill in Midori, Asahiko Press reported. The brigade said 31 workers were hurt.\n",
            True,
        ),
        (
            "A fire broke out at a mill in Midori, Asahiko Press reported. Dr. Reed said 31 workers were hurt.\n",
            False,
        ),
        (
            "A fire broke out at a mill in Midori, Asahiko Press reported. The brigade said 13 workers were hurt.\n",
            False,
        ),
    ],
)
def test_who_cites_the_house_has_the_fact_from_it_unless_another_speaker_tells_it(
    text: str, carried: bool
) -> None:
    agency = Outlet("asahiko", "Asahiko Press", "wire", "asahiko", wire=True)
    paper = Outlet("herald", "The Bay Herald", "newspaper", "herald")
    page = (
        "A fire broke out at a paper mill in Midori on Tuesday. The brigade said 13 workers were hurt.\n"
        "Correction: An earlier version misstated the number of the injured. It was 13, not 31.\n"
    )
    now = replace(article(agency, page), language="en")
    citing = replace(article(paper, text, "2025-06-12T18:00+09:00"), language="en")
    (found,) = corrected(now, citing, fact="workers were hurt")
    assert (("herald", "uncorrected") in standing(found)) is carried


def test_a_house_that_is_cited_by_name_alone_is_cited_for_the_fact_it_took_back_however_apart_the_events() -> (
    None
):
    wire, notice = article(AGENCY, REPORT), article(AGENCY, NOTICE, "2025-06-13", "notice.txt")
    brief = article(PAPER, "【旭湖通信】製紙工場の火災で従業員３人が病院に運ばれた。\n", "2025-06-13")
    for fact, carried in (("病院に運ばれた", True), ("(?!)", False)):
        found = next(f for f in corrected(wire, notice, brief, fact=fact, apart=True) if f.article == notice)
        assert (("yamabuki", "uncorrected") in standing(found)) is carried


def test_a_translation_carries_on_a_figure_that_either_text_has_once() -> None:
    times = Outlet("times", "The Midori Times", "newspaper", "times")
    report = "緑町の踏切で２日、男性が電車にはねられ死亡した。県警によると、男性は近くの８４歳とみられる。\n"
    said = "【訂正】２日配信の「男性、踏切で死亡」の記事中、「８４歳」とあるのは「７４歳」の誤りでした。\n"
    english = "MIDORI (Asahiko) -- A man was killed at a crossing. He is believed to be an 84-year-old.{}\n"
    wire = article(replace(AGENCY, name="Asahiko"), report, "2025-06-02")
    wire = replace(wire, title="男性、踏切で死亡")
    notice = article(replace(AGENCY, name="Asahiko"), said, "2025-06-03", "notice.txt")
    for more, carried in (("", True), (" His brother, an 84-year-old, wept.", False)):
        told = replace(article(times, english.format(more), "2025-06-02T18:00+09:00"), language="en")
        found = next(each for each in corrected(wire, notice, told) if each.article == notice)
        assert ("asahiko", "withdrawn") in standing(found)
        assert (("times", "uncorrected") in standing(found)) is carried


def test_a_value_in_quotation_marks_is_no_title() -> None:
    page = (
        "市は学校の統合を２０２８年４月に行う。\n\n"
        "《おことわり》統合の時期を当初「２０２７年４月」と表記していましたが、「２０２８年４月」に修正しました。\n"
    )
    copy = "市は学校の統合を２０２７年４月に行う。（山吹新聞）\n"
    (found,) = corrected(article(PAPER, page), article(OTHER, copy, "2025-06-12T18:00+09:00"))
    assert ("kawabe", "uncorrected") in standing(found)
