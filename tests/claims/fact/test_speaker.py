"""Speakers: who says it, as printed."""

from collections.abc import Callable

import pytest

from claims.fact.fact import Assertion

Read = Callable[..., tuple[Assertion, ...]]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("市消防本部によると、乗客12人が病院に運ばれた。", "市消防本部"),
        ("会社員の藤沢勇人さん（41）は「大きな音がした。」と振り返った。", "藤沢勇人さん"),
        ("外務省幹部は、協議は続いていると明らかにした。", "外務省幹部"),
        ("「汽笛は聞こえなかった」と、乗客の女性は話した。", "乗客の女性"),
        ("北辰通信は10日、協議が決裂したと報じた。", "北辰通信"),
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
