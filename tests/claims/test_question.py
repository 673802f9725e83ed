"""What the figures of a claim are the answer to."""

import pytest

from claims.alignment import align
from claims.article import Article, Outlet
from claims.blocking import FIGURE, key_number, keys_of
from claims.claim import read_claims
from claims.comparison import bare_assertion
from claims.context import Context
from claims.fact import assertions
from claims.question import WHEN, WHERE, Question, questions_of
from claims.sentence import sentences
from claims.term import Term, profile_of, profiles_of


def questions(text: str) -> tuple[Question, ...]:
    return questions_of(bare_assertion("it", text, "2025-10-18"))


@pytest.mark.parametrize(
    ("text", "toll", "surface"),
    [
        ("14人がけがをした。", "injured", "14人"),
        ("けが人が計18人になったと発表した。", "injured", "18人"),
        ("負傷者は4人。", "injured", "4人"),
        ("消防によると、搬送された人は14人に増えた。", "hospital", "14人"),
        ("フェリーの乗客12人が病院に運ばれた。", "hospital", "12人"),
        ("残る11人は軽傷とみられる。", "slight", "11人"),
        ("うち2人が重傷だ。", "serious", "2人"),
        ("死者は3人に上った。", "dead", "3人"),
        ("1人と連絡が取れていない。", "missing", "1人"),
        ("約120世帯が避難した。", "evacuated", "約120世帯"),
        ("住宅8棟が全焼した。", "destroyed", "8棟"),
        ("感染者は1万2千人に上った。", "infected", "1万2千人"),
        ("Twenty-three people, among them both drivers, were hurt.", "injured", "Twenty-three people"),
        ("The blast killed 12 people and left three missing.", "dead", "12 people"),
        ("Six passengers were slightly injured.", "slight", "Six passengers"),
    ],
)
def test_a_figure_answers_how_many(text: str, toll: str, surface: str) -> None:
    found = questions(text)
    assert found[0].toll == toll
    assert found[0].surface.startswith(surface)
    assert not found[0].none


@pytest.mark.parametrize(
    "text",
    [
        "行方不明者はいない。",
        "けが人はいなかった。",
        "乗客は全員無事だった。",
        "貨物船の乗組員5人にけがはない。",
        "Nobody died.",
        "All of them escaped unharmed.",
    ],
)
def test_that_there_is_none_is_an_answer(text: str) -> None:
    assert [question.none for question in questions(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "事務所は3階にある。",
        "職員20人を採用した。",
        "けがの原因を調べている。",
        "船員も打撲　乗客数は132人に訂正",
        "参加費は3千円だ。",
    ],
)
def test_other_figures_answer_none_of_the_questions(text: str) -> None:
    assert questions(text) == ()


