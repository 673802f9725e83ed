"""Speakers: who says it, as printed."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from claims.fact.fact import Assertion
from claims.text import fold

Read = Callable[..., tuple[Assertion, ...]]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("市消防本部によると、乗客12人が病院に運ばれた。", "市消防本部"),
        ("会社員の藤沢勇人さん（41）は「大きな音がした。」と振り返った。", "藤沢勇人さん"),
        ("外務省幹部は、協議は続いていると明らかにした。", "外務省幹部"),
        ("「汽笛は聞こえなかった」と、乗客の女性は話した。", "乗客の女性"),
        ("北辰通信は10日、協議が決裂したと報じた。", "北辰通信"),
        ("地元紙は10日、両国が決裂したと報じた。", "地元紙"),
        ("会社が撤退する方針を固めたことが19日、複数の関係者への取材で分かった。", "複数の関係者"),
        ("県交通対策課は「コメントは控える」としている。", "県交通対策課"),
        ('"I heard no horn," said Naoki Umeda, a passenger.', "Naoki Umeda"),
        ("The ferry was towed, the coast guard said on Saturday.", "the coast guard"),
        ("According to the fire department, six people were hurt.", "the fire department"),
    ],
)
def test_the_speaker_is_found_as_printed(read: Read, sentence: str, speaker: str) -> None:
    assert speaker in {assertion.speaker for assertion in read(sentence)}


@pytest.mark.parametrize(
    "sentence", ["市は橋を閉じた。", "フェリーは午後5時に出港した。", "The city closed the bridge."]
)
def test_the_outlets_own_word_has_no_speaker(read: Read, sentence: str) -> None:
    assert {assertion.speaker for assertion in read(sentence)} == {None}


def test_the_speaker_is_stored_with_its_place(read: Read) -> None:
    (assertion,) = read("市消防本部によると、乗客12人が病院に運ばれた。")
    (fact,) = assertion.of_kind("speaker")
    assert assertion.claim.sentence.article.text[fact.char_start : fact.char_end] == fact.surface


def test_sources_named_in_the_next_sentence_are_the_speaker_of_the_one_before(read: Read) -> None:
    first, *_ = read("両政府が協議を重ねていたことが10日、分かった。複数の政府関係者が明らかにした。")
    assert first.speaker == "複数の政府関係者"


SENTENCES: list[tuple[str, str]] = [
    tuple(row) for row in yaml.safe_load((Path(__file__).parent / "speaker_sentences.yml").read_text("utf-8"))
]


@pytest.mark.parametrize(("speaker", "text"), SENTENCES)
def test_a_sentence_has_the_speaker_that_an_editor_reads_in_it(read: Read, speaker: str, text: str) -> None:
    found = {fold(assertion.speaker or "").casefold() for assertion in read(text)}
    assert any(said and (said in speaker.casefold() or speaker.casefold() in said) for said in found)


@pytest.mark.parametrize(
    "text",
    [
        "大会には1200人が参加した。",
        "「核の傘」と呼ばれる仕組みがある。",
        "会場には「祝開通」の横断幕が掲げられた。",
        "条約は「平和的な解決」を定めている。",
        "委員会は規則を改めた。",
        "The company closed two stores.",
    ],
)
def test_nobody_is_made_to_speak(read: Read, text: str) -> None:
    assert [assertion.speaker for assertion in read(text)] == [None]


def test_a_quotation_goes_on_with_its_speaker_until_another_is_named(read: Read) -> None:
    said = read("田中さんは「怖かった」と話した。「逃げるしかなかった」。隣の鈴木さんはそう語る。")
    assert [assertion.speaker for assertion in said] == ["田中さん", "鈴木さん", "鈴木さん"]
    said = read("社員の一人はこう自問する。「誰も声を上げなかった」。")
    assert [assertion.speaker for assertion in said] == ["社員の一人", "社員の一人"]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("While the firm said the leak was small, the union said 300 workers fled.", ["the union"]),
        (
            "The mayor said the school would close, but the governor said it must stay.",
            ["The mayor", "the governor"],
        ),
        ("The bridge was closed after engineers said it may collapse.", [None]),
        ("会社側は「問題はなかった」との立場を崩していない。", ["会社側"]),
        ("社長は関与していないとの認識を改めて示した。", ["社長"]),
    ],
)
def test_each_clause_has_its_own_speaker(read: Read, sentence: str, speakers: list[str | None]) -> None:
    assert [assertion.speaker for assertion in read(sentence)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("警察や消防によりますと、2人がけがをしたということです。", "警察や消防"),
        ("商工会などによりますと、祭りは中止されたということです。", "商工会"),
        ("市警によると、男は倉庫に入り、火を付けたとみて調べている。", "市警"),
        ("（撮影者）「煙が上がっている」", "撮影者"),
        ("【北野記者】「水位は下がっています」", "北野記者"),
        ("市長は次のように語った。\n「工事は来月に終わる」", "市長"),
        ("「国が決めるべきだ」（森一郎市長）と求めた。", "森一郎市長"),
        ("住民から「音が大きい」などの意見が相次いだ。", "住民"),
        ("遠藤さんは「大きな音がした」と驚いた様子。", "遠藤さん"),
        ("取引先の社長曰く、客足は戻っている。", "取引先の社長"),
        ("毎日新聞は「早すぎる」と書いた。", "毎日新聞"),
        ("両首脳が親しくなったことは良かったと思っています。", None),
        ("市長は会見で謝罪した。原因は調査中だ。再開については「改めて知らせる」とした。", "市長"),
        ("The board closed the mill. It added that 300 workers would move.", None),
        ("The board said the mill was shut. It added that 300 workers moved.", "The board"),
        ("Firms agreed to sell shops in a move the union says came late.", None),
    ],
)
def test_who_speaks_stands_beside_what_is_said(read: Read, text: str, speaker: str | None) -> None:
    assert read(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Novacell on Tuesday announced a recall of 23,000 batteries.", "Novacell"),
        ("Novacell Inc. today announced a recall of batteries.", "Novacell Inc."),
        ("The ministry last week announced that the talks had ended.", "The ministry"),
        ("The union late on Tuesday night said the talks had ended.", "The union"),
        ("Two men were held, according to police early Sunday.", "police"),
    ],
)
def test_when_it_was_said_is_no_part_of_who_says_it(read: Read, sentence: str, speaker: str) -> None:
    assert {assertion.speaker for assertion in read(sentence)} == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("三ツ星電機が検査を省略していた疑いがあると、東都新聞が3日報じた。", "東都新聞"),
        ("男が逃げていると、県警が発表した。", "県警"),
        ("社長が退く考えでいると、英紙が3日、関係者の話として報じた。", "英紙"),
        ("競争入札にすべき契約が含まれると専門家は指摘する。", "専門家"),
        ("扉を開けると、男性が倒れていたと警察は説明した。", "警察"),
        ("知事は、雨が降ると、道路が冠水すると説明した。", "知事"),
        ("会議が終わると、市長は記者団に話した。", "市長"),
        ("会社は、事故が起きると、担当者が作った資料を公表した。", "会社"),
        ("市は台風が近づくと住民が避難するよう呼びかけた。", "市"),
    ],
)
def test_who_is_named_after_what_is_said_says_it(read: Read, text: str, speaker: str) -> None:
    assert {assertion.speaker for assertion in read(text)} == {speaker}


def test_what_is_said_without_marks_does_not_reach_back(read: Read) -> None:
    said = read("毎朝新聞が契約書を分析した。不正な契約が含まれると専門家は指摘する。")
    assert [assertion.speaker for assertion in said] == [None, "専門家"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "理事長が寄付金を使った疑いが浮上した問題で、元職員が取材に「領収書のない出金を何度も指示された」と証言した。",
            "元職員",
        ),
        ("理事長が寄付金を使った問題で、元職員が指示を受けたと証言した。", "元職員"),
        ("理事長が指示したと証言したのは元職員だ。", "元職員"),
        ("「怖かった」と話すのは、近くに住む田中さん（41）だ。", "田中さん"),
        ("社長が退任し、専務が「残念だ」と述べた。", "専務"),
        ("理事長が流用した疑いがあると証言した。", None),
        ("市長が、県が予算を削った問題で「残念だ」と批判した。", "市長"),
        ("社長が10日開いた会見で、専務が辞任すると述べた。", "社長"),
        ("首相が10日に開いた記者会見で「適切だ」と述べた。", "首相"),
        ("県警が押収した資料を公表した。", "県警"),
        ("トヨタ自動車が新工場を建設すると発表した。", "トヨタ自動車"),
    ],
)
def test_the_subject_of_a_clause_about_a_noun_does_not_speak(
    read: Read, text: str, speaker: str | None
) -> None:
    assert read(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "グローバル・ワイヤは10日、ケストレル航空がエンジンを購入する協議を進めていると報じた。",
            "グローバル・ワイヤ",
        ),
        ("グローバル・ワイヤによると、ケストレル航空がエンジンを購入する。", "グローバル・ワイヤ"),
        ("オーシャン・プレスは10日、両社が協議を進めていると報じた。", "オーシャン・プレス"),
        ("北辰グローバル通信は10日、協議が破談になったと報じた。", "北辰グローバル通信"),
        ("ガス・ガソリンは「値上げしない」としている。", None),
    ],
)
def test_a_name_in_katakana_speaks(read: Read, text: str, speaker: str | None) -> None:
    assert read(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "同社の広報担当者は「限界だ」と説明する。同業の北極ビールは「決まったことはない」としている。",
            ["同社の広報担当者", None],
        ),
        (
            "市長は「原因を調べる」と話した。再開の時期は「まだ決まっていない」と述べた。",
            ["市長", "市長"],
        ),
        ("市長は「原因を調べる」と話した。橋の扱いは「議会で決める」と述べた。", ["市長", "市長"]),
    ],
)
def test_a_quotation_with_a_name_of_its_own_takes_no_speaker_from_before(
    read: Read, text: str, speakers: list[str | None]
) -> None:
    assert [assertion.speaker for assertion in read(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("県警によると、男は20代。けがはなかった。", ["県警", "県警"]),
        ("会社によると、前日に点検したという。現場は当時、強風注意報が出ていた。", ["会社", None]),
        (
            "毎朝新聞によると、監視員が足りないのだという。時給を上げても若い人は来ない。役場は動かない。",
            ["毎朝新聞", None, None],
        ),
        ("気象庁によると、台風は北へ進んでいる。港では漁船をつなぐ作業が続いていた。", ["気象庁", None]),
        ("消防によると、14人が運ばれた。本紙記者が見たバスは窓が割れていた。", ["消防", None]),
        ("北浜テレビによると、市長は失職を選ぶ。もう遅いのではないか。", ["北浜テレビ", None]),
        ("県警によると、男は20代。男は容疑を認めているという。", ["県警", "県警"]),
    ],
)
def test_a_source_speaks_on_until_the_writer_does(read: Read, text: str, speakers: list[str | None]) -> None:
    assert [assertion.speaker for assertion in read(text)] == speakers


def test_an_account_without_an_owner_is_no_speaker(read: Read) -> None:
    assert [assertion.speaker for assertion in read("これまでの調査では証拠は見つかっていない。")] == [None]


INTERVIEW = """木桶しょうゆ、輸出3割へ

