"""Clause boundaries in Japanese: a conjunctive ending before a comma, with an assertion on each side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from claims.clause.grammar import (
    bracketing,
    compound_particles,
    ends_in_figure,
    form,
    governors,
    is_content,
    is_factive,
    is_number,
    is_predicate,
    is_subject_particle,
    is_verbal_noun,
    meetings,
)
from claims.clause.nominative import own_verb
from claims.clause.quotation import filled_quotation
from claims.text import Token
from claims.wordlist import word_list

Ending = Literal["finite", "conjunctive", "gerund", "nominal"]
"""How the clause before a comma ends.

finite: 〜したが、〜したものの、〜する一方、〜しており、〜といい、〜する方針で、 (its truth is settled where it ends);
conjunctive: 〜し、〜しており、〜ず、〜で、; gerund: 〜して、; nominal: 〜を確認、
"""

_COMMAS = frozenset("、，")
# What parts the entries of a list that runs on in one line: 4月9日 基本合意を発表▽5月30日 委員会が承認
_ITEM_MARKS = frozenset("▽▼")
_CUTTING = _COMMAS | _ITEM_MARKS | {"が"}
_FINITE_CONJUNCTIONS = frozenset({"が", "けれど", "けれども", "けど", "し"})
# Nouns that close a clause as a conjunction would: 〜する一方、〜したほか、
_CLOSING_NOUNS = frozenset({"一方", "一方で", "他", "反面", "半面", "傍ら"})
_TOPIC = "は"
_THINKING = frozenset(
    {"見る", "述べる", "話す", "語る", "言う", "判断", "説明", "考える", "指摘", "主張", "強調"}
)
_SAYING = _THINKING | {
    "否定",
    "認める",
    "陳謝",
    "謝罪",
    "発表",
    "表明",
    "明らか",
    "報告",
    "批判",
    "反論",
    "公表",
    "訴える",
}
_SUBJECT_MARKS = frozenset({"は", "が"})
_CASE_PARTICLES = frozenset({"を", "に", "と", "で", "へ", "が", "は", "も"})
# What is agreed or confirmed after a meeting: 会談し、…することで一致した
_SETTLED = frozenset({"合意", "一致", "確認", "決める", "約束", "申し合わせる", "申し合わせ"})
_QUESTION_WORDS = frozenset(
    {"何", "誰", "何処", "何時", "何故", "どう", "どの", "どんな", "如何", "幾つ", "どれ"}
)
# Nouns that with で、 close a clause as だ would: 開く方針で、日程を調べている
_PROSPECTS = frozenset(
    {"方針", "予定", "計画", "見通し", "見込み", "意向", "考え", "構え", "狙い", "運び", "公算", "模様"}
)
# Nouns that say how, not that: 視察することで、
_MEANS = frozenset({"こと", "事", "為", "ため", "所為"})


def cuts(tokens: Sequence[Token]) -> list[int]:
    """The indices at which a new clause starts, ascending, without 0."""
    spoken = filled_quotation(tokens)
    if spoken:
        return _cuts_inside(tokens, *spoken)
    places = [index for index, token in enumerate(tokens) if token.surface in _CUTTING]
    if not places:
        return []
    depths, unclosed = bracketing(tokens)
    found: list[int] = []
    start = 0
    for index in places:
        token = tokens[index]
        if depths[index] or index >= unclosed:
            continue
        if token.surface in _ITEM_MARKS:
            if _both_tell(tokens, start, index):
                start = index + 1
                found.append(start)
            continue
        at_comma = token.surface in _COMMAS and _may_cut(tokens, depths, start, index)
        if at_comma or (_is_bare_but(tokens, index) and _stands_apart(tokens, depths, start, index + 1)):
            start = index + 1
            found.append(start)
    return found


def _cuts_inside(tokens: Sequence[Token], first: int, end: int) -> list[int]:
    """Where what somebody says in several sentences is cut: after each of them that tells of something. Within one it
    stays whole, as it does where a clause quotes it."""
    found: list[int] = []
    start = first
    depths = bracketing(tokens[first:end])[0]
    for place in range(first, end):
        stop = tokens[place].surface in _FULL_STOPS and not depths[place - first]
        if not stop and place < end - 1:
            continue
        words = tokens[start : place + 1]
        if not any(is_predicate(token) for token in words) and not any(map(is_number, words)):
            continue  # 「いや。…」: said with what comes next
        found.append(start)
        start = place + 1
    return found[1:]


_FULL_STOPS = frozenset("。．")


def _both_tell(tokens: Sequence[Token], start: int, mark: int) -> bool:
    """Whether the entries before and after a mark each tell of a deed: a list of persons stays whole."""
    marks = (index for index in range(mark + 1, len(tokens)) if tokens[index].surface in _ITEM_MARKS)
    sides = tokens[start:mark], tokens[mark + 1 : next(marks, len(tokens))]
    return all(any(is_predicate(token) or is_verbal_noun(token) for token in side) for side in sides)


def _is_bare_but(tokens: Sequence[Token], index: int) -> bool:
    """開かれたが会場は変わった: the conjunction が without a comma after it."""
    token = tokens[index]
    if token.surface != "が" or token.pos[:2] != ("助詞", "接続助詞"):
        return False
    after = tokens[index + 1 : index + 2]
    return index > 0 and is_predicate(tokens[index - 1]) and bool(after) and after[0].surface not in _COMMAS


def _stands_apart(tokens: Sequence[Token], depths: Sequence[int], start: int, after: int) -> bool:
    """Whether both sides of a cut without a comma assert: the right side has a topic of its own."""
    topic = any(
        tokens[index].surface == _TOPIC and not depths[index] and is_subject_particle(tokens, index)
        for index in range(after, len(tokens))
    )
    return topic and _asserts(tokens, depths, start, after)


def _may_cut(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> bool:
    if _gives_a_figure(tokens, depths, start, comma) or _quotes_one_of_two(tokens, depths, start, comma):
        return True
    ending = ending_before(tokens, start, comma)
    if ending is None or not _asserts(tokens, depths, start, comma):
        return False
    rest = range(comma + 1, len(tokens))
    if not any(is_content(tokens[index]) for index in rest):
        return False
    if ending == "finite":
        return True
    if ending == "gerund" and not _gerund_asserts(tokens, depths, start, comma):
        return False
    return not _governed(tokens, depths, start, comma)


def _gives_a_figure(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> bool:
    """死者は3人、負傷者は12人だった: a topic and its figure without a verb, before another topic and its figure."""
    if not ends_in_figure(tokens[start:comma]):
        return False
    topics = _topics(tokens, depths, start, comma)
    if len(topics) != 1 or any(is_predicate(token) for token in tokens[topics[0] : comma]):
        return False
    after = next(iter(_topics(tokens, depths, comma, len(tokens))), None)
    if after is None or any(tokens[i].surface in _COMMAS for i in range(comma + 1, after)):
        return False
    return any(map(is_number, tokens[after + 1 : after + LONGEST_FIGURE]))


def _quotes_one_of_two(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> bool:
    """会社は「調査中だ」とし、組合は「遅い」と批判した: two who are quoted, each with a topic of its own."""
    ends = [token.surface for token in tokens[max(start, comma - 3) : comma]]
    quotes = len(ends) == 3 and ends[0] in "」』" and ends[1:] == ["と", "し"]
    if not quotes or not _topics(tokens, depths, start, comma):
        return False
    topics = _topics(tokens, depths, comma + 1, len(tokens))
    return bool(topics) and any(token.surface in "「『" for token in tokens[topics[0] :])


def _topics(tokens: Sequence[Token], depths: Sequence[int], start: int, end: int) -> list[int]:
    """The places of は outside brackets, after the first word of the span."""
    return [i for i in range(start + 1, end) if tokens[i].surface == _TOPIC and not depths[i]]


LONGEST_FIGURE = 10
"""Words from a topic to its figure."""


def ending_before(tokens: Sequence[Token], start: int, comma: int) -> Ending | None:
    """How the clause tokens[start:comma] ends, or None where it does not end as a clause."""
    if comma - start < 2:
        return None
    last, before = tokens[comma - 1], tokens[comma - 2]
    if last.pos[:2] == ("助詞", "接続助詞"):
        if last.surface in _FINITE_CONJUNCTIONS and is_predicate(before):
            return "finite"
        return "gerund" if last.normal == "て" else None
    if (last.surface == "の" and before.normal == "物") or _is_set_against(tokens, start, comma):
        return "finite"
    if last.normal in _CLOSING_NOUNS and form(before).startswith(("連体形", "終止形")):
        return "finite"
    described = comma - start > 2 and form(tokens[comma - 3]).startswith("連体形")
    if (
        last.surface == "で"
        and before.normal == "こと"
        and comma - start > 3
        and tokens[comma - 3].normal == "言う"
    ):
        return "finite"  # 脱線しているということで、
    if last.surface == "で" and before.normal == "上" and _tells_what_was_said(tokens, start, comma - 2):
        return "finite"  # 関与を否定したうえで、
    if last.surface == "で" and before.normal in _PROSPECTS and described:
        return "finite"
    if last.surface == "いい" and last.normal == "言う" and before.surface == "と":
        return "finite"
    if last.normal in ("居る", "おる") and before.normal == "て" and form(last).startswith("連用形"):
        return "finite"
    if form(last).startswith("連用形"):
        return None if _is_adverbial(tokens, start, comma) else "conjunctive"
    if is_verbal_noun(last) and before.surface in _CASE_PARTICLES and before.pos[0] == "助詞":
        return "nominal"
    return None


def _is_set_against(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """県が通知したとするのに対し、町は…: what one says, set against what another does."""
    end = comma - (tokens[comma - 1].surface == "て")
    if end - start < 4 or tokens[end - 1].normal != "対する" or tokens[end - 2].surface != "に":
        return False
    return tokens[end - 3].surface == "の" and form(tokens[end - 4]).startswith("連体形")


def _tells_what_was_said(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words end in a verb of saying in the past: it was said, whatever is planned after it."""
    words = tokens[max(start, end - 4) : end]
    return bool(words) and words[-1].normal == "た" and any(word.normal in _SAYING for word in words)


