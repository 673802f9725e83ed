"""Claims: one for each assertion, inside its sentence, with its subject."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Article, Outlet
from claims.claim import Claim, read_claims
from claims.sentence import sentences

Claims = Callable[[str], tuple[Claim, ...]]


def test_a_long_official_sentence_is_one_claim_for_each_assertion(claims_in: Claims) -> None:
    first, second = claims_in("市長は橋の工事を視察し、作業員から説明を受けた。")
    assert first.text == "市長は橋の工事を視察し"
    assert second.text == "作業員から説明を受けた"


def test_a_clause_without_a_subject_inherits_it_and_says_so(claims_in: Claims) -> None:
    first, second = claims_in("市長は橋の工事を視察し、作業員から説明を受けた。")
    assert (first.subject, first.subject_inherited) == ("市長", False)
    assert (second.subject, second.subject_inherited) == ("市長", True)


def test_a_list_of_persons_stays_whole(claims_in: Claims) -> None:
    (claim,) = claims_in("会合には山田太郎知事、川本花子市長、北村次郎議長が出席した。")
    assert claim.text.startswith("会合には")
    assert claim.text.endswith("出席した")


@pytest.mark.parametrize(
    "sentence",
    [
        "市は橋を架け替えるため、来月から道路を閉じる。",
        "雨が続けば、工事は来週に延びる。",
        "市は工場を閉じ、跡地を公園にする方針だ。",
        "両市は窓口を設け、情報の共有を進めることで合意した。",
        "水門が壊れ、川があふれる恐れがある。",
        "規則は、職員が何を報告し、どう記録するかを定めている。",
        "市は現場を調べ、原因を突き止めることで、再発を防いだ。",
        "3日午前、川沿いにある踏切で、電車がトラックに衝突した。",
        "そのためには住民の声を聞き、丁寧な説明が必要だ。",
        "市は昼夜を問わず、見回りを続けた。",
        "市は橋の再建について、住民の意見を聞いた。",
        "市は見張りを強め、再発を防いでまいります。",
        "要るのは感情論ではなく、中身を語る言葉だ。",
    ],
)
def test_a_purpose_a_condition_or_a_shared_plan_is_not_cut_off(claims_in: Claims, sentence: str) -> None:
    assert len(claims_in(sentence)) == 1


def test_talks_are_told_as_held_though_what_follows_was_only_agreed(claims_in: Claims) -> None:
    first, second = claims_in("両市長は東京で会談し、窓口を設けることで一致した。")
    assert (first.text, second.text) == ("両市長は東京で会談し", "窓口を設けることで一致した")


def test_what_goes_on_is_told_apart_from_what_may_follow(claims_in: Claims) -> None:
    first, second = claims_in("倉庫では在庫が細っており、隣の工場も休業する可能性がある。")
    assert first.text == "倉庫では在庫が細っており"
    assert second.subject == "隣の工場"


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("けがはなく、行方不明者もいない。", "けがはなく"),
        ("乗客は128人ではなく、132人だった。", "乗客は128人ではなく"),
        ("男性は軽傷といい、命に別条はない。", "男性は軽傷といい"),
        ("市は来月にも説明会を開く方針で、日程を調べている。", "市は来月にも説明会を開く方針で"),
    ],
)
def test_a_clause_that_stands_on_its_own_is_cut_off(claims_in: Claims, sentence: str, first: str) -> None:
    assert claims_in(sentence)[0].text == first


def test_a_but_without_a_comma_parts_two_assertions(claims_in: Claims) -> None:
    first, second = claims_in("催しは昨年から市の主催となりましたが会場は隣町でした。")
    assert first.text.endswith("なりましたが")
    assert second.subject == "会場"


def test_of_a_question_only_what_is_told_before_it_is_a_claim(claims_in: Claims) -> None:
    (claim,) = claims_in("市の財政は国の補助に頼っているが、その仕組みはいつまで続くのか。")
    assert claim.text == "市の財政は国の補助に頼っているが"


def test_a_bracket_that_is_never_closed_hides_no_assertion(claims_in: Claims) -> None:
    (claim,) = claims_in("「運営委員の山田太郎さんは「すぐに直すべきだ」と指摘。")
    assert claim.text.endswith("指摘")


@pytest.mark.parametrize(
    "label", ["「橋の再建」への対応", "４ 港の態勢", "橋の事故について（第2報）", "これまでの開催"]
)
def test_a_label_is_no_claim_though_it_holds_a_particle_or_a_figure(claims_in: Claims, label: str) -> None:
    assert claims_in(f"{label}\n\n橋は三十年前に架けられた。市が直した。")[0].text != label


def test_a_question_asserts_nothing(claims_in: Claims) -> None:
    assert claims_in("橋はいつ直るのか。") == ()


def test_an_indirect_question_is_part_of_an_assertion(claims_in: Claims) -> None:
    (claim,) = claims_in("・会議では、橋をどう直すかが話し合われた。")
    assert "話し合われた" in claim.text


def test_a_topic_heading_makes_no_claim_and_an_asserting_one_does(claims_in: Claims) -> None:
    text = "\n\n".join(
        ("橋の歴史", "橋は三十年前に架けられた。市が直した。", "市長が会見", "市長は事故をわびた。")
    )
    texts = [claim.text for claim in claims_in(text)]
    assert "橋の歴史" not in texts
    assert any("会見" in text for text in texts)


def test_an_english_sentence_is_cut_at_a_clause_with_its_own_verb(claims_in: Claims) -> None:
    texts = [
        claim.text
        for claim in claims_in("The ferry hit the pier, injuring six passengers and two crew members.")
    ]
    assert texts == ["The ferry hit the pier", "injuring six passengers and two crew members"]


def test_the_same_text_gives_the_same_keys(claims_in: Claims) -> None:
    text = "市長は橋の工事を視察し、作業員から説明を受けた。橋は来月に開通する。"
    assert [claim.key for claim in claims_in(text)] == [claim.key for claim in claims_in(text)]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='市は橋を直し、閉じた。「」『』（）が、と述べ\n・0123年月日人 aThe.,"', max_size=80))
def test_claims_lie_inside_their_sentences_and_do_not_overlap(text: str) -> None:
    article = Article("a.txt", Outlet("o", "紙", "newspaper", "o"), text)
    found = read_claims(sentences(article))
    for claim in found:
        assert claim.sentence.char_start <= claim.char_start < claim.char_end <= claim.sentence.char_end
        assert claim.text == text[claim.char_start : claim.char_end]
    for before, after in pairwise(found):
        assert before.char_end <= after.char_start


def test_a_sentence_that_nobody_would_write_asserts_nothing(claims_in: Claims) -> None:
    assert claims_in("市が橋を直し、" * 300 + "。") == ()


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The driver remained in hospital and at least three students were at home.",
            ["The driver remained in hospital", "and at least three students were at home"],
        ),
        ("Police said two men and a woman were arrested.", ["Police said two men and a woman were arrested"]),
        (
            "Mori said the report was wrong and that no such talks had been held.",
            ["Mori said the report was wrong and that no such talks had been held"],
        ),
        ("Letters are being sent and both will vote.", ["Letters are being sent", "and both will vote"]),
        (
            "車輪が6つ脱線しているということで、警察は原因を調べている。",
            ["車輪が6つ脱線しているということで", "警察は原因を調べている"],
        ),
    ],
)
def test_a_clause_with_a_subject_of_its_own_is_a_claim(
    claims_in: Claims, sentence: str, claims: list[str]
) -> None:
    assert [claim.text for claim in claims_in(sentence)] == claims


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("市長は関与を否定したうえで、議会に説明する考えを示した。", "市長は関与を否定したうえで"),
        ("両社は統合で合意したと発表し、4月の発足を目指すとした。", "両社は統合で合意したと発表し"),
    ],
)
def test_what_was_said_is_told_apart_from_what_is_planned_after_it(
    claims_in: Claims, sentence: str, first: str
) -> None:
    assert claims_in(sentence)[0].text == first


def test_what_is_done_only_after_talks_to_come_is_one_plan(claims_in: Claims) -> None:
    assert len(claims_in("市は議会と話し合ったうえで、是非を判断する方針だ。")) == 1


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("死者は3人、負傷者は12人に上った。", ["死者は3人", "負傷者は12人に上った"]),
        (
            "県によると、死者は3人、けが人は12人、行方不明者は2人に上っている。",
            ["県によると、死者は3人", "けが人は12人", "行方不明者は2人に上っている"],
        ),
        ("両社は秋に交渉を始め、4月9日に基本合意した。", ["両社は秋に交渉を始め", "4月9日に基本合意した"]),
        ("市長をはじめ、幹部12人が出席した。", ["市長をはじめ、幹部12人が出席した"]),
        ("開会は12日、場所は市民会館だ。", ["開会は12日、場所は市民会館だ"]),
        (
            "県が町に通知したとするのに対し、町は連絡がなかったと反論する。",
            ["県が町に通知したとするのに対し", "町は連絡がなかったと反論する"],
        ),
    ],
)
def test_a_topic_with_its_figure_and_what_is_set_against_another_are_claims(
    claims_in: Claims, sentence: str, claims: list[str]
) -> None:
    assert [claim.text for claim in claims_in(sentence)] == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "これまでの経緯　4月9日 合意を発表▽5月30日 委員会が承認▽6月12日 両社が会見",
            ["これまでの経緯　4月9日 合意を発表", "5月30日 委員会が承認", "6月12日 両社が会見"],
        ),
        (
            "新体制は会長　山田▽副会長　佐藤で発足する。",
            ["新体制は会長　山田▽副会長　佐藤で発足する"],
        ),
    ],
)
def test_the_entries_of_a_list_in_one_line_are_claims_where_each_tells_of_a_deed(
    claims_in: Claims, sentence: str, claims: list[str]
) -> None:
    assert [claim.text for claim in claims_in(sentence)] == claims
