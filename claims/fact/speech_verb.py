"""Verbs of speech in a Japanese sentence, and whether they say something there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from claims.fact.speaker_phrase import CLOSING, TOPICS, Reader
from claims.fact.wordlist import groups
from claims.text import Token

_MANNERS = frozenset({"様子", "表情", "口ぶり", "面持ち"})  # 「…」と驚いた様子だ
_NEAR_VERB = 4  # words between と and the verb: と重ねて述べた
_LAST_WORDS = 8  # words from a sentence's last verb to its end
_FARTHEST_SUBJECT = 12  # words of a subject between と and the verb: と、ある会社の社長は苦笑いした


def predicates(reader: Reader) -> Iterator[tuple[int, int]]:
    """(place, end) of each verb of speech that ends a clause; end is the place after its endings."""
    end = 0
    for place in _likely(reader):
        length = _speech_length(reader, place) if place >= end and reader.outside(place) else 0
        if length:
            end = _predicate_end(reader, place + length)
            silent = _is_silent(reader, place, place + length) or _is_ill(reader.tokens, place)
            if not silent and not _attributive(reader, end):
                yield place, end


def _is_silent(reader: Reader, place: int, after: int) -> bool:
    """会社側はまだ回答していない: who says nothing is no source; what was not said may be (〜とは言っていない)."""
    tokens = reader.tokens
    if any(is_quoting(tokens, here) for here in range(place)):
        return False
    for token in tokens[after : after + _LONGEST_ENDING]:
        if token.normal in ("ない", "無い", "ず", "ぬ"):
            return True
        if token.pos[0] not in ("動詞", "助動詞", "助詞") or token.surface in ("が", "を", "は"):
            return False
    return False


def _is_ill(tokens: Sequence[Token], place: int) -> bool:
    """体調不良を訴えて運ばれた: who complains of an illness tells the doctor, not the reader."""
    if tokens[place].lemma != "訴える" or place < 2 or tokens[place - 1].surface not in ("を", "など"):
        return False
    object_ = tokens[place - 2 - (tokens[place - 1].surface == "を" and tokens[place - 2].surface == "など")]
    return object_.surface in groups("speech_verbs.yml")["ailment"]


_LONGEST_ENDING = 6
"""Words of a verb's ending: していませんでした."""


def _likely(reader: Reader) -> list[int]:
    """The places of the words that can say something, or begin to, also after a と or last after a quotation."""
    tokens, nouns, verbs = reader.tokens, _nouns(), _verbs()
    last = len(tokens) - _LAST_WORDS if reader.quotes else len(tokens)
    return [
        place
        for place, token in enumerate(tokens)
        if token.lemma in verbs
        or token.surface in nouns
        or (place >= last and token.pos[0] == "動詞")
        or (place and tokens[place - 1].surface == "と")
    ]


@cache
def _verbs() -> frozenset[str]:
    """The verbs of speech."""
    table = groups("speech_verbs.yml")
    return table["say"] | table["quote"]


@cache
def _nouns() -> frozenset[str]:
    """The words, as printed, that become verbs of speech or begin a phrase of speech."""
    table = groups("speech_verbs.yml")
    return table["suru"] | table["suru_quote"] | table["stance"] | _first_of_phrases()


def _speech_length(reader: Reader, place: int) -> int:
    """How many words from `place` are a verb of speech; 0 for none."""
    tokens, table = reader.tokens, groups("speech_verbs.yml")
    for length in (3, 2) if tokens[place].surface in _first_of_phrases() else ():
        part = tokens[place : place + length]
        joined = "+".join([*(token.surface for token in part[:-1]), part[-1].lemma]) if part else ""
        if joined in table["phrase"] or "+".join(token.surface for token in part) in table["phrase"]:
            return length
    if length := _stance_length(tokens, place):
        return length
    token = tokens[place]
    if (
        token.pos[0] == "動詞"
        and not _passive(tokens, place + 1)
        and _says(reader, place, token.lemma, "say", "quote")
    ):
        return int(token.lemma != "言う" or "言" in token.surface)
    if (
        token.pos[0] == "名詞"
        and _is_verbal(tokens, place)
        and _says(reader, place, token.surface, "suru", "suru_quote")
    ):
        return 1
    if _tells_after_topic(reader, place):
        return 1
    if token.lemma == "する" and place and is_quoting(tokens, place - 1) and not _passive(tokens, place + 1):
        return 1
    if place and is_quoting(tokens, place - 1) and _spoken_quotation(reader, place - 2):
        end = _to_clause_end(reader, place)
        return 0 if _names(tokens, place) or _has_topic(reader, place, end) else max(1, end - place)
    return 0


def _stance_length(tokens: Sequence[Token], place: int) -> int:
    """違反はないとの認識を改めて示した, 「適切だ」との立場を崩していない: a stance that is shown says what it is."""
    table = groups("speech_verbs.yml")
    if tokens[place].surface not in table["stance"] or place < 3 or tokens[place - 1].surface != "の":
        return 0
    if not is_quoting(tokens, place - 2) or place + 2 >= len(tokens) or tokens[place + 1].surface != "を":
        return 0
    verbs = table["stance_verb"]
    shown = (here for here in range(place + 2, min(len(tokens), place + 6)) if tokens[here].lemma in verbs)
    return next(shown, place - 1) - place + 1