ANSWERS = [
    ("14人がけがをした。", "けが人は18人に増えた。"),
    ("14人がけがをした。", "乗客12人が病院に運ばれた。"),
    ("14 passengers were hurt.", "乗客12人がけがをした。"),
    ("全員が無事だった。", "12人が負傷した。"),
    ("貨物船の乗組員にけがはない。", "貨物船の1人は打撲を負った。"),
    ("船長は高浜義朗さん（61）だ。", "高浜義朗船長（63）が話した。"),
    ("賛成19、反対4で可決した。", "23人のうち19人が賛成した。"),
    ("規模を示すマグニチュード（Ｍ）は６・４と推定される。", "The magnitude 6.5 quake hit at 6:12 a.m."),
    ("震源の深さは約12キロだ。", "It hit at a depth of about 10 kilometers."),
    ("避難者は市内の13か所で約760人。", "避難者　1,120名"),
    ("負傷者　重傷9名、軽傷48名、計57名", "けが人は61人だ。"),
    ("珠里市で男女2人の死亡を確認した。", "死者　3名（珠里市3名）"),
    ("妥結したのは1日午後11時ごろだった。", "交渉は1日午後10時すぎに妥結した。"),
    ("全16便が欠航する。", "It cancelled 16 flights."),
    ("約21万4千食の自主回収を始めた。", "It is recalling about 214,000 servings."),
    ("県内では412棟が床上浸水した。", "瑞沢町の床上浸水は412棟だ。"),
    ("回収の対象は当初の21万4千食から約26万食になる。", "約26万食を回収する。"),
    ("救急車で運ばれたのは17人だ。", "搬送された人は14人に増えた。"),
]
NO_ANSWERS = [
    ("14人がけがをした。", "3人が死亡した。"),
    ("議員の19人が賛成した。", "反対したのは4人だった。"),
    ("会社は1日午後2時に交渉を始めた。", "会社は1日午後2時に便を欠航とした。"),
    ("住宅の全壊は45棟に上る。", "半壊　112棟"),
    ("2年前の地震では1人が死亡した。", "今回の地震で2人が死亡した。"),
    ("14人がけがをした。", "うち3人が重傷だ。"),
    ("乗客12人がけがをした。", "乗員2人がけがをした。"),
    ("貨物船の乗組員5人にけがはない。", "12人がけがをした。"),
    ("貨物船の1人がけがをした。", "フェリーの12人がけがをした。"),
    ("回収率は31％にとどまる。", "約26万食を回収する。"),
    ("県内では683棟が床上浸水した。", "瑞沢町の床上浸水は412棟だ。"),
    ("In neighboring Mitsuhara, 228 homes were flooded.", "床上浸水は計683棟に上る。"),
    ("Kirisawa Hospital took in 13 of the injured.", "23人がけがをした。"),
    ("けが人のうち3人が立ち入り禁止の区域にいた。", "9人がけがをした。"),
    ("14人がけがをした。", "3日は栃木県でも列車が倒木に当たったが、けが人はいない。"),
    ("Fourteen people were injured.", "On the same morning a train hit a fallen tree; no one was injured."),
    ("12人がけがをした。", "17日は午前にも4人がけがをした。"),
    ("船長は高浜義朗さん（61）だ。", "渡辺正臣船長（58）が話した。"),
]


def asked(text: str) -> list[Question]:
    terms = profile_of(bare_assertion("it", text, "2025-10-18")).terms
    return [term.question for term in terms if term.question]


def answer_each_other(left: str, right: str) -> bool:
    return any(one.answers(other) for one in asked(left) for other in asked(right))


@pytest.mark.parametrize(("left", "right"), ANSWERS)
def test_two_claims_answer_one_question(left: str, right: str) -> None:
    assert answer_each_other(left, right)
    assert answer_each_other(right, left)


@pytest.mark.parametrize(("left", "right"), NO_ANSWERS)
def test_another_toll_group_or_occurrence_is_another_question(left: str, right: str) -> None:
    assert not answer_each_other(left, right)
    assert not answer_each_other(right, left)


def test_a_toll_of_years_ago_is_of_another_occurrence() -> None:
    then, now = (
        question_terms(text) for text in ("2019年3月の事故では6人がけがをした。", "12人がけがをした。")
    )
    assert then[0].question
    assert now[0].question
    assert not then[0].question.answers(now[0].question)


def question_terms(text: str) -> list[Term]:
    profile = profile_of(bare_assertion("it", text, "2025-10-18"))
    return [term for term in profile.terms if term.question]


def test_a_question_keeps_its_weight_where_every_claim_answers_it() -> None:
    left, right = (
        profile_of(bare_assertion(text, text, "2025-10-18"))
        for text in ("14人がけがをした。", "けが人は18人だ。")
    )
    everywhere = Context(1.0, (), {term.normal: 0.0 for term in (*left.terms, *right.terms)})
    assert align(left, right, everywhere).smaller_cover > 0.5


