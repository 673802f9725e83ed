"""Sentences of an article: lossless on any text, cut where an editor would, each with the part it plays."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.article import Article, Outlet
from claims.sentence import SPEAKING_ROLES, Sentence, sentences

EVENTS = Path(__file__).parents[3] / "shared" / "events"
OUTLET = Outlet("minato", "みなと新聞", "newspaper", "minato")


def article(text: str, title: str | None = None, note: str | None = None) -> Article:
    return Article("event/a.txt", OUTLET, text, title=title, note=note)


def read(text: str, title: str | None = None, note: str | None = None) -> list[str]:
    return [sentence.text for sentence in sentences(article(text, title, note))]


def by_role(found: tuple[Sentence, ...], *roles: str) -> list[str]:
    return [sentence.text for sentence in found if sentence.role in roles]


def event_article(event: str, file: str, note: str | None = None) -> Article:
    folder = EVENTS / event
    if not folder.is_dir():
        pytest.skip("the event sets are not beside the project")
    entries = yaml.safe_load((folder / "manifest.yml").read_text(encoding="utf-8"))["articles"]
    entry = next(entry for entry in entries if entry["file"] == file)
    text = (folder / file).read_text(encoding="utf-8")
    return article(text, entry.get("title"), entry.get("note", note))


def check_lossless(text: str, note: str | None = None) -> None:
    found = sentences(article(text, note=note))
    assert [sentence.position for sentence in found] == list(range(len(found)))
    last = 0
    for sentence in found:
        assert last <= sentence.char_start < sentence.char_end <= len(text)
        assert not text[last : sentence.char_start].strip()
        assert sentence.text == sentence.text.strip()
        last = sentence.char_end
    assert not text[last:].strip()


PIECES = st.sampled_from(
    ["「", "」", "（", ")", "\"", "“", "。", "．", ".", "!", "？", "\n", "\r\n", "\n\n", "　", " ", "・", "【要旨】",
     "https://a.example/b", "県は", "述べた", "U.S.", "No. 8",
     "The ship", "said", "2024年7月28日", "関連記事", "|", "ｱｲ",
     "が\u3099", "👨‍👩‍👧", "\0", "\ud800", "\u2028", "残り11文字", "目次", "＝", "10年 "]
)  # fmt: skip


@given(st.text(alphabet=st.characters(), max_size=200) | st.lists(PIECES, max_size=60).map("".join))
@example("")
@example(" \n　")
@example("\ud800\0")
@settings(max_examples=200, deadline=None)
def test_every_character_but_white_space_is_in_exactly_one_sentence(text: str) -> None:
    check_lossless(text)
    check_lossless(text, note="ocr")


@pytest.mark.parametrize(
    "piece", ["「", "」", "「。」", '"A." ', "（。", "1", "a.", "\n", "・あ\n", "。", "http://", "【要旨】\n"]
)
def test_hostile_repetition_is_read_and_stays_lossless(piece: str) -> None:
    check_lossless(piece * (100_000 // len(piece) // (10 if "\n" in piece else 1)))


def test_speaking_sentences_carry_their_words_and_others_none() -> None:
    found = sentences(article("県は工事を始めた。\n\nシェアする\n"))
    assert [token.surface for token in found[0].tokens] == ["県", "は", "工事", "を", "始め", "た", "。"]
    assert found[1].role == "furniture"
    assert found[1].tokens == ()


def test_a_paragraph_is_cut_at_its_sentences_ends() -> None:
    assert read("　県は工事を始めた。知事は「安全が第一だ。急がない。」と述べた。") == [
        "県は工事を始めた。",
        "知事は「安全が第一だ。急がない。」と述べた。",
    ]


def test_headings_bullets_and_timelines_are_units_of_their_own() -> None:
    found = sentences(
        article(
            "工事が始まる\n\n・費用は三億円\n・期間は二年\n"
            "\n2019年 計画を公表\n4月 工事に着手\n\n県は工事を始めた。\n"
        )
    )
    assert [(sentence.role, sentence.text) for sentence in found] == [
        ("heading", "工事が始まる"),
        ("bullet", "・費用は三億円"),
        ("bullet", "・期間は二年"),
        ("timeline", "2019年 計画を公表"),
        ("timeline", "4月 工事に着手"),
        ("body", "県は工事を始めた。"),
    ]


def test_a_numbered_line_of_several_sentences_is_cut_and_keeps_its_marker_with_the_first() -> None:
    assert read("4．けが人　医療機関を受診した人は15名です。乗組員は確認中です。") == [
        "4．けが人　医療機関を受診した人は15名です。",
        "乗組員は確認中です。",
    ]


def test_a_web_address_glued_to_text_ends_where_kana_begin_and_is_furniture() -> None:
    found = sentences(
        article(
            "さらに読む ⇒港ウォッチ出典/画像元: https://port.example/2024/edd夏の会合のあと、工事が始まった。"
        )
    )
    assert [(sentence.role, sentence.text) for sentence in found] == [
        ("furniture", "さらに読む ⇒港ウォッチ出典/画像元: https://port.example/2024/edd"),
        ("body", "夏の会合のあと、工事が始まった。"),
    ]


def test_a_speaker_on_a_line_and_the_words_below_are_two_units() -> None:
    found = sentences(article("社長\n「申し訳ない。二度と起こさない。」\n県は調査を始めた。"))
    assert [sentence.role for sentence in found] == ["heading", "quotation", "body"]


def test_a_passage_printed_twice_counts_once() -> None:
    passage = (
        "県は港の岸壁の補修工事を来年度から始める。知事は反対した。費用は三億円で、市も一部を負担する方針だ。"
    )
    found = sentences(article(f"{passage}\n\n関連写真を見る（全6枚）\n\n{passage[:-6]}\n"))
    assert by_role(found, "body") == [f"{part}。" for part in passage.split("。")[:-1]]
    assert len(by_role(found, "repeat")) == 3


def test_two_excerpts_that_say_the_same_are_two_voices_and_no_repeat() -> None:
    found = sentences(event_article("d1_extended_deterrence", "01_toto_clip.txt"))
    shared = [sentence for sentence in found if sentence.text.startswith("双方は、在日米軍による再発防止")]
    assert [(sentence.voice, sentence.role) for sentence in shared] == [(1, "body"), (2, "body")]


def test_a_scan_s_torn_halves_are_fragments_and_never_joined_to_the_wrong_half() -> None:
    found = sentences(event_article("d1_extended_deterrence", "01_toto_clip.txt"))
    assert by_role(found, "fragment") == ["岸田首相は", "には程遠い。", "着いた。"]
    assert not any("席に" in sentence.text and "\n" in sentence.text for sentence in found)


def test_the_sentence_before_a_paywall_is_a_fragment() -> None:
    found = sentences(event_article("d1_extended_deterrence", "07_wangan.txt"))
    assert [text[-6:] for text in by_role(found, "fragment")] == ["情が浮かび上"]


def test_a_second_printing_cut_by_a_paywall_is_a_repeat_to_its_last_word() -> None:
    found = sentences(event_article("d2_harbour_collision", "06_toto_digital.txt"))
    assert by_role(found, "repeat")[-1].endswith("手配はついて")
    assert not by_role(found, "fragment")


@pytest.mark.parametrize("event", ["d1_extended_deterrence", "d2_harbour_collision"])
def test_gold_furniture_of_the_plain_texts_makes_no_claim(event: str) -> None:
    if not (EVENTS / event).is_dir():
        pytest.skip("the event sets are not beside the project")
    gold = json.loads((EVENTS / event / "gold.json").read_text(encoding="utf-8"))
    for file, text in gold["furniture"]:
        if file.endswith(".txt"):
            printed = event_article(event, file)
            start = printed.text.index(text)
            inside = [
                s for s in sentences(printed) if s.char_start < start + len(text) and start < s.char_end
            ]
            assert not [s.text for s in inside if s.role in SPEAKING_ROLES]


@pytest.mark.parametrize("event", ["d1_extended_deterrence", "d2_harbour_collision"])
def test_gold_sentences_are_found_as_units(event: str) -> None:
    if not (EVENTS / event).is_dir():
        pytest.skip("the event sets are not beside the project")
    gold = json.loads((EVENTS / event / "gold.json").read_text(encoding="utf-8"))
    for file, units in gold["sentences"]:
        found = {sentence.text for sentence in sentences(event_article(event, file))}
        assert [unit for unit in units if unit not in found] == []


def test_in_a_scan_a_sentence_that_opens_with_the_rest_of_a_word_is_a_fragment() -> None:
    text = (
        "岸田文雄首相は日米同盟の強化を確認した。会談は1時間に及び、共同声明を出した。\n\n"
        "米同盟強化策の一環だ。外相も会見で意義を説明した。\n\n文雄首相は核共有を否定した。"
    )
    roles = {sentence.text: sentence.role for sentence in sentences(article(text, note="ocr"))}
    assert roles["米同盟強化策の一環だ。"] == roles["文雄首相は核共有を否定した。"] == "fragment"
    assert roles["外相も会見で意義を説明した。"] == "body"


def test_in_a_scan_a_word_that_also_stands_alone_is_whole() -> None:
    text = (
        "日米の閣僚会合が東京で開かれた。同盟の強化を話し合った。\n\n会合は2時間続いた。\n\n政府は歓迎した。"
    )
    assert {sentence.role for sentence in sentences(article(text, note="ocr"))} == {"body"}


def test_a_paragraph_that_goes_on_over_the_foot_of_a_page_is_torn() -> None:
    text = (
        "海保が調べている。旅客船の船首が大きくへこみ、貨物船の左舷には大きな穴が\n"
        "－ 2 －\nみなと新聞　2025年10月19日　社会　3面\n"
        "数カ所開いたという。けが人はいずれも軽傷だ。"
    )
    roles = {sentence.text: sentence.role for sentence in sentences(article(text, note="ocr"))}
    assert roles["数カ所開いたという。"] == "fragment"
    assert roles["けが人はいずれも軽傷だ。"] == "body"


def test_a_label_of_who_speaks_begins_a_sentence() -> None:
    text = "火は消えた。【北野記者】 「煙が見えます」 【近所の人】 「音がした」 現場には柵が立つ。"
    assert read(text) == [
        "火は消えた。",
        "【北野記者】 「煙が見えます」",
        "【近所の人】 「音がした」",
        "現場には柵が立つ。",
    ]


def test_a_sign_inside_a_name_in_latin_letters_ends_nothing() -> None:
    assert read("同社はHello! BBの会員に券を送る。会員は増えた。") == [
        "同社はHello! BBの会員に券を送る。",
        "会員は増えた。",
    ]
