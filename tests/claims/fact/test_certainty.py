"""Certainty: how sure a claim says it is."""

from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.comparison import bare_assertion
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.sentence import sentences

Read = Callable[..., tuple[Assertion, ...]]
TABLE: dict[str, Any] = yaml.safe_load(
    resources.files("claims.fact").joinpath("certainty.yml").read_text("utf-8")
)


def examples() -> Iterator[tuple[str, str]]:
    for language in ("ja", "en"):
        for level, cues in TABLE[language].items():
            for cue in cues:
                if "example" in cue:
                    yield cue["example"], level


@pytest.mark.parametrize(("sentence", "level"), list(examples()))
def test_each_cue_gives_its_level_in_its_example(sentence: str, level: str) -> None:
    assert bare_assertion("example", sentence, None).certainty == level


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("市は橋を閉じた。", "happened"),
        ("市は橋を閉じることを決めた。", "decided"),
        ("市は橋を閉じる方針を固めた。", "planned"),
        ("市は橋を閉じることを検討している。", "considered"),
        ("橋は老朽化が原因で落ちたとみられる。", "inferred"),
        ("市長は報道の内容を否定した。", "denied"),
        ("市は橋を閉じるべきだ。", "opinion"),
        ("工事は来春に終わる見通しだ。", "predicted"),
        ("The city closed the bridge.", "happened"),
        ("The city plans to close the bridge.", "planned"),
    ],
)
def test_the_ladder(read: Read, sentence: str, level: str) -> None:
    (assertion,) = read(sentence)
    assert assertion.certainty == level


SENTENCES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "certainty_sentences.yml").read_text("utf-8")
)


@pytest.mark.parametrize(
    ("sentence", "level"), [(text, level) for level, texts in SENTENCES.items() for text in texts]
)
def test_a_sentence_has_the_certainty_that_an_editor_reads_in_it(
    read: Read, sentence: str, level: str
) -> None:
    levels = {assertion.certainty for assertion in read(sentence)}
    assert level in levels


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("市長は「橋は必ず直す方針だ」と述べた。", "planned"),
        ("社長は「隠した事実はない」と強調した。", "denied"),
        ("社長は「申し訳ない」と述べ、引責を否定した。", "denied"),
        ("同社の担当者は「漏れた可能性がある」と話す。", "inferred"),
        ("市民団体は「説明が足りない」と批判した。", "opinion"),
        ('"We closed the bridge on Monday," the mayor told reporters.', "happened"),
        ('"It may take months," the engineer said.', "inferred"),
    ],
)
def test_a_quotation_is_as_certain_as_its_speaker(read: Read, sentence: str, level: str) -> None:
    assert read(sentence)[-1].certainty == level


def test_the_cue_is_stored_with_its_place(read: Read) -> None:
    (assertion,) = read("市は橋を閉じる方針を固めた。")
    (cue,) = assertion.of_kind("certainty")
    assert "方針" in cue.surface
    assert assertion.claim.sentence.article.text[cue.char_start : cue.char_end] == cue.surface


def test_an_experts_quoted_word_is_opinion_and_an_eyewitness_is_not(read: Read) -> None:
    expert, witness = (
        read(text)[0].certainty
        for text in (
            "東浜大の西山教授は「見張りは基本だ。霧は言い訳にならない。」と話した。",
            "乗客の男性は「大きな音がした。何が起きたか分からなかった。」と話した。",
        )
    )
    assert (expert, witness) == ("opinion", "happened")


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("The ministry, which is considering a ban, said 14 people were injured.", "happened"),
        ("Officials who may face charges met on Friday.", "happened"),
        ("The plant that will close in May employs 300 people.", "happened"),
        ("The bridge was closed after engineers said it may collapse.", "happened"),
        ("If it rains, the match will be moved.", "planned"),
        ("Police believe the man who was arrested set the fire.", "inferred"),
        ("The committee voted 7-2 to reject the bill.", "decided"),
    ],
)
def test_what_is_told_in_passing_gives_no_certainty_to_the_main_clause(
    read: Read, sentence: str, level: str
) -> None:
    assert [assertion.certainty for assertion in read(sentence)] == [level]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("「来年も祭りを続けていきたい」", "planned"),
        ("市長は「国の支援がほしい。国は早く決めてほしい」と要望した。", "opinion"),
        ("同社は再発の防止に取り組んでまいります。", "planned"),
        ("皆さまに深くおわびいたします。", "happened"),
        ("社長は「深くおわびさせていただきたい」と謝罪した。", "happened"),
        ("住民は「火事かと思った」と振り返った。", "happened"),
        ("両社は来年4月1日付で店を一体化する。", "decided"),
        ("寺は毎年12月3日に市を開く。", "happened"),
        ("倉庫で爆発があり、消防によりますと2人がけがをしたということです。", "happened"),
        ("Eight people were hurt in the fire, officials said.", "happened"),
        ('"They are walking home," the mayor said.', "happened"),
        ('The chief said the road was shut because "we are looking at all routes."', "happened"),
        ("The victims were taken to a hospital, Choi said.", "happened"),
        ("The victims were taken to a hospital, a fisherman said.", "reported"),
        ("Police did not say whether drugs may have been involved.", "happened"),
        ("According to a person briefed on the matter, the talks failed.", "reported"),
        ("The bank raised its inflation forecasts on Friday.", "happened"),
        ("今回の結果を残念に思っています。", "opinion"),
        ("公開を止めるのは容易なことではない。", "opinion"),
        ("サーバーが海外にある可能性は極めて高い。", "inferred"),
        ("情報が漏れた可能性を否定できないとの指摘があった。", "inferred"),
        ("被害は確認されていないと。", "reported"),
        ("経営陣の責任は極めて重い。", "opinion"),
        ("来年5月10日に総会を開き、議案を諮る。", "decided"),
        ("会社側は「そのような事実はない」としている。", "denied"),
        ("市は、費用が21億円に膨らむと発表した。", "predicted"),
        ("会社は来月から値上げすると発表した。", "decided"),
        ("市は「来月にも始めたい」としている。", "planned"),
    ],
)
def test_a_clause_has_its_own_certainty(read: Read, sentence: str, level: str) -> None:
    assert read(sentence)[0].certainty == level


@pytest.mark.parametrize(
    ("headline", "level"),
    [
        ("市議会、市長不信任を可決　官製談合疑惑", "decided"),
        ("航空大手、２日の７４便欠航へ　乗務員がスト通告", "planned"),
        ("市長、解散を見送り失職へ　出直し選は5月軸", "planned"),
        ("Japanese airline to cancel 74 flights as cabin crew plan strike", "planned"),
        ("Airline cancels 74 flights to avoid storm", "happened"),
    ],
)
def test_a_headline_is_as_sure_as_its_first_deed(headline: str, level: str) -> None:
    body = (
        "同社は30日、運航の計画を明らかにした。" if not headline.isascii() else "The company spoke on Monday."
    )
    outlet = Outlet("paper", "paper", "newspaper", "paper")
    article = Article("1.txt", outlet, f"{headline}\n\n{body}\n", published="2025-07-31")
    units = sentences(article)
    assert units[0].role == "heading"
    assert assertions(units, read_claims(units))[0].certainty == level
