"""Whether a sentence asserts anything: a topic heading, a date line or a name alone does not."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from claims.clause import is_japanese
from claims.clause.english_verb import is_finite
from claims.clause.grammar import (
    bracket_depths,
    compound_particles,
    is_content,
    is_predicate,
    is_verbal_noun,
)
from claims.clause.quotation import full_quotations
from claims.text import Token

SHORTEST_ENGLISH_SENTENCE = 3
"""Words before its full stop: Customers deserve better."""
FEWEST_ENGLISH_WORDS = 4
"""An English line of fewer lower-case words, without a verb, is a label."""

_OF_A_LIFE = frozenset("生まれ 生まれる 出身 育ち 在住 卒 卒業".split())
"""Nouns with which a sentence of a life ends: 1931年12月、三重県松阪市生まれ。"""
_SEPARATORS = frozenset("。．.？?！!、，　|｜")
_CASE_PARTICLES = frozenset({"が", "を", "に", "へ", "で", "から", "まで", "は", "も"})
_QUESTION_WORDS = frozenset(
    {"何", "誰", "何処", "何時", "何故", "どう", "どの", "どちら", "どれ", "幾つ", "幾ら"}
)
_CLOSING_A_QUESTION = frozenset({"か", "も"})
_COLONS = frozenset("：:")
_FULL_STOPS = frozenset("。．")
_COLUMNS = 1
"""White space between words of a line, in characters, that parts a label from its value."""


def asserts(tokens: Sequence[Token], running_text: bool) -> bool:
    """Whether the words say something that can be true or false.

    Args:
        tokens: the words of one sentence.
        running_text: False for headings, bullets and timeline entries, where a question or a bare noun is a label.
    """
    if not tokens:
        return False
    if not is_japanese(tokens):
        return _english_asserts(tokens, running_text)
    if asks(tokens, running_text):
        return False
    if _has_predicate(tokens):
        return True
    words = [token for token in tokens if token.surface not in _SEPARATORS]
    return bool(words) and (
        _has_argument(words, running_text and tokens[-1].surface in _FULL_STOPS)
        or (running_text and len(words) > 1 and words[-1].normal in _OF_A_LIFE)
        or _counts_an_act(words)
        or _quotes_someone(words)
        or _is_field(tokens)
        or bool(full_quotations(tokens))
    )


def _english_asserts(tokens: Sequence[Token], running_text: bool) -> bool:
    lower = sum(1 for token in tokens if token.pos == ("word",))
    ends = tokens[-1].surface in '.”"' and (running_text or tokens[-1].surface == ".")
    if ends and len(tokens) > SHORTEST_ENGLISH_SENTENCE:
        return True
    if lower >= FEWEST_ENGLISH_WORDS or any(is_finite(tokens, index) for index in range(len(tokens))):
        return True
    return _tells_what_is_to_be(tokens) or _is_english_field(tokens)


def _tells_what_is_to_be(tokens: Sequence[Token]) -> bool:
    """Boats to enter service in spring 2027, To close Ohio plant: headlines leave out that it is."""
    return any(
        here.surface.lower() == "to" and after.pos == ("word",) and len(tokens) - place > FEWEST_OF_A_PLAN
        for place, (here, after) in enumerate(itertools.pairwise(tokens))
    )


FEWEST_OF_A_PLAN = 3
"""Words from "to" on: to close the plant."""


def _is_english_field(tokens: Sequence[Token]) -> bool:
    """First notice: a fine of Rs 50,000; Q2 net income down 18%: a label, and a value with a figure."""
    figure = max((at for at, token in enumerate(tokens) if token.pos == ("number",)), default=0)
    words = sum(1 for token in tokens[:figure] if token.pos[0] in ("word", "name"))
    marked = any(token.surface in (":", "up", "down") for token in tokens[:figure])
    return words > 1 and marked


def asks(tokens: Sequence[Token], running_text: bool) -> bool:
    """Whether the sentence asks: it ends in a question mark, in running text in か, or a question word is open.

    A question word that か closes before the main predicate is an indirect question, part of an assertion (どう強めるか
    が話し合われた). A headline's か without a question word is doubt, not a question (15ノットで航行か).
    """
    last = next((token for token in reversed(tokens) if token.surface not in "。．.」』)）"), tokens[-1])
    if last.surface in "？?":
        return True
    if running_text:
        return last.surface in ("か", "かな", "かしら") and not _is_rhetorical(tokens)
    asking = [place for place, token in enumerate(tokens) if token.normal in _QUESTION_WORDS]
    return bool(asking) and not any(token.surface in _CLOSING_A_QUESTION for token in tokens[asking[-1] : -1])


def _is_rhetorical(tokens: Sequence[Token]) -> bool:
    """〜ではないか and 〜だろうか say what the writer thinks."""
    before = [token for token in tokens if token.surface not in "。．.」』)）"][-4:-1]
    surmise = any(token.surface in ("だろう", "でしょう") for token in before)
    denied = any(token.normal in ("ない", "無い") or token.surface in ("ん", "まい") for token in before)
    asked = any(token.normal in _QUESTION_WORDS for token in tokens)
    return surmise or (denied and not asked and any(token.surface in ("は", "じゃ") for token in before))


def _has_predicate(words: Sequence[Token]) -> bool:
    """The last word that carries meaning inflects (司令部が変わる); before a noun it would only describe it."""
    for word in reversed(words):
        if word.surface in _SEPARATORS:
            continue
        if is_predicate(word):
            return True
        if is_content(word):
            return False
    return False


def _has_argument(words: Sequence[Token], is_sentence: bool) -> bool:
    """A case particle outside brackets (搬送12人に, 閣僚が初協議), with a word after it or at the end.

    In a label it may belong to a clause that only describes; a sentence with a full stop may end in a noun and
    assert all the same (指揮をとるのは太平洋軍。).
    """
    depths = bracket_depths(words)
    found = any(_marks_an_argument(words, index) and not depths[index] for index in range(1, len(words)))
    return found and (is_sentence or not _describes(words))


def _marks_an_argument(words: Sequence[Token], index: int) -> bool:
    """A case particle that goes with a verb: not への and からの, which only describe, nor に関する and について."""
    word, after = words[index], words[index + 1 : index + 2]
    if word.pos[0] != "助詞" or word.surface not in _CASE_PARTICLES:
        return False
    if not after or after[0].surface == "の":
        return not after
    return word.surface != "に" or (word.surface, after[0].normal) not in compound_particles()


def _describes(words: Sequence[Token]) -> bool:
    """ガイドラインで変わること: the particle belongs to a clause that describes the last noun, a label."""
    if len(words) < 2 or is_verbal_noun(words[-1]) or words[-1].pos[0] not in ("名詞", "代名詞"):
        return False
    last_predicate = max((index for index, word in enumerate(words) if is_predicate(word)), default=-1)
    return last_predicate >= 0 and not any(
        word.pos[0] == "助詞" and word.surface in _CASE_PARTICLES for word in words[last_predicate + 1 :]
    )


def _counts_an_act(words: Sequence[Token]) -> bool:
    """12万件流出の恐れ, 14人搬送: a headline gives the number and what happened to it without a particle."""
    return any(
        before.pos[1:2] == ("数詞",) and counter.pos[0] in ("接尾辞", "名詞") and is_verbal_noun(act)
        for before, counter, act in zip(words, words[1:], words[2:], strict=False)
    )


def _quotes_someone(words: Sequence[Token]) -> bool:
    """識者「周辺国に口実」: a headline that gives the speaker and what is said."""
    if words[-1].surface != "」" or words[0].surface == "「":
        return False
    opened = next((index for index, word in enumerate(words) if word.surface == "「"), 0)
    return opened > 0 and words[opened - 1].pos[0] in ("名詞", "接尾辞") and len(words) - opened > 3


def _is_field(words: Sequence[Token]) -> bool:
    """発生場所　港の南西2キロ, 対象：会員4,320人, 第49週　9.83人: a label, white space or a colon, and a value with a
    figure."""
    if not any(word.pos[1:2] == ("数詞",) for word in words):
        return False
    if not any(map(_is_name_of_a_thing, words)) and not _is_row_of_a_series(words):
        return False
    numbered = True
    for before, after in itertools.pairwise(words):
        numbered = numbered and before.pos[1:2] == ("数詞",)
        if not numbered and (after.start - before.end >= _COLUMNS or before.surface in _COLONS):
            return True
    return False


def _is_row_of_a_series(words: Sequence[Token]) -> bool:
    """A period, white space, and what was counted in it."""
    gap = next((at for at in range(1, len(words)) if words[at].start - words[at - 1].end >= _COLUMNS), 0)
    counts = any(
        figure.pos[1:2] == ("数詞",)
        and unit.pos[0] in ("名詞", "接尾辞")
        and unit.pos[1] != "数詞"
        and unit.surface not in _CALENDAR
        for figure, unit in itertools.pairwise(words[gap:])
    )
    return gap > 0 and counts and any(word.surface in _PERIODS for word in words[:gap])


_PERIODS = frozenset("週 月 年 年度 期 四半期 回".split())
_CALENDAR = frozenset("年 月 日 時 分 秒 年度 週 曜 曜日".split())


def _is_name_of_a_thing(word: Token) -> bool:
    if word.pos[0] != "名詞":
        return False
    named = word.pos[1] == "固有名詞" or (word.pos[1] == "普通名詞" and word.pos[2] in ("一般", "サ変可能"))
    return named or word.surface in _TIMES


_TIMES = frozenset(("時刻", "日時", "期間", "時間", "期日", "期限"))
