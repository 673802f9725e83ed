"""Where a Japanese noun phrase begins, and whether it names a time or a quantity rather than a thing."""

from __future__ import annotations

from collections.abc import Sequence

from claims.clause.grammar import is_predicate
from claims.text import Token
from claims.wordlist import word_list

_JOINING = frozenset({"及び", "並びに", "又は", "或いは"})
_COMMAS = frozenset("、，")
_TIME_COUNTERS = frozenset(
    {"日", "月", "年", "時", "分", "秒", "週", "週間", "年度", "世紀", "年間", "日間", "か月", "カ月"}
)
_TIME_ENDINGS = ("後", "時", "以降", "以来", "以後", "当日", "冒頭", "年度")
_OPENING = frozenset("（(【［[")
_CLOSING = frozenset("）)】］]")
# Heads that stand for the whole clause before them.
_FORMAL_HEADS = frozenset({"こと", "事", "の", "か"})


def phrase_start(tokens: Sequence[Token], depths: Sequence[int], mark: int) -> int:
    """The index of the first word of the noun phrase before a particle.

    Back over nouns, の, numbers, bracketed parts and a list's commas to the nearest other word; back to the clause's
    start where the head is こと, の or か; then on over labels and adverbial nouns that only stand before it.
    """
    head = mark - 1
    while head > 0 and tokens[head].normal in ("自体", "自身"):
        head -= 1
    if tokens[head].normal in _FORMAL_HEADS and head > 0 and is_predicate(tokens[head - 1]):
        return _clause_start(tokens, depths, head)
    start = _back(tokens, depths, mark, mark)
    while start > 1 and _continues_a_list(tokens, depths, start, mark):
        start = _back(tokens, depths, start - 1, mark)
    return _without_lead(tokens, depths, start, mark)


def _clause_start(tokens: Sequence[Token], depths: Sequence[int], head: int) -> int:
    """After the last topic or opening word before a clause that is itself the subject."""
    start = 0
    for index in range(head):
        topic = tokens[index].surface == "は" and tokens[index].pos[0] == "助詞" and not depths[index]
        opening = tokens[index].surface in _COMMAS and _only_opens(tokens[index - 1])
        if topic or opening:
            start = index + 1
    while start < head and (tokens[start].surface in _COMMAS or tokens[start].pos[0] == "接続詞"):
        start += 1
    return start


def _only_opens(word: Token) -> bool:
    return word.pos[0] in ("接続詞", "副詞") or "副詞可能" in word.pos


def _back(tokens: Sequence[Token], depths: Sequence[int], end: int, mark: int) -> int:
    start = end
    while start > 0 and (depths[start - 1] > depths[mark] or _in_noun_phrase(tokens, start - 1)):
        level = depths[start - 1] == depths[mark]
        if start < end and level and _is_gap(tokens[start - 1], tokens[start]):
            break
        start -= 1
    while start < end and not depths[start] and tokens[start].pos[0] in ("助詞", "補助記号", "接尾辞"):
        start += 1
    return start


