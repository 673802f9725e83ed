"""Who says it, in one Japanese sentence: subjects of verbs of speech, によると, names beside quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from claims.fact.attribution import Attribution
from claims.fact.mention import Mention, Passage
from claims.fact.name_japanese import japanese_mentions
from claims.fact.name_word import surface_of
from claims.fact.wordlist import groups
from claims.text import Token

_OPENING, _CLOSING = "「『“", "」』”"
_TOPICS = ("は", "も", "が")
_TIME_UNITS = (
    "年",
    "月",
    "日",
    "時",
    "分",
    "前",
    "後",
    "頃",
    "ごろ",
    "ころ",
    "中",
    "朝",
    "夜",
    "午前",
    "午後",
)
_FURTHEST_PHRASE = 3  # phrases joined by の before the head: ある加工会社の社長
_NEAR_VERB = 4  # words between と and the verb: と重ねて述べた
_LAST_WORDS = 8  # words from a sentence's last verb to its end
_FARTHEST_SUBJECT = 12  # words of a subject between と and the verb: と、ある会社の社長は苦笑いした
_OPENS_SOURCE = frozenset("にで")  # によると, では
_LONGEST_BYLINE = 25  # characters on a line of its own before a quotation


class _Reader:
    """One sentence while it is being read: its words, which of them lie in 「」 or （）, its names."""

    def __init__(self, passage: Passage, names: Sequence[Mention]) -> None:
        self.text = passage.text
        self.tokens = passage.tokens
        self.depth, self.bracket = _depths(passage.tokens)
        self.names = {mention.end: mention for mention in names}

    def outside(self, place: int) -> bool:
        """Whether the word stands outside every quotation and bracket."""
        return self.depth[place] == 0 and self.bracket[place] == 0


def japanese_attributions(passage: Passage, names: Sequence[Mention] | None = None) -> list[Attribution]:
    """The attributions of one Japanese sentence, in order of their speakers' governed spans.

    Args:
        passage: the sentence.
        names: whom and what it names, where that has been read already.
    """
    if not passage.tokens:
        return []
    reader = _Reader(passage, japanese_mentions(passage) if names is None else names)
    return [*_sources(reader), *_spoken(reader), *_signed(reader), *_labelled(reader), *_voices(reader)]


def _depths(tokens: Sequence[Token]) -> tuple[list[int], list[int]]:
    """For each word how many quotations and how many brackets it stands in, its own marks included."""
    quotations: list[int] = []
    brackets: list[int] = []
    quotation = bracket = 0
    for token in tokens:
        quotation += token.surface in _OPENING
        bracket += token.surface in "(（["
        quotations.append(quotation)
        brackets.append(bracket)
        quotation = max(0, quotation - (token.surface in _CLOSING))
        bracket = max(0, bracket - (token.surface in ")）]"))
    return quotations, brackets


# -- noun phrases that can speak


def _phrase(reader: _Reader, end: int) -> tuple[int, int] | None:
    """The noun phrase whose last word is before `end`: (first, end) with what の joins to it, brackets left out."""
    tokens = reader.tokens
    while end > 0 and reader.bracket[end - 1] and not reader.depth[end - 1]:
        end -= 1
    start = _run_start(reader, end)
    if start == end:
        return None
    named = _person_at(reader, tokens[end - 1].end)
    if named:
        return next(place for place in range(start, end) if tokens[place].start >= named.start), end
    for _ in range(_FURTHEST_PHRASE):
        if start < 2 or tokens[start - 1].surface != "の" or not reader.outside(start - 1):
            break
        further = _run_start(reader, start - 1)
        if further == start - 1 or _is_time(tokens[further : start - 1]):
            break
        start = further
    if start > 0 and tokens[start - 1].pos[0] == "連体詞":
        start -= 1
    return start, end


def _run_start(reader: _Reader, end: int) -> int:
    start = end
    while start > 0 and _in_phrase(reader.tokens[start - 1]) and reader.outside(start - 1):
        if start < end and reader.tokens[start - 1].end != reader.tokens[start].start:
            break
        start -= 1
    while start < end - 1 and _tells_time(reader.tokens, start):
        start += 1
    return start


def _tells_time(tokens: Sequence[Token], place: int) -> bool:
    """A word of a date or time before the phrase proper: 同日, 4月, 18日夜."""
    token = tokens[place]
    if token.pos[1:2] == ("数詞",):
        return tokens[place + 1].surface in _TIME_UNITS
    return ("副詞可能" in token.pos or token.surface in _TIME_UNITS) and token.pos[1] != "固有名詞"


def _in_phrase(token: Token) -> bool:
    return token.pos[0] in ("名詞", "代名詞", "接頭辞", "接尾辞", "記号") or token.surface in ("・", "=")


def _is_time(tokens: Sequence[Token]) -> bool:
    """Whether の after the words says when: 18日の会見. The year of a pupil (3年の生徒) is none."""
    return tokens[-1].surface in ("日", "月", "時", "分", "前", "後", "中") or (
        "副詞可能" in tokens[-1].pos
        and tokens[-1].surface not in ("複数", "多く", "一部", "大半", "大勢", "多数")
    )


def _person_at(reader: _Reader, end: int) -> Mention | None:
    mention = reader.names.get(end)
    return mention if mention and mention.entity == "person" else None


def _can_speak(reader: _Reader, start: int, end: int) -> bool:
    """Whether the phrase names somebody or a body: by a name, a title, or its last word."""
    table = groups("speaker_heads.yml")
    tokens = reader.tokens
    head = tokens[end - 1]
    mention = reader.names.get(head.end)
    if mention and mention.entity != "work":
        return mention.entity != "place" or head.surface[-1] in "市県府都町村区道国本" or "国" in head.pos
    last = surface_of(tokens[max(start, end - 2) : end])
    suffixed = head.pos[0] == "接尾辞" and end - 2 >= start
    if (head.surface in table["never"] and not suffixed) or last in table["never"]:
        return False
    if head.normal == "一人" and end - 3 >= start and tokens[end - 2].surface == "の":
        return _can_speak(reader, start, end - 2)
    if end - 2 >= start and tokens[end - 2].pos[1:2] == ("数詞",):
        return False
    if head.surface in table["word"] or last in table["word"]:
        return True
    return len(last) > 1 and any(last.endswith(ending) for ending in table["ending"])


def _printed(reader: _Reader, start: int, end: int) -> tuple[str, int, int]:
    first, last = reader.tokens[start].start, reader.tokens[end - 1].end
    return reader.text[first:last], first, last


# -- によると, の話では, の話だ


def _sources(reader: _Reader) -> Iterator[Attribution]:
    tokens = reader.tokens
    for place in range(1, len(tokens)):
        if tokens[place].surface[0] not in _OPENS_SOURCE or not reader.outside(place):
            continue
        after = _according(tokens, place) or _by_account(tokens, place)
        phrase = _phrase(reader, place) if after else None
        if phrase:
            yield _source(reader, phrase)
    yield from _account_of(reader)


def _according(tokens: Sequence[Token], place: int) -> bool:
    """に at `place` followed by よると, よれば, よりますと."""
    if tokens[place].surface != "に" or place + 2 >= len(tokens):
        return tokens[place].surface in ("によると", "によれば")
    if tokens[place + 1].lemma not in ("よる", "因る", "依る", "拠る"):
        return False
    following = surface_of(tokens[place + 1 : place + 4])
    return following.startswith(("よると", "よれば", "よりますと"))


def _by_account(tokens: Sequence[Token], place: int) -> bool:
    """では at `place` after 話, 調べ, 発表 and the like."""
    particle = surface_of(tokens[place : place + 2])
    return particle.startswith("では") and tokens[place - 1].surface in groups("speech_verbs.yml")["source"]


def _source(reader: _Reader, phrase: tuple[int, int]) -> Attribution:
    start, end = phrase
    speaker, first, last = _printed(reader, start, end)
    return Attribution(first, reader.tokens[-1].end, speaker, first, last, "source")


def _account_of(reader: _Reader) -> Iterator[Attribution]:
    """Xの話だ, Xによる: the whole sentence says whose word the sentence before was."""
    tokens = reader.tokens
    for place in range(2, len(tokens)):
        is_account = (
            tokens[place].surface in groups("speech_verbs.yml")["source"]
            and tokens[place - 1].surface == "の"
        )
        if not (is_account and reader.outside(place) and _only_copula(tokens, place + 1)):
            continue
        phrase = _phrase(reader, place - 1)
        if phrase and _can_speak(reader, *phrase):
            speaker, first, last = _printed(reader, *phrase)
            only = phrase[0] == 0
            begin = tokens[0].start
            yield Attribution(begin, tokens[-1].end, speaker, first, last, "before" if only else "source")


def _only_copula(tokens: Sequence[Token], place: int) -> bool:
    rest = [token for token in tokens[place:] if token.pos[0] not in ("補助記号",)]
    return bool(rest) and all(
        token.pos[0] in ("助動詞", "形状詞") or "助動詞語幹" in token.pos or token.surface in ("と", "いう")
        for token in rest
    )


# -- verbs of speech


def _spoken(reader: _Reader) -> Iterator[Attribution]:
    """One attribution for each verb of speech; a verb without a subject of its own goes on with the one before."""
    begin = 0
    before: tuple[int, int] | None = None
    for place, end in _predicates(reader):
        subject = _subject(reader, begin, place) or before
        yield _attribution(reader, begin, place, end, subject)
        begin, before = end, subject


def _attribution(
    reader: _Reader, begin: int, place: int, end: int, subject: tuple[int, int] | None
) -> Attribution:
    tokens = reader.tokens
    first, last = tokens[begin].start, tokens[min(end, len(tokens)) - 1].end
    if subject is None:
        return Attribution(first, last, None, first, first)
    speaker, start, stop = _printed(reader, *subject)
    own = tokens[subject[1] - 1].surface in groups("speech_verbs.yml")["own"]
    leads = begin <= subject[0] and not _content_between(reader, begin, subject[0])
    bare = begin <= subject[0] and not _has_content(reader, begin, place, subject)
    governs: str = "before" if bare and begin == 0 else "span"
    return Attribution(start if leads else first, last, speaker, start, stop, governs, own)  # type: ignore[arg-type]


def _content_between(reader: _Reader, begin: int, end: int) -> bool:
    """Whether a quotation or a clause with と stands in the words: then the subject comes after what is said."""
    return any(
        reader.depth[place] or _is_quoting(reader.tokens, place) for place in range(begin, end)
    ) or any(token.surface == "を" for token in reader.tokens[max(begin, end - 1) : end])


def _has_content(reader: _Reader, begin: int, place: int, subject: tuple[int, int]) -> bool:
    """Whether the verb at `place` has something said beside its subject: a quotation, と, を, に, よう."""
    for other in range(begin, place):
        if subject[0] <= other < subject[1]:
            continue
        token = reader.tokens[other]
        if (
            reader.depth[other]
            or _is_quoting(reader.tokens, other)
            or token.surface in ("を", "よう", "こと", "について")
        ):
            return True
    return False


def _is_quoting(tokens: Sequence[Token], place: int) -> bool:
    """と that closes what is said: after 」, a verb, an adjective, だ, or before の (との)."""
    if tokens[place].surface != "と" or place == 0:
        return False
    before = tokens[place - 1]
    closes = (
        before.surface in _CLOSING
        or before.pos[0] in ("動詞", "助動詞", "形容詞", "形状詞")
        or before.surface in "か。"
    )
    return (closes and "接続助詞" not in tokens[place].pos) or (closes and before.surface in _CLOSING)


def _predicates(reader: _Reader) -> Iterator[tuple[int, int]]:
    """(place, end) of each verb of speech that ends a clause; end is the place after its endings."""
    place = 0
    while place < len(reader.tokens):
        length = _speech_length(reader, place) if reader.outside(place) else 0
        if not length:
            place += 1
            continue
        end = _predicate_end(reader, place + length)
        if not _attributive(reader, end):
            yield place, end
        place = end


def _speech_length(reader: _Reader, place: int) -> int:
    """How many words from `place` are a verb of speech; 0 for none."""
    tokens, table = reader.tokens, groups("speech_verbs.yml")
    for length in (3, 2) if tokens[place].surface in _first_of_phrases() else ():
        part = tokens[place : place + length]
        joined = "+".join([*(token.surface for token in part[:-1]), part[-1].lemma]) if part else ""
        if joined in table["phrase"] or "+".join(token.surface for token in part) in table["phrase"]:
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
    if token.lemma == "する" and place and _is_quoting(tokens, place - 1) and not _passive(tokens, place + 1):
        return 1
    if place and _is_quoting(tokens, place - 1) and _spoken_quotation(reader, place - 2):
        end = _to_clause_end(reader, place)
        return 0 if _names(tokens, place) or _has_topic(reader, place, end) else max(1, end - place)
    return 0


def _tells_after_topic(reader: _Reader, place: int) -> bool:
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
            if _is_quoting(tokens, here) and _spoken_quotation(reader, here - 1)
        ),
        None,
    )
    return said is not None and not _names(tokens, said + 1) and _has_topic(reader, said + 1, place)


def _has_topic(reader: _Reader, start: int, end: int) -> bool:
    """Whether somebody is named between what is said and the verb: 「…」と関係者は明かす."""
    return any(
        reader.tokens[place].surface in _TOPICS
        and reader.tokens[place].pos[0] == "助詞"
        and reader.outside(place)
        for place in range(start, end)
    )


@cache
def _first_of_phrases() -> frozenset[str]:
    return frozenset(phrase.partition("+")[0] for phrase in groups("speech_verbs.yml")["phrase"])


def _says(reader: _Reader, place: int, word: str, plain: str, quoting: str) -> bool:
    """Whether the word says something here: those of `quoting` only with と or a quotation just before."""
    table = groups("speech_verbs.yml")
    manner = place > 0 and reader.tokens[place - 1].surface in ("そう", "こう")
    if word in table[plain] or (manner and word in table[quoting]):
        return True
    if word not in table[quoting]:
        return False
    quoted = (here for here in range(place - 1, max(-1, place - _NEAR_VERB - _FARTHEST_SUBJECT), -1))
    last = next((here for here in quoted if _is_quoting(reader.tokens, here)), None)
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


def _spoken_quotation(reader: _Reader, place: int) -> bool:
    """Whether a quotation that reads like speech, not a name or a term, closes at `place`."""
    tokens = reader.tokens
    if tokens[place].surface not in _CLOSING:
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


def _to_clause_end(reader: _Reader, place: int) -> int:
    while place < len(reader.tokens) and not (
        reader.tokens[place].surface in "、。" and reader.outside(place)
    ):
        place += 1
    return place


def _predicate_end(reader: _Reader, end: int) -> int:
    tokens = reader.tokens
    while end < len(tokens) and (
        tokens[end].pos[0] in ("助動詞", "助詞")
        or tokens[end].lemma in ("する", "いる", "ある", "くる", "来る", "おる", "しまう")
    ):
        end += 1
    if end < len(tokens) and tokens[end].surface in "、。":
        end += 1
    return end


def _attributive(reader: _Reader, end: int) -> bool:
    """Whether a noun follows that the verb describes (発表した資料)."""
    last, tokens = end - 1, reader.tokens
    if tokens[last].surface in "、。" or end >= len(tokens):
        return False
    return tokens[end].pos[0] in ("名詞", "接頭辞", "連体詞", "代名詞") and tokens[last].pos[0] in (
        "助動詞",
        "動詞",
    )


def _subject(reader: _Reader, begin: int, place: int) -> tuple[int, int] | None:
    """The phrase that speaks: the one between what is said and the verb, else the first topic, else the first が."""
    found: dict[str, list[tuple[int, int]]] = {"は": [], "も": [], "が": []}
    said = begin
    for other in range(begin, place):
        if not reader.outside(other):
            continue
        if _is_quoting(reader.tokens, other):
            said = other
        if reader.tokens[other].surface in _TOPICS and reader.tokens[other].pos[0] == "助詞":
            phrase = _phrase(reader, other)
            if phrase and phrase[0] >= begin and _can_be_subject(reader, phrase):
                found[reader.tokens[other].surface].append(phrase)
    candidates = [phrase for particle in _TOPICS for phrase in found[particle]]
    late = [phrase for phrase in candidates if phrase[0] > said > begin]
    return next(iter(late or candidates), None)


def _can_be_subject(reader: _Reader, phrase: tuple[int, int]) -> bool:
    return reader.tokens[phrase[1] - 1].surface in groups("speech_verbs.yml")["own"] or _can_speak(
        reader, *phrase
    )


# -- quotations with a name beside them


def _signed(reader: _Reader) -> Iterator[Attribution]:
    """「…」（編集部・みなみ）: the name in brackets after a quotation that fills the sentence."""
    tokens = reader.tokens
    if tokens[0].surface not in _OPENING or tokens[-1].surface not in ")）":
        return
    start = len(tokens) - 1
    while start > 0 and reader.bracket[start - 1]:
        start -= 1
    if start == 0 or tokens[start - 1].surface not in _CLOSING or start + 1 >= len(tokens) - 1:
        return
    if all(token.pos[1:2] == ("数詞",) or token.surface in "歳才代" for token in tokens[start + 1 : -1]):
        return
    speaker, first, last = _printed(reader, start + 1, len(tokens) - 1)
    yield Attribution(tokens[0].start, tokens[-1].end, speaker, first, last)


def _labelled(reader: _Reader) -> Iterator[Attribution]:
    """Xさん「…」, 海保「けがは14人」: a speaker directly before a quotation that ends the sentence."""
    tokens = reader.tokens
    for place in range(1, len(tokens)):
        opens = tokens[place].surface in _OPENING and reader.depth[place] == 1 and not reader.bracket[place]
        if not opens or not _quotation_ends(reader, place):
            continue
        before = place - 1 if tokens[place - 1].surface in (":", "：", "は") else place
        phrase = _phrase(reader, before) if before else None
        if phrase and _can_speak(reader, *phrase):
            speaker, first, last = _printed(reader, *phrase)
            yield Attribution(first, tokens[-1].end, speaker, first, last)


def _quotation_ends(reader: _Reader, place: int) -> bool:
    return all(
        reader.depth[other] or reader.tokens[other].surface in "。"
        for other in range(place, len(reader.tokens))
    )


def byline_before(text: str, start: int) -> tuple[str, int, int] | None:
    """The name on the line of its own before a quotation that starts at `start`, if that line is one."""
    stop = start
    while stop > 0 and text[stop - 1].isspace():
        stop -= 1
    begin = text.rfind("\n", 0, stop) + 1
    line = text[begin:stop].strip()
    if "\n" not in text[stop:start] or not line or len(line) > _LONGEST_BYLINE or line[-1] in "。」』?？!！":
        return None
    return line, text.index(line, begin), stop


def _voices(reader: _Reader) -> Iterator[Attribution]:
    """専門家からは「…」との声が上がる: those from whom a view is heard."""
    tokens = reader.tokens
    for place in range(1, len(tokens) - 2):
        if tokens[place].surface != "から" or not reader.outside(place):
            continue
        heard = (here for here in range(place + 1, len(tokens) - 1) if reader.outside(here))
        voiced = any(
            tokens[here].surface in groups("speech_verbs.yml")["voice"]
            and tokens[here - 1].surface in ("の", "いう")
            and tokens[here - 2].surface == "と"
            for here in heard
        )
        phrase = _phrase(reader, place) if voiced else None
        if phrase and _can_speak(reader, *phrase):
            speaker, first, last = _printed(reader, *phrase)
            yield Attribution(first, tokens[-1].end, speaker, first, last)
