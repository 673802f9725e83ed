"""Which verb a が belongs to: the clause's own, or that of a part inside it.

A part describes a noun (米国が核を使う場合), is quoted or asked (傘が機能していると示す), or is a condition or a
reason (雨が続けば).
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.clause.grammar import (
    compound_particles,
    form,
    governors,
    is_factive,
    is_predicate,
    is_subject_particle,
)
from claims.text import Token
from claims.wordlist import word_list

_COMMAS = frozenset("、，")
_SUBORDINATING = frozenset({"ば", "と", "から", "けど"})
# Nouns that make a clause before them a time, a reason or a case
_CIRCUMSTANCES = frozenset({"為", "場合", "時", "際", "とき", "うち", "間", "まま", "侭", "度", "上"})
_CLAUSE_NOUNS = frozenset({"こと", "事", "の", "物", "もの", "よう", "所", "ところ"})
_BEING = frozenset(
    {"有る", "無い", "高い", "低い", "強い", "大きい", "小さい", "薄い", "残る", "出る", "濃い"}
)


def is_own(tokens: Sequence[Token], depths: Sequence[int], mark: int) -> bool:
    """Whether the が at `mark` names who or what the whole clause is about."""
    if tokens[mark - 1].normal in ("こと", "事", "の") and is_factive(tokens, mark):
        return False
    if is_modal(tokens, mark):
        return False
    if mark + 1 >= len(tokens) or tokens[mark + 1].surface in _COMMAS:
        return True
    verb = own_verb(tokens, depths, mark)
    return verb is None or not _in_a_part(tokens, depths, mark, verb)


def is_modal(tokens: Sequence[Token], mark: int) -> bool:
    """加わる可能性がある, 見直す必要もある: how sure or how needed, not who."""
    head = tokens[mark - 1]
    described = mark > 1 and is_predicate(tokens[mark - 2])
    following = [token for token in tokens[mark + 1 : mark + 4] if token.pos[0] != "補助記号"]
    noun = head.normal in governors() and head.normal not in _CLAUSE_NOUNS
    return described and noun and any(token.normal in _BEING for token in following)


def own_verb(tokens: Sequence[Token], depths: Sequence[int], mark: int) -> int | None:
    """The index of the last word of the verb that the particle's noun goes with, or None where none follows.

    Over verbs that lead on to the next (集まって決めた), adjectives before nouns, and verbs that work as particles
    (における, に基づく).
    """
    here = mark
    while (here := here + 1) < len(tokens):
        word = tokens[here]
        if (
            depths[here]
            or not is_predicate(word)
            or _is_particle_like(tokens, here)
            or _qualifies(tokens, here)
        ):
            continue
        if here + 1 < len(tokens) and _goes_on(tokens, here):
            continue
        return here
    return None


def _is_particle_like(tokens: Sequence[Token], here: int) -> bool:
    particle = here - 1
    if (
        tokens[here - 1].pos[0] == "助詞"
        and (tokens[particle].surface, tokens[here].normal) in compound_particles()
    ):
        return True
    return tokens[here].pos[0] == "助動詞" and tokens[here].surface in ("に", "な")


def _qualifies(tokens: Sequence[Token], here: int) -> bool:
    """軽いけが: an adjective directly before its noun."""
    adjective = tokens[here].pos[0] == "形容詞" and form(tokens[here]).startswith("連体形")
    return adjective and tokens[here].normal not in ("無い", "ない")


def _goes_on(tokens: Sequence[Token], here: int) -> bool:
    """Whether the verb is not finished at this word: an auxiliary or another verb follows, or 〜て without a comma."""
    after = tokens[here + 1]
    if is_predicate(after) and not form(tokens[here]).startswith(("終止形", "連体形")):
        return True
    if is_predicate(after) and after.pos[0] == "助動詞":
        return True
    if after.surface in ("て", "で") and after.pos[1] == "接続助詞":
        return here + 2 < len(tokens) and tokens[here + 2].surface not in _COMMAS
    open_ended = form(tokens[here]).startswith("連用形")
    return open_ended and after.surface not in _COMMAS and after.pos[0] not in ("助詞",)


def _in_a_part(tokens: Sequence[Token], depths: Sequence[int], mark: int, verb: int) -> bool:
    if form(tokens[verb]).startswith("仮定形"):
        return True
    if verb + 1 >= len(tokens):
        return False
    after = tokens[verb + 1]
    if after.pos[0] in ("名詞", "代名詞", "接頭辞"):
        parted = any(tokens[index].surface in _COMMAS and not depths[index] for index in range(mark, verb))
        # 市民団体が先月、存続を求める署名を届けた: the comma parts the が from what describes the noun.
        whole = tokens[verb + 1].normal in _CIRCUMSTANCES | _CLAUSE_NOUNS
        return (whole or not parted) and _describes(tokens, depths, mark, verb + 1)
    if after.pos[0] != "助詞" or verb + 2 >= len(tokens):
        return False
    if after.surface == "か":
        return tokens[verb + 2].surface not in "。？?"
    if after.surface == "の" and after.pos[1] == "準体助詞":
        return tokens[verb + 2].surface in ("で", "に")
    return after.surface in _SUBORDINATING


def _describes(tokens: Sequence[Token], depths: Sequence[int], mark: int, noun: int) -> bool:
    """Whether the verb before the noun only describes it: 中国が台湾に侵攻した場合, 東都新聞が入手した記録.

    被爆国が依存を強める形となる is all one predicate. Where the が opens its clause and the noun could as well be
    the object (関係者が協議を認める証言を寄せた), it is taken for the main verb's.
    """
    word = tokens[noun]
    rest = range(noun + 1, len(tokens))
    if not any(tokens[index].pos[0] == "助詞" for index in rest):
        return word.normal in _CIRCUMSTANCES
    if word.normal in _CLAUSE_NOUNS | _CIRCUMSTANCES:
        return not _ends_in_becoming(tokens, noun)
    if word.normal in governors() | word_list("outcome_nouns.txt", "claims.clause"):
        return False
    later = any(is_subject_particle(tokens, index) and not depths[index] for index in rest)
    return later or not _opens(tokens, depths, mark) or _is_near(tokens, mark, noun)


def _ends_in_becoming(tokens: Sequence[Token], noun: int) -> bool:
    """〜することになる, 〜するようになった, 〜ものだ: the clause's own end."""
    following = [token for token in tokens[noun + 1 : noun + 4] if token.pos[0] != "補助記号"]
    if len(following) < 2 or following[0].surface not in ("に", "と"):
        return (
            bool(following)
            and following[0].normal in ("だ", "です")
            and tokens[noun].normal in ("物", "よう")
        )
    return following[1].normal in ("成る", "為る")


def _opens(tokens: Sequence[Token], depths: Sequence[int], mark: int) -> bool:
    """Whether no verb and no other argument stands before the noun of the が; 市内では tells but where."""
    return not any(
        is_predicate(token)
        or (token.pos[0] == "助詞" and token.surface in ("を", "に", "は") and not _tells_where(tokens, here))
        for here, token in enumerate(tokens[:mark])
        if not depths[here]
    )


def _tells_where(tokens: Sequence[Token], here: int) -> bool:
    return here > 0 and tokens[here].surface == "は" and tokens[here - 1].surface == "で"


def _is_near(tokens: Sequence[Token], mark: int, noun: int) -> bool:
    """東都新聞が入手した記録: nothing but the verb between the が and the noun it describes."""
    return not any(
        token.pos[0] == "助詞" and token.surface in ("を", "に", "で", "と", "へ")
        for token in tokens[mark + 1 : noun]
    )