　6代目の井ノ原千紘社長（42）に狙いを聞いた。

――なぜ欧州なのですか。
「昨年度の輸出額は4200万円でした。26年度には2億円を目指します」

――桶職人が足りないと聞きます。
「若手2人が工房で修業しています」

　同社の従業員は30人いる。"""
MINUTES = """鴨井水産大臣記者会見概要

（問）被害の規模を伺います。
（答）県からは約1300トンと聞いております。団体の会長からは「鮮度が落ちる」というお話がありました。
　専門家3名を来週派遣いたします。

（以上）
　同省は5日、資料を改めた。"""


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        (INTERVIEW, "輸出額は4200万円", "井ノ原千紘社長"),
        (INTERVIEW, "2億円を目指します", "井ノ原千紘社長"),
        (INTERVIEW, "修業しています", "井ノ原千紘社長"),
        (INTERVIEW, "従業員は30人", None),
        (MINUTES, "約1300トン", "鴨井水産大臣"),
        (MINUTES, "鮮度が落ちる", "団体の会長"),
        (MINUTES, "専門家3名", "鴨井水産大臣"),
        (MINUTES, "資料を改めた", None),
    ],
)
def test_who_is_asked_answers(read: Read, text: str, said: str, speaker: str | None) -> None:
    assert {one.speaker for one in read(text) if said in one.claim.text} == {speaker}


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        (
            "県警は8日、無職山本健容疑者（40）を逮捕した。「覚えていない」と容疑を否認している。",
            "覚えていない",
            "山本健容疑者",
        ),
        (
            "県警は8日、男（40）を逮捕したと発表した。「覚えていない」と容疑を否認している。",
            "覚えていない",
            None,
        ),
        ("瑞穂岳親方は会見した。同親方は「辞める気はない」と述べた。", "辞める気", "瑞穂岳親方"),
        ("千住テックは4%安となった。21日、純利益が31％減る見通しだと発表した。", "31％減る", "千住テック"),
        ("田中教授は村へ来た。村は当時、人口が500人だった。「何もなかった」と振り返る。", "何も", "田中教授"),
        ("野党は遅れを批判しているが、首相は「遅れはなかった」と反論した。", "遅れはなかった", "首相"),
        ("「沢の水が止まれば、村は終わる」。田中さんは灰をならした。", "村は終わる", "田中さん"),
        ("消防によると、女性が症状を訴えて運ばれた。会話はできるという。", "会話", "消防"),
        ("女性が山田氏に相談した。山田氏は否定している。", "相談した", None),
        ("地元紙イルデュマタンは、避難所が開いていなかったと報じた。", "避難所", "地元紙イルデュマタン"),
        ("根津雅彦シニアマネジャーは「買いは入りにくい」と話す。", "買いは", "根津雅彦シニアマネジャー"),
        ("【東京連合】両国が筋書きを話し合っていた。", "筋書き", None),
    ],
)
def test_who_is_left_out_or_pointed_to_is_named(
    read: Read, text: str, said: str, speaker: str | None
) -> None:
    assert {one.speaker for one in read(text) if said in one.claim.text} == {speaker}


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("'She was trusted, and she used that trust,' said Mr Renfrew.", "trust", "Mr Renfrew"),
        (
            "‘We were surprised,’ said Prof Ingrid Halloway. ‘People ought to walk.’",
            "ought",
            "Prof Ingrid Halloway",
        ),
        (
            "“We saw rust,” said a senior official at the fire department.",
            "rust",
            "a senior official at the fire department",
        ),
        (
            "Campaigner Rhona Dale, who led it, said outside the hall: “We will fight.”",
            "fight",
            "Campaigner Rhona Dale",
        ),
    ],
)
def test_single_marks_quote_and_unnamed_officials_keep_their_office(
    read: Read, text: str, said: str, speaker: str
) -> None:
    assert {one.speaker for one in read(text) if said in one.claim.text} == {speaker}


ASSEMBLY = """県議会一般質問　六日の主な質疑

