"""Subjects of verbs of speech in Japanese: 山田氏は…と述べた."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.fact.attribution import Attribution
from claims.fact.speaker_phrase import (
    CLOSING,
    OPENING,
    TOPICS,
    Reader,
    can_speak,
    joined_before,
    joined_katakana,
    phrase_before,
    printed,
)
from claims.fact.speech_verb import is_quoting, predicates
from claims.fact.wordlist import groups
from claims.text import Token

_THINKING = frozenset({"思う", "感じる", "考える"})  # AがBだと思う: が belongs to what is thought
_FROM_VERB = re.compile("[一-鿿].*[ぁ-ん]")
_ON_WHAT = tuple(
    f"{words}、"
    for words in (
        "については",
        "について",
        "に関しては",
        "に関して",
        "をめぐっては",
        "をめぐり",
        "をめぐって",
    )
)
"""What somebody speaks of, before who does: 売却については、社長は「事実はない」と否定した."""
_SURMISING = frozenset({"みる", "見る"})


def spoken(reader: Reader, sourced: bool = False) -> Iterator[Attribution]:
    """One attribution for each verb of speech; a verb without a subject of its own goes on with the one before.

    Where the sentence names its source (`sourced`), the source surmises: 市警によると、男は火を付けたとみて調べている.
    """
    begin = 0
    before: tuple[int, int] | None = None
    for place, end in predicates(reader):
        if sourced and reader.tokens[place].lemma in _SURMISING:
            continue
        if sourced and not _said_at(reader, begin, place)[0] > begin:
            continue  # 幹部によれば、先方は増便を要請した: that they asked is what the source tells
        named = _named_after(reader, place, end)
        subject = named or _subject(reader, begin, place) or before
        found = _attribution(reader, begin, place, end, subject)
        taken_up = named is not None and place > 0 and reader.tokens[place - 1].surface in ("そう", "こう")
        yield replace(found, governs="before") if taken_up else found
        begin, before = end, subject


def _attribution(
    reader: Reader, begin: int, place: int, end: int, subject: tuple[int, int] | None
) -> Attribution:
    tokens = reader.tokens
    first, last = tokens[begin].start, tokens[min(end, len(tokens)) - 1].end
    if subject is None:
        return Attribution(
            first, last, None, first, first, borrows=not _has_unknown_subject(reader, begin, place)
        )
    last = max(last, tokens[subject[1] - 1].end)
    speaker, start, stop = printed(reader, *subject)
    own = tokens[subject[1] - 1].surface in groups("speech_verbs.yml")["own"]
    told = _told_before(reader, begin, place, subject)
    leads = begin <= subject[0] and not told and not _content_between(reader, begin, subject[0])
    leads = leads and not reader.text[first:start].endswith(_ON_WHAT)
    bare = begin <= subject[0] and not told and not _has_content(reader, begin, place, subject)
    tells = groups("speech_verbs.yml")["tell"]
    bare = bare and (tokens[place].lemma in tells or tokens[place].surface in tells)
    governs: str = "before" if bare and begin == 0 else "span"
    return Attribution(start if leads else first, last, speaker, start, stop, governs, own)  # type: ignore[arg-type]


def _has_unknown_subject(reader: Reader, begin: int, place: int) -> bool:
    """北極ビールは「…」としている: who is named right before a quotation says it, known as a speaker or not.

    What is done, and when, says nothing (再開は「未定だ」と述べた): there the speaker is left out.
    """
    tokens = reader.tokens
    for here in range(begin, place - 1):
        opens = tokens[here + 1].surface in OPENING and reader.depth[here + 1] == 1
        named = opens and any(_is(reader, here, topic) for topic in TOPICS) and phrase_before(reader, here)
        if named and not _is_deed_or_time(tokens[named[1] - 1]):
            return True
    return False


def _is_deed_or_time(noun: Token) -> bool:
    """再開, 時期; 扱い, 見通し, which are verbs by their endings in kana."""
    return not {"サ変可能", "副詞可能"}.isdisjoint(noun.pos) or _FROM_VERB.fullmatch(noun.surface) is not None


def _content_between(reader: Reader, begin: int, end: int) -> bool:
    """Whether a quotation or a clause with と stands in the words: then the subject comes after what is said."""
    return any(reader.depth[place] or is_quoting(reader.tokens, place) for place in range(begin, end)) or any(
        token.surface == "を" for token in reader.tokens[max(begin, end - 1) : end]
    )


def _has_content(reader: Reader, begin: int, place: int, subject: tuple[int, int]) -> bool:
    """Whether the verb at `place` has something said beside its subject: a quotation, と, を, に, よう."""
    for other in range(begin, place):
        if subject[0] <= other < subject[1]:
            continue
        token = reader.tokens[other]
        if (
            reader.depth[other]
            or is_quoting(reader.tokens, other)
            or token.surface in ("を", "よう", "こと", "について")
        ):
            return True
    return False


def _named_after(reader: Reader, place: int, end: int) -> tuple[int, int] | None:
    """理事長が指示したと証言したのは元職員だ: the verb of speech at `place` is what is told of the one who spoke."""
    tokens = reader.tokens
    closed = end - (tokens[end - 1].surface == "、")
    if [token.surface for token in tokens[closed - 2 : closed]] != ["の", "は"] or closed - 2 <= place:
        return None
    first = end
    while first < len(tokens) and not (
        tokens[first].pos[0] in ("助動詞", "補助記号") and reader.outside(first)
    ):
        first += 1
    last = len(tokens)
    while last > end and tokens[last - 1].pos[0] in ("助動詞", "補助記号"):
        last -= 1
    # 秘書を務めた江藤氏だ: the first auxiliary may be that of a clause which describes who spoke.
    phrases = (phrase_before(reader, stop) for stop in (first, last))
    return next(
        (phrase for phrase in phrases if phrase and phrase[0] >= end and can_speak(reader, *phrase)), None
    )


def _subject(reader: Reader, begin: int, place: int) -> tuple[int, int] | None:
    """The phrase that speaks: the one between what is said and the verb, else the first topic, else a が.

    A が of a clause that describes a noun (理事長が使った問題で) is the subject of that clause alone. Of the others the
    one nearest before a quotation speaks in it; what is said without marks may have a が of its own, so the first does.
    """
    said, quoted = _said_at(reader, begin, place)
    topics = [*_topics(reader, begin, place, "は"), *_topics(reader, begin, place, "も")]
    nominatives = _nominatives(reader, begin, place)
    opening = [phrase for phrase in topics if _opens_quotation(reader, phrase[1])]
    late = [phrase for phrase in (*topics, *nominatives) if phrase[0] > said > begin]
    told = [phrase for phrase in (*topics, *nominatives) if _told_before(reader, begin, place, phrase)]
    nearest = nominatives[-1:] if quoted else nominatives[:1]
    return next(iter([*late, *told, *opening[-1:], *topics, *nearest]), None)


def _opens_quotation(reader: Reader, particle: int) -> bool:
    """野党は遅れを批判しているが、首相は「遅れはない」と反論した: who is named right before the quotation says it."""
    after = particle + 1 + (reader.tokens[particle + 1].surface == "、")
    return reader.tokens[after].surface in OPENING and reader.depth[after] == 1


def _said_at(reader: Reader, begin: int, place: int) -> tuple[int, bool]:
    """The と that closes what is said, else `begin`; and whether a quotation ends there."""
    tokens = reader.tokens
    said = [here for here in range(begin, place) if reader.outside(here) and is_quoting(tokens, here)]
    return (said[-1], tokens[said[-1] - 1].surface in CLOSING) if said else (begin, False)


def _told_before(reader: Reader, begin: int, place: int, phrase: tuple[int, int]) -> bool:
    """疑いがあると、東都新聞が3日報じた: only when and to whom stands between who is named after と and the verb.

    と after a verb can be when or if as well (会議が終わると、市長は話した); who is named speaks either way.
    """
    tokens, start, end = reader.tokens, phrase[0], phrase[1]
    between = range(end + 1, place)
    if start <= begin or any(_does_more(tokens, here) for here in between):
        return False
    if any(reader.depth[here] or is_quoting(tokens, here) for here in between):
        return False
    return any(_can_close(tokens, here) and reader.outside(here) for here in range(begin + 1, start))


def _does_more(tokens: Sequence[Token], place: int) -> bool:
    """Whether something else is done before the verb of speech; として, に対し, について only lead up to it."""
    particle = tokens[place - 1].surface in ("と", "に") and tokens[place].lemma in ("する", "対する", "つく")
    return tokens[place].surface == "を" or (tokens[place].pos[0] == "動詞" and not particle)


def _can_close(tokens: Sequence[Token], place: int) -> bool:
    """と after a verb, whose part of speech does not tell whether it quotes; not によると."""
    before, here = tokens[place - 1], tokens[place]
    open_to_both = here.surface == "と" and "接続助詞" in here.pos
    return open_to_both and before.pos[0] in ("動詞", "助動詞", "形容詞") and before.normal != "因る"


def _topics(reader: Reader, begin: int, place: int, particle: str) -> list[tuple[int, int]]:
    """The phrases that can speak with the particle after them, outside quotations."""
    found = (
        _marked(reader, begin, here, place) for here in range(begin, place) if _is(reader, here, particle)
    )
    return [phrase for phrase in found if phrase]


def _nominatives(reader: Reader, begin: int, place: int) -> list[tuple[int, int]]:
    """The phrases with が that can speak, at the verb's own level; where there are none, one that shares its verb.

    A clause that describes a noun takes the が before it (理事長が使った問題で): whoever that is may speak as well
    (首相が語った構想を説明した), but not of what others say of him (理事長が使った疑いがあると証言した).
    """
    tokens = reader.tokens
    if tokens[place].lemma in _THINKING:
        return []
    own: list[tuple[int, tuple[int, int] | None]] = []
    shared: list[tuple[int, int]] = []
    for here in range(begin, place):
        if _is(reader, here, "が") and "接続助詞" not in tokens[here].pos:
            own.append((here, _marked(reader, begin, here, place)))
        elif own and tokens[own[-1][0] + 1].surface != "、" and (noun := _described(reader, here)):
            _, phrase = own.pop()
            shared += [phrase] if phrase and noun not in groups("speech_verbs.yml")["matter"] else []
    return [phrase for _, phrase in own if phrase] or sorted(shared)[:1]


def _described(reader: Reader, place: int) -> str:
    """The noun that a clause whose verb ends at `place` describes; not 開いた会見, whose subject speaks there."""
    tokens = reader.tokens
    if (
        place + 1 >= len(tokens)
        or not reader.outside(place)
        or not tokens[place].pos[-1].startswith("連体形")
    ):
        return ""
    after = tokens[place + 1]
    if after.pos[0] not in ("名詞", "代名詞", "接頭辞") and "準体助詞" not in after.pos:
        return ""
    stop = next((here for here in range(place + 2, len(tokens)) if not _in_noun(tokens[here])), len(tokens))
    noun = tokens[stop - 1].surface
    return "" if noun in groups("speech_verbs.yml")["occasion"] else noun


def _in_noun(token: Token) -> bool:
    return token.pos[0] in ("名詞", "接尾辞", "接頭辞")


def _is(reader: Reader, place: int, particle: str) -> bool:
    token = reader.tokens[place]
    return token.surface == particle and token.pos[0] == "助詞" and reader.outside(place)


def _marked(reader: Reader, begin: int, place: int, verb: int) -> tuple[int, int] | None:
    """The phrase before the particle at `place`, with what と and や join to it, if it can speak with that verb."""
    phrase = phrase_before(reader, place)
    if phrase is None or phrase[0] < begin or not _can_be_subject(reader, phrase, verb):
        return None
    return max(begin, joined_before(reader, phrase[0])), phrase[1]


def _can_be_subject(reader: Reader, phrase: tuple[int, int], verb: int) -> bool:
    table, token = groups("speech_verbs.yml"), reader.tokens[verb]
    if reader.tokens[phrase[1] - 1].surface in table["own"] or can_speak(reader, *phrase):
        return True
    reports = token.lemma in table["press"] or token.surface in table["press"]
    return reports and bool(
        joined_katakana(reader.tokens[phrase[0] : phrase[1]])
    )  # オーシャン・プレスは…と報じた