def test_claims_that_share_a_question_alone_share_a_key() -> None:
    keys = [
        keys_of(profile_of(bare_assertion("it", text, None)))
        for text in ("死者はいなかった。", "Nobody died.")
    ]
    assert (key_number("m:dead"), FIGURE) in keys[0].keys() & keys[1].keys()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("17日午後5時38分ごろ、港から南西に約2.5キロの海上で、フェリーと貨物船が衝突した。", True),
        ("発生日時　10月17日（金）17時38分頃", True),
        ("3日午前7時24分ごろ、市内にある踏切で、電車がトラックに衝突した。", True),
        ("The two ships collided around 6 p.m. on Friday.", True),
        ("フェリーは17日午後5時5分に港を出て、33分後に衝突した。", False),
        ("社長は18日午後1時から会見した。", False),
        ("衝突は10月17日だった。", False),
    ],
)
def test_a_clock_time_answers_when_it_happened(text: str, when: bool) -> None:
    assert any(WHEN in question.keys for question in questions(text)) is when


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("2．発生場所　汐見港の南西約2.5km", True),
        ("現場は桐沢駅の西約1.2キロの住宅街だ。", True),
        ("汐見港沖でフェリーと貨物船が衝突した。", True),
        ("汐見港で船長が会見した。", False),
        ("会場は駅前だった。", False),
    ],
)
def test_a_place_of_what_happened_answers_where(text: str, where: bool) -> None:
    assert any(WHERE in question.keys for question in questions(text)) is where


def test_a_negation_of_something_else_is_no_none() -> None:
    found = questions("亡くなったのは6人で、まだ2人が見つかっていない。")
    assert [(question.toll, question.none) for question in found] == [("dead", False), ("missing", False)]


def test_who_is_unhurt_where_nobody_is_named_stands_in_the_sentence_before() -> None:
    text = "連絡が取れなかった乗組員は、船内で見つかった。けがはなく、全員が下船した。"
    printed = Article("a.txt", Outlet("a", "a", "newspaper", "a"), text, language="ja")
    read = assertions(sentences(printed), read_claims(sentences(printed)))
    (unhurt,) = (q for a in read if a.claim.text == "けがはなく" for q in questions_of(a))
    assert unhurt.none
    assert unhurt.heads == ("乗組員",)
    (hurt,) = questions("フェリーの乗客12人がけがをした")
    assert unhurt.of_two_groups(hurt)
    (nobody,) = questions("けが人はいない")
    assert not nobody.of_two_groups(hurt)


def test_then_is_the_day_that_was_named_last() -> None:
    text = "山の噴火は1998年6月以来、26年ぶり。当時は小屋の屋根が壊れたが、けが人はなかった。今回は5人がけがをした。"
    printed = Article(
        "a.txt",
        Outlet("a", "a", "newspaper", "a"),
        text,
        published="2024-10-13",
        published_basis="manifest",
        language="ja",
    )
    read = assertions(sentences(printed), read_claims(sentences(printed)))
    asked = {p.assertion.claim.text: q for p in profiles_of(read) for q in p.questions if q.toll}
    assert asked["けが人はなかった"].elsewhere
    assert not asked["今回は5人がけがをした"].elsewhere


def test_what_one_hospital_took_in_is_no_toll_of_all() -> None:
    assert not answer_each_other("桐沢市民病院が11人を受け入れた。", "17人が病院に運ばれた。")
    assert answer_each_other("桐沢市民病院が11人を受け入れた。", "桐沢市民病院には13人が運ばれた。")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("町が避難指示を出したのは午前3時5分だった。", "避難指示は10日午前2時50分に出た。"),
        ("会議を始めたのは午後3時半だった。", "会議は午後3時に始まった。"),
    ],
)
def test_the_two_verbs_of_a_pair_are_one_act(one: str, other: str) -> None:
    asked = [{key for question in questions(text) for key in question.keys} for text in (one, other)]
    assert asked[0] & asked[1]


def test_a_verb_that_works_as_a_particle_is_no_act() -> None:
    assert all("始" not in key for q in questions("市長をはじめ幹部が午後3時に集まった。") for key in q.keys)
