"""Where a sentence ends."""

import pytest

from claims.boundary import cut, ends_sentence


def units(text: str, whole: bool = False) -> list[str]:
    return [text[start:end] for start, end in cut(text, 0, len(text), whole)]


@pytest.mark.parametrize(
    "sentence",
    [
        "「部品がそろわない。人も足りない。それでも注文は来る。」と、ある加工会社の社長は苦笑いしていました。",
        "生徒は「模試に行けない。どうしよう。」とぽつり。",
        "会場からは「なぜだ！」との声が上がった。",
        "担当者は「調べている。」「まだ言えない。」と答えた。",
        "揺れは１．５倍、前年は２.５倍だった。",
        "Yahoo!ニュースが伝えた。",
        "詳しくはhttps://port.example/a.html?b=1をご覧ください。",
        "「ちゃんと開くのかな。心配だ。」（編集部・みなみ）",
        "Capt. J. R. Smith of Acme Inc. told Mr. Sato so on Dec. 26 at 5 p.m. Friday.",
        "The No. 8 Maru and the U.S. Navy ship, the F.E. Warren, cost $3.5 million.",
        '"I heard no horn. There was just a bang," said a passenger, 19.',
        '"Why now?" Holt asked.',
        "The firm (founded in 1990. Listed in 2001.) said so.",
        "See e.g. the report.",
    ],
)
def test_these_are_one_sentence(sentence: str) -> None:
    assert units(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("船が衝突した。", "12人がけがをした。"),
        ("本当か？", "県は答えない。"),
        ("県は謝った．", "市も謝った．"),
        ("「部品がない。」", "社長は笑った。"),
        ("足元が問われる。", "（三田村洋）＝２面に要旨"),
        ("元記事: https://port.example/2024/x.html", "夏の会合のあと。"),
        ("It sailed at 5 p.m. ", "The ship was late."),
        ("It was lifted at 8:30 a.m. ", "Power was cut to 3,200 homes."),
        ("He lives in the U.S. ", "She does not."),
        ('"Deterrence is half theater." ', "He left."),
        ("Is it so? ", "Yes."),
        ("「安全が第一だ。", "急がない。"),
        ("県は工事を始めた｡", "市も始めた｡"),
    ],
)
def test_these_are_two(first: str, second: str) -> None:
    assert units(first + second) == [first.strip(), second]


def test_a_heading_is_left_whole_but_for_a_glued_web_address() -> None:
    assert units("核の傘ってなに？3分でつかむ！総まとめ", whole=True) == [
        "核の傘ってなに？3分でつかむ！総まとめ"
    ]


def test_a_bracket_that_never_closes_holds_nothing_together() -> None:
    assert units("知事は「安全が第一だ。市長は急ぐと言う。議会も賛成した。") == [
        "知事は「安全が第一だ。",
        "市長は急ぐと言う。",
        "議会も賛成した。",
    ]


@pytest.mark.parametrize(
    ("printed", "ended"),
    [
        ("始めた。", True),
        ("「始めた。」", True),
        ("It sailed.", True),
        ('"It sailed."', True),
        ("工事開始へ", False),
        ("「工事」", False),
    ],
)
def test_an_ended_sentence_is_known_by_its_last_sign(printed: str, ended: bool) -> None:
    assert ends_sentence(printed) is ended


def _steps(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many signs are looked at while the text is cut: the work, free of the clock."""
    import claims.boundary as boundary

    steps = 0
    for name in ("_end_after_stop", "_end_after_bracket", "_past_trailing"):
        original = getattr(boundary, name)

        def counted(*arguments: object, _original: object = original, **named: object) -> object:
            nonlocal steps
            steps += 1
            return _original(*arguments, **named)  # type: ignore[operator]

        monkeypatch.setattr(boundary, name, counted)
    cut(text, 0, len(text))
    monkeypatch.undo()
    return steps


@pytest.mark.parametrize("piece", ["「", "」", "「。」", "「。」と", "。", "1.", "Mr. ", '"A." '])
def test_twice_the_hostile_input_is_twice_the_work(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    once, twice = (_steps(piece * count, monkeypatch) for count in (10_000, 20_000))
    assert twice <= 2.1 * once + 10