def _tells_after_topic(reader: Reader, place: int) -> bool:
    """「もう一度」と渡辺さんは前を向く: whatever verb closes the sentence, who is named after the quotation speaks."""
    tokens = reader.tokens
    if tokens[place].pos[0] != "動詞" or len(tokens) - place > _LAST_WORDS:
        return False
    if any(token.pos[0] in ("動詞", "名詞") for token in tokens[place + 1 :]):
        return False
    said = next(
        (
            here
            for here in range(place - 1, 1, -1)
            if is_quoting(tokens, here) and _spoken_quotation(reader, here - 1)
        ),
        None,
    )
    return said is not None and not _names(tokens, said + 1) and _has_topic(reader, said + 1, place)


def _has_topic(reader: Reader, start: int, end: int) -> bool:
    """Whether somebody is named between what is said and the verb: 「…」と関係者は明かす."""
    return any(
        reader.tokens[place].surface in TOPICS
        and reader.tokens[place].pos[0] == "助詞"
        and reader.outside(place)
        for place in range(start, end)
    )


@cache
def _first_of_phrases() -> frozenset[str]:
    return frozenset(phrase.partition("+")[0] for phrase in groups("speech_verbs.yml")["phrase"])


def _says(reader: Reader, place: int, word: str, plain: str, quoting: str) -> bool:
    """Whether the word says something here: those of `quoting` only with と or a quotation just before."""
    table = groups("speech_verbs.yml")
    manner = place > 0 and reader.tokens[place - 1].surface in ("そう", "こう")
    if word in table[plain] or (manner and word in table[quoting]):
        return True
    if word not in table[quoting]:
        return False
    quoted = (here for here in range(place - 1, max(-1, place - _NEAR_VERB - _FARTHEST_SUBJECT), -1))
    last = next((here for here in quoted if is_quoting(reader.tokens, here)), None)
    return last is not None and (place - last <= _NEAR_VERB or _has_topic(reader, last + 1, place))


def _passive(tokens: Sequence[Token], place: int) -> bool:
    """Whether れる or られる follows: 公表された leaves out who said it."""
    return any(token.lemma in ("れる", "られる") for token in tokens[place : place + 2])


def _is_verbal(tokens: Sequence[Token], place: int) -> bool:
    """A noun of saying used as a verb: with する after it, or ending the clause after と or を."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following and following.lemma == "する":
        return (
            place > 0
            and tokens[place - 1].pos[0] in ("助詞", "補助記号", "副詞")
            and not _passive(tokens, place + 2)
        )
    ends = following is None or following.surface in "。、"
    return ends and place > 0 and tokens[place - 1].surface in ("と", "を", "とも")


def is_quoting(tokens: Sequence[Token], place: int) -> bool:
    """と that closes what is said: after 」, a verb, an adjective, だ, or before の (との)."""
    if tokens[place].surface != "と" or place == 0:
        return False
    before = tokens[place - 1]
    if before.surface == "など" and place > 1:
        before = tokens[place - 2]
    surmised = (
        before.pos[0] == "名詞" and place + 1 < len(tokens) and tokens[place + 1].lemma in ("みる", "見る")
    )
    closes = (
        surmised
        or before.surface in CLOSING
        or before.pos[0] in ("動詞", "助動詞", "形容詞", "形状詞")
        or before.surface in "か。"
    )
    return (closes and "接続助詞" not in tokens[place].pos) or (closes and before.surface in CLOSING)


def _spoken_quotation(reader: Reader, place: int) -> bool:
    """Whether a quotation that reads like speech, not a name or a term, closes at `place`."""
    tokens = reader.tokens
    if tokens[place].surface not in CLOSING:
        return False
    last = tokens[place - 1]
    ends = (
        last.pos[0] in ("動詞", "助動詞", "形容詞")
        or last.pos[1:2] == ("終助詞",)
        or last.surface in "。?？!！…"
    )
    start = place
    while start > 0 and reader.depth[start - 1]:
        start -= 1
    return ends or any(token.surface == "。" for token in tokens[start:place])


def _names(tokens: Sequence[Token], place: int) -> bool:
    """Whether what follows 「…」と gives a name, or only compares."""
    table = groups("speech_verbs.yml")["naming"]
    return (
        tokens[place].lemma in table
        or tokens[place].surface in table
        or tokens[place].pos[0] in ("助詞", "補助記号")
    )


def _to_clause_end(reader: Reader, place: int) -> int:
    while place < len(reader.tokens) and not (
        reader.tokens[place].surface in "、。" and reader.outside(place)
    ):
        place += 1
    return place


def _predicate_end(reader: Reader, end: int) -> int:
    tokens = reader.tokens
    while end < len(tokens) and (
        tokens[end].pos[0] in ("助動詞", "助詞")
        or tokens[end].lemma in ("する", "いる", "ある", "くる", "来る", "おる", "しまう")
    ):
        end += 1
    if end < len(tokens) and tokens[end].surface in "、。":
        end += 1
    return end


def _attributive(reader: Reader, end: int) -> bool:
    """Whether a noun follows that the verb describes (発表した資料)."""
    last, tokens = end - 1, reader.tokens
    if (
        end < len(tokens)
        and tokens[end].surface in _MANNERS
        and all(word.pos[0] in ("助動詞", "補助記号") for word in tokens[end + 1 :])
    ):
        return False
    if tokens[last].surface in "、。" or end >= len(tokens):
        return False
    return tokens[end].pos[0] in ("名詞", "接頭辞", "連体詞", "代名詞") and tokens[last].pos[0] in (
        "助動詞",
        "動詞",
    )