　佐伯原俊介氏（県政クラブ）　昨年の転出は四千人だった。要件を緩めるべきだ。
　安曇恵子健康福祉部長　両案を検討している。来年三月末までにまとめる。
　戸倉知事　移転が決まった事実はない。"""
ENGLISH = """Ingrid Vasshaug, 58, has run the Fellmoor Seed Bank since 2009. She spoke to Owen Tregarth on Tuesday.

Q: Take me back to the flood.

A: The pumps failed. By breakfast there was 80 centimetres of water."""


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        (ASSEMBLY, "要件を緩める", "佐伯原俊介氏"),
        (ASSEMBLY, "来年三月末", "安曇恵子健康福祉部長"),
        (ASSEMBLY, "移転が", "戸倉知事"),
        (ENGLISH, "80 centimetres", "Ingrid Vasshaug"),
        ("近くに住む女性(60代)：\n「火が出ていた。怖かったです」", "怖かった", "近くに住む女性"),
        (
            "A senior LAP official said it would pass.\n“We cannot go without it,” the official said.",
            "We cannot",
            "A senior LAP official",
        ),
        (
            "Firefighters were called at 3 a.m. and found flames shooting from the roof, said Capt. Ray Dellinger.",
            "found flames",
            "Capt. Ray Dellinger",
        ),
    ],
)
def test_the_words_of_a_debate_are_those_of_whoever_has_the_floor(
    read: Read, text: str, said: str, speaker: str
) -> None:
    assert {one.speaker for one in read(text) if said in one.claim.text} == {speaker}
