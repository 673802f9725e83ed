"""How far a source that one sentence names carries."""

from __future__ import annotations

from collections.abc import Callable

from claims.fact.fact import Assertion
from claims.origin.reach import reach, unnamed

Read = Callable[..., tuple[Assertion, ...]]


def carried(claims: tuple[Assertion, ...], source: str) -> tuple[list[str], list[str]]:
    """What the source of the first sentence is said to tell further on, and what only follows it."""
    first = claims[0].claim.sentence
    found = reach(claims, {(first.char_start, first.char_end)}, lambda speaker: source in speaker)
    text = first.article.text
    return [text[a:b] for a, b in found.told], [text[a:b] for a, b in found.following]


def test_hearsay_goes_on_from_the_source(read: Read) -> None:
    claims = read("経済日日新聞は、両社が統合すると報じた。売上高は2兆円になるという。")
    assert carried(claims, "経済日日新聞") == (["売上高は2兆円になるという"], [])


def test_the_source_may_be_named_by_what_it_is(read: Read) -> None:
    claims = read("経済日日新聞は、両社が統合すると報じた。\n\n同紙によると、売上高は2兆円になる。")
    assert carried(claims, "経済日日新聞")[0] == ["同紙によると、売上高は2兆円になる"]


def test_a_plain_sentence_after_it_may_be_the_source_or_not(read: Read) -> None:
    claims = read("報告書によると、橋は66万ある。県内では312が残る。\n\n市は9月に工事を始めた。")
    assert carried(claims, "報告書") == ([], ["県内では312が残る"])


def test_another_source_ends_it(read: Read) -> None:
    claims = read("経済日日新聞は、両社が統合すると報じた。社長は「何も知らない」と述べた。株価は上がった。")
    assert carried(claims, "経済日日新聞") == ([], [])


def test_in_english_it_goes_on_with_a_pronoun(read: Read) -> None:
    claims = read("Bridges are old, a survey found. It said 312 were overdue.")
    assert carried(claims, "survey")[0] == ["It said 312 were overdue"]


def test_the_paper_said_is_its_word(read: Read) -> None:
    claims = read(
        "The aide flew for free, the Bay Ledger reported. The paper said documents showed 12 flights."
    )
    assert carried(claims, "Bay Ledger")[0] == ["The paper said documents showed 12 flights"]


def test_what_tells_more_of_a_report_is_its_word(read: Read) -> None:
    claims = read("市の検証委員会の報告書が20日、公表された。それによると、書き換えは57件に上る。")
    assert carried(claims, "報告書")[0] == ["それによると、書き換えは57件に上る"]


def test_hearsay_after_press_reports_that_nobody_names_rests_on_them_too(read: Read) -> None:
    claims = read(
        "一部報道によると、市長が辞めるという。公用車で63回も通っていたとのこと。\n市議会は9日に開かれる。"
    )
    found = unnamed(reversed(claims))
    assert [claim.claim.text for claim in claims if claim.claim.key in found] == [
        "一部報道によると、市長が辞めるという",
        "公用車で63回も通っていたとのこと",
    ]
    denied = read("本社の機器と一部で報じられた。同社は要求を受けた事実はないと説明した。")
    assert len(unnamed(denied)) == 1
    assert len(unnamed(read("調査報告書によると、船は速かった。雨が降っていた。"))) == 1
    assert unnamed(read("市議会は9日に開かれる。公用車で63回も通っていたとのこと。")) == frozenset()


def test_a_sentence_that_only_names_the_source_speaks_of_the_one_before(read: Read) -> None:
    claims = read("駅が開いた。大統領は3月に訪日する考えを表明した。AP通信が21日報じた。")
    last = claims[-1].claim.sentence
    found = reach(claims, {(last.char_start, last.char_end)}, lambda speaker: "AP" in speaker)
    text = last.article.text
    assert "大統領は3月に訪日する考えを表明した" in [text[a:b] for a, b in found.told]
    assert "駅が開いた" not in [text[a:b] for a, b in found.told]
    claims = read("大統領は訪日する考えを表明した。AP通信は21日、株価が上がったと報じた。")
    last = claims[-1].claim.sentence
    assert not reach(claims, {(last.char_start, last.char_end)}, lambda _: False).told