def _is_adverbial(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """Whether the 連用形 before the comma is no predicate: a compound particle, or 〜く、〜に、 as an adverb."""
    last, before = tokens[comma - 1], tokens[comma - 2]
    if last.pos[0] == "形容詞":
        return last.normal != "無い" or _is_contrast(tokens, start, comma)
    if last.surface == "ず":
        return _is_compound(tokens, start, comma - 1)
    if last.surface == "で" and last.pos[0] == "助動詞" and _is_place(tokens, start, comma - 1):
        return True
    if last.pos[0] == "助動詞" and (
        last.surface == "に" or (last.surface == "で" and before.normal in _MEANS)
    ):
        return True
    if last.pos[0] == "助動詞" and last.surface not in ("で", "ず", "れ", "られ", "せ", "させ"):
        return last.normal not in ("ます", "れる", "られる", "せる", "させる", "だ", "ず", "たい", "です")
    return _is_compound(tokens, start, comma)


def _is_place(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words before a で name a place where something happened: 線路にある踏切で、電車が…; nothing before is
    said to be that place (会場は市民会館で、)."""
    if any(
        tokens[index].surface == _TOPIC and is_subject_particle(tokens, index) for index in range(start, end)
    ):
        return False
    place = tokens[end - 1]
    return place.normal.endswith(_places()) or place.surface.endswith(_places())


@cache
def _places() -> tuple[str, ...]:
    return tuple(sorted(word_list("facilities.txt")))


def _is_compound(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the verb that ends the span works as one particle with the word before it: に基づき, をも問わず."""
    place = end - 2
    if place > start and tokens[place].surface == "も":
        place -= 1
    if place > start and tokens[end - 1].normal == "始める" and is_verbal_noun(tokens[place - 1]):
        return False  # 交渉を始め
    return place >= start and (tokens[place].surface, tokens[end - 1].normal) in compound_particles()


def _is_contrast(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """だけでなく, 感情論ではなく: an addition to or a foil of what follows, which is what is asserted.

    A figure that is corrected (１２８人ではなく) can be checked on its own, and stays apart.
    """
    place = comma - 2
    while place > start and tokens[place].surface in ("で", "は", "じゃ"):
        place -= 1
    if tokens[place].surface in ("だけ", "のみ", "ばかり"):
        return True
    counted = any(token.pos[1] == "数詞" for token in tokens[max(start, place - 2) : place + 1])
    return tokens[place + 1].surface in ("で", "じゃ") and tokens[place].pos[0] == "名詞" and not counted


def _asserts(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> bool:
    """Whether the clause says something of something: a particle that marks an argument, and words to it."""
    marked = any(
        tokens[index].surface in _CASE_PARTICLES and tokens[index].pos[0] == "助詞" and not depths[index]
        for index in range(start, comma - 1)
    )
    return marked and sum(map(is_content, tokens[start:comma])) >= 2


def _gerund_asserts(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> bool:
    """A て-form is mostly manner or cause; it asserts alone after 〜とみて、 and where both sides have a subject."""
    if any(token.normal in _THINKING for token in tokens[max(start, comma - 5) : comma]):
        return any(token.surface == "と" for token in tokens[max(start, comma - 7) : comma])
    if _is_compound(tokens, start, comma - 1):
        return False
    return has_subject(tokens, depths, start, comma) and has_subject(tokens, depths, comma + 1, len(tokens))


def has_subject(tokens: Sequence[Token], depths: Sequence[int], start: int, end: int) -> bool:
    """Whether a bare は or が stands in the span, outside brackets."""
    return any(
        tokens[index].surface in _SUBJECT_MARKS and not depths[index] and is_subject_particle(tokens, index)
        for index in range(start, end)
    )


class _Left(NamedTuple):
    """What stands before the comma, as far as it tells whether something later takes it in."""

    asks: bool
    """It holds a question word: 何を報告し、どう記録するか is one question."""
    nominative: bool
    """Its verb has a が of its own: AがXし、BがYする恐れ takes in both."""
    noun_predicate: bool
    """It ends in だ: 速力は13ノットで、基準を超えるものではない is no definition in もの."""
    verb: str
    """The verb it ends in, without する and れる."""


def _governed(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> bool:
    """Whether a later plan, aim, question or quotation may take in what stands before the comma.

    A topic between the comma and the governing word starts a clause of its own; then the left side hangs on the
    main verb, which asserts it. So does a nominative, unless the left side has one too.
    """
    if not has_subject(tokens, depths, start, comma) and _is_demand(tokens, comma):
        return True
    if not has_subject(tokens, depths, comma + 1, len(tokens)) and _is_volition(tokens, comma):
        return True
    left = _left_side(tokens, depths, start, comma)
    if left.verb in _SAYING and any(token.surface == "と" for token in tokens[max(start, comma - 5) : comma]):
        return False  # 合意したと発表し、…を目指すとした
    freed = False
    for index in range(comma + 1, len(tokens)):
        if depths[index]:
            continue
        if left.asks and tokens[index].surface == "か" and tokens[index].pos[0] == "助詞":
            return True
        if _starts_anew(tokens, comma, index, left):
            return False
        freed = freed or is_subject_particle(tokens, index)
        quoted = freed and tokens[index].surface == "と"
        if index > comma + 1 and _governs(tokens, index, left) and not quoted:
            return not (is_factive(tokens, index) or _met(tokens, index, left))
    return False


def _left_side(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> _Left:
    inside = range(start, comma)
    return _Left(
        asks=any(tokens[index].normal in _QUESTION_WORDS and not depths[index] for index in inside),
        nominative=any(_is_main_nominative(tokens, depths, index, comma) for index in inside if index),
        noun_predicate=tokens[comma - 1].normal in ("だ", "です"),
        verb=_main_verb(tokens, start, comma),
    )


def _starts_anew(tokens: Sequence[Token], comma: int, index: int, left: _Left) -> bool:
    """Whether a clause of its own begins at this word or ended before it."""
    if _is_frame(tokens, index):
        return True
    if is_subject_particle(tokens, index):
        return tokens[index].surface == _TOPIC or not left.nominative
    return tokens[index].surface in _COMMAS and ending_before(tokens, comma + 1, index) == "finite"


def _is_main_nominative(tokens: Sequence[Token], depths: Sequence[int], index: int, end: int) -> bool:
    """Whether a が belongs to the verb at the end of the span, not to a clause that describes a noun."""
    if depths[index] or tokens[index].surface != "が" or not is_subject_particle(tokens, index):
        return False
    verb = own_verb(tokens, depths, index)
    return verb is None or verb >= end - 2


def _met(tokens: Sequence[Token], index: int, left: _Left) -> bool:
    """会談し、…することで一致した: the talks were held, they are no part of what was agreed."""
    agreed = any(token.normal in _SETTLED for token in tokens[index + 1 : index + 6])
    return tokens[index].normal in ("こと", "事") and agreed and left.verb in meetings()


def _main_verb(tokens: Sequence[Token], start: int, end: int) -> str:
    """The verb that ends the span, without する and れる: 共有 in 懸念を共有し, 開く in 会合が開かれ."""
    place = end - 1
    while place > start and (tokens[place].pos[0] == "助動詞" or tokens[place].normal == "為る"):
        place -= 1
    return tokens[place].normal


def _is_demand(tokens: Sequence[Token], comma: int) -> bool:
    """理解を深め、連携が不可欠だ: what the main predicate calls needed takes in the clause before it."""
    last = [token for token in tokens[comma + 1 :] if is_content(token)][-1:]
    return bool(last) and last[0].normal in ("必要", "不可欠", "重要", "大切", "大事")


def _is_volition(tokens: Sequence[Token], comma: int) -> bool:
    """体制を強化し、再発防止に努めてまいります: what the main verb promises or wishes takes in the clause before it."""
    words = [token for token in tokens[comma + 1 :] if token.pos[0] != "補助記号"]
    polite = bool(words) and words[-1].surface == "ます"
    if polite:
        words = words[:-1]
    if len(words) < 2:
        return False
    last, before = words[-1], words[-2]
    if last.normal == "たい" or form(last).startswith("意志推量形"):
        return True
    going_on = before.pos[1] == "接続助詞" and last.normal in ("参る", "行く", "いく")
    return going_on or (polite and last.normal in ("致す", "為る") and before.pos[1] != "接続助詞")


def _is_frame(tokens: Sequence[Token], index: int) -> bool:
    """関係者によると: a new attribution begins."""
    token = tokens[index]
    if token.normal not in ("よる", "因る") or tokens[index - 1].surface != "に":
        return False
    return any(after.surface in ("と", "ば") for after in tokens[index + 1 : index + 3])


def _governs(tokens: Sequence[Token], index: int, left: _Left) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if not is_predicate(before) or (left.noun_predicate and token.normal == "物"):
        return False
    if token.normal in governors():
        return form(before).startswith(("連体形", "終止形"))
    return token.surface == "と" and form(before).startswith(("終止形", "命令形", "意志推量形"))
