"""Which sentences were printed before."""

from claims.reprint import repeats

FIRST = "県は港の岸壁の補修工事を来年度から始める方針を固めた。"
SECOND = "費用は三億円で、国と県と市が三分の一ずつ負担することになっている。"
THIRD = "地元の漁協は、漁の妨げにならないように早い着工を求めている。"


def test_the_first_printing_counts() -> None:
    assert repeats([FIRST, SECOND, FIRST]) == {2}


def test_width_and_punctuation_do_not_matter() -> None:
    assert repeats(["令和７年に、工事の契約を結んだという。", "令和7年に工事の契約を結んだという。"]) == {1}


def test_short_sentences_recur_by_chance_unless_their_neighbours_recur_too() -> None:
    assert repeats(["けが人はない。", FIRST, "けが人はない。"]) == frozenset()
    assert repeats([FIRST, "知事は黙った。", SECOND, FIRST, "知事は黙った。", SECOND]) == {3, 4, 5}


def test_a_cut_off_second_printing_is_a_repeat_but_a_finished_shorter_sentence_is_not() -> None:
    assert repeats([FIRST, FIRST[:20]]) == {1}
    assert (
        repeats(["県は工事の来年度の着手を発表したという。", "県は工事の来年度の着手を発表した。"])
        == frozenset()
    )


def test_a_misread_sentence_inside_a_second_printing_is_a_repeat() -> None:
    assert repeats([FIRST, THIRD, SECOND, FIRST, THIRD.replace("漁協", "魚協"), SECOND]) == {3, 4, 5}


def test_another_figure_is_another_sentence() -> None:
    assert repeats([FIRST, SECOND, FIRST, SECOND.replace("三億", "四億")]) == {2}