def _in_noun_phrase(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.pos[0] == "助詞":
        of_it = tokens[index + 1].surface == "の" and token.surface in ("で", "へ", "から", "まで")
        return of_it or token.surface in ("の", "や", "と", "など")
    if token.pos[0] == "補助記号":
        return token.surface in ("・", "＝", "=")
    if token.pos[0] == "接続詞":
        return token.normal in _JOINING
    if is_predicate(token):
        return token.surface == "に" and tokens[index - 1].surface == "ならび"
    return token.pos[0] in ("名詞", "代名詞", "接頭辞", "接尾辞", "記号", "連体詞")


def _is_gap(before: Token, after: Token) -> bool:
    """White space between two words parts a label from what follows; within a person's name it does not."""
    names = len(before.pos) > 2 and before.pos[2] == "人名" and len(after.pos) > 2 and after.pos[2] == "人名"
    return after.start > before.end and not names


def _continues_a_list(tokens: Sequence[Token], depths: Sequence[int], start: int, mark: int) -> bool:
    """Whether the comma before the phrase joins it to more of the same: A、B、Cの4人が, AやB、Cは."""
    comma = start - 1
    if tokens[comma].surface not in _COMMAS or depths[comma] != depths[mark]:
        return False
    before = tokens[comma - 1]
    if before.pos[0] not in ("名詞", "接尾辞", "代名詞") or is_time(tokens[comma - 1 : comma]):
        return False
    earlier = _back(tokens, depths, comma, mark)
    if earlier == comma or is_time(tokens[earlier:comma]):
        return False
    commas = sum(1 for i in range(earlier - 1, mark) if i >= 0 and tokens[i].surface in _COMMAS)
    joined = any(
        token.normal in _JOINING or token.surface in ("や", "と", "など", "ら", "両")
        for token, depth in zip(tokens[earlier:mark], depths[earlier:mark], strict=True)
        if depth == depths[mark]
    )
    return joined or commas >= 2 or _sums_up(tokens, start, mark)


def _sums_up(tokens: Sequence[Token], start: int, mark: int) -> bool:
    """…の4人が: a count of what the list names closes it."""
    return any(tokens[i].surface == "の" and tokens[i + 1].pos[1] == "数詞" for i in range(start, mark - 2))


def _without_lead(tokens: Sequence[Token], depths: Sequence[int], start: int, mark: int) -> int:
    """Without a label in brackets before the phrase (【東京】, （3）) and without adverbial nouns (今後, うち)."""
    while start < mark - 1:
        token, after = tokens[start], tokens[start + 1]
        if token.surface in _OPENING:
            closing = next((i for i in range(start, mark) if tokens[i].surface in _CLOSING), None)
            if closing is None or closing + 1 >= mark:
                break
            start = closing + 1
        elif _is_left_over(token, start, depths) or (
            _is_opening_noun(token) and not _belongs_to_next(token, after)
        ):
            start += 1
        else:
            break
    return start


def _is_left_over(token: Token, start: int, depths: Sequence[int]) -> bool:
    """A particle or sign left standing once a label before it is gone."""
    return bool(start) and token.pos[0] in ("助詞", "補助記号") and not depths[start]


def _is_opening_noun(token: Token) -> bool:
    adverbial = "副詞可能" in token.pos and token.normal not in word_list("actors.txt", "claims.clause")
    return adverbial or token.normal in word_list("opening_nouns.txt", "claims.clause")


def _belongs_to_next(token: Token, after: Token) -> bool:
    """当時の社長, 昨年12月の会合, 前日分: the noun is part of the phrase."""
    counted = after.pos[1] == "数詞" and token.normal not in ("うち", "内", "抑")
    return after.pos[0] in ("助詞", "接尾辞", "補助記号") or counted


def is_time(words: Sequence[Token]) -> bool:
    """今回は, １８日は, ここ数年は, 事故後は: the words tell when."""
    return bool(words) and all(map(_tells_when, words))


def _tells_when(word: Token) -> bool:
    if word.normal in word_list("actors.txt", "claims.clause"):
        return False
    if word.pos[0] in ("助詞", "補助記号", "接続詞"):
        return word.surface in ("の", "及び", "と", "・")
    if word.normal in ("此処", "今") or word.pos[1] == "数詞" or word.surface in _TIME_COUNTERS:
        return True
    if "副詞可能" in word.pos or word.normal in word_list("opening_nouns.txt", "claims.clause"):
        return True
    return len(word.surface) > 1 and word.pos[0] == "名詞" and word.surface.endswith(_TIME_ENDINGS)


def is_quantity(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is a count (1人も, 3回も): how many, not who."""
    word = tokens[index]
    return word.pos[1] == "数詞" or (
        word.pos[0] == "接尾辞" and index > 0 and tokens[index - 1].pos[1] == "数詞"
    )
