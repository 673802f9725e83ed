"""Which printed lines are one line as it was written."""

from claims.layout import blocks


def lines(text: str) -> list[str]:
    return [text[block.start : block.end] for block in blocks(text)]


WRAPPED = """A passenger ferry and a cargo ship collided around 6 p.m. on Friday just
north of the island, the coast guard said. The ship was carrying 132
passengers and 14 crew members, all of whom escaped unharmed.

The board sent three investigators on Saturday, and they will report to
the minister."""


def test_text_wrapped_at_72_columns_is_joined_within_its_paragraphs() -> None:
    assert [line.replace("\n", " ").split()[0] for line in lines(WRAPPED)] == ["A", "The"]


def test_a_short_line_below_wrapped_text_is_not_joined() -> None:
    assert lines(WRAPPED + "\nNext steps\nThe ferry had left the port at 5:05 p.m.")[2:] == [
        "Next steps",
        "The ferry had left the port at 5:05 p.m.",
    ]


def test_a_newspaper_column_is_joined_also_inside_a_word() -> None:
    column = (
        "　県は十日、港の岸壁の補修工事を\n来年度から始める方針を固めた。総\n"
        "事業費は約三十億円とみられる。地\n元の漁協は早い着工を求めている。"
    )
    assert lines(f"港の会合\n{column}\n　知事は賛成した。") == [
        "港の会合",
        column.strip(),
        "知事は賛成した。",
    ]


def test_headlines_of_equal_length_stay_a_list() -> None:
    listed = ["りんごの値段が上がる", "みかんの値段が下がる", "ぶどうの値段が変わる", "ももの値段は変わらず"]
    assert lines("\n".join(listed)) == listed


def test_list_items_are_never_joined() -> None:
    listed = [
        "・港の岸壁の補修工事を来年から始める",
        "・港の岸壁の補修工事を来年から終える",
        "・港の岸壁の補修工事を来年は休む。",
    ]
    assert lines("\n".join(listed)) == listed


def test_an_empty_line_is_known_under_every_line_ending() -> None:
    for ending in ("\n", "\r\n", "\r"):
        found = blocks(ending.join(["一", "二", "", "三"]))
        assert [block.opens_paragraph for block in found] == [True, False, True]
        assert [block.closes_paragraph for block in found] == [False, True, True]
