"""Names: persons, organisations, places, works; one entity over all its forms and languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.fact.name import aliases, fold_variants, names
from claims.fact.romanise import fold_reading, latin


def entities(text: str) -> dict[str, str]:
    return {fact.surface: fact.entity or "" for fact in names(text)}


def test_people_are_found_with_their_title() -> None:
    found = names("上川陽子外相と木原稔防衛相が出席した。")
    assert [(fact.value, fact.entity) for fact in found] == [("上川陽子", "person"), ("木原稔", "person")]


def test_a_later_short_form_is_the_same_person() -> None:
    full, short = names("上川陽子外相が出席した。上川氏は会見した。")
    assert full.value == short.value == "上川陽子"


def test_an_abbreviation_learnt_in_brackets_is_the_same_body() -> None:
    found = names("拡大抑止協議（ＥＤＤ）が開かれた。ＥＤＤは2010年に始まった。")
    assert len({fact.value for fact in found}) == 1


def test_a_ship_is_named_in_brackets_after_its_class() -> None:
    assert entities("フェリー「あまね」が着岸した。").get("あまね") == "work"


def test_what_someone_says_in_brackets_is_no_name() -> None:
    assert "全員無事" not in entities("会社「全員無事」と発表。")


@pytest.mark.parametrize(
    "place",
    [
        "三ツ原市",
        "鶴ヶ根町",
        "湊ノ内町",
        "東雲市",
        "常葉県",
        "汐凪町",
        "青葉台駅",
        "下新田踏切",
        "桐沢駅",
        "星見島",
    ],
)
def test_a_place_that_no_dictionary_holds_is_known_by_its_ending(place: str) -> None:
    assert entities(f"消防が{place}で男性を救助した。").get(place) == "place"


@pytest.mark.parametrize(
    "text",
    [
        "温泉町をめざす。",
        "被災市が調べる。",
        "中核市に移る。",
        "三ヶ月市場を調べた。",
        "港町に住む。",
        "五ヶ所村々を回った。",
    ],
)
def test_a_common_noun_before_an_ending_is_no_place(text: str) -> None:
    assert entities(text) == {}


@pytest.mark.parametrize("text", ["核の傘は機能している。", "乗客は海に飛び込んだ。", "工事は来月に始まる。"])
def test_common_nouns_are_no_names(text: str) -> None:
    assert names(text) == []


def test_variant_characters_are_one_name_and_another_name_stays_another() -> None:
    assert fold_variants("渡邉") == fold_variants("渡邊") == fold_variants("渡辺")
    assert fold_variants("渡部") != fold_variants("渡辺")


def test_a_japanese_and_an_english_form_share_a_key() -> None:
    (japanese,) = names("上川陽子外相が出席した。")
    english = next(
        fact for fact in names("Yoko Kamikawa, then foreign minister, attended.") if fact.entity == "person"
    )
    assert aliases(japanese) & aliases(english)


@pytest.mark.parametrize(
    ("one", "other"), [("Youko", "Yōko"), ("Oosaka", "Ōsaka"), ("shinbun", "Shimbun"), ("Kyoto", "Kyouto")]
)
def test_two_spellings_of_one_reading_fold_together(one: str, other: str) -> None:
    assert fold_reading(one) == fold_reading(other)


def test_katakana_is_read_in_hepburn() -> None:
    assert latin("シンジュク") == "shinjuku"
    assert latin("ホッカイドウ") == "hokkaidou"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="上川陽子外相氏は東京都で「あまね」（EDD）日米・Yoko Gen.,県市社省 ", max_size=60))
def test_a_name_stands_where_it_says(text: str) -> None:
    for fact in names(text):
        assert text[fact.char_start : fact.char_end] == fact.surface


@given(st.text(max_size=40))
def test_folding_variants_keeps_every_place(text: str) -> None:
    assert len(fold_variants(text)) == len(text)


def test_a_person_is_one_under_every_form_and_title() -> None:
    text = "上川陽子外務大臣は12日に会談した。上川外相は歓迎した。上川氏は帰国した。"
    persons = [(fact.surface, fact.value) for fact in names(text) if fact.entity == "person"]
    assert [value for _, value in persons] == ["上川陽子"] * 3
    english = [fact.value for fact in names("Yoko Kamikawa met Mr. Blinken. Kamikawa left.")]
    assert english.count("Yoko Kamikawa") == 2


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("アメリカ軍に「統合軍司令部」を新設する。", "統合軍司令部", "organisation"),
        ("神奈川県警が調べる。", "神奈川県警", "organisation"),
        ("トヨタ自動車が出資した。", "トヨタ自動車", "organisation"),
        ("米国大統領が会見した。", "米国", "place"),
        (
            "アン・ベル国務省軍備管理・抑止局次官補代理が出席した。",
            "アン・ベル国務省軍備管理・抑止局次官補代理",
            "person",
        ),
        ("松山外相が会見した。", "松山外相", "person"),
        ("長崎市長が出席した。", "長崎", "place"),
    ],
)
def test_names_are_told_apart_by_what_stands_beside_them(text: str, surface: str, entity: str) -> None:
    assert (surface, entity) in {(fact.surface, fact.entity) for fact in names(text)}


def test_a_short_form_in_quotation_marks_belongs_to_the_body_either_way() -> None:
    for text in (
        "「2プラス2」(日米安全保障協議委員会)が開かれた。2プラス2は成功した。",
        "日米安全保障協議委員会（「2プラス2」）が開かれた。2プラス2は成功した。",
    ):
        values = [fact.value for fact in names(text) if "2プラス2" in fact.surface]
        assert set(values) == {"日米安全保障協議委員会"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("宮前茂市議会議長は辞職した。", "宮前茂"),
        ("鈴木茂市議会副議長は辞職した。", "鈴木茂"),
        ("木村健一市教育長は辞職した。", "木村健一"),
    ],
)
def test_the_town_of_an_office_is_no_part_of_the_name_before_it(text: str, name: str) -> None:
    assert [(fact.value, fact.entity) for fact in names(text)] == [(name, "person")]


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("白樺フーズが発表した。", "Shirakaba Foods said so."),
        ("汐見銀行が発表した。", "Shiomi Bank said so."),
        ("汐見電鉄が発表した。", "Shiomi Railway said so."),
        ("石川県が発表した。", "Ishikawa Prefecture said so."),
    ],
)
def test_a_company_goes_by_the_english_word_for_what_it_is(japanese: str, english: str) -> None:
    (one,), (other,) = names(japanese), names(english)
    assert aliases(one) & aliases(other)


def test_two_bodies_of_one_town_are_two() -> None:
    (bank,), (paper,) = names("汐見銀行が発表した。"), names("汐見新聞が発表した。")
    assert not aliases(bank) & aliases(paper)


def test_whose_plant_it_is_is_no_part_of_its_name() -> None:
    assert "諏訪工場" in {fact.value for fact in names("弊社諏訪工場で製造した。")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("倉持隆市長が述べた。", "倉持隆"),
        ("鈴木健二町長が述べた。", "鈴木健二"),
        ("倉持隆市長は述べた。倉持市長は去った。", "倉持隆"),
    ],
)
def test_a_mayor_is_a_person_however_the_dictionary_cuts_the_name(text: str, name: str) -> None:
    assert {fact.value for fact in names(text) if fact.entity == "person"} == {name}


def test_a_firm_is_known_by_its_short_form_once_it_has_been_named() -> None:
    found = names(
        "薬局大手のハルカゼホールディングスがホノエストアを買収する。ハルカゼは28日、ホノエの会計を調べた。"
    )
    assert [(fact.surface, fact.value) for fact in found] == [
        ("ハルカゼホールディングス", "ハルカゼホールディングス"),
        ("ホノエストア", "ホノエストア"),
        ("ハルカゼ", "ハルカゼホールディングス"),
        ("ホノエ", "ホノエストア"),
    ]


def test_a_sort_of_shop_is_no_firm_and_a_word_in_kanji_no_short_form() -> None:
    assert entities("ドラッグストアの店員がオンラインストアとスーパーストアで買った。") == {}
    later = [fact for fact in names("白樺フーズは謝罪した。庭に白樺を植えた。") if fact.surface == "白樺"]
    assert all(fact.value == "白樺" for fact in later)


def test_an_english_firm_is_known_by_its_last_word_and_goes_by_its_first() -> None:
    found = names("Honoe Store Co. runs 96 shops. Honoe said so. Shirakaba Foods rose and Shirakaba fell.")
    assert {(fact.surface, fact.value, fact.entity) for fact in found} == {
        ("Honoe Store Co", "Honoe Store Co", "organisation"),
        ("Honoe", "Honoe Store Co", "organisation"),
        ("Shirakaba Foods", "Shirakaba Foods", "organisation"),
        ("Shirakaba", "Shirakaba Foods", "organisation"),
    }


def test_an_office_parts_whose_it_is_from_who_it_is() -> None:
    assert entities("It was Harukaze President Takayuki Katsuragi who told reporters.") == {
        "Harukaze": "person",
        "President Takayuki Katsuragi": "person",
    }
    said = "Harukaze Holdings Inc. fell. It was Harukaze President Takayuki Katsuragi who told reporters."
    assert entities(said)["Harukaze"] == "organisation"


def test_capitals_at_the_head_of_a_report_are_where_it_was_written() -> None:
    assert entities("SENDAI — The firm said so.") == {"SENDAI": "place"}


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("ホノエストアが発表した。", "They bought Honoe Store Co. in May."),
        ("ハルカゼホールディングスが発表した。", "They sued Harukaze Holdings Inc. in May."),
        ("サンベリードラッグが発表した。", "They bought Sunberry Drug in May."),
        ("商業施設「マリンモール」が閉まった。", "They met at the Marine Mall."),
    ],
)
def test_a_firm_in_kana_is_met_in_english_by_its_reading_or_its_sound(japanese: str, english: str) -> None:
    (one,), (other,) = names(japanese), names(english)
    assert aliases(one) & aliases(other)


def test_a_town_is_no_person_where_it_stands_without_its_ending() -> None:
    found = names("石央市は15日に発表した。残る石央―福岡線も休止する。")
    assert {fact.entity for fact in found if fact.surface == "石央"} == {"place"}


def test_a_bank_may_hold_a_word_that_describes_any_bank() -> None:
    assert entities("奥羽中央銀行が融資する。") == {"奥羽中央銀行": "organisation"}
    assert entities("中央銀行が利上げした。") == {}


def test_an_english_town_stays_a_town_where_nothing_beside_it_says_so() -> None:
    said = "All of the dead were from Mizusawa. Mizusawa logged 412 millimeters. In neighboring Mitsuhara, homes fell."
    assert {fact.value: fact.entity for fact in names(said)} == {"Mizusawa": "place", "Mitsuhara": "place"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石央―福岡線の運航は続ける。", "石央"),
        ("桐沢線（鶴見原～花見塚）で折り返し運転をした。", "鶴見原"),
        ("昨年12月以降、島根県様に収支の状況をご説明した。", "島根県"),
        ("相手船は三津屋海運様所有の貨物船です。", "三津屋海運"),
        ("Its Fukuoka service from Sekio will continue.", "Fukuoka"),
        ("It links Sekio and Osaka's Itami airport.", "Itami"),
        ("Twelve people were taken to hospital.", "Twelve"),
        ("Twenty-nine were hurt.", "Twenty-nine"),
        ("They raised a Jomon-era canoe.", "Jomon-era"),
        ("The airline also quit the Toyama-Kumamoto route.", "Toyama-Kumamoto"),
        ("A train hit a tree on the morning of Tuesday's crash.", "Tuesday"),
        ("A group in Sekio and Keizai Nichinichi reported it.", "Keizai Nichinichi"),
    ],
)
def test_what_looks_like_a_name_of_somebody_is_nobody(text: str, name: str) -> None:
    assert not any(fact.entity in ("person", "work") and name in fact.surface for fact in names(text))


def test_a_city_abroad_is_named_behind_the_sort_it_is() -> None:
    assert entities("協定は首都ポートラーサで署名された。")["ポートラーサ"] == "place"
